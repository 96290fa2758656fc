"""Pages are kept as they come, with their pictures, so that a long reading can be looked at while it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import md5
from pathlib import Path
from shutil import rmtree
from time import monotonic

from django.db import transaction
from django.db.models.functions import MD5

from medlegal.flows.read_files import page_pictures
from medlegal.outside.storage import keep, keep_path
from medlegal.practice.cases.access import enter_practice
from medlegal.practice.intake.models import File, Page, Reading
from medlegal.practice.intake.services import keep_contents, keep_member, keep_picture_keys
from medlegal.records.placing import with_kept_stamps
from medlegal.records.reading import Page as ReadPage
from medlegal.records.reading import Reading as ReadPacket
from medlegal.records.reading import ReceivedFile
from medlegal.records.thumbnails import thumbnail

PICTURE_WIDTH = 1100  # pixels: legible on a desk screen, light on a phone
AT_ONCE = 48  # pages to a batch
SECONDS_BETWEEN_BATCHES = 10.0

Key = tuple[str, int]


@dataclass
class Keeping:
    """A reading on its way into the rows: which row each file is, and which pages wait to be kept."""

    practice_id: int
    reading: Reading
    by_path: Mapping[Path, File]
    work: Path
    rows: dict[str, File] = field(default_factory=dict)  # by the file's name in the reading
    sources: dict[str, Path] = field(default_factory=dict)  # what a page's picture is taken from
    stamps: dict[Key, int] = field(default_factory=dict)
    waiting: list[ReadPage] = field(default_factory=list)
    kept_at: float = 0.0

    def come(self, files: Sequence[ReceivedFile], pages: Sequence[ReadPage]) -> None:
        """Pages as the reading goes on: first all of them, then each again that was read by its picture."""
        if not self.rows:
            self.know_files(files)
            packet = with_kept_stamps(ReadPacket(tuple(files), tuple(pages), ()), self.stamps_before())
            self.stamps = {page.key: page.stamp for page in packet.pages}
            known = [page for page in packet.pages if page.text_from != "none" or page.is_unreadable]
            for at in range(0, len(known), AT_ONCE):
                self.keep(known[at : at + AT_ONCE])
            return
        self.waiting += [with_stamp(page, self.stamps[page.key]) for page in pages]
        if len(self.waiting) >= AT_ONCE or monotonic() - self.kept_at >= SECONDS_BETWEEN_BATCHES:
            self.keep(self.waiting)
            self.picture(self.waiting)
            self.waiting = []

    def know_files(self, files: Sequence[ReceivedFile]) -> None:
        """The row of every file; one that came inside another gets its own, with its content kept."""
        for found in files:
            outer = self.rows.get(found.received_in) if found.received_in else None
            if outer is None:
                self.rows[found.name] = self.by_path[Path(found.path)]
            else:
                self.rows[found.name] = self.member(outer, found)
            self.sources[found.name] = Path(found.read_from or found.path)

    def member(self, outer: File, found: ReceivedFile) -> File:
        path = Path(found.path)
        key = keep_path(path).key if path not in self.by_path and path.is_file() else ""
        with transaction.atomic():
            enter_practice(self.practice_id)
            return keep_member(
                outer,
                name=found.name.removeprefix(f"{found.received_in}/"),
                key=key,
                sha256=found.sha256,
                byte_count=found.size_bytes,
            )

    def stamps_before(self) -> dict[Key, int]:
        """The stamps of pages kept before, by the files' names in this reading."""
        names = {row.pk: name for name, row in self.rows.items()}
        with transaction.atomic():
            enter_practice(self.practice_id)
            kept = Page.objects.filter(evaluation_id=self.reading.evaluation_id)
            return {
                (names.get(file, f"gone {file}"), number): stamp
                for file, number, stamp in kept.values_list("file_id", "number", "stamp")
            }

    def keep(self, pages: Sequence[ReadPage]) -> None:
        """The pages' text, in a short transaction; what stands there already is not written again."""
        self.kept_at = monotonic()
        with transaction.atomic():
            enter_practice(self.practice_id)
            fresh = self.not_kept(pages)
            if fresh:
                keys = self.picture_keys(fresh)
                keep_contents(
                    self.reading,
                    fresh,
                    files=self.rows,
                    pictures={key: picture for key, (picture, _) in keys.items()},
                    thumbnails={key: small for key, (_, small) in keys.items()},
                )

    def not_kept(self, pages: Sequence[ReadPage]) -> list[ReadPage]:
        files = {self.rows[page.file].pk for page in pages}
        rows = Page.objects.filter(file__in=files, number__in={page.number for page in pages})
        kept = rows.annotate(digest=MD5("text")).values_list(*AS_KEPT, "digest")
        told = {(file, number): tuple(rest) for file, number, *rest in kept}
        return [page for page in pages if told.get((self.rows[page.file].pk, page.number)) != as_kept(page)]

    def picture_keys(self, pages: Sequence[ReadPage]) -> dict[Key, tuple[str, str]]:
        """Those kept before: a picture stays, and the small one while the page stands as it stood."""
        files = {self.rows[page.file].pk: page.file for page in pages}
        turned = {page.key: page.rotated for page in pages}
        rows = Page.objects.filter(file__in=files).exclude(picture_key="")
        kept = rows.values_list("file_id", "number", "picture_key", "thumbnail_key", "rotated")
        return {
            (files[file], number): (picture, small if turned[files[file], number] == rotated else "")
            for file, number, picture, small, rotated in kept
            if (files[file], number) in turned
        }

    def picture(self, pages: Sequence[ReadPage]) -> None:
        """A picture of each page that has none, and a small one, kept."""
        rows = self.without_picture(pages)
        into = self.work / "pictures"
        for name in dict.fromkeys(file for file, _ in rows):
            numbers = [number for file, number in rows if file == name]
            made = page_pictures(self.sources[name], numbers, PICTURE_WIDTH, into)
            pictured = {}
            for number, path in made.items():
                row = rows[name, number]
                content = path.read_bytes()
                small = thumbnail(content, rotated=row.rotated)
                pictured[row] = (keep([content]).key, keep([small]).key)
            with transaction.atomic():
                enter_practice(self.practice_id)
                keep_picture_keys(pictured)
            rmtree(into, ignore_errors=True)

    def without_picture(self, pages: Sequence[ReadPage]) -> dict[Key, Page]:
        files = {self.rows[page.file].pk: page.file for page in pages}
        wanted = {page.key for page in pages}
        with transaction.atomic():
            enter_practice(self.practice_id)
            bare = Page.objects.filter(file__in=files, thumbnail_key="").only("file_id", "number", "rotated")
            rows = {(files[row.file_id], row.number): row for row in bare}
        return {key: row for key, row in rows.items() if key in wanted}


AS_KEPT = ("file_id", "number", "stamp", "text_from", "rotated", "fingerprint")


def as_kept(page: ReadPage) -> tuple[object, ...]:
    return (page.stamp, page.text_from, page.rotated, page.fingerprint, digest_of(page.text))


def digest_of(text: str) -> str:
    """As the database reckons it, to tell whether the text changed; nothing is secured by it."""
    return md5(text.replace("\x00", "").encode(), usedforsecurity=False).hexdigest()


def with_stamp(page: ReadPage, stamp: int) -> ReadPage:
    return replace(page, stamp=stamp)
