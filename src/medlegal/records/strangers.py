"""What a file is that is not read here, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Sequence

_PRINT = "Save or print it as PDF and add it again."
_UNPACK = "Unpack it and add the files in it."
_NO_RECORD = "It holds no record. Ask its sender what was meant to come."

# offset, mark, what it is, what to do
_MARKS: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Office file or an Outlook message", _PRINT),
    (0, b"\x78\x9f\x3e\x22", "an Outlook attachment (winmail.dat)", "Ask its sender to send it as PDF."),
    (0, b"Rar!", "a RAR archive", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (0, b"\x1f\x8b", "a GZIP archive", _UNPACK),
    (0, b"BZh", "a BZIP2 archive", _UNPACK),
    (0, b"\xfd7zXZ\x00", "an XZ archive", _UNPACK),
    (257, b"ustar", "a TAR archive", _UNPACK),
    (128, b"DICM", "a DICOM picture", "Ask its sender for the report, or for the pictures as PDF."),
    (4, b"ftyp", "a video or a photo of another kind", _PRINT),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture", _PRINT),
    (0, b"{\\rtf", "an RTF text", _PRINT),
    (0, b"MZ", "a program", _NO_RECORD),
    (0, b"\x7fELF", "a program", _NO_RECORD),
    (0, b"ID3", "a sound", _NO_RECORD),
    (0, b"OggS", "a sound", _NO_RECORD),
    (0, b"RIFF", "a sound or a film", _NO_RECORD),
    (0, b"%!PS", "a PostScript file", _PRINT),
    (0, b"BEGIN:V", "an appointment or an address card", _PRINT),
    (0, b"<", "a web page or XML file", _PRINT),
)
_OFFICE: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel sheet"),
    (b"ppt/", "a PowerPoint show"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"opendocument", "an OpenDocument file"),
    (b"epub", "an electronic book"),
    (b"[Content_Types].xml", "an Office document"),
)
_OFFICE_LISTS = frozenset({"[Content_Types].xml", "mimetype"})  # wherever in the file they stand


def stranger(start: bytes) -> str:
    """The sentences about a file that is not read, by its first bytes."""
    for offset, mark, name, do in _MARKS:
        if start[offset : offset + len(mark)] == mark:
            return _sentences(name, do)
    if not start.strip(b"\x00"):
        return _sentences(
            "filled with zero bytes, as after a broken download", "Ask its sender to send it again."
        )
    if _is_text(start):
        return _sentences("plain text", _PRINT)
    return _sentences("no PDF, picture, ZIP or e-mail", _PRINT)


def office_name(start: bytes, names: Sequence[str] = ()) -> str | None:
    """What kind of office document a ZIP is that begins so and holds files of these names; None for a plain ZIP."""
    if not (b"[Content_Types].xml" in start or b"mimetype" in start[:64] or _OFFICE_LISTS & set(names)):
        return None
    known = start + "\n".join(names).encode(errors="replace")
    return next((name for mark, name in _OFFICE if mark in known), "an Office document")


def office(name: str) -> str:
    return _sentences(name, _PRINT)


def _sentences(name: str, do: str) -> str:
    return f"It is {name}, which is not read here. {do}"


def _is_text(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in start)
    return controls == 0
