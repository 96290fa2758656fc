"""What a computer leaves lying about among files. Apart, for those who only list files load nothing that opens them."""

from __future__ import annotations

import re

_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})


def is_litter(name: str) -> bool:
    """True for the names that systems give to files of their own."""
    parts = [part.lower() for part in re.split(r"[/\\]", name) if part]
    return any(part in _LITTER for part in parts) or bool(parts and parts[-1].startswith("._"))
