"""The practice's own words in its letters: the list, one kind, and how it then reads."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from medlegal.flows.letter_kind import LetterKind
from medlegal.flows.letter_kinds import KINDS
from medlegal.flows.try_wording import CannotTry, try_wording
from medlegal.flows.word_letters import LONGEST, word_letter
from medlegal.portal.doors import closed_to_caches, done
from medlegal.portal.letter_forms import LANGUAGES
from medlegal.portal.official_forms import need_manager
from medlegal.practice.audit.services import record
from medlegal.practice.authoring.letter_selectors import wording_of, wordings_of
from medlegal.practice.people.models import Practice

LOCKED = "What the law and the case dictate stands between the two and cannot be changed here."


class WordingForm(forms.Form):
    opening = forms.CharField(
        label="Your first paragraphs",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A paragraph a line. Nothing about one case: the same words go into every letter of this kind.",
    )
    closing = forms.CharField(
        label="Your last paragraphs",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=LOCKED,
    )


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """Every kind of letter of each managed practice, with what the practice says in it."""
    practices = need_manager(request.user)
    rows = [(practice, kinds_of(practice)) for practice in practices]
    context = {"place": "wordings", "rows": rows, "locked": [kind for kind in KINDS.values() if kind.form]}
    return render(request, "portal/practice/wordings.html", context)


def kinds_of(practice: Practice) -> list[dict[str, object]]:
    said = {(one.kind, one.language): one for one in wordings_of(practice.pk)}
    return [
        {"kind": kind, "language": key, "spoken": LANGUAGES[key], "said": said.get((kind.key, key))}
        for kind in KINDS.values()
        if not kind.form
        for key in kind.languages
    ]


@login_required
def one(request: HttpRequest, practice_id: int, kind: str, language: str) -> HttpResponse:
    """The words of one kind; sent, they are kept."""
    practice, known = wanted(request, practice_id, kind, language)
    kept = wording_of(practice.pk, kind, language)
    first = {"opening": kept.opening, "closing": kept.closing} if kept else {}
    form = WordingForm(request.POST or None, initial=first)
    today = timezone.localdate()
    about = {"kind": kind, "language": language, "on": today, "actor": request.user}
    if form.is_bound and done(form, lambda: word_letter(practice, **form.cleaned_data, **about)):
        messages.success(request, "The words are kept. Drafts that wait read so from now on.")
        return redirect("letter_wording", practice.pk, kind, language)
    context = {"place": "wordings", "practice": practice, "kind": known, "language": language, "form": form}
    context |= {"spoken": LANGUAGES[language], "kept": kept}
    return render(request, "portal/practice/wording.html", context, status=422 if form.is_bound else 200)


def wanted(request: HttpRequest, practice_id: int, kind: str, language: str) -> tuple[Practice, LetterKind]:
    practice = next((one for one in need_manager(request.user) if one.pk == practice_id), None)
    known = KINDS.get(kind)
    if practice is None or known is None or known.form or language not in known.languages:
        raise Http404("No letter of that kind is worded here.")
    return practice, known


@login_required
def tried(request: HttpRequest, practice_id: int, kind: str, language: str) -> HttpResponse:
    """The letter with the kept words, as the latest evaluation in which it is possible would read it."""
    practice, _ = wanted(request, practice_id, kind, language)
    try:
        evaluation, content = try_wording(practice, kind=kind, language=language, on=timezone.localdate())
    except CannotTry as refused:
        messages.error(request, str(refused))
        return redirect("letter_wording", practice.pk, kind, language)
    record("paper.opened", of=evaluation, actor=request.user, paper=f"trial of {kind}")
    answer = HttpResponse(content, content_type="application/pdf")
    return closed_to_caches(answer, name=f"{kind} {language}.pdf", shown=True)
