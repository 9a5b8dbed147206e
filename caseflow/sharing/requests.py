"""Requests of other agencies about a person: found by whoever holds a case of that person.

The asker's request does nothing that depends on a match: it is found when a holder looks. So
an answer takes as long, and says as much, whoever is held by whom.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from caseflow.clock import today
from caseflow.policy import Standing
from caseflow.sharing.participation import takes_part, takes_part_now
from caseflow.sharing.records import PARTICIPATION, PERSON_REQUEST, REQUEST_ANSWER
from caseflow.staff import roster
from caseflow.vault.lookup import LOOKUP
from caseflow.vault.reading import Row, current, latest, of_cases, row_of
from caseflow.vault.snapshot import reading

# Published: the kinds that the acts of asking, answering and sharing write.
__all__ = ["PERSON_REQUEST", "REQUEST_ANSWER"]
ACT = "answer a request about a person"  # by stages.csv, of the case
GRANTED, NOTHING_SHARED, PASSED_ON = "granted", "refused", "passed_on"
REQUEST_PART = PERSON_REQUEST.parts[0]
_ANSWER = REQUEST_ANSWER.parts[0].table.c


def concerning(
    agencies: Collection[str], *, first: bool, case: str = "", record: str = ""
) -> list[Row]:
    """The requests of others that may be about somebody in a case that one of ``agencies``
    leads, still of use and without its answer there; each as a row of the case it may concern
    (once for each). ``first``: those too that were there before the name or paper they were
    found by, which a supervisor has not passed on yet; else cases could be written in order to
    be asked about. A request ends with its agency, and in a case in which whoever asked takes
    part by now: nobody is left there to tell. ``case``, ``record``: only that case, that
    request."""
    asked = REQUEST_PART.table.c
    part = PARTICIPATION.parts[0].table.c
    leads = takes_part_now(agencies).where(
        part.case_id == LOOKUP.c.case_id, part.standing == Standing.LEAD
    )
    passed_on = _answer().where(_ANSWER.answer == PASSED_ON)
    answered = _answer().where(_ANSWER.answer != PASSED_ON)
    query = select(REQUEST_PART.table, LOOKUP.c.case_id.label("held")).where(
        LOOKUP.c.token.in_((asked.by_document, asked.by_name)),
        asked.needed_until >= today(),
        asked.recorded_for.not_in(agencies),
        leads.exists(),
        ~answered.exists(),
    )
    if not first:
        query = query.where(or_(LOOKUP.c.since < asked.recorded_at, passed_on.exists()))
    if case:
        query = query.where(LOOKUP.c.case_id == case, asked.record_id == record)
    running = select(asked.by_document, asked.by_name).where(
        asked.needed_until >= today(), asked.recorded_for.not_in(agencies)
    )
    with reading() as connection:
        # Requests are few and the tokens of all cases many: a database that began with those
        # would walk them all, on every first page of every officer.
        sought = {token for found in connection.execute(running) for token in found if token}
        if not sought:
            return []
        query = query.where(LOOKUP.c.token.in_(sought))
        rows = connection.execute(query.order_by(asked.recorded_at, asked.row_id)).mappings().all()
    found = {(row["record_id"], row["held"]): dict(row) for row in rows}
    there = of_cases(PARTICIPATION, {held for _record, held in found}) if found else {}
    return [
        replace(row_of(PERSON_REQUEST, REQUEST_PART, row, REQUEST_PART.fields), case=row["held"])
        for row in found.values()
        if _still_asks(row["recorded_for"], there.get(row["held"], ()))
    ]


def _still_asks(asker: str, there: Iterable[Row]) -> bool:
    """Whether ``asker`` works today, and takes no part in the case whose participations are
    ``there``, itself or for an agency it follows."""
    theirs = roster.stands_for(asker, today())
    working = roster.agency(asker).in_force(today())
    return working and not any(takes_part(r) and r.values["agency"] in theirs for r in there)


def _answer() -> Select[Any]:
    """An answer in the case to the request, both of the query it stands in."""
    return select(_ANSWER.row_id).where(
        _ANSWER.request == REQUEST_PART.table.c.record_id, _ANSWER.case_id == LOOKUP.c.case_id
    )


def of_asker(officer: str, agencies: Collection[str], most: int) -> list[Row]:
    """The last ``most`` that ``officer`` has asked for any of ``agencies``, newest first."""
    asked = REQUEST_PART.table.c
    own = asked.recorded_by == officer, asked.recorded_for.in_(agencies)
    return latest(PERSON_REQUEST, most, *own)


def alike(
    requests: Iterable[Row], within: Callable[[ColumnElement[str]], ColumnElement[bool]]
) -> dict[str, list[str]]:
    """The cases ``within`` reach that may be about whom ``requests`` ask for: record → cases.
    No other is looked at, so that neither an answer nor its time tells of one."""
    tokens = {
        row.record: {row.values[name] for name in ("by_document", "by_name")} - {None}
        for row in requests
    }
    query = select(LOOKUP.c.token, LOOKUP.c.case_id).where(
        LOOKUP.c.token.in_(set[str]().union(*tokens.values())), within(LOOKUP.c.case_id)
    )
    with reading() as connection:
        found = [(token, case) for token, case in connection.execute(query)]
    return {
        record: sorted({case for token, case in found if token in theirs})
        for record, theirs in tokens.items()
    }


def sealed_of(requests: Iterable[Row]) -> Mapping[str, Row]:
    """The sealed part of each of ``requests``, by its record."""
    part = PERSON_REQUEST.part_of("reason")
    ids = [row.record for row in requests]
    found = current(PERSON_REQUEST, part.table.c.record_id.in_(ids), part=part)
    return {row.record: row for row in found}


def granted_to(officer: str, agencies: Collection[str]) -> int:
    """To how many requests that ``officer`` has asked for ``agencies``, and that are still of use,
    a holder has shared something."""
    asked = REQUEST_PART.table.c
    granted = select(asked.record_id).distinct().where(
        asked.recorded_by == officer, asked.recorded_for.in_(agencies),
        asked.needed_until >= today(),
        _ANSWER.request == asked.record_id, _ANSWER.answer == GRANTED,
    )  # fmt: skip
    with reading() as connection:
        return len(connection.execute(granted).all())


def shared_for(requests: Iterable[Row]) -> list[Row]:
    """The answers to ``requests`` that share something; no other is ever told of."""
    table = REQUEST_ANSWER.parts[0].table
    ids = [row.record for row in requests]
    return current(REQUEST_ANSWER, table.c.request.in_(ids), table.c.answer == GRANTED)
