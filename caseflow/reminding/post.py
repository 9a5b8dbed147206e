"""Letters and the line to the mail server: a code and where to sign in, nothing of anybody."""

import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256

from caseflow.clock import VIETNAM, now
from caseflow.config import Mail
from caseflow.reminding.rules import Failure

SECONDS = 10.0  # how long one answer of the server is waited for
SUBJECT = "caseflow: việc cần làm"
TEXT = """\
Bạn có việc cần làm trong hồ sơ:
{codes}

Đăng nhập để xem việc và thời hạn: {address}

Thư này do hệ thống gửi, xin đừng trả lời. Không muốn nhận thư: vào mục Tài khoản, Thư nhắc việc.

--
You have work to do in the cases listed above.

Sign in to see the work and its deadlines: {address}

This letter was sent by the system; please do not answer it. To receive none: Account, Reminders.
"""


class NotSent(Exception):
    """The server did not take the letter; ``why`` says as much as is kept."""

    def __init__(self, why: Failure) -> None:
        super().__init__(why)
        self.why = why


def letter(mail: Mail, to: str, codes: Sequence[str], named: Sequence[str]) -> EmailMessage:
    """A letter to ``to`` about the cases ``codes``. What it is about, ``named``, makes its id, so
    that a doubled letter has the id of the first and mail programs show one."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = SUBJECT, mail.sender, to
    message["Date"] = format_datetime(now().astimezone(VIETNAM))
    digest = sha256("\n".join([to, *sorted(named)]).encode()).hexdigest()[:40]
    message["Message-ID"] = f"<{digest}@{mail.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    lines = "\n".join(f"  {code}" for code in codes)
    message.set_content(TEXT.format(codes=lines, address=f"{mail.public_url}/"))
    return message


class Line:
    """A line to the mail server, opened with the first letter."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail
        self._server: smtplib.SMTP | None = None

    def send(self, to: str, message: EmailMessage) -> None:
        """Hand one letter over, or ``NotSent``."""
        try:
            if self._server is None:
                self._server = self._open()
            self._server.send_message(message, self._mail.sender, [to])
        except OSError as error:  # smtplib's own errors are of this kind too
            raise NotSent(_kind(error)) from error

    def close(self) -> None:
        """Say goodbye, if there was a greeting."""
        if self._server is not None:
            with suppress(OSError):
                self._server.quit()

    def _open(self) -> smtplib.SMTP:
        mail = self._mail
        server = smtplib.SMTP(mail.host, mail.port, "localhost", SECONDS)
        try:
            if mail.starttls:
                server.starttls(context=ssl.create_default_context())
            if mail.user:
                server.login(mail.user, mail.password)
        except OSError:
            server.close()
            raise
        return server


def _kind(error: OSError) -> Failure:
    kinds: tuple[tuple[type[OSError], Failure], ...] = (
        (smtplib.SMTPRecipientsRefused, Failure.RECIPIENT),
        (smtplib.SMTPSenderRefused, Failure.SENDER),
        (smtplib.SMTPDataError, Failure.LETTER),
        (smtplib.SMTPAuthenticationError, Failure.SIGN_IN),
        (smtplib.SMTPNotSupportedError, Failure.NOT_SECURE),
        (ssl.SSLError, Failure.NOT_SECURE),
        (TimeoutError, Failure.TIMEOUT),
    )
    if isinstance(error.__context__, TimeoutError):  # which smtplib tells as a lost connection
        return Failure.TIMEOUT
    return next((why for kind, why in kinds if isinstance(error, kind)), Failure.UNREACHABLE)
