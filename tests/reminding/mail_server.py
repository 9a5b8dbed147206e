"""A mail server on the loopback that speaks enough SMTP, and can be unwilling."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from caseflow.config import Mail


class MailServer(socketserver.ThreadingTCPServer):
    """What it took is in ``letters``: (address, letter). ``refuses``: addresses it does not
    take; ``talks`` cleared: it takes a connection and says nothing."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, port: int = 0) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self.refuses: set[str] = set()
        self.talks = threading.Event()
        self.talks.set()
        super().__init__(("127.0.0.1", port), _Talk)

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.server.talks.wait()
        self.say("220 ready")
        to = ""
        for line in self.rfile:
            word, _, rest = line.decode().strip().partition(":")
            match word[:4].upper():
                case "QUIT":
                    self.say("221 bye")
                    break
                case "RCPT":
                    to = rest.strip("<>")
                    self.say("550 no such box" if to in self.server.refuses else "250 ok")
                case "DATA":
                    self.say("354 go on")
                    self.server.letters.append((to, self.letter()))
                    self.say("250 taken")
                case _:
                    self.say("250 ok")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def letter(self) -> EmailMessage:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        return email.message_from_bytes(b"".join(lines), policy=email.policy.default)


@contextmanager
def listening(port: int = 0) -> Iterator[MailServer]:
    """A server that serves until the block ends; nobody listens there afterwards."""
    with MailServer(port) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.talks.set()
            server.shutdown()
            thread.join()


def mail_by(port: int) -> Mail:
    """The settings for the server on that port of the loopback."""
    return Mail(
        host="127.0.0.1", port=port, starttls=False, user="", password="",
        sender="caseflow@coquan.example", public_url="https://caseflow.example",
    )  # fmt: skip
