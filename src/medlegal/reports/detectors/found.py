"""What a detector hands back: which check fails, and where exactly."""

from __future__ import annotations

from typing import NamedTuple


class Lack(NamedTuple):
    check: str  # the id of a table in checks.toml
    particulars: str = ""
    place: str = ""  # a section's key, where it differs from the check's own


def lack_if(fails: bool, check: str, particulars: str = "", place: str = "") -> tuple[Lack, ...]:
    return (Lack(check, particulars, place),) if fails else ()
