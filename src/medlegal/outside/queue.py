"""Asks for work that is to be done later, in the same transaction as what asked for it."""

from enum import StrEnum

from procrastinate.contrib.django import app

RECORDS = "records"  # slow work on pages; quick work goes first by its higher priority


class Job(StrEnum):
    """Every kind of later work. Its arguments are numbers only."""

    READ_RECORDS = "read_records"
    WRITE_RECORDS = "write_records"
    MIND_STALLED = "mind_stalled"
    DELIVER = "deliver"
    READ_RETURNED_MAIL = "read_returned_mail"
    TELL_OF_MESSAGE = "tell_of_message"
    TELL_PEOPLE = "tell_people"
    SEND_INVITATION = "send_invitation"
    SEND_DIGESTS = "send_digests"
    SERVE_REQUEST = "serve_request"
    SWEEP_DOCKET = "sweep_docket"
    KEEP_FREE_HOURS = "keep_free_hours"
    WATCH_OPENINGS = "watch_openings"


def later(
    job: Job,
    *,
    one_at_a_time: str | None = None,
    in_seconds: int | None = None,
    priority: int = 0,
    **numbers: int,
) -> None:
    """The job is queued if this transaction commits, and not if it does not.

    Jobs with the same `one_at_a_time` never run beside each other; none begins before `in_seconds`.
    """
    app.configure_task(
        name=str(job),
        queue=RECORDS,
        priority=priority,
        lock=one_at_a_time,
        schedule_in={"seconds": in_seconds} if in_seconds else None,
    ).defer(**numbers)


async def retry_stalled(*, silent_seconds: int) -> None:
    """Jobs whose worker has not been heard from go back into the queue."""
    for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_seconds):
        await app.job_manager.retry_job(stalled)


async def clear_finished(*, hours: int) -> None:
    await app.job_manager.delete_old_jobs(nb_hours=hours)
