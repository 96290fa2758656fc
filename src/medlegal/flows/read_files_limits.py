"""What a process that reads allows itself, and what a packet is called large for."""

from __future__ import annotations

import gc
import resource
from pathlib import Path

LARGE = 2000  # pages of a packet; such a one gets the memory, and not the processor, first


def sweep_seldom() -> None:
    """Lets the program look for circles of dead objects less often: a page makes many objects and no circle."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def confine(memory_bytes: int) -> None:
    """Little memory, no core file, first to go when the machine runs short."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    score = Path("/proc/self/oom_score_adj")
    if score.exists():
        score.write_text("800")
