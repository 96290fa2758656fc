"""What the injured worker is told before the appointment, in plain English or Spanish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from medlegal.reports.blocks import Blocks, Bullets, Heading, Pairs, Paper, Prose, Signature
from medlegal.reports.letters.spanish import in_language
from medlegal.reports.letters.stationery import Matter, Visit, one
from medlegal.reports.letters.tongues import SECTION, TONGUES, case_in


@dataclass(frozen=True, slots=True)
class WorkerPack:
    matter: Matter
    visit: Visit
    change_by_on: date | None = None  # the last day to change it without good cause, as the rule answers
    waiting_minutes: int = 60  # how long the worker has to wait at most, as the rule answers
    language: str = "en"  # a key of TONGUES
    is_psychiatric: bool = False  # then the worker may name a physician who receives the report


def worker_pack(pack: WorkerPack) -> Paper:
    """When, where, how long, what to bring, the interpreter, the worker's rights, and how to change the day."""
    matter, title = pack.matter, _words(pack, "title")
    is_represented = matter.caption.worker.is_represented
    report = "who_gets_report_of_psyche" if pack.is_psychiatric else "who_gets_report"
    interpreter = "interpreter" if pack.visit.interpreter_language else "no_interpreter"
    return Paper(
        title=title,
        subtitle=_words(pack, "subtitle"),
        dated_on=matter.sent_on,
        letterhead=_letterhead(pack),
        caption=case_in(matter, pack.language),
        running_head=f"{title}, {TONGUES[pack.language].day(matter.sent_on)}",
        blocks=(
            *_told(pack, "greeting", "purpose"),
            *_when_and_where(pack),
            *_part(
                pack, "bring", *(("bring_records",) if is_represented else ("bring_form", "bring_records"))
            ),
            *_part(pack, "interpreter_title", interpreter),
            *_part(pack, "day_title", "arrive", "waiting", "no_treatment"),
            *_part(pack, "rights_title", "may_ask", "may_stop", report),
            *_part(pack, "change_title", *_change(pack)),
            *_part(pack, "contact_title", "lawyer" if is_represented else "no_lawyer"),
            Signature(
                _words(pack, "signed_for"),
                (_words(pack, "date", date=TONGUES[pack.language].day(matter.sent_on)),),
            ),
            Prose(_words(pack, "copies")),
        ),
        has_numbered_headings=False,
        language=pack.language,
    )


def _letterhead(pack: WorkerPack) -> tuple[str, ...]:
    evaluator = pack.matter.evaluator
    lines = (
        f"{evaluator.name}, {evaluator.credentials}",
        evaluator.address.one_line(),
        _words(pack, "telephone"),
    )
    return tuple(line for line in lines if line)


def _when_and_where(pack: WorkerPack) -> Blocks:
    visit, tongue, evaluator = pack.visit, TONGUES[pack.language], pack.matter.evaluator
    place = visit.place.one_line()
    rows = (
        (_words(pack, "label_day"), tongue.weekday(visit.on)),
        (_words(pack, "label_hour"), tongue.clock(visit.begins_at)),
        (
            _words(pack, "label_length"),
            _words(pack, "length", minutes=f"{visit.minutes}") if visit.minutes else "",
        ),
        (_words(pack, "label_place"), _words(pack, "by_video", place=place) if visit.is_remote else place),
        (_words(pack, "label_doctor"), f"{evaluator.name}, {evaluator.credentials}"),
        (_words(pack, "label_phone"), evaluator.phone),
    )
    return (Heading(_words(pack, "when_title"), "when"), Pairs(tuple(row for row in rows if row[1])))


def _change(pack: WorkerPack) -> tuple[str, ...]:
    return ("change", "change_by", "change_late") if pack.change_by_on else ("change", "change_late")


def _part(pack: WorkerPack, title: str, *names: str) -> Blocks:
    """A heading and its sentences as a list; `title` names the part, or its heading's sentence."""
    name = title.removesuffix("_title")
    heading = Heading(_words(pack, f"{name}_title"), name)
    listed = (name, *names) if title == name else names
    if len(listed) == 1:
        return (heading, *_told(pack, *listed))
    return (heading, Bullets(tuple(_words(pack, one_of) for one_of in listed)))


def _told(pack: WorkerPack, *names: str) -> Blocks:
    return tuple(Prose(_words(pack, name)) for name in names)


def _words(pack: WorkerPack, name: str, **more: str) -> str:
    """The sentence in the pack's language, filled with what the pack knows."""
    tongue, evaluator = TONGUES[pack.language], pack.matter.evaluator
    known = {
        "name": pack.matter.caption.worker.name,
        "doctor": f"{evaluator.name}, {evaluator.credentials}",
        "phone": evaluator.phone,
        "change_by_on": tongue.weekday(pack.change_by_on) if pack.change_by_on else "",
        "waiting_minutes": f"{pack.waiting_minutes}",
        "language": in_language(pack.visit.interpreter_language, pack.language),
    }
    return one(SECTION, name, kind=tongue.kind, **(known | more))
