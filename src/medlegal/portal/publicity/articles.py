"""The company's texts: a list of them, an editor beside the other language, previews and history."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation

from medlegal.flows.refusal import Refused
from medlegal.flows.write_article import (
    begin_article,
    publish_article,
    restore_version,
    take_down,
    write_article,
)
from medlegal.portal.doors import done
from medlegal.portal.public.texts import filled
from medlegal.portal.publicity.article_forms import ArticleForm, NewArticleForm
from medlegal.portal.publicity.doors import for_the_company
from medlegal.practice.publicity.models import Language, Version
from medlegal.practice.publicity.selectors import (
    articles_listed,
    draft_shown,
    kind_of,
    latest_text,
    versions_of,
)

FIELDS = ("title", "summary", "body")


@for_the_company
def listed(request: HttpRequest) -> HttpResponse:
    return render(request, "publicity/articles.html", {"place": "content", "articles": articles_listed()})


@for_the_company
def begun(request: HttpRequest) -> HttpResponse:
    form = NewArticleForm(request.POST or None)

    def begin() -> Version:
        return begin_article(**form.named(), told=form.told(), at=timezone.now(), actor=request.user)

    version = done(form, begin) if form.is_bound else None
    if version is None:
        context = {"place": "content", "form": form}
        return render(request, "publicity/article_new.html", context, status=422 if form.is_bound else 200)
    messages.success(request, "The draft is kept. Look at it, then publish it.")
    return redirect("content_article", version.article.key, version.language)


@for_the_company
def show(request: HttpRequest, key: str, language: str) -> HttpResponse:
    last = text_or_404(key, language)
    form = ArticleForm(request.POST or None, initial={field: getattr(last, field, "") for field in FIELDS})

    def write() -> Version:
        return write_article(key, language, told=form.told(), at=timezone.now(), actor=request.user)

    version = done(form, write) if form.is_bound else None
    if version is None:
        context = editor(key, language, form)
        return render(request, "publicity/article.html", context, status=422 if form.is_bound else 200)
    messages.success(request, f"Version {version.number} is kept as a draft. Look at it, then publish it.")
    return redirect("content_version", key, language, version.number)


def text_or_404(key: str, language: str) -> Any:
    if kind_of(key) is None or language not in Language.values:
        raise Http404("There is no such page.")
    return latest_text(key, language)


def editor(key: str, language: str, form: ArticleForm) -> dict[str, Any]:
    other = "en" if language == "es" else "es"
    return {
        "place": "content",
        "key": key,
        "kind": kind_of(key),
        "language": Language(language),
        "other_language": Language(other),
        "other": latest_text(key, other),
        "versions": list(versions_of(key, language)),
        "form": form,
    }


def version_or_404(key: str, language: str, number: int) -> Version:
    version: Version = get_object_or_404(versions_of(key, language), number=number)
    return version


@for_the_company
def preview(request: HttpRequest, key: str, language: str, number: int) -> HttpResponse:
    """The version in the clothes of the public site."""
    version = version_or_404(key, language, number)
    context = {"article": filled(draft_shown(version)), "version": version, "key": key}
    with translation.override(language):
        return render(request, "publicity/preview.html", context)


def publish(request: HttpRequest, version: Version) -> str:
    publish_article(version, at=timezone.now(), actor=request.user)
    return "Published. Everybody reads it now."


def restore(request: HttpRequest, version: Version) -> str:
    restored = restore_version(version, at=timezone.now(), actor=request.user)
    return f"What version {version.number} said is kept anew as draft {restored.number}."


ACTS: dict[str, Callable[[HttpRequest, Version], str]] = {"publish": publish, "restore": restore}


@for_the_company
def acted(request: HttpRequest, key: str, language: str, number: int, act: str) -> HttpResponse:
    version = version_or_404(key, language, number)
    if act not in ACTS:
        raise Http404("Nothing of that name is done with a version.")
    if request.method == "POST":
        tell(request, lambda: ACTS[act](request, version))
    return redirect("content_article", key, language)


@for_the_company
def taken_down(request: HttpRequest, key: str, language: str) -> HttpResponse:
    text_or_404(key, language)

    def take() -> str:
        take_down(key, language, at=timezone.now(), actor=request.user)
        return "It is no longer shown in this language. Publish a version to show it again."

    if request.method == "POST":
        tell(request, take)
    return redirect("content_article", key, language)


def tell(request: HttpRequest, act: Callable[[], str]) -> None:
    try:
        messages.success(request, act())
    except Refused as refused:
        messages.error(request, str(refused))
