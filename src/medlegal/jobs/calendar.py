"""The clock asks: another day has come, and free hours are kept one day further ahead."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from medlegal.flows.keep_free_hours import keep_all_free_hours
from medlegal.outside.queue import RECORDS, Job


@app.periodic(cron="41 9 * * *")
@app.task(
    name=str(Job.KEEP_FREE_HOURS),
    queue=RECORDS,
    queueing_lock=str(Job.KEEP_FREE_HOURS),
    retry=RetryStrategy(max_attempts=4, exponential_wait=8),
)
def keep_free_hours(timestamp: int) -> None:
    """Every night in California. Run twice, it keeps the same."""
    keep_all_free_hours(today=timezone.localdate())
