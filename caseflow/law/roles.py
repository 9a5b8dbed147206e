"""Who may read and write which compartment, and who may do which act at which stage.

The same two tables as in ``access``, which the policy decides by: this module checks them
strictly at the start, and has the names of the roles in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caseflow.law.compartments import Compartment
from caseflow.law.fields import STAGES
from caseflow.law.tables import Row, Tables, unique

ACCESS_FILE = "access.csv"
ACCESS_COLUMNS = ("role", "label_vi", "label_en", *Compartment, "scope")
STAGES_FILE = "stages.csv"
STAGES_COLUMNS = ("stage", "role", "may")
# R read, W write; "own" = rows this officer wrote, "named" = what the referral names,
# "reason" = with a reason.
RIGHTS = frozenset({"-", "R", "RW", "RW own", "W own", "R named", "R reason"})


@dataclass(frozen=True)
class RoleRights:
    """One role's row: the right in each compartment, and the scope in words."""

    role: str
    label_vi: str
    label_en: str
    rights: Mapping[Compartment, str]
    scope: str


@dataclass(frozen=True)
class Act:
    """One act that a role may do at a stage ("case" for the spine)."""

    stage: str
    role: str
    may: str


def load_roles(tables: Tables) -> dict[str, RoleRights]:
    """The rows of the access table by role."""
    rows = tables.rows(ACCESS_FILE, ACCESS_COLUMNS)
    return unique(ACCESS_FILE, ((row.text("role"), _role(row)) for row in rows))


def _role(row: Row) -> RoleRights:
    rights = {compartment: row.one_of(compartment, RIGHTS) for compartment in Compartment}
    labels = (row.text("label_vi"), row.text("label_en"))
    return RoleRights(row.text("role"), *labels, MappingProxyType(rights), row.text("scope"))


def load_acts(tables: Tables, roles: Mapping[str, RoleRights]) -> frozenset[Act]:
    """Every act of the stages table, one by one."""
    acts: dict[str, Act] = unique(
        STAGES_FILE,
        (
            (f"{act.stage}/{act.role}/{act.may}", act)
            for row in tables.rows(STAGES_FILE, STAGES_COLUMNS)
            for act in _acts(row, roles)
        ),
    )
    return frozenset(acts.values())


def _acts(row: Row, roles: Mapping[str, RoleRights]) -> list[Act]:
    stage, role = row.one_of("stage", STAGES), row.one_of("role", roles)
    return [Act(stage, role, act) for act in row.text("may").split("; ")]
