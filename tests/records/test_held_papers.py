"""Families that nobody who writes rules has seen stay out of the packets that may be looked at."""

from benchmarks.records.papers import FOLDER, papers, wide_papers


def test_every_family_of_the_held_folder_is_held_and_known_by_its_name_alone():
    written = sum(
        path.read_text(encoding="utf-8").count("\n=== ") for path in (FOLDER / "held").rglob("*.txt")
    )
    families = [one for group in (papers(), wide_papers()) for kind in group.values() for one in kind]

    unseen = [one for one in families if one.is_unseen]
    seen = {(one.kind, one.name) for one in families if not one.is_unseen}

    assert len(unseen) == len({(one.kind, one.name) for one in unseen}) == written > 0
    assert all(one.is_held for one in unseen)
    assert not seen & {(one.kind, one.name) for one in unseen}
