"""Reminders over a real line: once each, with nothing in them, whatever the server does."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from caseflow.clock import now
from caseflow.duties.clocks import start
from caseflow.reminding import post, queue
from caseflow.reminding.rules import LEASE, MOST_ATTEMPTS, Failure
from caseflow.reminding.service import Round
from caseflow.serving import keep_reminding, remind_once
from tests.house import OFFICERS, PASSWORD, House
from tests.intake.arrivals import PERSON, ago, arrive
from tests.promises.story import tell
from tests.promises.test_one_case import change_in
from tests.promises.visiting import Visitor
from tests.reminding.mail_server import MailServer, listening, mail_by
from tests.reminding.rounds import from_noon, later, round_of, waited, wants

sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@from_noon
def test_a_letter_says_a_code_and_where_to_sign_in(house: House, server: MailServer) -> None:
    wants(house, "intake", "intake_2", "caseworker")
    code = arrive(house, intake={"presented_at": ago(days=2)})
    assert round_of(house) == Round(1, None)
    [(to, letter)] = server.letters
    assert to == "intake@coquan.example"
    assert (letter["Subject"], letter["To"]) == ("caseflow: việc cần làm", to)
    text = letter.get_content()
    assert code in text
    assert "https://caseflow.example/" in text
    assert text.index("Bạn có việc") < text.index("You have work")
    for hidden in (*str(PERSON["full_name"]).split(), "Quá hạn", "Cơ quan", "returned"):
        assert hidden not in letter.as_string() + text, hidden
    [told] = [e.facts for e in house.entries() if e.facts["event"] == "reminder_sent"]
    assert told["actor"]["officer"] == house.officers["intake"]
    assert told["actor"]["strength"] == "mail"
    assert len(told["cases"]) == 1
    assert round_of(house) == Round(0, None)  # told today
    with later(days=1):
        assert round_of(house).letters == 1  # and once tomorrow
    with later(days=1, minutes=5):
        assert round_of(house).letters == 0
    assert server.letters[1][1]["Message-ID"] != letter["Message-ID"]


def test_two_at_once_send_one(house: House, server: MailServer) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})
    gate, done = threading.Barrier(4), list[Round]()

    def one() -> None:
        gate.wait()
        done.append(remind_once(house.app))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(done) == 4
    done.append(round_of(house))  # whoever was first may have found only part of the queue
    assert [to for to, _ in server.letters] == ["intake@coquan.example"]


@from_noon
def test_a_process_killed_after_sending_doubles_one_letter(
    house: House, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(queue, "sent", killed)
        with pytest.raises(SystemExit):
            round_of(house)
    assert round_of(house).letters == 0  # its lease still runs
    with later(seconds=LEASE.total_seconds() + 1):
        assert round_of(house).letters == 1
    with later(seconds=2 * LEASE.total_seconds() + 2):
        assert round_of(house).letters == 0
    (_, first), (_, second) = server.letters
    assert first["Message-ID"] == second["Message-ID"]


def test_a_server_that_is_down_delays_and_is_told(house: House, server: MailServer) -> None:
    wants(house, "intake")
    code = arrive(house, intake={"presented_at": ago(days=2)})
    server.server_close()
    server.shutdown()
    assert round_of(house) == Round(0, Failure.UNREACHABLE)
    assert Visitor(house, "intake").get("/").text.count(code) > 0
    state = queue.state()
    assert (state.waiting, state.failure, state.last_sent) == (1, Failure.UNREACHABLE, None)
    page = Visitor(house, "admin").get("/reminders").text
    assert "Không kết nối được với máy chủ thư" in page
    assert code not in page
    assert round_of(house) == Round(0, None)  # not at once
    with listening(server.port) as again, later(minutes=2):
        assert round_of(house) == Round(1, None)
        assert len(again.letters) == 1
    assert queue.state().waiting == 0


def test_a_refused_address_stops_nobody_else(house: House, server: MailServer) -> None:
    wants(house, "intake", "commune_supervisor")
    arrive(house, intake={"presented_at": ago(days=9)})
    server.refuses.add("intake@coquan.example")
    assert round_of(house) == Round(1, Failure.RECIPIENT)
    assert [to for to, _ in server.letters] == ["commune_supervisor@coquan.example"]
    for _ in range(MOST_ATTEMPTS + 2):
        waited()
        round_of(house)
    assert (queue.state().waiting, queue.state().given_up) == (0, 1)
    assert len(server.letters) == 1


@sqlite
def test_a_server_that_hangs_is_left_after_a_while_and_delays_no_page(
    house: House, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})
    monkeypatch.setattr(post, "SECONDS", 4.0)  # longer than any page, on a busy machine too
    server.talks.clear()
    ended = keep_reminding(house.app, 0.05)
    assert ended is not None
    try:
        began = now()
        assert Visitor(house, "intake").get("/").status_code == 200
        assert queue.state().failure is None, "the page waited until the server was given up"
        while queue.state().failure is None:
            assert now() - began < timedelta(seconds=20)
        assert queue.state().failure is Failure.TIMEOUT
    finally:
        ended.set()


@sqlite
def test_who_wants_none_gets_none(house: House, server: MailServer) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})
    server.refuses.add("intake@coquan.example")
    round_of(house)
    assert queue.state().waiting == 1
    officer = Visitor(house, "intake")
    path, given = "/account/email", {"password": PASSWORD}
    assert officer.post(path, email="không phải", **given).status_code == 422
    assert officer.post(path, email="x@y.vn>, z@y.vn", **given).status_code == 422
    assert officer.post(path, email="", **given).status_code == 303
    assert round_of(house) == Round(0, None)
    assert queue.state().waiting == 0


@sqlite
def test_without_a_mail_server_nothing_is_queued(house: House) -> None:
    wants(house, "intake")
    arrive(house, intake={"presented_at": ago(days=2)})
    assert round_of(house) == Round(0, None)
    assert keep_reminding(house.app) is None
    assert queue.state().waiting == 0
    assert "Chưa đặt máy chủ thư" in Visitor(house, "admin").get("/reminders").text


@sqlite
def test_no_letter_holds_a_sealed_value(house: House, server: MailServer) -> None:
    """A marker in every sealed field; everybody of the house wants letters."""
    story = tell(house)
    change = change_in(house, story)
    start(change, "initial_facts", now() - timedelta(days=30), house.agencies["health"])
    change.commit()
    wants(house, *OFFICERS)
    assert round_of(house).failure is None
    told = [to + letter.as_string() + letter.get_content() for to, letter in server.letters]
    assert len(told) >= 3
    assert all(story.code in each and not story.seen(each) for each in told)


def test_what_was_to_be_encrypted_does_not_leave_in_clear() -> None:
    """The server of these tests offers no STARTTLS."""
    with listening() as server:
        mail = replace(mail_by(server.port), starttls=True)
        message = post.letter(mail, "a@coquan.example", ["AAAA-BBBB"], ["clock"])
        with pytest.raises(post.NotSent) as refused:
            post.Line(mail).send("a@coquan.example", message)
    assert refused.value.why is Failure.NOT_SECURE
    assert server.letters == []
