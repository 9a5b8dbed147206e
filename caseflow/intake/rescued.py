"""The reception of a person whom police met first: recorded by whoever took the case over.

Nothing is asked twice: when they came, and from whom, stands in the hand-over (Luật 53/2024 Đ28).
"""

from uuid import NAMESPACE_URL, uuid5

from caseflow.audit.recording import Change, Saved
from caseflow.case.access import Access
from caseflow.case.acts import Act, Effect, Submission
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.duties.clocks import of_name, start
from caseflow.errors import N_, Refused
from caseflow.intake.facts import intake_row, leads
from caseflow.intake.records import INTAKE
from caseflow.intake.rules import RESCUED, clocks_of
from caseflow.law.ages import AgeClass
from caseflow.policy import Role
from caseflow.sharing.handing import last_accepted
from caseflow.staff import roster


def record_reception(access: Access, sent: Submission) -> Saved:
    """The person rescued is with this agency now: reception is under way."""
    given = last_accepted(access.case)
    if given is None or not _received(access):
        raise Refused(N_("Việc tiếp nhận người này đã được ghi, hoặc người đó chưa được bàn giao."))
    own, at = access.state.lead, given.values["handed_at"]
    known = {
        "route": RESCUED,
        "presented_at": at.isoformat(),
        "receiving_agency": own,
        "referring_agency": given.values["from_agency"],
        "reporter": "agency",
    }
    change = Change(
        access.permit_act("intake", "record", [INTAKE]), sent.key, "intake.record_reception"
    )
    # One reception a case, whoever of two records it first: the id says so.
    record = uuid5(NAMESPACE_URL, f"caseflow/intake/{access.case}").hex
    change.add(INTAKE, {**sent.of(INTAKE.name), **known}, record=record)
    for clock in _owed_first(access):
        start(change, clock, at, own)
    moves = CaseMoves(change, access.state)
    moves.stage(Stage.INTAKE, StageStatus.UNDER_WAY)
    moves.write()
    return change.commit()


def _owed_first(access: Access) -> list[str]:
    """The clocks that begin with the reception. A child's emergency ran from the rescue: only
    what this agency owes begins here."""
    owed = clocks_of(RESCUED, roster.agency(access.state.lead).kind, AgeClass.ADULT)
    return [clock for clock in owed if not of_name(access.case, clock)]


def _received(access: Access) -> bool:
    """Whether this agency took over a person whose reception nobody recorded. Police who take
    over a rescue that goes on have not received anybody yet."""
    state = access.state
    rescuing = state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
    return (
        leads(access)
        and intake_row(access.case) is None
        and state.status_of(Stage.INTAKE) is not StageStatus.ENDED
        and last_accepted(access.case) is not None
        and not (rescuing and access.actor.role is Role.POLICE_OFFICER)
    )


RECEPTION = Act(
    "intake",
    "record",
    "record_reception",
    N_("Ghi việc tiếp nhận người được giải cứu"),
    (INTAKE,),
    record_reception,
    _received,
    sets_off=lambda access: [Effect(clock) for clock in _owed_first(access)],
)
