"""Carries an e-mail to the office's mail server, or says that none is set."""

import smtplib
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate
from enum import StrEnum
from ssl import create_default_context
from typing import Protocol

from django.conf import settings


class Went(StrEnum):
    """How an attempt ended: gone, to be tried again, refused for good, or nobody there to carry it."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Outcome:
    went: Went
    says: str  # the carrier's own words


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A PDF that goes along, under a name of ours."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail. Neither subject nor text names a person or tells of a body."""

    to: str
    subject: str
    text: str
    reference: str  # becomes the Message-ID, by which a bounce is known
    enclosed: tuple[Enclosed, ...] = field(default=())


class Carrier(Protocol):
    def send(self, mail: Mail) -> Outcome: ...


class NullMail:
    """No server is set: nothing leaves, and whoever asked is told so."""

    def send(self, mail: Mail) -> Outcome:
        return Outcome(Went.NOBODY, "No mail server is set here (MEDLEGAL_SMTP_HOST). Send it by hand.")


@dataclass(frozen=True, slots=True)
class SmtpMail:
    """A real server. Security is "starttls", "tls" or "none"; without a user nobody logs in."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    security: str = "starttls"
    seconds: int = 30

    def send(self, mail: Mail) -> Outcome:
        """One try. What the server says stands in the outcome; nothing is raised."""
        try:
            with self._opened() as server:
                return self._handed_over(server, mail)
        except smtplib.SMTPAuthenticationError as error:
            return Outcome(Went.LATER, f"The mail server refused the log-in ({error.smtp_code}).")
        except smtplib.SMTPNotSupportedError:
            return Outcome(Went.LATER, "The mail server offers no TLS. Set MEDLEGAL_SMTP_SECURITY rightly.")
        except (OSError, smtplib.SMTPException) as error:
            return Outcome(Went.LATER, f"The mail server did not answer ({type(error).__name__}).")

    def _opened(self) -> smtplib.SMTP:
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=self.seconds, context=create_default_context()
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        if self.security == "starttls":
            server.starttls(context=create_default_context())
        if self.user:
            server.login(self.user, self.password)
        return server

    def _handed_over(self, server: smtplib.SMTP, mail: Mail) -> Outcome:
        server.ehlo_or_helo_if_needed()
        for code, says in (server.mail(self.sender), server.rcpt(mail.to)):
            if code >= 400:
                return refused(code, says)
        code, says = server.data(written(mail, sender=self.sender).as_bytes())
        return refused(code, says) if code >= 400 else Outcome(Went.SENT, words(code, says))


def refused(code: int, says: bytes) -> Outcome:
    """A server's 5xx is for good, its 4xx for now."""
    return Outcome(Went.REFUSED if code >= 500 else Went.LATER, words(code, says))


def words(code: int, says: bytes) -> str:
    return f"{code} {says.decode('utf-8', 'replace')}"


def written(mail: Mail, *, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Message-ID"] = f"<{mail.reference}@{sender.rpartition('@')[2]}>"
    message["Date"] = formatdate()
    message.set_content(mail.text)
    for one in mail.enclosed:
        message.add_attachment(one.content, maintype="application", subtype="pdf", filename=one.name)
    return message


def mail_carrier() -> Carrier:
    """The server of the settings, or its Null twin."""
    if not settings.MAIL_HOST:
        return NullMail()
    return SmtpMail(
        settings.MAIL_HOST,
        settings.MAIL_PORT,
        settings.MAIL_SENDER,
        settings.MAIL_USER,
        settings.MAIL_PASSWORD,
        settings.MAIL_SECURITY,
    )
