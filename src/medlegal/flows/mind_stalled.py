"""Jobs whose worker died are taken up again, and old finished ones are cleared away."""

from medlegal.outside.queue import clear_finished, retry_stalled

SILENT_SECONDS = 30  # a live worker is heard from every ten
KEPT_HOURS = 72


async def mind_stalled_jobs() -> None:
    await retry_stalled(silent_seconds=SILENT_SECONDS)
    await clear_finished(hours=KEPT_HOURS)
