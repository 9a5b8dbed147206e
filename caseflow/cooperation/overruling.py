"""What a person says later counts: a no, or a yes to less, takes back what they had agreed to for
the same purpose with one of the same recipients; and nothing that they took back is agreed to by
an answer that is older (Luật 91/2025 Đ4, 9).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from caseflow.audit.recording import Change
from caseflow.case.dates import day_of
from caseflow.case.sections import Sections
from caseflow.case.unmoved import unmoved
from caseflow.clock import now
from caseflow.cooperation.ending import No, end_resting_on
from caseflow.db import current
from caseflow.errors import N_, Refused
from caseflow.law.compartments import Compartment
from caseflow.sharing.consent import (
    ANY_SERVICE,
    SERVICES,
    alive,
    consents,
    covered,
    recipients,
    said_no,
)
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.sharing.rules import AGREED, LESS, REFUSED
from caseflow.vault.reading import Row, clear_rows

CLOSURE = "closure"  # of a stage that this room does not import


def overruled(case: str, answers: Mapping[str, Any]) -> list[Row]:
    """The consents (their clear parts) that the new ``answers`` take back: agreed to before, and
    not whole within what is agreed to now. They end whole: whoever else they named is asked
    about again."""
    if answers["decision"] not in (REFUSED, LESS):
        return []
    at = datetime.fromisoformat(answers["given_at"])
    earlier = (row for row in _of_same(case, answers) if alive(row))
    return [r for r in earlier if r.values["given_at"] <= at and not _within(r, answers)]


def _of_same(case: str, answers: Mapping[str, Any]) -> Iterable[Row]:
    named, purpose = {*answers["recipients"]}, answers["purpose"]
    meant = purposes_meant(purpose, answers["decision"] == REFUSED)
    asked = (row for row in consents(case) if row.values["purpose"] in meant)
    return (row for row in asked if recipients(row) & named)


def purposes_meant(purpose: str, refused: bool) -> frozenset[str]:
    """What a word about ``purpose`` is about: itself; of support at large, by whichever name; and
    a no to that is one to each service."""
    if purpose not in ANY_SERVICE:
        return frozenset({purpose})
    return ANY_SERVICE | (SERVICES.keys() if refused else frozenset())


def _within(row: Row, answers: Mapping[str, Any]) -> bool:
    """Whether a yes to a part leaves what was agreed to before: no wider, and no longer."""
    until: str = row.values["expires_on"].isoformat()
    within = covered(row) <= {*answers["compartments"]} and until <= answers["expires_on"]
    return answers["decision"] == LESS and within


def take_back(change: Change, case: str, answers: Mapping[str, Any]) -> None:
    """End them, and at once whatever rests on them, or on a consent for support at large and is
    wider than what they say now."""
    keep_said(change, case)
    ended = overruled(case, answers)
    for row in ended:
        change.revise(row, {"withdrawn_at": now().isoformat()})
    if no := no_of(answers):
        end_resting_on(change, case, *(row.record for row in ended), no=no)


def keep_said(change: Change, case: str) -> None:
    """Nothing else was said meanwhile: of a yes, a no and a referral at once, whichever comes
    second is asked again."""
    change.guard(unmoved([CONSENT], case))


def no_of(answers: Mapping[str, Any]) -> No | None:
    """What the new ``answers`` say no to, if they do."""
    if answers["decision"] not in (REFUSED, LESS):
        return None
    kept = answers["compartments"] if answers["decision"] == LESS else ()
    at = datetime.fromisoformat(answers["given_at"])
    return No(answers["purpose"], frozenset(answers["recipients"]), at, frozenset(kept))


def last_took_back(case: str) -> bool:
    """Whether what was recorded last of what the person says took a consent back, or ended a
    referral."""
    found = consents(case)
    last = max(found, key=lambda row: row.at, default=None)
    if last is None:
        return False
    said = [row for row in found if row.values["withdrawn_at"]]
    return any(row.change == last.change for row in (*said, *clear_rows(REFERRAL, case)))


def check_latest(case: str, answers: Mapping[str, Any]) -> None:
    """Refuse a yes from before the person said no, took it back, or their case was closed: what
    counts is what they say now."""
    if answers["decision"] not in AGREED:
        return
    given = datetime.fromisoformat(answers["given_at"])
    named, asked = {*answers["recipients"]}, frozenset(map(Compartment, answers["compartments"]))
    about = (row for row in consents(case) if recipients(row) & named and _about(row, answers))
    noes = [day for row in about if (day := _no_after(row, given, asked))]
    last = max(noes, default=_closed_after(case, given))
    if last:
        raise Refused(
            N_("Người này đã không đồng ý, đã rút lại, hoặc hồ sơ đã kết thúc sau thời điểm đó "
               "(ngày %(day)s). Hãy hỏi lại và ghi thời điểm của câu trả lời mới."),
            "given_at",
            day=f"{last:%d/%m/%Y}",
        )  # fmt: skip


def _about(row: Row, answers: Mapping[str, Any]) -> bool:
    """Whether what was said in ``row`` is about the purpose that is agreed to now."""
    refused = row.values["decision"] == REFUSED
    return answers["purpose"] in purposes_meant(row.values["purpose"], refused)


def _no_after(row: Row, given: datetime, asked: frozenset[Compartment]) -> date | None:
    """The day of a no that the person said since ``given``, or of a yes to less than is ``asked``.
    Of a withdrawal only the moment is kept at which it was written down: on that very day what
    they say next may be older."""
    at = said_no(row, asked)
    exact = at == row.values["given_at"]
    later = at is not None and (at >= given if exact else day_of(at) > day_of(given))
    return day_of(at) if at and later else None


def _closed_after(case: str, given: datetime) -> date | None:
    kind = current(Sections).kind(CLOSURE)
    ended = [row.values["closed_on"] for row in clear_rows(kind, case)] if kind else []
    return max((day for day in ended if day and day > day_of(given)), default=None)
