"""A mail server of our own on this machine, that keeps what it is given and refuses whom it is told to."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Inbox:
    """What the server took, and the answers it gives to an address instead of taking it."""

    port: int = 0
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    inbox: Inbox

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 invented")
        to = ""
        while line := self.rfile.readline():
            word = line.decode().strip()
            asked = word[:4].upper()
            if asked == "QUIT":
                self.say("221 bye")
                return
            if asked == "RCPT":
                to = word[word.index("<") + 1 : word.index(">")]
                self.say(self.inbox.answers.get(to, "250 ok"))
            elif asked == "DATA":
                self.say("354 go on")
                self.inbox.mails.append((to, self.read_body()))
                self.say(f"250 queued as {len(self.inbox.mails)}")
            else:
                self.say("250 invented")

    def read_body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


@contextmanager
def mail_server() -> Iterator[Inbox]:
    inbox = Inbox()
    talk = type("TalkHere", (Talk,), {"inbox": inbox})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), talk) as server:
        inbox.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield inbox
        server.shutdown()
