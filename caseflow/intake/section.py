"""The section of reception: its records, and its steps in the order in which they help."""

from collections.abc import Sequence

from caseflow.case.access import Access
from caseflow.case.acts import Act
from caseflow.case.rules import Stage, StageStatus
from caseflow.case.sections import Section
from caseflow.cooperation.handing_over import HAND_OVER
from caseflow.errors import N_
from caseflow.intake import foreigners, noticing, placing, progress, receiving, rescued
from caseflow.intake.emergencies import keep_child
from caseflow.intake.facts import intake_row, receiver_kind, under_way
from caseflow.intake.records import (
    DECLARATION,
    HOTLINE_CALL,
    IMMEDIATE_NEEDS,
    INTAKE,
    INTAKE_CHILD,
    INTAKE_RETURN,
    PRIVACY_NOTICE,
)
from caseflow.intake.rules import FROM_ABROAD, SUPPORTERS
from caseflow.sharing.handing import handover_waiting

FOREIGNERS = (foreigners.RESIDENCE, foreigners.PAPERS)
SAFETY = (receiving.SAFE_CONTACT, receiving.NEEDS, receiving.CHILD)
# From whoever was called or reached first to the declaration, in the order of reception.
ONWARD = (
    receiving.CALL,
    progress.REACHED,
    progress.NOTIFIED,
    noticing.TOLD,
    progress.ACCOUNT,
    receiving.RETURNED,
    *FOREIGNERS,
    receiving.DECLARED,
)
SAFETY_FIRST = (*SAFETY, *ONWARD)


def _steps(access: Access) -> Sequence[Act]:
    """Safety, needs and what is due at once; then what was said; then the person is handed
    to who supports, or reception ends where it is with them already. A notice still owed, how
    to reach them safely, and what a foreigner is asked, comes first afterwards too."""
    row = intake_row(access.case)
    if row is None:  # a rescue opened the case: safety first, the papers once they are safe
        rescuing = access.state.status_of(Stage.RESCUE) is StageStatus.UNDER_WAY
        return (*SAFETY, rescued.RECEPTION, *(() if rescuing else SAFETY_FIRST))
    if not under_way(access):
        return (progress.NOTIFIED, receiving.SAFE_CONTACT, *FOREIGNERS)
    supported = receiver_kind(row) in SUPPORTERS
    abroad = row.values["route"] in FROM_ABROAD  # others may have been; nobody has to ask first
    unasked = {*(() if abroad else (receiving.RETURNED,)), *_left_behind(access)}
    first = [act for act in SAFETY_FIRST if act not in unasked]
    return (*first, progress.ENDED if supported else HAND_OVER)


def _left_behind(access: Access) -> Sequence[Act]:
    """What comes next no more once another agency was asked to take the person over."""
    return (progress.REACHED,) if handover_waiting(access.case) else ()


SECTION = Section(
    "intake",
    title=N_("Tiếp nhận"),
    kinds=(
        INTAKE,
        IMMEDIATE_NEEDS,
        INTAKE_CHILD,
        INTAKE_RETURN,
        HOTLINE_CALL,
        PRIVACY_NOTICE,
        DECLARATION,
    ),
    acts=(
        rescued.RECEPTION,
        receiving.SAFE_CONTACT,
        receiving.NEEDS,
        receiving.ESSENTIALS,
        receiving.CHILD,
        placing.PLACED,
        receiving.MINOR,
        *ONWARD,
        progress.ENDED,
    ),
    steps=_steps,
    after={IMMEDIATE_NEEDS.name: receiving.keep_needs, INTAKE_CHILD.name: keep_child},
    outcome=("intake", "outcome"),
    came=(INTAKE, "presented_at"),
)
