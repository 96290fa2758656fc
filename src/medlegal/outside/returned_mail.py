"""Reads what mail servers send back: which mail of ours could not be delivered, and why."""

import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings

MESSAGE_ID = re.compile(r"<([^<>@\s]+)@[^<>\s]+>")
STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
LONGEST_REASON = 200  # characters


@dataclass(frozen=True, slots=True)
class Returned:
    """A server's report on one mail of ours."""

    reference: str  # as it was sent with, before the @
    is_final: bool  # False: the server still tries
    is_delivered: bool  # a report of success
    says: str


def read_returned(raw: bytes) -> Returned | None:
    """The report in a message (RFC 3464), or None where it is none, or none about a mail of ours."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(raw)
        fields = _fields_of(message)
        reference = _reference_in(message)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return None
    if fields is None or not reference:
        return None
    action = str(fields.get("Action", "failed")).strip().casefold()
    status = str(fields.get("Status", "")).strip()
    code = STATUS.search(status)
    is_final = action == "failed" or (
        action not in ("delayed", "delivered", "relayed", "expanded") and bool(code and code[1] == "5")
    )
    return Returned(reference, is_final, action in ("delivered", "relayed"), _reason(fields, status))


def _fields_of(message: Message) -> Message | None:
    """The recipient's own block of the report."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = [block for block in part.get_payload() if isinstance(block, Message)]
            return next((block for block in blocks if block.get("Action") or block.get("Status")), None)
    return None


def _reference_in(message: Message) -> str:
    """Of the mail that came back: its headers lie in the report, whole or as text."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            found = inner[0].get("Message-ID") if isinstance(inner, list) and inner else None
        elif kind == "text/rfc822-headers" and isinstance(part, EmailMessage):
            found = next(
                (
                    line.partition(":")[2]
                    for line in str(part.get_content()).splitlines()
                    if line.casefold().startswith("message-id:")
                ),
                None,
            )
        else:
            continue
        if found and (match := MESSAGE_ID.search(str(found))):
            return match[1]
    return ""


def _reason(fields: Message, status: str) -> str:
    """The server's words; an address in them is left out, for it may name a person."""
    told = str(fields.get("Diagnostic-Code", "")).partition(";")[2] or status or "The mail came back."
    return re.sub(r"\S+@\S+", "(address)", " ".join(told.split()))[:LONGEST_REASON]


def returned_mails() -> Iterator[tuple[str, bytes]]:
    """Each new message in the folder where the mail server puts returned mail (a Maildir), with its key."""
    if settings.MAIL_RETURNED and Path(settings.MAIL_RETURNED).is_dir():
        folder = mailbox.Maildir(settings.MAIL_RETURNED, create=False)
        for key in folder.keys():  # noqa: SIM118
            yield key, folder.get_bytes(key)


def forget_returned(key: str) -> None:
    """The message was read and its outcome kept."""
    mailbox.Maildir(settings.MAIL_RETURNED, create=False).discard(key)
