"""The attachments of an e-mail."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from medlegal.records.opening import CannotRead
from medlegal.records.unpacking import Room, TooLarge

LARGEST_MAIL_BYTES = 200_000_000
_LETTERHEAD_BYTES, _LETTERHEAD_PIXELS = (
    150_000,
    400,
)  # a picture in the mail's own text that is smaller is a logo
_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/gif": ".gif",
    "image/heic": ".heic",
    "application/zip": ".zip",
    "text/plain": ".txt",
    "text/html": ".html",
}
_SEALS = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
)
_LOCKED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_TAG = re.compile(r"(?s)<(script|style|title).*?</\1\s*>|<[^>]*>")
_WORD = re.compile(r"\w{2,}")

Part = email.message.Message


def unpack_mail(path: Path, room: Room) -> None:
    """Every attachment goes to the room in the mail's order; what else the mail holds is told in a remark."""
    if path.stat().st_size > LARGEST_MAIL_BYTES:
        raise CannotRead("It is an e-mail of more than 200 MB. Save its attachments and add those.")
    with path.open("rb") as file:
        mail = email.message_from_binary_file(file, policy=email.policy.compat32)
    said, logos = 0, list[str]()
    shown = _shown_pictures(mail)
    for part in _leaves(mail):
        if room.is_taken:
            room.found.problem = "It holds more attachments than are read. Save them and add those."
            break
        if _is_own_text(part):
            said += (
                len(_WORD.findall(_text_of(part)))
                if part.get_content_type() == "text/plain" or not said
                else 0
            )
        elif _is_logo(part, shown):
            logos.append(_name_of(part))
        else:
            _take(part, room)
    room.found.remarks.extend(_remarks(said, logos))


def _leaves(part: Part) -> Iterator[Part]:
    """Parts that hold something, attached mails as one each."""
    if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
        for inner in part.get_payload():
            if isinstance(inner, email.message.Message):
                yield from _leaves(inner)
    else:
        yield part


def _is_own_text(part: Part) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html", "text/calendar", "text/enriched")
        and part.get_content_disposition() != "attachment"
        and not part.get_filename()
    ) or (part.get_content_maintype() == "multipart")


def _text_of(part: Part) -> str:
    held = part.get_payload(decode=True)
    text = held.decode("utf-8", "replace") if isinstance(held, bytes) else str(part.get_payload())
    return html.unescape(_TAG.sub(" ", text)) if part.get_content_type() == "text/html" else text


def _shown_pictures(mail: Part) -> frozenset[str]:
    """The pictures that the mail's own text shows, by their ids."""
    texts = [part for part in _leaves(mail) if part.get_content_type() == "text/html" and _is_own_text(part)]
    held = b" ".join(one for part in texts if isinstance(one := part.get_payload(decode=True), bytes))
    return frozenset(re.findall(r"cid:([^\s\"'>)]+)", held.decode("latin-1")))


def _is_logo(part: Part, shown: frozenset[str]) -> bool:
    if part.get_content_maintype() != "image":
        return False
    if str(part.get("Content-ID", "")).strip(" <>") not in shown:
        return False
    content = _bytes_of(part)
    try:
        with Image.open(io.BytesIO(content)) as picture:
            size = picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return len(content) < _LETTERHEAD_BYTES and min(size) < _LETTERHEAD_PIXELS


def _take(part: Part, room: Room) -> None:
    name, kind = _name_of(part), part.get_content_type()
    if kind in _SEALS:
        return
    content = _bytes_of(part)
    if kind in _LOCKED:
        room.turn_away(
            name, "It is sealed or encrypted. Open the e-mail, save what came with it and add that."
        )
    elif not content:
        room.turn_away(name, "It came empty: zero bytes. Ask its sender to send it again.")
    else:
        try:
            room.keep(name, [content])
        except TooLarge:
            room.refuse(name)


def _bytes_of(part: Part) -> bytes:
    if part.get_content_type().startswith("message/"):
        held = part.get_payload()
        inner = held[0] if isinstance(held, list) and held else None
        return inner.as_bytes() if isinstance(inner, email.message.Message) else str(held or "").encode()
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _name_of(part: Part) -> str:
    told = part.get_filename()
    if told:
        return _decoded(told)
    if part.get_content_type() == "message/rfc822":
        held = part.get_payload()
        inner = held[0] if isinstance(held, list) and held else None
        subject = str(inner.get("Subject", "")) if isinstance(inner, email.message.Message) else ""
        title = re.sub(r"[/\\\s]+", " ", _decoded(subject)).strip()[:80]
        return f"{title or 'attached e-mail'}.eml"
    return "attachment" + _ENDINGS.get(part.get_content_type(), "")


def _decoded(name: str) -> str:
    """A name as its sender meant it, where it was written in the mail's own cipher for other letters."""
    try:
        parts = email.header.decode_header(re.sub(r"\s*\r?\n\s*", "", name))
        return "".join(
            one.decode(code or "latin-1", "replace") if isinstance(one, bytes) else one for one, code in parts
        )
    except (ValueError, LookupError):
        return name


def _remarks(said: int, logos: list[str]) -> Iterator[str]:
    if said:
        yield (
            f"The e-mail's own text ({said} words) is not among the pages."
            " If it belongs to the records, print the e-mail as PDF and add that."
        )
    if logos:
        yield f"Small pictures in its text were left out: {', '.join(logos[:5])}."
