"""The police record what they find: evidence, interviews, what happened, identity, result."""

from collections.abc import Callable, Mapping
from typing import Any

from caseflow.audit.disclosure import open_rows
from caseflow.audit.events import Event
from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Run, Submission
from caseflow.case.dates import check_born, check_happened, check_order
from caseflow.case.rules import StageStatus
from caseflow.cooperation.interpreting import doubt
from caseflow.duties.approvals import return_all
from caseflow.duties.clocks import stop
from caseflow.duties.rules import Task
from caseflow.duties.tasks import give, give_once, settle
from caseflow.errors import N_, Refused
from caseflow.people.matching import bar_suspect, newly_named, spoken_for_by
from caseflow.people.service import REPRESENTATIVE, person_rows
from caseflow.policy import Role
from caseflow.vault.reading import clear_rows, of_case
from caseflow.vault.record import RecordKind
from caseflow.verification import rules
from caseflow.verification.records import (
    ALLEGED_PERPETRATOR,
    EVIDENCE_ITEM,
    EXPLOITATION_ACCOUNT,
    IDENTITY_FINDING,
    INTERVIEW,
    TRAFFICKING_EVENT,
    VERIFICATION_EXTENSION,
    VERIFICATION_RESULT,
)
from caseflow.verification.taking_up import (
    STAGE,
    begun_or_possible,
    requests,
    sets_off,
    status,
    take_up,
)
from caseflow.verification.talking_again import doubt_interviews, interviewed

Answers = Mapping[str, Any]
Check = Callable[[Access, Answers], None]
Follow = Callable[[Change, Access, Answers], None]


def _nothing(*_told: object) -> None:
    """Most records ask for no check and have no consequence of their own."""


def _nobody(_access: Access, _answers: Answers) -> str:
    """Most records are about nobody who speaks for the person."""
    return ""


def recorder(
    kind: RecordKind,
    check: Check = _nothing,
    follow: Follow = _nothing,
    speaker: Callable[[Access, Answers], str] = _nobody,
    possible: Callable[[Access], bool] = begun_or_possible,
) -> Run:
    """How a record of ``kind`` is written: checked, recorded, followed by what it asks for.
    ``speaker``: the representative whom it bars as a suspect, if any; ``possible``: whether it
    may be written in this case now."""

    def run(access: Access, sent: Submission) -> Saved:
        answers = sent.of(kind.name)
        if not possible(access):
            raise Refused(N_("Hãy ghi ngày nhận đề nghị xác minh trước, nếu hồ sơ chưa kết luận."))
        check(access, answers)
        barred = speaker(access, answers)
        kinds = (kind, REPRESENTATIVE) if barred else (kind,)
        permit = access.permit_act(STAGE, "record", kinds, barred)
        change = Change(permit, sent.key, f"verification.{kind.name}")
        change.add(kind, answers)
        if barred:
            bar_suspect(change, access, barred)
        follow(change, access, answers)
        take_up(change, access).write()
        return change.commit()

    return run


def _check_interview(access: Access, answers: Answers) -> None:
    check_happened(answers.get("held_at"), "held_at")
    rules.check_interview(answers)


def _check_event(access: Access, answers: Answers) -> None:
    """Nothing happened to a person before their birth; the birth date is opened for it."""
    if isinstance(answers.get("happened_on"), str):
        people = open_rows(access.shown(), Event.CASE_VIEWED, person_rows(access.case))
        birth = next((each.values.get("birth_date") for each in people), None)
        check_born(birth, answers["happened_on"], "happened_on")


def _check_finding(_access: Access, answers: Answers) -> None:
    rules.check_finding(answers)


def others_held(change: Change, access: Access, answers: Answers) -> None:
    """Others who are still held are looked for by the police."""
    if answers.get("others_still_held") == "yes":
        give_once(change, Task.OTHERS_STILL_HELD, Role.POLICE_OFFICER, access.actor.agency)


def within_reach(change: Change, access: Access, answers: Answers) -> None:
    """A perpetrator who can reach the person: police propose a measure, which is the one
    way to tell the protection officer, who reads nothing here."""
    if answers.get("can_reach_person") == "yes":
        give_once(change, Task.NEW_DANGER, Role.POLICE_OFFICER, access.actor.agency)


def _suspect_known(change: Change, access: Access, answers: Answers) -> None:
    doubt(change, access, [answers.get("known_as")])
    doubt_interviews(change, access, answers.get("known_as"))
    within_reach(change, access, answers)


def _speaks(access: Access, answers: Answers) -> str:
    return next(iter(spoken_for_by(access, [answers.get("known_as")])), "")


def suspect_told(change: Change, access: Access, told: Answers) -> None:
    """After a correction: a name that has become a representative's is recorded anew, so that
    the representative is barred by who is suspected."""
    renamed = newly_named(change, access, ALLEGED_PERPETRATOR, "known_as", told)
    if renamed and spoken_for_by(access, [told.get("known_as")]):
        raise Refused(
            N_("Tên này trùng với người đại diện. Hãy ghi thêm một người bị nghi với tên này, để "
               "người đại diện không còn được đồng ý thay."),
            "known_as",
        )  # fmt: skip
    if renamed:
        doubt(change, access, [told.get("known_as")])
        doubt_interviews(change, access, told.get("known_as"))
    within_reach(change, access, told)


def _to_adopt(change: Change, access: Access, _answers: Answers) -> None:
    lead = access.state.lead
    give_once(change, Task.ADOPT_FINDINGS, Role.CASEWORKER, lead)


def record_result(access: Access, sent: Submission) -> Saved:
    """End the verification. Support goes on whatever the result is."""
    answers = sent.of("verification_result")
    if not result_open(access):
        raise Refused(N_("Chưa có việc xác minh đang thực hiện để kết thúc."))
    check_happened(answers.get("completed_on"), "completed_on")
    for request in requests(access.case):
        check_order(
            request.values["received_on"], answers.get("completed_on"), "completed_on",
            N_("Ngày kết thúc không thể trước ngày nhận đề nghị, %(day)s."),
        )  # fmt: skip
    permit = access.permit_act(STAGE, "record", (VERIFICATION_RESULT,))
    change = Change(permit, sent.key, "verification.result")
    change.add(VERIFICATION_RESULT, answers)
    outcome = str(answers["result"])
    moves = take_up(change, access)
    moves.stage(STAGE, StageStatus.ENDED, outcome)
    if outcome in rules.LEGAL_STATUS_AFTER:
        moves.legal_status(rules.LEGAL_STATUS_AFTER[outcome])
    moves.write()
    stop(change, access.case, STAGE, done=answers.get("completed_on"))
    longer = {row.record for row in clear_rows(VERIFICATION_EXTENSION, access.case)}
    return_all(change, access.case, records=longer)  # more time for what is over
    settle(change, access.case, Task.RECORD_VERIFICATION)
    if outcome in rules.TO_BE_DECIDED:
        give(change, Task.PROPOSE_IDENTIFICATION, Role.POLICE_OFFICER, access.actor.agency)
    return change.commit()


def result_open(access: Access) -> bool:
    """Whether there is a verification to end, received by whom it was asked of."""
    return status(access) is StageStatus.UNDER_WAY and begun_or_possible(access)


def _suspects_open(access: Access) -> bool:
    """Who is suspected, and can reach the person, is learned after the identification too."""
    return begun_or_possible(access) or status(access) in (
        StageStatus.ENDED,
        StageStatus.NOT_APPLICABLE,
    )


def _account_open(access: Access) -> bool:
    """One account a person: what is added later corrects it, so that nobody asks again."""
    return begun_or_possible(access) and not of_case([EXPLOITATION_ACCOUNT], access.case)


def _act(kind: RecordKind, label: str, check: Check = _nothing, follow: Follow = _nothing) -> Act:
    run = recorder(kind, check, follow)
    return Act(
        STAGE, "record", f"record_{kind.name}", label, (kind,), run, begun_or_possible,
        sets_off=sets_off,
    )  # fmt: skip


EVIDENCE = _act(EVIDENCE_ITEM, N_("Ghi tài liệu, chứng cứ"))
INTERVIEW_HELD = _act(INTERVIEW, N_("Ghi buổi làm việc"), _check_interview, interviewed)
EVENT = _act(TRAFFICKING_EVENT, N_("Ghi diễn biến sự việc"), _check_event)
PERPETRATOR = Act(
    STAGE, "record", "record_alleged_perpetrator", N_("Ghi người bị nghi thực hiện hành vi"),
    (ALLEGED_PERPETRATOR,),
    recorder(ALLEGED_PERPETRATOR, _nothing, _suspect_known, _speaks, possible=_suspects_open),
    _suspects_open,
    sets_off=sets_off,
)  # fmt: skip
FINDING = _act(IDENTITY_FINDING, N_("Ghi nhân thân đã xác minh được"), _check_finding, _to_adopt)
ACCOUNT = Act(
    STAGE, "record", "record_exploitation_account", N_("Ghi sự việc đã trải qua"),
    (EXPLOITATION_ACCOUNT,), recorder(EXPLOITATION_ACCOUNT, follow=others_held), _account_open,
    sets_off=sets_off,
)  # fmt: skip
RESULT = Act(
    STAGE, "record", "record_result", N_("Kết thúc xác minh"),
    (VERIFICATION_RESULT,), record_result, result_open, binding=True,
)  # fmt: skip
