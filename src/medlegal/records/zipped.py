"""The files in a ZIP, also in one that is cut short or locked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from medlegal.records.litter import is_litter
from medlegal.records.unpacking import Room, TooLarge
from medlegal.records.zip_cipher import WrongPassword, is_strong, unlocked_bytes

_CHUNK_BYTES = 1 << 18
_IS_LOCKED, _NAME_IS_UTF8, _SIZES_FOLLOW = 0x1, 0x800, 0x8
_HEADER = struct.Struct("<4s5H3I2H")
_HEADER_MARK = b"PK\x03\x04"
_CUT_SHORT = "It is cut short; what could be saved is here. Compare with the sender's list."
_DAMAGED = "It is damaged inside the ZIP. Ask its sender for a fresh copy."
_SUM_DIFFERS = "It does not unpack to its own check sum. Compare it with the sender's copy."
_UNUSUAL = "It is packed in a way that is not read here. Unpack the ZIP and add the files in it."
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    struct.error,
    OverflowError,
)

_NO_LIST = (*_BROKEN, NotImplementedError)


def unpack_zip(path: Path, room: Room, passwords: Sequence[str]) -> None:
    """Every file of the ZIP goes to the room, in the ZIP's own order, or is named there with its problem."""
    try:
        with zipfile.ZipFile(path) as archive:
            _take_all(archive, room, passwords)
        is_whole = True
    except _NO_LIST:
        is_whole = False
    if not any(member.kept or member.needs_password for member in room.found.members):
        _salvage_instead(path, room, is_whole=is_whole)


def _take_all(archive: zipfile.ZipFile, room: Room, passwords: Sequence[str]) -> None:
    for info in archive.infolist():
        if room.is_taken:
            room.found.problem = "It holds more files than are read. Ask its sender to split it."
            return
        if not info.is_dir() and not is_litter(info.filename):
            _take(archive, info, room, passwords)


def _salvage_instead(path: Path, room: Room, *, is_whole: bool) -> None:
    """What can be found without the ZIP's list; where that is nothing, the list stands."""
    listed = room.found.members[:]
    room.found.members.clear()
    _salvage(path, room)
    if room.found.members or not is_whole:
        room.found.problem = _CUT_SHORT
    if not room.found.members:
        room.found.members.extend(listed)


def _take(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: Room, passwords: Sequence[str]) -> None:
    name = _name_of(info)
    for password in dict.fromkeys(passwords) if info.flag_bits & _IS_LOCKED else [""]:
        try:
            room.keep(name, _content(archive, info, password))
            return
        except (WrongPassword, RuntimeError) as error:
            if isinstance(error, NotImplementedError):
                room.turn_away(name, _UNUSUAL)
                return
        except TooLarge:
            room.refuse(name)
            return
        except _BROKEN as error:
            if not info.flag_bits & _IS_LOCKED:  # a wrong password shows as a broken member too
                _take_what_is_left(archive, info, room, error)
                return
    room.ask_password(name, passwords)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: str) -> Iterator[bytes]:
    if is_strong(info):
        yield from unlocked_bytes(archive, info, password)
        return
    with archive.open(info, pwd=password.encode() or None) as member:
        while part := member.read(_CHUNK_BYTES):
            yield part


def _take_what_is_left(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: Room, error: Exception) -> None:
    """The bytes that can be had, when there are any: a damaged PDF may still show its pages."""
    name, says = _name_of(info), _SUM_DIFFERS if "CRC" in str(error) else _DAMAGED
    try:
        parts = list(_until_broken(_raw_unpacked(archive, info)))
        if sum(map(len, parts)) > 0:
            room.keep(name, parts, doubt=says)
            return
    except TooLarge:
        room.refuse(name)
        return
    except _BROKEN:
        pass
    room.turn_away(name, says)


def _until_broken(parts: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    try:
        for part in parts:
            size += len(part)
            if size > 1 << 29:
                raise TooLarge(TooLarge.__doc__)
            yield part
    except _BROKEN:
        return


def _raw_unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes without a look at its check sum."""
    with Path(str(archive.filename)).open("rb") as file:
        file.seek(info.header_offset)
        header = _HEADER.unpack(file.read(_HEADER.size))
        if header[0] != _HEADER_MARK:
            return
        file.seek(header[-2] + header[-1], 1)
        yield from _unpacked_parts(file, info.compress_size, info.compress_type)


def _unpacked_parts(file: object, size: int, how: int) -> Iterator[bytes]:
    packed = zlib.decompressobj(-15) if how == zipfile.ZIP_DEFLATED else None
    if packed is None and how != zipfile.ZIP_STORED:
        return
    while size > 0 and (part := file.read(min(size, _CHUNK_BYTES))):  # type: ignore[attr-defined]
        size -= len(part)
        yield packed.decompress(part) if packed else part


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as its maker meant it: many programs write UTF-8 without saying so."""
    if info.flag_bits & _NAME_IS_UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _salvage(path: Path, room: Room) -> None:
    """The members of a ZIP whose list is gone, each found by its own header."""
    whole = path.read_bytes()
    at = whole.find(_HEADER_MARK)
    while at >= 0 and not room.is_taken:
        after = _salvaged(whole, at, room)
        at = whole.find(_HEADER_MARK, max(after, at + 4))


def _salvaged(whole: bytes, at: int, room: Room) -> int:
    """Where the member that begins at `at` ends, once it is kept."""
    if at + _HEADER.size > len(whole):
        return len(whole)
    numbers: tuple[int, ...] = _HEADER.unpack_from(whole, at)[1:]
    _, flags, how, _, _, _, size, _, name_size, extra_size = numbers
    begin = at + _HEADER.size + name_size + extra_size
    name = whole[at + _HEADER.size : at + _HEADER.size + name_size].decode("utf-8", "replace")
    if not name or name.endswith("/") or is_litter(name) or flags & _IS_LOCKED:
        return begin
    try:
        content, used = _content_at(whole, begin, how, 0 if flags & _SIZES_FOLLOW else size)
        if content:
            room.keep(name, [content], doubt=_DAMAGED if begin + used >= len(whole) else None)
            return begin + used
    except TooLarge:
        room.refuse(name)
    except zlib.error:
        pass
    return begin


def _content_at(whole: bytes, begin: int, how: int, size: int) -> tuple[bytes, int]:
    if how == zipfile.ZIP_STORED:
        end = begin + size if size else _next_mark(whole, begin)
        return whole[begin:end], len(whole[begin:end])
    if how != zipfile.ZIP_DEFLATED:
        return b"", 0
    packed = zlib.decompressobj(-15)
    content = packed.decompress(whole[begin:], 1 << 29)
    if packed.unconsumed_tail:
        raise TooLarge(TooLarge.__doc__)
    return content, len(whole) - begin - len(packed.unused_data)


def _next_mark(whole: bytes, begin: int) -> int:
    found = [
        at for mark in (b"PK\x07\x08", _HEADER_MARK, b"PK\x01\x02") if (at := whole.find(mark, begin)) >= 0
    ]
    return min(found, default=len(whole))
