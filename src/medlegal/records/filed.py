"""Words of pages kept on the disk instead of in memory: twenty thousand pages take no more room than one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T", str, bytes)


class Drawer:
    """An unnamed file that is gone with the process; what is put into it is fetched when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115
        self._end = 0

    def file_text(self, text: str) -> str:
        return FiledText(text, self._put(text.encode("utf-8", "surrogatepass")))

    def file_bytes(self, held: bytes) -> bytes:
        return FiledBytes(held, self._put(held))

    def fetch(self, place: int, size: int) -> bytes:
        return os.pread(self._file.fileno(), size, place)

    def _put(self, held: bytes) -> Place:
        place = Place(self, self._end, len(held))
        if self._file.write(held) != len(held):
            raise OSError("The disk is full")
        self._end += len(held)
        return place


class Place:
    """Where in a drawer something lies."""

    __slots__ = ("_at", "_drawer", "_size")

    def __init__(self, drawer: Drawer, at: int, size: int) -> None:
        self._drawer, self._at, self._size = drawer, at, size

    @property
    def drawer(self) -> Drawer:
        return self._drawer

    def fetched(self) -> bytes:
        return self._drawer.fetch(self._at, self._size)


class FiledText(str):
    """A text that lies in a drawer as well."""

    place: Place

    def __new__(cls, text: str, place: Place) -> Self:
        one = super().__new__(cls, text)
        one.place = place
        return one

    def __reduce__(self) -> Any:
        return str, (str(self),)


class FiledBytes(bytes):
    """Bytes that lie in a drawer as well."""

    place: Place

    def __new__(cls, held: bytes, place: Place) -> Self:
        one = super().__new__(cls, held)
        one.place = place
        return one

    def __reduce__(self) -> Any:
        return bytes, (bytes(self),)


class Filing(Generic[T]):
    """A field of a dataclass that holds what it is given, or only its place when that lies in a drawer."""

    def __init__(self, empty: T) -> None:
        self._empty: T = empty

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> T: ...
    @overload
    def __get__(self, one: object, owner: type) -> T: ...
    def __get__(self, one: object | None, owner: type) -> Any:
        if one is None:
            return self._empty
        held = one.__dict__[self._name]
        if not isinstance(held, Place):
            return held
        if isinstance(self._empty, str):
            return FiledText(held.fetched().decode("utf-8", "surrogatepass"), held)
        return FiledBytes(held.fetched(), held)

    def __set__(self, one: object, value: T) -> None:
        one.__dict__[self._name] = value.place if isinstance(value, FiledText | FiledBytes) else value


def filed_with(held: str, other: str) -> str:
    """`held`, filed in the drawer of `other` where that lies in one."""
    return other.place.drawer.file_text(held) if isinstance(other, FiledText) else held
