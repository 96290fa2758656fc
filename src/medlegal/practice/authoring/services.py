"""Keeps what the physician wrote, in the physician's words, and what each sentence rests on."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from medlegal.practice.audit.services import record
from medlegal.practice.authoring.models import Question, Report, Sentence, Source
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.correspondence.models import Serving
from medlegal.practice.intake.models import Declaration, Page
from medlegal.practice.people.models import User

Written = tuple[str, Sequence[Page]]  # a paragraph and the pages it cites


def begin_report(evaluation: Evaluation, *, actor: User | None) -> Report:
    """The report of this evaluation; it is begun once."""
    report, is_new = Report.objects.get_or_create(practice_id=evaluation.practice_id, evaluation=evaluation)
    if is_new:
        record("report.begun", of=report, actor=actor, report=report.pk)
    return report


def write_section(
    report: Report, *, section: str, paragraphs: Iterable[Written], at: datetime, actor: User
) -> list[Sentence]:
    """The section now reads as typed. What it read before is kept, marked as replaced."""
    replaced = Sentence.objects.filter(report=report, section=section, replaced_at__isnull=True).update(
        replaced_at=at
    )
    sentences = []
    for position, (text, pages) in enumerate(paragraphs):
        sentence = Sentence.objects.create(
            practice_id=report.practice_id,
            evaluation_id=report.evaluation_id,
            report=report,
            section=section,
            position=position,
            text=text,
            written_by=actor,
            written_at=at,
        )
        cite(sentence, pages=pages)
        sentences.append(sentence)
    record(
        "section.written",
        of=report,
        actor=actor,
        section=section,
        paragraphs=len(sentences),
        replaced=replaced,
    )
    return sentences


def state_from_ledger(
    report: Report, *, section: str, text: str, declarations: Sequence[Declaration], at: datetime
) -> Sentence:
    """A sentence that the ledger states, resting on the senders' declarations."""
    Sentence.objects.filter(report=report, section=section, replaced_at__isnull=True).update(replaced_at=at)
    sentence = Sentence.objects.create(
        practice_id=report.practice_id,
        evaluation_id=report.evaluation_id,
        report=report,
        section=section,
        position=0,
        text=text,
        written_from=Sentence.WrittenFrom.LEDGER,
        written_at=at,
    )
    cite(sentence, declarations=declarations)
    return sentence


def cite(sentence: Sentence, *, pages: Sequence[Page] = (), declarations: Sequence[Declaration] = ()) -> None:
    place = {
        "practice_id": sentence.practice_id,
        "evaluation_id": sentence.evaluation_id,
        "sentence": sentence,
    }
    Source.objects.bulk_create(
        [
            *(Source(**place, page=page) for page in pages),
            *(Source(**place, declaration=declaration) for declaration in declarations),
        ]
    )


def list_question(
    evaluation: Evaluation, *, party: Party, asked_on: date, text: str, actor: User | None
) -> Question:
    question = Question.objects.create(
        practice_id=evaluation.practice_id, evaluation=evaluation, party=party, asked_on=asked_on, text=text
    )
    record("question.listed", of=question, actor=actor, question=question.pk)
    return question


def answer_question(question: Question, *, answer: str, actor: User) -> None:
    question.answer, question.answered_by = answer, actor
    question.save(update_fields=["answer", "answered_by"])
    record("question.answered", of=question, actor=actor, question=question.pk)


def sign(
    report: Report,
    *,
    on: date,
    county: str,
    followed_guidelines: bool,
    departure_reason: str,
    no_questions_asked: bool,
    nobody_helped: bool,
    actor: User,
) -> None:
    """The physician's signature, with the statements that are the physician's to make."""
    report.signed_on, report.signed_by, report.county = on, actor, county
    report.followed_guidelines, report.departure_reason = followed_guidelines, departure_reason
    report.no_questions_asked, report.nobody_helped = no_questions_asked, nobody_helped
    report.save()


def state_disability(report: Report, *, finds: bool, actor: User) -> None:
    """The physician's statement whether all conditions are stationary, with permanent partial disability."""
    report.finds_disability = finds
    report.save(update_fields=["finds_disability"])
    record("report.disability_stated", of=report, actor=actor, report=report.pk)


def keep_signed(report: Report, *, pdf_key: str, docx_key: str, sha256: str, actor: User) -> None:
    """The copies as signed; the hash of the PDF stands in the audit chain."""
    report.pdf_key, report.docx_key, report.sha256 = pdf_key, docx_key, sha256
    report.save(update_fields=["pdf_key", "docx_key", "sha256"])
    record("report.signed", of=report, actor=actor, report=report.pk, sha256=sha256)


def mark_served(report: Report, *, serving: Serving) -> None:
    report.serving = serving
    report.save(update_fields=["serving"])
