"""What a missed appointment pays, and a deposition held or cancelled late: code, modifiers, reasons."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from medlegal.flows.code_evaluation import OF_ROLE, Coded, of_specialty, service_of
from medlegal.flows.note_arrival import attendance_of
from medlegal.flows.refusal import NoMedicalLegalCode, Refused
from medlegal.law.fees.fee import fee
from medlegal.law.fees.modifiers import MODIFIERS
from medlegal.practice.calendar.models import Appointment
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.docket.models import DocketEntry

MISSED, TESTIMONY = "ML200", "ML204"
Kind = DocketEntry.Kind
CancelledBy = Appointment.CancelledBy
SPENT = (
    ("minutes_testified", "{} minutes of testimony"),
    ("minutes_prepared", "{} minutes of preparation"),
    ("minutes_travelled", "{} minutes of travel"),
)


class NotMissed(Refused):
    """This appointment was neither missed nor cancelled by a party, so it pays no fee of its own."""


class WorkerCouldLeave(Refused):
    """The worker waited longer than the law asks and could leave, so nobody owes for this appointment."""


class CameInTime(Refused):
    """By the hours kept, the worker did not come so late that a fee is owed."""


class NoTestimony(Refused):
    """Testimony is billed once the deposition was held, or was cancelled late."""


def code_missed(appointment: Appointment, told: Mapping[str, str | int]) -> Coded:
    """ML200 for this appointment; `told` may hold `pages` and `record_review_on`, when their report was issued.

    Raises Refused where nothing is owed by what is kept, and what the law answers, such as a cancellation in time.
    Law: 8 CCR §§ 9795(c), 41(f).
    """
    need_missed(appointment)
    missed_on = timezone.localdate(appointment.starts_at)
    modifiers, left_out = settled(appointment.evaluation, MISSED, on=missed_on)
    pages = int(told.get("pages", 0))
    answer = fee(
        code=MISSED,
        modifiers=tuple(code for code, _ in modifiers),
        missed_on=missed_on,
        cancelled_on=appointment.cancelled_on,
        pages=pages or None,
        record_review_on=as_day(told.get("record_review_on")) if pages else None,
    )
    why = " ".join(filter(None, [*why_missed(appointment), str(told.get("who_was_told", "")), left_out]))
    return Coded(MISSED, service_of(MISSED, missed_on), why, modifiers, pages, answer)


def need_missed(appointment: Appointment) -> None:
    if appointment.cancelled_on is not None:
        if appointment.cancelled_by not in (CancelledBy.WORKER, CancelledBy.DEFENSE):
            raise NotMissed
        return
    if not appointment.ended:
        raise NotMissed
    attendance = attendance_of(appointment)
    if appointment.ended == Appointment.Ended.WORKER_LEFT and attendance and attendance.may_leave:
        raise WorkerCouldLeave(f"({attendance.steps[-1].citation})")
    if appointment.ended == Appointment.Ended.WORKER_LATE and attendance and not attendance.is_too_late:
        raise CameInTime(f"They say {attendance.minutes_late} minutes ({attendance.steps[0].citation}).")


def why_missed(appointment: Appointment) -> list[str]:
    """How the appointment was missed, as sentences."""
    if appointment.cancelled_on is not None:
        by = CancelledBy(appointment.cancelled_by).label
        return [f"Cancelled on {appointment.cancelled_on:%m/%d/%Y}. Cancelled by: {by.lower()}."]
    attendance = attendance_of(appointment)
    late = f"{attendance.minutes_late} minutes late." if attendance and attendance.minutes_late else ""
    return [f"{Appointment.Ended(appointment.ended).label}.", late]


def code_testimony(entry: DocketEntry, told: Mapping[str, str | int]) -> Coded:
    """ML204 for a deposition held, by the minutes `told`; or cancelled, by those spent on its preparation.

    Raises NoTestimony for any other entry, and what the law answers, such as a cancellation early enough.
    Law: 8 CCR § 9795(c).
    """
    if entry.kind not in (Kind.DEPOSITION_HELD, Kind.DEPOSITION_CANCELLED):
        raise NoTestimony
    on = testified_on(entry)
    modifiers, left_out = settled(entry.evaluation, TESTIMONY, on=on)
    is_cancelled = entry.kind == Kind.DEPOSITION_CANCELLED
    spent = [says.format(told[key]) for key, says in SPENT if told.get(key)]
    answer = fee(
        code=TESTIMONY,
        modifiers=tuple(code for code, _ in modifiers),
        testified_on=on,
        minutes=sum(int(told.get(key, 0)) for key, _ in SPENT),
        cancelled_on=entry.happened_on if is_cancelled else None,
        proceeding="deposition",
    )
    how = f"Cancelled on {entry.happened_on:%m/%d/%Y}." if is_cancelled else ""
    why = " ".join(filter(None, [how, f"{', '.join(spent)}." if spent else "", left_out]))
    return Coded(TESTIMONY, service_of(TESTIMONY, on), why, modifiers, 0, answer)


def testified_on(entry: DocketEntry) -> date:
    """The day of the deposition: as it was held, or for which it was noticed."""
    if entry.kind == Kind.DEPOSITION_HELD or entry.answers is None:
        return entry.happened_on
    return date.fromisoformat(str(entry.answers.told["scheduled_on"]))


def settled(evaluation: Evaluation, code: str, *, on: date) -> tuple[tuple[tuple[str, str], ...], str]:
    """The modifiers that certainly stand on this code, and a sentence about those that may not."""
    if evaluation.role not in OF_ROLE:
        raise NoMedicalLegalCode
    all_of_them = (OF_ROLE[Evaluation.Role(evaluation.role)], *of_specialty(evaluation))
    known = MODIFIERS.on(on)
    stand = tuple(one for one in all_of_them if code in known[one[0]].codes)
    left_out = ", ".join(f"-{one[0]}" for one in all_of_them if one not in stand)
    says = f"Whether {left_out} raises {code} is not settled in what was read, so it is left out."
    return stand, says if left_out else ""


def as_day(told: str | int | None) -> date | None:
    return date.fromisoformat(str(told)) if told else None
