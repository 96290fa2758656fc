"""Families that nobody who writes rules has seen stay out of the packets that may be looked at."""

from pathlib import Path

from benchmarks.records.papers import FOLDER, NEWEST, papers, wide_papers


def test_every_family_of_the_held_folder_is_held_and_the_newest_alone_are_unseen():
    families = [one for group in (papers(), wide_papers()) for kind in group.values() for one in kind]
    open_ones = {(one.kind, one.name) for one in families if not one.is_held}
    unseen = {(one.kind, one.name) for one in families if one.is_unseen}
    kept = _written(FOLDER / "held")

    assert len(kept) == len(set(kept)) > 0
    assert set(kept) <= {(one.kind, one.name) for one in families if one.is_held}
    assert not open_ones & set(kept)
    assert unseen == set(_written(NEWEST)) != set()


def _written(folder: Path) -> list[tuple[str, str]]:
    """Kind and name of every family below a folder."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")]
    heads = [part.split("\n")[0].split(";") for text in texts for part in text.split("\n=== ")[1:]]
    return [(kind.strip(), name.strip()) for kind, name, *_ in heads]
