"""An entry says everything it must and nothing that could be a name."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from caseflow.audit.canonical import decode_object
from caseflow.audit.entry import MOST_BYTES, ActorStamp, Entry, RowStamp, mentioned
from caseflow.audit.events import RETIRED, Event

AT = datetime(2026, 11, 22, 8, 2, 3, 45, timezone(timedelta(hours=7)))
ACTOR = ActorStamp("officer-1", "caseworker", "agency-1", "password+totp")
ROW = RowStamp("consent", "r1", 2, "ab" * 32)
FULL = Entry(
    event=Event.RECORD_INTENT, at=AT, actor=ACTOR, case="c01", cases=("c02", "c01"),
    compartments=("identity",), fields=("person.full_name",), purpose="support",
    act="consent.give", outcome="permit", rule="assigned", policy="1", law="2", request="q-1",
    address="2001:DB8::1", subject="officer-2", counts={"rows": 0}, term_hmac="cd" * 16,
    rows=(ROW,), change="ch1", commitment="ef" * 32,
)  # fmt: skip
FREE_TEXT = [
    "Nguyễn Thị Lan", "H'Hen Niê", "Y Blưm", "Đặng", "Nguyen Thi Lan", "a b", "a\nb", "a\n", "<b>",
    "x" * 129, "số 5, ngõ 3", "𝐋𝐚𝐧", "\x00", "lan\u200b", "0123 456 789",
]  # fmt: skip
TEXTS = [
    f.name for f in fields(Entry)
    if f.name not in ("event", "at", "actor", "counts", "rows", "cases", "compartments", "fields")
]  # fmt: skip


def test_the_body_says_it_all_in_canonical_form() -> None:
    facts = decode_object(FULL.body())
    assert facts == {
        "v": 1, "event": "record_intent", "at": "2026-11-22T01:02:03.000045Z",
        "outcome": "permit", "case": "c01", "cases": ["c02", "c01"],
        "actor": {"officer": "officer-1", "role": "caseworker", "agency": "agency-1",
                  "strength": "password+totp"},
        "compartments": ["identity"], "fields": ["person.full_name"], "purpose": "support",
        "act": "consent.give", "rule": "assigned", "policy": "1", "law": "2", "request": "q-1",
        "address": "2001:db8::1", "subject": "officer-2", "counts": {"rows": 0},
        "term_hmac": "cd" * 16, "change": "ch1", "commitment": "ef" * 32,
        "rows": [{"table": "consent", "record": "r1", "version": 2, "hash": "ab" * 32}],
    }  # fmt: skip
    assert mentioned(facts) == ["c01", "c02"]


def test_what_is_empty_is_left_out() -> None:
    facts = decode_object(Entry(event=Event.SIGN_OUT, at=AT).body())
    assert set(facts) == {"v", "event", "at", "outcome"}
    assert mentioned(facts) == []


@pytest.mark.parametrize("text", FREE_TEXT)
def test_free_text_enters_no_field(text: str) -> None:
    wrong: list[dict[str, Any]] = [{name: text} for name in TEXTS]
    wrong += [{name: (text,)} for name in ("cases", "compartments", "fields")]
    wrong += [{"counts": {text: 1}}, {"event": text}]
    for change in wrong:
        with pytest.raises(ValueError, match=r"entry|Outcome") as caught:
            replace(FULL, **change)
        assert text not in str(caught.value) or "outcome" in change
    for name in ("officer", "role", "agency", "strength"):
        with pytest.raises(ValueError, match="entry"):
            replace(FULL, actor=replace(ACTOR, **{name: text}))
    for row in (replace(ROW, table=text), replace(ROW, record=text), replace(ROW, hash=text)):
        with pytest.raises(ValueError, match="entry"):
            replace(FULL, rows=(row,))


@pytest.mark.parametrize(
    "change",
    [{"at": AT.replace(tzinfo=None)}, {"cases": tuple(f"c{n}" for n in range(101))},
     {"counts": {"rows": -1}}, {"counts": {"rows": True}}, {"counts": {"rows": 1.5}},
     {"fields": ("full_name",)}, {"term_hmac": "abc"}, {"address": "localhost"},
     {"actor": ActorStamp("")}, {"rows": (replace(ROW, version=-1),)}, {"outcome": "maybe"}],
)  # fmt: skip
def test_malformed_facts_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind of refusal is the interface
        replace(FULL, **change)


def test_an_entry_has_at_most_65535_bytes() -> None:
    many = tuple(replace(ROW, record="r" * 100) for _ in range(400))
    with pytest.raises(ValueError, match=str(MOST_BYTES)):
        replace(FULL, rows=many).body()


def test_every_event_is_described_in_both_languages() -> None:
    for event in Event:
        assert event.value == event.name.lower()
        assert event.label_vi
        assert event.label_en
        assert event.kind
    assert len({event.label_vi for event in Event}) == len(Event)
    assert not RETIRED.keys() & set(map(str, Event))


def test_time_is_utc_to_the_microsecond() -> None:
    early = replace(FULL, at=datetime(2026, 1, 1, tzinfo=UTC))
    assert decode_object(early.body())["at"] == "2026-01-01T00:00:00.000000Z"
