"""Consent as the person expressed it, and its withdrawal, which acts at once.

Silence is no consent: what is recorded is what the person decided, with the exact text
they heard (Luật 91/2025 Đ9). Nobody is asked why they take it back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import check_happened, day_of
from caseflow.case.sections import Sections
from caseflow.case.state import CaseMoves, keep_fact
from caseflow.clock import now, today
from caseflow.cooperation.agreeing_for import CHOSEN, check_speaks
from caseflow.cooperation.coming import check_met
from caseflow.cooperation.ending import No, end_resting_on, resting_on
from caseflow.cooperation.outside import body_names, outside_bodies
from caseflow.cooperation.overruling import (
    check_latest,
    keep_said,
    no_of,
    overruled,
    take_back,
)
from caseflow.cooperation.receivers import check_readable, check_recipients
from caseflow.cooperation.rules.consents import (
    INTERPRETED,
    OF_A_CHILD,
    PURPOSES,
    READ_LANGUAGE,
    check_consent,
)
from caseflow.cooperation.wording import consent_text, version_for
from caseflow.db import current
from caseflow.duties.rules import Task
from caseflow.duties.tasks import settle
from caseflow.errors import N_, NotThere
from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook
from caseflow.people.representing import Representative, Speaking, speaking
from caseflow.people.rules import check_interpreter
from caseflow.people.service import REPRESENTATIVE, person_rows
from caseflow.policy import Standing
from caseflow.sharing.consent import consents, recipients
from caseflow.sharing.participation import participations
from caseflow.sharing.records import CONSENT
from caseflow.sharing.rules import AGREED
from caseflow.staff.directory import agency_names
from caseflow.vault.reading import Row, in_case, of_record

NAMES = ("record consent", *PURPOSES)
Run = Callable[[Access, Submission], Saved]


def text_of(access: Access, answers: Mapping[str, Any], age: str) -> str:
    """The exact text that these answers of somebody of ``age`` were asked by."""
    keeper = access.state.lead
    language = (answers.get(READ_LANGUAGE) or "vi")[:2]  # an interpreter has it before them
    names = {**agency_names(language), **body_names(access)}
    return consent_text(current(LawBook), names, keeper, answers, age, language)


def check(
    access: Access, answers: Mapping[str, Any], name: str, who: Speaking
) -> Representative | None:
    """Refuse what cannot stand as a consent; the representative, if one spoke."""
    check_happened(answers["given_at"], "given_at")
    check_met(access.case, answers["given_at"], "given_at")
    check_consent(answers, PURPOSES.get(name), today())
    check_interpreter(answers, READ_LANGUAGE, INTERPRETED)
    check_readable(access, answers["compartments"])
    check_recipients(access, answers["recipients"], "recipients")
    check_latest(access.case, answers)
    return check_speaks(who, answers)


def _record(name: str, slug: str) -> Run:
    def run(access: Access, sent: Submission) -> Saved:
        born, answers = person_rows(access.case), dict(sent.of(CONSENT.name))
        who = speaking(access)
        spoke = check(access, answers, name, who)
        left_out = {CHOSEN} | (OF_A_CHILD if who.age == AgeClass.ADULT else set())
        kept = {n: v for n, v in answers.items() if n not in left_out}
        kept["text_shown"] = text_of(access, answers, who.age)
        kept["text_version"] = version_for(who.age)
        if spoke:
            kept |= {CHOSEN: spoke.record, "representative_name": spoke.name}
        change = Change(access.permit_act("case", name, [CONSENT]), sent.key, f"case.{slug}")
        take_back(change, access.case, answers)
        change.add(CONSENT, kept)
        speaks = of_record(REPRESENTATIVE, spoke.record) if spoke else []
        for row in (*born, *speaks):
            change.rely_on(row)  # a bar, or a birth date put right, that comes first wins
        keep_fact(change, access.state, "age_class")
        moves = CaseMoves(change, access.state)
        moves.fact("age_class", who.age)
        moves.write()
        settle(change, access.case, Task.RENEW_CONSENT, Task.ASK_AGAIN, Task.FIND_REPRESENTATIVE)
        current(Sections).follow(change, access, CONSENT.name, kept)
        return change.commit()

    return run


def _withdraw(name: str, slug: str) -> Run:
    def run(access: Access, sent: Submission) -> Saved:
        row = _consent(access, sent.record)
        change = Change(access.permit_act("case", name, [CONSENT]), sent.key, f"case.{slug}")
        keep_said(change, access.case)
        same = _same(access, row)
        for each in same:
            change.revise(each, {"withdrawn_at": now().isoformat()})
        end_resting_on(change, access.case, *(each.record for each in same), no=_no_by(row))
        return change.commit()

    return run


def _same(access: Access, row: Row) -> list[Row]:
    """What stands of the yes in ``row``, however often it was written down: for the same purpose
    with one of the same recipients."""
    purpose, named = row.values["purpose"], recipients(row)
    standing = [each for each in consents(access.case) if can_withdraw(access, each)]
    return [r for r in standing if r.values["purpose"] == purpose and recipients(r) & named]


def taken_with(access: Access, record: str) -> list[date]:
    """The days of the other consents that end with this one."""
    row = _consent(access, record)
    others = (each for each in _same(access, row) if each.record != record)
    return [day_of(each.values["given_at"]) for each in others]


def _no_by(row: Row) -> No:
    """What taking this consent back says no to."""
    return No(row.values["purpose"], recipients(row), now())


def _consent(access: Access, record: str) -> Row:
    rows = in_case(CONSENT, record, access.case)
    if not rows or not can_withdraw(access, rows[0]):
        raise NotThere()
    return rows[0]


def can_withdraw(_access: Access, row: Row) -> bool:
    """Whether this consent still stands."""
    return row.values["decision"] in AGREED and row.values["withdrawn_at"] is None


def _within(name: str) -> Callable[[Access, Row], bool]:
    allowed = PURPOSES.get(name)
    return lambda access, row: (
        can_withdraw(access, row) and (allowed is None or row.values["purpose"] in allowed)
    )


def holders(access: Access, record: str) -> list[str]:
    """The agencies that lose sight of the case with this consent: those told by referral."""
    row = _consent(access, record)
    return _losing(access, *(each.record for each in _same(access, row)), no=_no_by(row))


@dataclass(frozen=True)
class TakenBack:
    """What an answer takes back: the days of the consents that end, whether referrals end that
    rest on a consent for support at large, and who loses sight of the case."""

    given_on: list[date]
    at_large: bool
    losing: list[str]


def taken_back(access: Access, answers: Mapping[str, Any]) -> TakenBack:
    """What ``answers`` take back, before they are saved."""
    ended, no = overruled(access.case, answers), no_of(answers)
    records, days = [r.record for r in ended], [day_of(r.values["given_at"]) for r in ended]
    by_these, _losing_these = resting_on(access.case, *records)
    by_all, _losing_all = resting_on(access.case, *records, no=no)
    return TakenBack(days, len(by_all) > len(by_these), _losing(access, *records, no=no))


def _losing(access: Access, *bases: str, no: No | None = None) -> list[str]:
    _ended, losing = resting_on(access.case, *bases, no=no)
    return _named(losing - _lawful(access) - outside_bodies(access.case))


def by_law(access: Access) -> list[str]:
    """The agencies that go on whatever is consented to: they take part by law."""
    return _named(_lawful(access))


def _lawful(access: Access) -> set[str]:
    rows = participations(access.case)
    return {r.values["agency"] for r in rows if r.values["standing"] != Standing.REFERRAL}


def _named(agencies: set[str]) -> list[str]:
    names = agency_names()
    return sorted(names.get(each, each) for each in agencies)


def _slug(start: str, name: str) -> str:
    return start + name.removeprefix("record consent").replace(" for ", "_")


RECORD = tuple(
    Act(
        "case",
        name,
        _slug("record_consent", name),
        N_("Ghi ý kiến về chia sẻ thông tin"),
        (CONSENT,),
        _record(name, _slug("record_consent", name)),
        room="cooperation",
    )
    for name in NAMES
)
WITHDRAW = tuple(
    Act(
        "case",
        name,
        _slug("withdraw_consent", name),
        N_("Ghi việc rút lại sự đồng ý"),
        (CONSENT,),
        _withdraw(name, _slug("withdraw_consent", name)),
        target=CONSENT,
        offered_on=_within(name),
        in_closed_case=True,
        room="cooperation",
    )
    for name in NAMES
)
