"""The clock asks: send what waits to be sent, read what came back, tell that a message waits."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from medlegal.flows.invite_party import send_invitation
from medlegal.flows.send_deliveries import TryLater, read_returned_mail, send_delivery
from medlegal.flows.serve_request import serve_request
from medlegal.flows.tell_people import TellLater
from medlegal.flows.write_message import tell_of_message
from medlegal.outside.queue import RECORDS, Job


@app.task(
    name=str(Job.DELIVER),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=6, exponential_wait=5, retry_exceptions={TryLater}),
)
def deliver(practice_id: int, delivery_id: int) -> None:
    """Send one paper to one recipient. Run again after it went, it sends nothing."""
    send_delivery(practice_id=practice_id, delivery_id=delivery_id)


@app.task(
    name=str(Job.TELL_OF_MESSAGE),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=5, exponential_wait=6, retry_exceptions={TellLater}),
)
def tell(practice_id: int, message_id: int) -> None:
    """Tell, without a word of it, that a message waits."""
    tell_of_message(practice_id=practice_id, message_id=message_id)


@app.task(
    name=str(Job.SEND_INVITATION),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=5, exponential_wait=6, retry_exceptions={TellLater}),
)
def invite(practice_id: int, invitation_id: int) -> None:
    """Mail the link of an invitation. Run again after it went, it sends nothing."""
    send_invitation(practice_id=practice_id, invitation_id=invitation_id)


@app.task(name=str(Job.SERVE_REQUEST), queue=RECORDS)
def serve_asked(practice_id: int, request_id: int) -> None:
    """Serve a party's request on every party of record. Run again, it serves nothing twice."""
    serve_request(practice_id=practice_id, request_id=request_id)


@app.periodic(cron="*/5 * * * *")
@app.task(name=str(Job.READ_RETURNED_MAIL), queue=RECORDS, queueing_lock=str(Job.READ_RETURNED_MAIL))
def read_returned(timestamp: int) -> None:
    """Every five minutes: what the mail server sent back is kept with what it is about."""
    read_returned_mail()
