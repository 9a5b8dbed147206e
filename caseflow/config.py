"""Settings: read once from the environment into one frozen object."""

from dataclasses import dataclass
from pathlib import Path

from environs import Env
from marshmallow.validate import Range

from caseflow.errors import N_, StartRefused


@dataclass(frozen=True)
class Config:
    """What an instance is told. URLs are SQLAlchemy's; ``home`` holds the embedded stores."""

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
        )

    @property
    def demonstration(self) -> bool:
        """Whether ``home`` was made by ``caseflow demo`` and so protects nothing."""
        return (self.home / DEMONSTRATION_MARK).exists()

    @property
    def embedded(self) -> bool:
        """Whether the stores are SQLite files, so that one process serves alone."""
        return self.cases_url.startswith("sqlite")


STORES = ("cases", "audit", "keys")
DEMONSTRATION_MARK = "demonstration"


def sqlite_url(home: Path, store: str) -> str:
    """The embedded store ``store`` in ``home``."""
    return f"sqlite:///{home / store}.db"
