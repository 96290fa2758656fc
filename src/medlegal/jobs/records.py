"""The clock asks: read the records that wait, and take up work that a stopped worker left."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from medlegal.flows.mind_stalled import mind_stalled_jobs
from medlegal.flows.read_records import read_waiting_records
from medlegal.flows.read_records_papers import write_records
from medlegal.outside.queue import RECORDS, Job


@app.task(
    name=str(Job.READ_RECORDS),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=7, exponential_wait=4),
)
def read_records(practice_id: int, evaluation_id: int) -> None:
    """Read one evaluation's files. Run twice, it leaves one reading."""
    read_waiting_records(practice_id=practice_id, evaluation_id=evaluation_id)


@app.task(
    name=str(Job.WRITE_RECORDS),
    queue=RECORDS,
    retry=RetryStrategy(max_attempts=4, exponential_wait=4),
)
def rewrite_papers(practice_id: int, evaluation_id: int) -> None:
    """Write one evaluation's compiled record, chronology and index as people decided. Run twice, it writes the same."""
    write_records(practice_id=practice_id, evaluation_id=evaluation_id)


@app.periodic(cron="* * * * *")
@app.task(name=str(Job.MIND_STALLED), queue=RECORDS, queueing_lock=str(Job.MIND_STALLED))
async def mind_stalled(timestamp: int) -> None:
    """Every minute: a job whose worker has died goes back into the queue."""
    await mind_stalled_jobs()
