"""The clock asks: tell people what happened, and once a day what they wanted to hear of once a day."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from medlegal.flows.send_digests import send_digests
from medlegal.flows.tell_people import TellLater, tell_people
from medlegal.outside.queue import RECORDS, Job


@app.task(
    name=str(Job.TELL_PEOPLE),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=5, exponential_wait=6, retry_exceptions={TellLater}),
)
def tell(practice_id: int, evaluation_id: int, kind: int, about: int, actor_id: int) -> None:
    """Tell everybody whom it concerns. Run twice, nobody is told twice."""
    tell_people(
        practice_id=practice_id, evaluation_id=evaluation_id, kind=kind, about=about, actor_id=actor_id
    )


@app.periodic(cron="5 15 * * *")
@app.task(name=str(Job.SEND_DIGESTS), queue=RECORDS, queueing_lock=str(Job.SEND_DIGESTS))
def digests(timestamp: int) -> None:
    """Every morning in California: what is unseen and not mailed yet, in one e-mail a person and practice."""
    send_digests(at=timezone.now())
