"""The papers that offices use: for each kind of document several families, written down in `papers/`.

Those under `papers/held/` are all held: whoever writes rules does not open them. Unseen are those of
`papers/held/later/` alone, since the rules were mended on the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).with_name("papers")
HELD_FOLDERS = (FOLDER / "held", FOLDER / "held" / "later")  # by age
NEWEST = HELD_FOLDERS[-1]
HELD = 3  # every third family of a kind is left out of the seeds that may be looked at


@dataclass(frozen=True)
class Paper:
    """One family: options that set its style, and its lines."""

    kind: str
    name: str
    options: dict[str, str]
    lines: tuple[str, ...]
    is_held: bool
    is_unseen: bool = False

    def option(self, name: str, otherwise: str = "") -> str:
        return self.options.get(name, otherwise)


def wide_papers() -> dict[str, list[Paper]]:
    """Families by the name of their file: those of the widened packets. Every third of a file is held back."""
    found: dict[str, list[Paper]] = {}
    for path in sorted((FOLDER / "wide").glob("*.txt")):
        families = [one for kind in _read([path]).values() for one in kind]
        order = path.read_text(encoding="utf-8")
        families.sort(key=lambda one: order.index(f"=== {one.kind}; {one.name};"))
        found[path.stem] = [replace(one, is_held=n % HELD == HELD - 1) for n, one in enumerate(families)]
        for folder in HELD_FOLDERS:
            found[path.stem] += _all_held(folder / "wide" / path.name)
    return found


def papers() -> dict[str, list[Paper]]:
    """Families by kind, in the order in which they stand in their files."""
    found = _read(sorted(FOLDER.glob("*.txt")))
    for folder in HELD_FOLDERS:
        for path in sorted(folder.glob("*.txt")):
            for one in _all_held(path):
                found[one.kind].append(one)
    return found


def _all_held(path: Path) -> list[Paper]:
    is_unseen = path.is_relative_to(NEWEST)
    return [
        replace(one, is_held=True, is_unseen=is_unseen) for kind in _read([path]).values() for one in kind
    ]


def _read(paths: list[Path]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for path in paths:
        for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, *lines = part.split("\n")
            kind, name, *options = (one.strip() for one in head.split(";"))
            known = dict(option.split("=", 1) for option in options if "=" in option)
            held = len(found.setdefault(kind, [])) % HELD == HELD - 1
            found[kind].append(Paper(kind, name, known, _trimmed(lines), held))
    return found


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    kept = [line.rstrip() for line in lines if not line.startswith("//")]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
