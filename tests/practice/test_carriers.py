"""What carries mail and fax away, and what is read of what comes back."""

import json
import threading
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from medlegal.outside.fax import Fax, FaxByHttp, FaxByMail, NullFax, fax_carrier
from medlegal.outside.mail import Enclosed, Mail, NullMail, SmtpMail, Went, mail_carrier
from medlegal.outside.returned_mail import read_returned
from tests.practice.carriers import mail_server

MAIL = Mail(
    "party@test.example", "26-0001", "A document.", "1.2.abc", (Enclosed("26-0001.pdf", b"%PDF-1.7"),)
)
BOUNCE = b"""From: MAILER-DAEMON@test.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It came back.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.test.example

Final-Recipient: rfc822; party@test.example
Action: ACTION
Status: STATUS
Diagnostic-Code: smtp; 550 5.1.1 <party@test.example>: no such mailbox

--b
Content-Type: text/rfc822-headers

From: office@test.example
Message-ID: <1.2.abc@test.example>
Subject: 26-0001

--b--
"""


def smtp(port: int) -> SmtpMail:
    return SmtpMail("127.0.0.1", port, "office@test.example", security="none", seconds=5)


def returned(action: str, status: str) -> bytes:
    return BOUNCE.replace(b"ACTION", action.encode()).replace(b"STATUS", status.encode())


def test_a_mail_is_handed_over_and_the_servers_answer_is_the_receipt():
    with mail_server() as inbox:
        outcome = smtp(inbox.port).send(MAIL)

    assert (outcome.went, outcome.says) == (Went.SENT, "250 queued as 1")
    ((to, raw),) = inbox.mails
    message = message_from_bytes(raw)
    assert to == "party@test.example"
    assert message["Message-ID"] == "<1.2.abc@test.example>"
    assert [part.get_filename() for part in message.walk() if part.get_filename()] == ["26-0001.pdf"]


@pytest.mark.parametrize(
    ("answer", "went"), [("550 no such mailbox", Went.REFUSED), ("451 try later", Went.LATER)]
)
def test_a_refusal_is_for_good_or_for_now_as_the_server_says(answer, went):
    with mail_server() as inbox:
        inbox.answers["party@test.example"] = answer
        outcome = smtp(inbox.port).send(MAIL)

    assert (outcome.went, outcome.says, inbox.mails) == (went, answer, [])


def test_a_server_that_is_not_there_is_tried_later():
    assert smtp(1).send(MAIL).went == Went.LATER


def test_a_server_without_tls_gets_nothing_where_tls_is_asked_for():
    with mail_server() as inbox:
        outcome = SmtpMail("127.0.0.1", inbox.port, "office@test.example", seconds=5).send(MAIL)

    assert (outcome.went, inbox.mails) == (Went.LATER, [])


def test_without_a_server_the_null_twins_say_so(settings):
    settings.MAIL_HOST = settings.FAX_URL = settings.FAX_DOMAIN = ""

    assert isinstance(mail_carrier(), NullMail) and isinstance(fax_carrier(), NullFax)
    assert mail_carrier().send(MAIL).went == fax_carrier().send(Fax("1", b"", "r")).went == Went.NOBODY


def test_a_fax_goes_through_a_gateway_by_mail():
    with mail_server() as inbox:
        outcome = FaxByMail("fax.test.example", smtp(inbox.port)).send(Fax("(559) 555-0100", b"%PDF-", "r"))

    assert outcome.went == Went.SENT
    assert inbox.mails[0][0] == "15595550100@fax.test.example"


def test_a_fax_number_too_short_is_refused_before_it_is_sent():
    assert FaxByMail("fax.test.example", NullMail()).send(Fax("555-0100", b"", "r")).went == Went.REFUSED


@pytest.mark.parametrize(("status", "went"), [(200, Went.SENT), (422, Went.REFUSED), (503, Went.LATER)])
def test_a_fax_service_is_asked_by_http(status, went):
    asked = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(b'{"id": "F-1"}')

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.handle_request, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/fax"
    outcome = FaxByHttp(url, "token", seconds=5).send(Fax("559 555 0100", b"%PDF-", "1.2.x"))
    server.server_close()

    assert outcome.went == went
    assert (asked[0]["to"], asked[0]["reference"]) == ("15595550100", "1.2.x")


def test_a_returned_mail_names_ours_and_no_address():
    found = read_returned(returned("failed", "5.1.1"))

    assert (found.reference, found.is_final, found.is_delivered) == ("1.2.abc", True, False)
    assert "no such mailbox" in found.says and "@" not in found.says


def test_a_delay_is_not_final_and_a_success_is_a_success():
    delayed, delivered = (
        read_returned(returned("delayed", "4.4.1")),
        read_returned(returned("delivered", "2.0.0")),
    )

    assert (delayed.is_final, delayed.is_delivered) == (False, False)
    assert (delivered.is_final, delivered.is_delivered) == (False, True)


@pytest.mark.parametrize(
    "raw", [b"", b"Subject: hello\n\nHello.", b"\xff\xfe\x00", BOUNCE[:300], BOUNCE[:450]]
)
def test_what_is_no_report_is_passed_over(raw):
    assert read_returned(raw) is None
