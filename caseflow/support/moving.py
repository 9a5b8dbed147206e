"""How every act of support begins, and what it does to the journey."""

from caseflow.audit.recording import Change
from caseflow.case.access import Access
from caseflow.case.acts import Submission
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.state import CaseMoves
from caseflow.vault.record import RecordKind


def begin(access: Access, sent: Submission, act: str, slug: str, *kinds: RecordKind) -> Change:
    """The change of ``act`` of ``stages.csv``, named ``slug`` in the log."""
    return Change(access.permit_act("support", act, kinds), sent.key, f"support.{slug}")


def under_way(change: Change, access: Access) -> None:
    """Support has begun; a case in follow-up stays there."""
    moves = CaseMoves(change, access.state)
    if access.state.status_of(Stage.SUPPORT) is not StageStatus.ENDED:
        moves.stage(Stage.SUPPORT, StageStatus.UNDER_WAY)
    moves.write()
