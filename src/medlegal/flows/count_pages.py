"""How many pages a file holds, told at once, before anything of it is read."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from medlegal.records.containers import unpacked
from medlegal.records.opening import BROKEN_PICTURE, CONTAINERS, CannotRead, kind_of, pdf_at
from medlegal.records.unpacking import Full

DEEPEST = 3  # a ZIP in an e-mail in a ZIP


@dataclass(frozen=True, slots=True)
class Counted:
    """The pages; none where they cannot be counted, with the reason in a sentence."""

    pages: int | None
    trouble: str = ""


def count_pages(path: Path, *, depth: int = 0) -> Counted:
    """A picture is one page for each frame; a ZIP or e-mail has what its members have."""
    try:
        kind = kind_of(path)
        if kind in CONTAINERS:
            return count_members(path, depth=depth)
        if kind == "pdf":
            with pdf_at(path) as pdf:
                return Counted(len(pdf))
        with Image.open(path) as picture:
            return Counted(getattr(picture, "n_frames", 1))
    except (CannotRead, Full) as error:
        return Counted(None, str(error) or str(type(error).__doc__))
    except BROKEN_PICTURE:
        return Counted(None, str(CannotRead.__doc__))


def count_members(path: Path, *, depth: int) -> Counted:
    if depth >= DEEPEST:
        return Counted(None, "It is packed too deeply to be counted here.")
    with tempfile.TemporaryDirectory() as work:
        inside = Path(work) / "inside"
        found = unpacked(path, kind_of(path), inside)
        counts = [
            count_pages(inside / member.kept, depth=depth + 1)
            if member.kept
            else Counted(None, member.problem)
            for member in (found.members if found else ())
        ]
    troubles = [one.trouble or "" for one in counts if one.pages is None]
    pages = sum(one.pages or 0 for one in counts)
    return Counted(pages if counts and not troubles else None, " ".join(dict.fromkeys(troubles)))
