"""The clear facts of one case as they stand, and how a change moves them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection

from caseflow.audit.recording import Change
from caseflow.case.records import CASE, JOURNEY
from caseflow.case.rules import (
    Stage,
    StageStatus,
    check_move,
    check_status,
    trafficking_status,
)
from caseflow.errors import Conflict
from caseflow.law.ages import AgeClass
from caseflow.law.transition import law_on
from caseflow.vault.reading import Row, by_case, clear_rows, current, of_case, of_cases


@dataclass(frozen=True)
class CaseState:
    """What stands about a case in clear. ``stages``: the journey row of each stage begun."""

    id: str
    row: Row
    stages: Mapping[str, Row]

    @property
    def facts(self) -> Mapping[str, Any]:
        """The fields of record ``case``."""
        return self.row.values

    @property
    def code(self) -> str:
        return str(self.facts["case_code"])

    @property
    def legal_status(self) -> str:
        return str(self.facts["legal_status"])

    @property
    def lead(self) -> str:
        """The id of the agency that leads the case."""
        return str(self.facts["lead_agency"])

    @property
    def responsible(self) -> str | None:
        """The id of the officer responsible for it, once somebody is."""
        officer: str | None = self.facts["responsible_officer"]
        return officer

    @property
    def age_class(self) -> AgeClass:
        """The person's age class, as old as its last change."""
        return AgeClass(self.facts["age_class"])

    @property
    def closed(self) -> bool:
        """Whether the work has ended; a case that is followed up is asked after, no more."""
        return bool(self.facts["status"] != "Active")

    @property
    def followed_up(self) -> bool:
        """Whether the person agreed to be asked after once support has ended."""
        return bool(self.facts["status"] == "FollowUp")

    def status_of(self, stage: str) -> StageStatus:
        """Where ``stage`` stands."""
        row = self.stages.get(stage)
        return StageStatus(row.values["status"]) if row else StageStatus.NOT_STARTED

    def outcome_of(self, stage: str) -> str | None:
        """How ``stage`` ended, if it has."""
        row = self.stages.get(stage)
        return row.values["outcome"] if row else None


def load(case: str) -> CaseState | None:
    """The state of case id ``case``, or ``None``."""
    rows = of_case([CASE, JOURNEY], case)
    return _state(case, rows) if rows else None


def load_many(cases: Iterable[str]) -> dict[str, CaseState]:
    """The states of many cases."""
    ids = list(cases)
    return _states(ids, of_cases(CASE, ids), of_cases(JOURNEY, ids))


def as_seen(connection: Connection, cases: Sequence[str]) -> dict[str, CaseState]:
    """The same of a few hundred at most, as the transaction of ``connection`` sees them."""
    facts, journeys = (by_case(connection, kind, kind.parts[0], cases) for kind in (CASE, JOURNEY))
    return _states(cases, facts, journeys)


def _states(
    cases: Iterable[str], facts: Mapping[str, list[Row]], journeys: Mapping[str, list[Row]]
) -> dict[str, CaseState]:
    return {c: _state(c, facts[c] + journeys.get(c, [])) for c in cases if c in facts}


def _state(case: str, rows: Iterable[Row]) -> CaseState:
    stages, facts = {}, None
    for row in rows:
        if row.kind is CASE:
            facts = row
        else:
            stages[row.values["stage"]] = row
    if facts is None:
        raise LookupError("a journey without its case")
    return CaseState(case, facts, stages)


def keep_facts(change: Change, case: str) -> None:
    """Let ``change`` rely on the clear facts of ``case``: it fails when somebody changes them."""
    for row in clear_rows(CASE, case):
        change.rely_on(row)


def keep_fact(change: Change, state: CaseState, name: str) -> None:
    """The same of one fact, however the others move."""

    def check(connection: Connection) -> None:
        [row] = clear_rows(CASE, state.id, connection)
        if row.values[name] != state.facts[name]:
            raise Conflict()

    change.guard(check)


def under_way_in(connection: Connection, case: str, stage: Stage) -> bool:
    """Whether ``stage`` is under way, as the transaction of ``connection`` sees it."""
    rows = (r.values for r in clear_rows(JOURNEY, case, connection) if r.values["stage"] == stage)
    return any(values["status"] == StageStatus.UNDER_WAY for values in rows)


def find_code(code: str) -> str | None:
    """The id of the case with this code, or ``None``."""
    table = CASE.parts[0].table
    rows = current(CASE, table.c.case_code == code)
    return rows[0].case if rows else None


class CaseMoves:
    """Collects what one change does to the clear facts, and writes them as one version."""

    def __init__(self, change: Change, state: CaseState) -> None:
        self._change, self._state = change, state
        self._facts: dict[str, Any] = {}
        self._stages: dict[str, tuple[StageStatus, str | None]] = {}

    def stage(self, stage: Stage, to: StageStatus, outcome: str | None = None) -> None:
        """Move ``stage``; a move to where it already stands without an outcome is none."""
        old = self._state.status_of(stage)
        check_move(stage, old, to)
        if old is not to or outcome:
            self._stages[stage] = (to, outcome)

    def legal_status(self, to: str, identified_on: date | None = None) -> None:
        """Move the legal status, and the HTCDS status and regime of law with it."""
        check_status(self._state.legal_status, to)
        self._facts["legal_status"] = to
        self._facts["trafficking_status"] = trafficking_status(to)
        if identified_on:
            self._facts["applicable_law"] = law_on(identified_on)

    def fact(self, name: str, value: Any) -> None:
        """Set another clear fact of the case."""
        if self._state.facts[name] != value:
            self._facts[name] = value

    def write(self) -> None:
        """Put the new versions into the change."""
        if self._facts:
            self._change.revise(self._state.row, self._facts)
        for stage, (status, outcome) in self._stages.items():
            answers = {"status": status, "outcome": outcome}
            if row := self._state.stages.get(stage):
                self._change.revise(row, answers)
            else:
                # One journey a stage, whoever of two takes the first step: the id says so.
                record = uuid5(NAMESPACE_URL, f"caseflow/journey/{self._state.id}/{stage}").hex
                self._change.add(JOURNEY, {"stage": stage} | answers, record=record)
