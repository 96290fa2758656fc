"""The clock asks: the first openings that the public reads are looked up again."""

from django.utils import timezone
from procrastinate.contrib.django import app

from medlegal.flows.watch_openings import watch_openings as watch
from medlegal.outside.queue import RECORDS, Job


@app.periodic(cron="*/15 * * * *")
@app.task(name=str(Job.WATCH_OPENINGS), queue=RECORDS, queueing_lock=str(Job.WATCH_OPENINGS))
def watch_openings(timestamp: int) -> None:
    """Every quarter of an hour. Run twice, it keeps the same."""
    watch(at=timezone.now())
