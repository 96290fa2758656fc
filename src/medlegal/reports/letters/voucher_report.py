"""The physician's return-to-work and voucher report: our layout of DWC-AD 10133.36, as the physician stated it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from medlegal.reports.blocks import Blocks, Column, Heading, Pairs, Paper, Prose, Table
from medlegal.reports.letters.stationery import Matter, letter, said, signed_by_evaluator
from medlegal.reports.phrasing import day

ACTIVITIES = {
    "stand": "Stand",
    "walk": "Walk",
    "sit": "Sit",
    "bend": "Bend",
    "squat": "Squat",
    "climb": "Climb",
    "twist": "Twist",
    "reach": "Reach",
    "crawl": "Crawl",
    "drive": "Drive",
}
HANDS = {
    "grasp_right": "Grasp, right hand",
    "grasp_left": "Grasp, left hand",
    "push_pull_right": "Push and pull, right hand",
    "push_pull_left": "Push and pull, left hand",
}
HOURS = {
    "full": "No restriction",
    "6-8": "6-8 hours",
    "4-6": "4-6 hours",
    "2-4": "2-4 hours",
    "1-2": "1-2 hours",
    "none": "None",
}
RETURNS = {"regular": "Can return to regular work", "restricted": "Can work with restrictions"}
WORK = {"regular": "Regular work", "modified": "Modified work", "alternative": "Alternative work"}
YES_NO = {"yes": "Yes", "no": "No"}
HOURS_COLUMNS = (Column("In a day of eight hours", 5), Column("At most", 3))


@dataclass(frozen=True, slots=True)
class Job:
    """The job of a description that was sent, and whether the worker can do it."""

    kind: str  # a key of WORK
    title: str
    place: str
    is_compatible: bool
    explained: str = ""


@dataclass(frozen=True, slots=True)
class VoucherReport:
    matter: Matter
    examined_on: date
    returns: str  # a key of RETURNS
    hours: Mapping[str, str] = field(default_factory=dict)  # of ACTIVITIES and HANDS: a key of HOURS
    lifts: str = ""  # how many pounds, how high, how many hours
    other: str = ""
    job: Job | None = None


def voucher_report(report: VoucherReport) -> Paper:
    """What the physician stated, and nothing else; for the physician's signature."""
    return letter(
        report.matter,
        title="Physician's Return-to-Work and Voucher Report",
        subtitle="With the first report that finds all conditions stationary with permanent partial disability",
        blocks=(
            *said("voucher", "opening"),
            *_stated(report),
            *_restrictions(report),
            *_job(report.job),
            *said("voucher", "closing"),
        ),
        form="DWC-AD 10133.36",
        signed_by=signed_by_evaluator(report.matter),
    )


def _stated(report: VoucherReport) -> Blocks:
    marks = "\n".join(
        f"[{'X' if key == report.returns else '   '}]  {words}" for key, words in RETURNS.items()
    )
    stationary = "[X]  All conditions are permanent and stationary, with permanent partial disability"
    return (
        Heading("What the physician states", "stated"),
        Pairs((("Examined on", day(report.examined_on)),)),
        Prose(f"{stationary}\n{marks}"),
    )


def _restrictions(report: VoucherReport) -> Blocks:
    words = ACTIVITIES | HANDS
    rows = tuple((words[key], HOURS[hours]) for key, hours in report.hours.items() if hours)
    told = (("Lift and carry", report.lifts), ("Other restrictions", report.other))
    pairs = tuple(row for row in told if row[1])
    if not rows and not pairs:
        return ()
    heading: Blocks = (Heading("Restrictions", "restrictions"),)
    grid: Blocks = (Table(HOURS_COLUMNS, rows),) if rows else ()
    return (*heading, *grid, *((Pairs(pairs),) if pairs else ()))


def _job(job: Job | None) -> Blocks:
    if job is None:
        return (Heading("The job described", "job"), *said("voucher", "no_job"))
    rows = (
        ("Kind", WORK[job.kind]),
        ("Job title", job.title),
        ("Place", job.place),
        ("Within the worker's capacities", "Yes" if job.is_compatible else "No"),
        ("Explained", job.explained),
    )
    return (Heading("The job described", "job"), Pairs(tuple(row for row in rows if row[1])))
