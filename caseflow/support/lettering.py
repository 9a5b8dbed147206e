"""A referral to a body outside the system: an official letter leaves, and its answer is heard.

The letter says the least: what the officer wrote in the referral, and of the person only
what the referral names and its consent or ground still covers on the day of printing. The
entry that it is printed is durable before the letter is shown. No form number is known for
it, so it has none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Submission
from caseflow.case.dates import check_happened
from caseflow.case.sections import Page
from caseflow.cooperation.ending import OPEN, as_read
from caseflow.cooperation.outside import BODY, is_outside
from caseflow.cooperation.owing import answered
from caseflow.errors import N_, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.people.service import SAFE_CONTACT_RULE, person_rows
from caseflow.sharing.consent import bases
from caseflow.sharing.handing import ACCEPTED, REFERRAL, REFERRAL_LETTER, rests_on, told_by
from caseflow.support.outcomes import feed_back
from caseflow.support.records import REFERRAL_FEEDBACK
from caseflow.support.referring import of
from caseflow.vault.reading import Row, clear_rows, in_case, of_case

WHO = ("full_name", "birth_date", "gender")  # what tells one person from another, no more


def may_issue(access: Access, row: Row) -> bool:
    """A referral in force to a body that nobody answers for here, which has no letter yet: one
    that was issued is printed again."""
    letters = clear_rows(REFERRAL_LETTER, access.case)
    return _in_force(access, row) and row.record not in {r.values["referral"] for r in letters}


def _in_force(access: Access, row: Row) -> bool:
    lives = as_read(row.values)["response"] in OPEN and rests_on(row, bases(access.case))
    return bool(lives) and is_outside(access.case, row.values["receiving_agency"])


def may_hear_answer(access: Access, row: Row) -> bool:
    """A referral in force out there, while its answer is awaited."""
    return _in_force(access, row) and row.values["response"] == "waiting"


def may_hear_how(access: Access, row: Row) -> bool:
    """The same, once the body has taken the person on."""
    return _in_force(access, row) and row.values["response"] == ACCEPTED


def issue(access: Access, sent: Submission) -> Saved:
    """Number, date and signer of the letter, as they stand on the paper."""
    row = _referral(access, sent.record, may_issue)
    change, answers = _begin(access, sent, "issue_letter"), sent.of(REFERRAL_LETTER.name)
    check_happened(answers["signed_on"], "signed_on")
    change.rely_on(row)
    change.add(REFERRAL_LETTER, {**answers, "referral": row.record})
    return change.commit()


def record_answer(access: Access, sent: Submission) -> Saved:
    """What the body answered, on paper or by telephone."""
    row = _referral(access, sent.record, may_hear_answer)
    change, answers = _begin(access, sent, "record_outside_answer"), sent.of(REFERRAL.name)
    accepted = answers["response"] == ACCEPTED
    reason = answers.get("decline_reason")
    if not accepted and not reason:
        raise Refused(N_("Hãy ghi lý do không tiếp nhận."), "decline_reason")
    told = {"response": answers["response"]} | ({} if accepted else {"decline_reason": reason})
    change.revise(of(access, row.record), told)
    answered(change, access.state, row, accepted=accepted)
    return change.commit()


def record_feedback(access: Access, sent: Submission) -> Saved:
    """How the service goes, as the body told; the day on which it ended closes the loop."""
    row = _referral(access, sent.record, may_hear_how)
    change = _begin(access, sent, "record_outside_feedback")
    feed_back(change, row, sent.of(REFERRAL_FEEDBACK.name), known=True)
    return change.commit()


def _begin(access: Access, sent: Submission, slug: str) -> Change:
    kinds = (REFERRAL, REFERRAL_LETTER, REFERRAL_FEEDBACK)
    permit = access.permit_act("support", "refer", kinds, about=sent.record)
    return Change(permit, sent.key, f"support.{slug}")


def _referral(access: Access, record: str, offered: Any) -> Row:
    rows = of(access, record)
    if not rows or not offered(access, rows[0]):
        raise NotThere()
    return rows[0]


@dataclass(frozen=True)
class Letter:
    """What the paper says: the letter's own fields, the referral's, the body's (empty for an
    agency of the roster, ``recipient``), and of the person what may be told."""

    letter: Mapping[str, Any]
    referral: Mapping[str, Any]
    body: Mapping[str, Any]
    recipient: str
    sender: str
    person: Mapping[str, Any]
    contact: Sequence[Mapping[str, Any]]


def may_print(access: Access) -> bool:
    """Whether this officer writes referrals here, and so their letters."""
    return access.may_act("support", "refer")


def printed(access: Access, record: str) -> Letter:
    """The letter opened for printing: its own entry first. ``NotThere`` once what it rests
    on has ended: then nothing more leaves."""
    letter = in_case(REFERRAL_LETTER, record, access.case)
    referral = of(access, letter[0].values["referral"]) if letter else []
    basis = rests_on(referral[0], bases(access.case)) if referral else None
    if not may_print(access) or basis is None or not _in_force(access, referral[0]):
        raise NotThere()
    to, named = referral[0].values["receiving_agency"], told_by(referral[0], basis)
    person = [row.only(*WHO) for row in person_rows(access.case)]
    parts = {
        "letter": letter,
        "referral": referral,
        "body": in_case(BODY, to, access.case),
        "person": person if Compartment.IDENTITY in named else [],
        "contact": of_case([SAFE_CONTACT_RULE], access.case)[-1:]  # the one that holds
        if Compartment.CONTACT in named
        else [],
    }
    told = _opened(access, parts)
    merged = {
        name: {k: v for each in found for k, v in each.items()} for name, found in told.items()
    }
    return Letter(
        merged["letter"], merged["referral"], merged["body"], to, referral[0].agency,
        merged["person"], told["contact"],
    )  # fmt: skip


def _opened(
    access: Access, parts: Mapping[str, Sequence[Row]]
) -> dict[str, list[Mapping[str, Any]]]:
    """Each part's rows as this officer may read them, by one entry."""
    permit = access.shown()
    wanted = {name: access.readable(permit, rows) for name, rows in parts.items()}
    found = open_rows(permit, Event.CASE_PRINTED, [r for rows in wanted.values() for r in rows])
    values = {each.row.id: each.values for each in found}
    return {name: [values[row.id] for row in rows] for name, rows in wanted.items()}


STAGE, NAME = "support", "refer"
ISSUE = Act(
    STAGE, NAME, "issue_letter", N_("Lập công văn chuyển tuyến"), (REFERRAL_LETTER,), issue,
    target=REFERRAL, offered_on=may_issue,
)  # fmt: skip
HEAR_ANSWER = Act(
    STAGE, NAME, "outside_answer", N_("Ghi trả lời của nơi nhận"), (REFERRAL,), record_answer,
    target=REFERRAL, offered_on=may_hear_answer,
)  # fmt: skip
HEAR_HOW = Act(
    STAGE, NAME, "outside_feedback", N_("Ghi phản hồi của nơi nhận"), (REFERRAL_FEEDBACK,),
    record_feedback, target=REFERRAL, offered_on=may_hear_how,
)  # fmt: skip
PRINT = Page("support.letter", N_("In công văn"), may_print, REFERRAL_LETTER.name)
