"""An evaluation's files laid out in a folder, as a reading takes them."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from medlegal.outside.storage import kept_path
from medlegal.practice.intake.models import File


@contextmanager
def laid_out(files: Sequence[File]) -> Iterator[tuple[list[Path], dict[Path, File]]]:
    """Links to the kept files, one folder each, so that two files of one name or content stay two.

    A file that came inside another is found there and is not laid out by itself.
    """
    with tempfile.TemporaryDirectory(prefix="medlegal-reading-") as folder:
        by_path = {}
        for file in files:
            if file.inside_id is None:
                place = Path(folder) / f"{file.pk:09d}"
                place.mkdir()
                link = place / on_disk(file.name)
                link.symlink_to(kept_path(file.storage_key))
                by_path[link] = file
        yield list(by_path), by_path


def on_disk(name: str) -> str:
    """The sender's name for a file, as a file system takes it; it stands in what is said of the file."""
    plain = "".join("_" if letter in "/\\\0" or not letter.isprintable() else letter for letter in name)
    stem, dot, ending = plain.strip(". ").rpartition(".")
    short = (stem or ending)[:80]
    return f"{short}{dot}{ending[:8]}" if stem else short or "unnamed"
