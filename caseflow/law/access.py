"""The two tables of access: role × compartment, and stage × role × act.

Read in one way only, strictly: what the law book checks at the start is what the policy
decides by.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from caseflow.law.compartments import Compartment
from caseflow.law.fields import STAGES
from caseflow.law.tables import DATA, Row, Tables, unique

ACCESS_FILE = "access.csv"
ACCESS_COLUMNS = ("role", "label_vi", "label_en", *Compartment, "scope")
STAGES_FILE = "stages.csv"
STAGES_COLUMNS = ("stage", "role", "may")


@dataclass(frozen=True)
class Cell:
    """What a role may do in one compartment. ``limit``: "", own (rows this officer wrote),
    named (what the referral names) or reason (with a reason)."""

    read: bool
    write: bool
    limit: str


CELLS: Mapping[str, Cell] = {
    "-": Cell(False, False, ""),
    "R": Cell(True, False, ""),
    "RW": Cell(True, True, ""),
    "RW own": Cell(True, True, "own"),
    "W own": Cell(False, True, "own"),
    "R named": Cell(True, False, "named"),
    "R reason": Cell(True, False, "reason"),
}
Cells = Mapping[str, Mapping[Compartment, Cell]]
Acts = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True)
class AccessTables:
    """``cells``: role → compartment → what the role may do there; ``acts``: (stage or
    "case", role) → what the role may do in it."""

    cells: Cells
    acts: Acts


def load(tables: Tables) -> AccessTables:
    """Both tables; StartRefused where a cell, a stage or a role is unknown, or an act stands
    twice."""
    rows = tables.rows(ACCESS_FILE, ACCESS_COLUMNS)
    cells = unique(ACCESS_FILE, ((row.text("role"), _cells(row)) for row in rows))
    may = tables.rows(STAGES_FILE, STAGES_COLUMNS)
    unique(STAGES_FILE, (("/".join(act), act) for row in may for act in _each_act(row, cells)))
    acts: dict[tuple[str, str], set[str]] = {}
    for row in may:
        for stage, role, act in _each_act(row, cells):
            acts.setdefault((stage, role), set()).add(act)
    return AccessTables(
        MappingProxyType(cells),
        MappingProxyType({place: frozenset(names) for place, names in acts.items()}),
    )


def _cells(row: Row) -> Mapping[Compartment, Cell]:
    for label in ("label_vi", "label_en", "scope"):
        row.text(label)
    return MappingProxyType({c: CELLS[row.one_of(c, CELLS)] for c in Compartment})


def _each_act(row: Row, roles: Cells) -> Iterator[tuple[str, str, str]]:
    stage, role = row.one_of("stage", STAGES), row.one_of("role", roles)
    for act in row.text("may").split("; "):
        yield stage, role, act


@cache
def shipped() -> AccessTables:
    """The tables of this release, which the policy decides by."""
    return load(Tables())


def access_table() -> Cells:
    """Role → compartment → what the role may do there."""
    return shipped().cells


def stage_table() -> Acts:
    """(stage, role) → the acts that role may do in that stage."""
    return shipped().acts


@cache
def access_version() -> str:
    """Which tables of access decide: the start of a SHA-256 over both."""
    tables = ((DATA / name).read_bytes() for name in (ACCESS_FILE, STAGES_FILE))
    return sha256(b"\x00".join(tables)).hexdigest()[:12]
