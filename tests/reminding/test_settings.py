"""The mail server's settings: read once, each bad one refused in one sentence."""

from pathlib import Path

import pytest

from caseflow.config import Config, Mail
from caseflow.errors import StartRefused

GOOD = {
    "SMTP_HOST": "mail.example",
    "MAIL_FROM": "caseflow@coquan.example",
    "PUBLIC_URL": "https://caseflow.example/",
}


def read(patch: pytest.MonkeyPatch, **settings: str) -> Mail | None:
    for name, value in settings.items():
        patch.setenv(f"CASEFLOW_{name}", value)
    return Config.from_environment().mail


def test_without_a_host_there_is_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, MAIL_FROM="x@y.example") is None


def test_a_whole_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("bí mật\n", encoding="utf-8")
    secret = {"SMTP_USER": "caseflow", "SMTP_PASSWORD_FILE": str(tmp_path / "password")}
    found = read(monkeypatch, **GOOD, **secret)
    assert found == Mail(
        "mail.example", 587, True, "caseflow", "bí mật", "caseflow@coquan.example",
        "https://caseflow.example",
    )  # fmt: skip
    assert "bí mật" not in repr(Config.from_environment())


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"MAIL_FROM": ""}, "CASEFLOW_MAIL_FROM"),
        ({"MAIL_FROM": "a@b.example\nBcc: c@d.example"}, "CASEFLOW_MAIL_FROM"),
        ({"MAIL_FROM": "người.gửi@coquan.example"}, "CASEFLOW_MAIL_FROM"),
        ({"PUBLIC_URL": "caseflow.example"}, "CASEFLOW_PUBLIC_URL"),
        ({"PUBLIC_URL": "https://caseflow.example/?case=1"}, "CASEFLOW_PUBLIC_URL"),
        ({"SMTP_PORT": "0"}, "CASEFLOW_SMTP_PORT"),
        ({"SMTP_STARTTLS": "perhaps"}, "CASEFLOW_SMTP_STARTTLS"),
        ({"SMTP_USER": "caseflow"}, "CASEFLOW_SMTP_PASSWORD_FILE"),
        ({"SMTP_PASSWORD_FILE": "/nowhere/password"}, "/nowhere/password"),
        ({"ESCALATE_AFTER": "0"}, "CASEFLOW_ESCALATE_AFTER"),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_bad_one_is_named(
    monkeypatch: pytest.MonkeyPatch, bad: dict[str, str], named: str
) -> None:
    with pytest.raises(StartRefused) as refused:
        read(monkeypatch, **GOOD | bad)
    assert named in str(refused.value)


def test_a_password_needs_an_encrypted_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("bí mật", encoding="utf-8")
    secret = {"SMTP_USER": "caseflow", "SMTP_PASSWORD_FILE": str(tmp_path / "password")}
    with pytest.raises(StartRefused, match="STARTTLS"):
        read(monkeypatch, **GOOD, **secret, SMTP_STARTTLS="false")
