"""The clock asks: a new day has come, and people have to be told of their deadlines."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from medlegal.flows.sweep_docket import sweep_all
from medlegal.outside.queue import RECORDS, Job


@app.periodic(cron="17 * * * *")
@app.task(
    name=str(Job.SWEEP_DOCKET),
    queue=RECORDS,
    queueing_lock=str(Job.SWEEP_DOCKET),
    priority=1,
    retry=RetryStrategy(max_attempts=4, exponential_wait=8),
)
def sweep(timestamp: int) -> None:
    """Every hour, by California's date: the first run of a day tells, the others find nothing new to tell.

    Hourly, so that a machine that was off at night tells as soon as it is on.
    """
    sweep_all(today=timezone.localdate())
