"""A letter leaves over an encrypted line to the right server, or it waits: never in plain."""

from dataclasses import replace
from pathlib import Path

import pytest

from caseflow.db import provide
from caseflow.reminding import queue
from caseflow.reminding.rules import FAILURE_WORDS, Failure
from caseflow.reminding.service import Round
from tests.house import House
from tests.intake.arrivals import PERSON, ago, arrive
from tests.promises.visiting import Visitor
from tests.reminding.mail_server import mail_by
from tests.reminding.rounds import round_of, waited, wants
from tests.reminding.tls_server import Authority, authority, free_port, speaking

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """The one authority that this machine trusts."""
    found = authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(found.file))
    return found


def demanding(house: House) -> int:
    """A house whose mail goes over STARTTLS, by the setting that is the default; the port."""
    port = free_port()
    provide(house.app, replace(house.config, mail=replace(mail_by(port), starttls=True)))
    return port


def test_to_the_right_server_it_goes_encrypted(house: House, trusted: Authority) -> None:
    port = demanding(house)
    wants(house, "intake")
    code = arrive(house, intake={"presented_at": ago(days=2)})
    with speaking(port, trusted.server_context()) as letters:
        assert round_of(house) == Round(1, None)
    [(encrypted, to, letter)] = letters.taken
    assert (encrypted, to) == (True, "intake@coquan.example")
    assert code in letter.get_content()
    for word in str(PERSON["full_name"]).split():
        assert word not in letter.as_string() + letter.get_content()


@pytest.mark.parametrize("wrong", ["no_starttls", "unknown_authority", "another_address"])
def test_to_any_other_nothing_leaves_and_administrators_are_told(
    house: House, trusted: Authority, tmp_path: Path, wrong: str
) -> None:
    port = demanding(house)
    (tmp_path / "stranger").mkdir()
    context = {
        "no_starttls": None,
        "unknown_authority": authority(tmp_path / "stranger").server_context(),
        "another_address": trusted.server_context("127.0.0.2"),
    }[wrong]
    wants(house, "intake")
    code = arrive(house, intake={"presented_at": ago(days=2)})
    with speaking(port, context) as letters:
        for _ in range(2):
            assert round_of(house) == Round(0, Failure.NOT_SECURE)
            waited()
    assert letters.taken == []
    assert (queue.state().waiting, queue.state().last_sent) == (1, None)
    page = Visitor(house, "admin").get("/reminders").text
    assert FAILURE_WORDS[Failure.NOT_SECURE] in page
    assert code not in page
    with speaking(port, trusted.server_context()) as letters:
        assert round_of(house) == Round(1, None)  # tried again, and nothing was lost
    assert [encrypted for encrypted, _, _ in letters.taken] == [True]
