"""What may happen to an evaluation's clocks: each act with its form, its flow, and when it is offered to whom."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from medlegal.flows.answer_lateness import lateness_of, object_to_lateness, waive_lateness
from medlegal.flows.ask_extension import agree_more_time, answer_extension, ask_extension
from medlegal.flows.confirm_cancellation import confirm_cancellation, hear_cancellation
from medlegal.flows.correct_facts import answer_correction, ask_correction, review_correction
from medlegal.flows.notice_deposition import (
    cancel_deposition,
    hold_deposition,
    notice_deposition,
    noticed_in,
)
from medlegal.flows.watch_clocks import may_be_corrected
from medlegal.portal import happened_forms as forms
from medlegal.practice.authoring.selectors import report_of
from medlegal.practice.calendar.selectors import appointment_of
from medlegal.practice.cases.models import Evaluation
from medlegal.practice.cases.selectors import examination_of
from medlegal.practice.docket.models import DocketEntry
from medlegal.practice.docket.selectors import deadlines_of, entries_of
from medlegal.practice.people.models import Role, User
from medlegal.practice.people.selectors import may_act

Kind = DocketEntry.Kind
REPORTS = (Role.PHYSICIAN, Role.SCHEDULER, Role.RECORD_EDITOR)
SCHEDULING = (Role.SCHEDULER,)


@dataclass(frozen=True, slots=True)
class Known:
    """What decides which acts are possible now."""

    evaluation: Evaluation
    standing: frozenset[str]  # duties
    kept: frozenset[str]  # kinds of entries
    waiting: frozenset[str]  # kinds of entries that nothing answers yet
    is_booked: bool
    is_examined: bool
    is_served: bool
    is_noticed: bool
    is_late: bool


def known_of(evaluation: Evaluation) -> Known:
    entries = list(entries_of(evaluation))
    answered = {entry.answers_id for entry in entries}
    report = report_of(evaluation)
    return Known(
        evaluation=evaluation,
        standing=frozenset(deadlines_of(evaluation).standing().values_list("duty", flat=True)),
        kept=frozenset(entry.kind for entry in entries),
        waiting=frozenset(entry.kind for entry in entries if entry.pk not in answered),
        is_booked=appointment_of(evaluation) is not None,
        is_examined=examination_of(evaluation) is not None,
        is_served=bool(report and report.serving_id),
        is_noticed=noticed_in(evaluation) is not None,
        is_late=lateness_of(evaluation, today=timezone.localdate()).is_late,
    )


@dataclass(frozen=True, slots=True)
class HappenedAct:
    """One thing that may have happened, as a person enters it."""

    name: str
    label: str
    says: str  # what it does, and what comes next
    done: str  # what the page says afterwards
    form: type[forms.HappenedForm]
    flow: Callable[..., DocketEntry]
    roles: tuple[Role, ...]
    duties: tuple[str, ...]  # the deadlines beside which it is offered
    is_possible: Callable[[Known], bool]


def is_late_sometime(known: Known) -> bool:
    return known.is_examined and known.evaluation.kind != Evaluation.Kind.DEPOSITION


def may_be_noticed(known: Known) -> bool:
    is_deposition = known.evaluation.kind == Evaluation.Kind.DEPOSITION
    is_open = is_deposition and Kind.DEPOSITION_HELD not in known.kept
    return not known.is_noticed and (
        is_open or (not is_deposition and (known.is_examined or known.is_served))
    )


ALL = (
    HappenedAct(
        "time-asked",
        "Ask for more time",
        "Form 112 was sent to the Medical Director. Draft it under Letters: serving it there enters the request by "
        "itself. Enter it here if it went out in another way.",
        "The request for more time is kept. Enter the Medical Director's answer when it comes.",
        forms.AskedTimeForm,
        ask_extension,
        REPORTS,
        ("report", "report_extension_request"),
        lambda known: (
            "report" in known.standing
            and Kind.EXTENSION_ASKED not in known.waiting
            and Kind.EXTENSION_GRANTED not in known.kept
        ),
    ),
    HappenedAct(
        "time-answered",
        "More time was granted or denied",
        "Granted, the report's last day moves as far as the law lets it; denied, it stays.",
        "The answer is kept with the request.",
        forms.AnsweredTimeForm,
        answer_extension,
        REPORTS,
        ("report",),
        lambda known: Kind.EXTENSION_ASKED in known.waiting,
    ),
    HappenedAct(
        "time-agreed",
        "The parties agreed to more time",
        "In writing, once: the supplemental report's last day moves as far as the law lets it.",
        "The agreement is kept; the last day moved.",
        forms.AgreedTimeForm,
        agree_more_time,
        REPORTS,
        ("supplemental",),
        lambda known: "supplemental" in known.standing and Kind.TIME_AGREED not in known.kept,
    ),
    HappenedAct(
        "lateness-objected",
        "A party objects that the report is late",
        "It is kept whether or not it came in time, and says which. A party that objects in time may ask for a "
        "replacement.",
        "The objection is kept.",
        forms.ObjectionForm,
        object_to_lateness,
        REPORTS,
        ("report", "late_report_objection"),
        is_late_sometime,
    ),
    HappenedAct(
        "lateness-waived",
        "A party takes the late report",
        "A late report is payable once both sides have given up a new evaluation in writing.",
        "The waiver is kept.",
        forms.LateWaiverForm,
        waive_lateness,
        REPORTS,
        ("report", "late_report_objection"),
        lambda known: is_late_sometime(known) and known.is_late,
    ),
    HappenedAct(
        "correction-asked",
        "Correction asked",
        "Form 37 came from the worker or the claims administrator; the evaluator's time to review it begins.",
        "The request is kept; the time to review it runs.",
        forms.CorrectionForm,
        ask_correction,
        REPORTS,
        ("factual_correction_request",),
        lambda known: known.is_served and may_be_corrected(known.evaluation),
    ),
    HappenedAct(
        "correction-answered",
        "The worker answered the request for correction",
        "The worker may answer what the claims administrator asks.",
        "The worker's answer is kept.",
        forms.DayForm,
        answer_correction,
        REPORTS,
        ("factual_correction_response",),
        lambda known: (
            Kind.CORRECTION_ASKED in known.waiting and "factual_correction_response" in known.standing
        ),
    ),
    HappenedAct(
        "correction-reviewed",
        "The evaluator reviewed the request",
        "Whether facts are corrected is for the evaluator alone. No new document may be considered.",
        "The review is kept. If facts are corrected, enter the supplemental report and serve it.",
        forms.ReviewForm,
        review_correction,
        (Role.PHYSICIAN,),
        ("factual_correction_for_worker", "factual_correction_for_administrator"),
        lambda known: Kind.CORRECTION_ASKED in known.waiting,
    ),
    HappenedAct(
        "deposition-noticed",
        "Deposition noticed",
        "A party wants the evaluator's testimony; the time in which the evaluator is available begins. The "
        "deposition is entered as an evaluation of its own that follows this one.",
        "The notice is kept. Put its day into the physician's calendar.",
        forms.DepositionForm,
        notice_deposition,
        SCHEDULING,
        ("deposition",),
        may_be_noticed,
    ),
    HappenedAct(
        "deposition-cancelled",
        "Deposition cancelled",
        "Cancelled late, its fee is owed; the entry says whether it is.",
        "The cancellation is kept.",
        forms.ProvedForm,
        cancel_deposition,
        SCHEDULING,
        ("deposition",),
        lambda known: known.is_noticed,
    ),
    HappenedAct(
        "deposition-held",
        "Deposition held",
        "The evaluator testified.",
        "It is kept that the evaluator testified.",
        forms.HeldForm,
        hold_deposition,
        (Role.SCHEDULER, Role.PHYSICIAN),
        ("deposition",),
        lambda known: known.is_noticed,
    ),
    HappenedAct(
        "cancellation-said",
        "Cancelled by phone",
        "Confirm in writing: a party that cancels by word of mouth has to confirm it. The appointment stands until "
        "you cancel it, with the day of that writing.",
        "The call is kept; the party's time to confirm it in writing runs.",
        forms.SaidForm,
        hear_cancellation,
        SCHEDULING,
        ("appointment_notice",),
        lambda known: (
            known.is_booked and not known.is_examined and Kind.CANCELLATION_SAID not in known.waiting
        ),
    ),
    HappenedAct(
        "cancellation-confirmed",
        "The cancellation came in writing",
        "The day of the postmark or the fax is the day of the cancellation.",
        "The confirmation is kept. Now cancel the appointment; its form below has the day.",
        forms.ConfirmedForm,
        confirm_cancellation,
        SCHEDULING,
        ("cancellation_confirmation",),
        lambda known: Kind.CANCELLATION_SAID in known.waiting,
    ),
)
ACTS = {act.name: act for act in ALL}
AFTER_CLOSING = frozenset({"deposition-noticed", "deposition-cancelled", "deposition-held"})


def acts_offered(evaluation: Evaluation, user: User) -> list[HappenedAct]:
    """What may have happened now, and the person's roles may enter."""
    known = known_of(evaluation)
    return [
        act
        for act in ALL
        if (evaluation.closed_on is None or act.name in AFTER_CLOSING)
        and act.is_possible(known)
        and may_act(user, evaluation.practice_id, *act.roles)
    ]
