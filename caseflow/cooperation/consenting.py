"""Consent as the person expressed it, and its withdrawal, which acts at once.

Silence is no consent: what is recorded is what the person decided, with the exact text
they heard (Luật 91/2025 Đ9). Nobody is asked why they take it back.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.sections import Act, Submission
from caseflow.clock import now, today
from caseflow.cooperation.rules import BY_REPRESENTATIVE, PURPOSES, check_consent
from caseflow.cooperation.wording import consent_text
from caseflow.db import current
from caseflow.duties.tasks import settle
from caseflow.errors import N_, Conflict, NotThere, Refused
from caseflow.law.access import access_table
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.people.service import Representative, check_representative, representatives
from caseflow.policy import Standing
from caseflow.sharing.handing import ACCEPTED, REVOKED, WAITING
from caseflow.sharing.participation import assignments, leave, participations, unassign
from caseflow.sharing.records import CONSENT, REFERRAL
from caseflow.sharing.rules import AGREED
from caseflow.staff import roster
from caseflow.staff.directory import agency_names, agency_of
from caseflow.vault.reading import Row, clear_rows, in_case

NAMES = ("record consent", *PURPOSES)
# Asked on the page, kept within the text: which language was read, who spoke for the person.
LANGUAGE, REPRESENTATIVE = "text_language", "representative"
Run = Callable[[Access, Submission], Saved]


def text_of(access: Access, answers: Mapping[str, Any]) -> str:
    """The exact text that these answers were asked by."""
    keeper = access.state.facts["lead_agency"]
    language = answers.get(LANGUAGE) or "vi"
    return consent_text(current(LawBook), agency_names(language), keeper, answers, language)


def speakers(access: Access) -> list[Representative]:
    """Who may be named as having spoken for the person, the barred among them: choosing one
    is refused with its reason."""
    return representatives(access)


def check(access: Access, answers: Mapping[str, Any], name: str) -> str:
    """Refuse what cannot stand as a consent; the name of the representative, if one spoke."""
    check_consent(answers, PURPOSES.get(name), now(), today())
    known = access_table()[access.actor.role]
    if any(not known[Compartment(name)].read for name in answers["compartments"]):
        raise Refused(
            N_("Hãy chỉ chọn các nhóm thông tin mà vai trò của bạn được xem."), "compartments"
        )
    if keepers(str(access.state.facts["lead_agency"])) & set(answers["recipients"]):
        raise Refused(
            N_("Cơ quan chủ trì đã giữ hồ sơ theo luật. Hãy bỏ cơ quan đó khỏi danh sách."),
            "recipients",
        )
    for each in answers["recipients"]:
        if not roster.agency(each).in_force(today()):
            raise Refused(
                N_("Có cơ quan trong danh sách đã kết thúc hoạt động. Hãy bỏ cơ quan đó."),
                "recipients",
            )
    if answers["form"] not in BY_REPRESENTATIVE:
        return ""
    return check_representative(access, answers.get(REPRESENTATIVE), REPRESENTATIVE).name


def _record(name: str, slug: str) -> Run:
    def run(access: Access, sent: Submission) -> Saved:
        answers = dict(sent.of(CONSENT.name))
        spoke = check(access, answers, name)
        text = text_of(access, answers)
        adult = access.state.facts["age_class"] == "adult"
        left_out = {LANGUAGE, REPRESENTATIVE} | ({"child_assent"} if adult else set())
        kept = {n: v for n, v in answers.items() if n not in left_out}
        told = f"{text}\n{spoke}" if spoke else text
        change = Change(access.permit_act("case", name, [CONSENT]), sent.key, f"case.{slug}")
        change.add(CONSENT, kept | {"text_shown": told})
        settle(change, access.case, "renew_consent")
        return change.commit()

    return run


def _withdraw(name: str, slug: str) -> Run:
    def run(access: Access, sent: Submission) -> Saved:
        row = _consent(access, sent.record)
        change = Change(access.permit_act("case", name, [CONSENT]), sent.key, f"case.{slug}")
        change.revise(row, {"withdrawn_at": now().isoformat()})
        _end_referrals(change, access.case, row.record)
        return change.commit()

    return run


def _consent(access: Access, record: str) -> Row:
    rows = in_case(CONSENT, record, access.case)
    if not rows or not can_withdraw(access, rows[0]):
        raise NotThere()
    return rows[0]


def _end_referrals(change: Change, case: str, consent: str) -> None:
    """What rested on this consent ends with it, and a later consent does not bring it back
    by itself. An agency with no other referral takes part no more."""
    ended, losing = _resting_on(case, consent)
    change.guard(lambda connection: _no_other(connection, case, consent, ended))
    for row in ended:
        change.revise(row, {"response": REVOKED})
    for agency in losing:
        for row in participations(case):
            if (row.values["agency"], row.values["standing"]) == (agency, Standing.REFERRAL):
                leave(change, row)
        theirs = [r for r in assignments(case) if agency_of(r.values["assignee"]) == agency]
        unassign(change, theirs)


def _no_other(connection: Connection, case: str, consent: str, known: list[Row]) -> None:
    """Within the transaction: nobody has meanwhile referred the person on ``consent``."""
    found, _losing = _resting_on(case, consent, connection)
    if {row.record for row in found} - {row.record for row in known}:
        raise Conflict(N_("Người khác vừa thay đổi nội dung này. Hãy xem lại rồi lưu lần nữa."))


def _resting_on(
    case: str, consent: str, connection: Connection | None = None
) -> tuple[list[Row], set[str]]:
    """The running referrals that rest on ``consent``, and the agencies with no other; through
    ``connection``, as its transaction sees them."""
    rows = clear_rows(REFERRAL, case, connection)
    running = [row for row in rows if row.values["response"] in (WAITING, ACCEPTED)]
    ended = [row for row in running if row.values["consent"] == consent]
    left = {r.values["receiving_agency"] for r in running if r.values["consent"] != consent}
    return ended, {row.values["receiving_agency"] for row in ended} - left


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
    _ended, losing = _resting_on(access.case, _consent(access, record).record)
    return _named(losing - _lawful(access))


def by_law(access: Access) -> list[str]:
    """The agencies that go on whatever is consented to: they take part by law."""
    return _named(_lawful(access))


def keepers(lead: str) -> frozenset[str]:
    """The agency that leads, and who stands for it where it has ended."""
    return frozenset({lead, roster.holder(lead, today()).id})


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
