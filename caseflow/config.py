"""Settings: read once from the environment into one frozen object."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from environs import Env
from marshmallow.validate import Range

from caseflow.errors import N_, StartRefused


@dataclass(frozen=True)
class Mail:
    """How reminders leave: the mail server, the sender's address, and the address under which
    officers reach this instance. Without a user the server is used without signing in."""

    host: str
    port: int
    starttls: bool
    user: str
    password: str = field(repr=False)
    sender: str
    public_url: str


@dataclass(frozen=True)
class Config:
    """What an instance is told. URLs are SQLAlchemy's; ``home`` holds the embedded stores.
    ``escalate_after`` and ``escalate_higher_after``: after how many days overdue the agency's
    supervisor, and that of the agency above, are told; no law names them. ``mail``: ``None``
    where no reminder leaves by e-mail."""

    home: Path
    cases_url: str
    audit_url: str
    keys_url: str
    cases_owner_url: str
    audit_owner_url: str
    keys_owner_url: str
    audit_writer: str
    passphrase_file: Path | None
    passphrase: str | None
    trusted_proxies: int
    secure_cookies: bool
    testing: bool = False
    escalate_after: int = 3
    escalate_higher_after: int = 7
    mail: Mail | None = None

    @classmethod
    def from_environment(cls) -> "Config":
        """The settings of this process; a setting that cannot be read stops the start."""
        env = Env()
        try:
            return cls._read(env)
        except (ValueError, TypeError) as error:
            raise StartRefused(N_("Cấu hình không đọc được: %(why)s"), why=str(error)) from error

    @classmethod
    def _read(cls, env: Env) -> "Config":
        home = Path(env.str("CASEFLOW_HOME", "instance")).absolute()
        urls = {s: env.str(f"CASEFLOW_{s.upper()}_URL", sqlite_url(home, s)) for s in STORES}
        owners = {s: env.str(f"CASEFLOW_{s.upper()}_OWNER_URL", urls[s]) for s in STORES}
        passphrase_file = env.str("CASEFLOW_PASSPHRASE_FILE", "")
        return cls(
            home=home,
            cases_url=urls["cases"],
            audit_url=urls["audit"],
            keys_url=urls["keys"],
            cases_owner_url=owners["cases"],
            audit_owner_url=owners["audit"],
            keys_owner_url=owners["keys"],
            audit_writer=env.str("CASEFLOW_AUDIT_WRITER", ""),
            passphrase_file=Path(passphrase_file).absolute() if passphrase_file else None,
            passphrase=None,
            trusted_proxies=env.int("CASEFLOW_TRUSTED_PROXIES", 0, validate=Range(min=0, max=5)),
            secure_cookies=env.bool("CASEFLOW_SECURE_COOKIES", False),
            escalate_after=env.int("CASEFLOW_ESCALATE_AFTER", 3, validate=DAYS),
            escalate_higher_after=env.int("CASEFLOW_ESCALATE_HIGHER_AFTER", 7, validate=DAYS),
            mail=_mail(env),
        )

    @property
    def demonstration(self) -> bool:
        """Whether ``home`` was made by ``caseflow demo`` and so protects nothing."""
        return (self.home / DEMONSTRATION_MARK).exists()

    @property
    def embedded(self) -> bool:
        """Whether the stores are SQLite files, so that one process serves alone."""
        return self.cases_url.startswith("sqlite")


DAYS = Range(min=1, max=365)
STORES = ("cases", "audit", "keys")
DEMONSTRATION_MARK = "demonstration"
MAIL_ADDRESS = re.compile(  # of the sender, and of whoever wants reminders
    r"[a-z0-9_+-][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24}",
    re.ASCII | re.IGNORECASE,
)
OWN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~/-]*)?")


def sqlite_url(home: Path, store: str) -> str:
    """The embedded store ``store`` in ``home``."""
    return f"sqlite:///{home / store}.db"


def _mail(env: Env) -> Mail | None:
    """The mail server, if one is named. A password leaves on an encrypted line only."""
    host = env.str("CASEFLOW_SMTP_HOST", "")
    if not host:
        return None
    user, file = env.str("CASEFLOW_SMTP_USER", ""), env.str("CASEFLOW_SMTP_PASSWORD_FILE", "")
    found = Mail(
        host=host,
        port=env.int("CASEFLOW_SMTP_PORT", 587, validate=Range(min=1, max=65535)),
        starttls=env.bool("CASEFLOW_SMTP_STARTTLS", True),
        user=user,
        password=_secret(file) if file else "",
        sender=env.str("CASEFLOW_MAIL_FROM", ""),
        public_url=env.str("CASEFLOW_PUBLIC_URL", "").rstrip("/"),
    )
    for name, value, shape in (
        ("CASEFLOW_MAIL_FROM", found.sender, MAIL_ADDRESS),
        ("CASEFLOW_PUBLIC_URL", found.public_url, OWN_ADDRESS),
    ):
        if not shape.fullmatch(value):
            raise StartRefused(N_("Đã đặt máy chủ thư: hãy đặt đúng %(name)s."), name=name)
    if bool(user) != bool(found.password) or (user and not found.starttls):
        raise StartRefused(
            N_(
                "Máy chủ thư cần đăng nhập: hãy đặt cả CASEFLOW_SMTP_USER và "
                "CASEFLOW_SMTP_PASSWORD_FILE, và để CASEFLOW_SMTP_STARTTLS bật."
            )
        )
    return found


def _secret(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StartRefused(N_("Không đọc được tệp mật khẩu %(path)s."), path=file) from error
