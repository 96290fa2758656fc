"""Which files came inside another, taken out of it into a folder."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from medlegal.records.attached import has_attachments, unpack_pdf
from medlegal.records.mailed import unpack_mail
from medlegal.records.opening import CONTAINERS, CannotRead, Kind
from medlegal.records.unpacking import Room, Unpacked
from medlegal.records.zipped import unpack_zip

_EMPTY = {
    "zip": "It holds no file. Ask its sender what should have been in it.",
    "mail": "It is an e-mail without attachments. If its text belongs to the records, print it as PDF and add that.",
}
_NOTHING_SAVED = "It is damaged, and nothing in it could be saved. Ask its sender for a fresh copy."
_DAMAGED_MAIL = "It is a damaged e-mail. Save what came with it in the mail program, and add that."


def unpacked(path: Path, kind: Kind, into: Path, passwords: Sequence[str] = ()) -> Unpacked | None:
    """The members of a container, kept in the folder `into`; None for a file that holds no other.

    The folder is there with all members or not at all. Raises Full when the disk is, CannotRead for a container
    in which there is nothing.
    """
    if kind not in CONTAINERS and not (kind == "pdf" and has_attachments(path)):
        return None
    part = into.with_name(into.name + ".part")
    room = Room(part, path)
    try:
        _unpack(path, kind, room, passwords)
        shutil.rmtree(into, ignore_errors=True)
        part.rename(into)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    if kind in CONTAINERS and not room.found.members:
        raise CannotRead(_NOTHING_SAVED if room.found.problem else _EMPTY[kind])
    return room.found


def _unpack(path: Path, kind: Kind, room: Room, passwords: Sequence[str]) -> None:
    if kind == "zip":
        unpack_zip(path, room, passwords)
    elif kind == "pdf":
        unpack_pdf(path, room)
    else:
        try:
            unpack_mail(path, room)
        except (LookupError, ValueError, TypeError, AttributeError) as error:
            if not room.found.members:
                raise CannotRead(_DAMAGED_MAIL) from error
            room.found.problem = _DAMAGED_MAIL
