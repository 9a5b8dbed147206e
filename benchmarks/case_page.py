"""The page of a case with 60 sealed fields, beside the same page over plaintext without a
log: the price of sealing and logging for one reader."""

import time
from collections.abc import Callable, Mapping, Sequence
from unittest.mock import patch
from uuid import uuid4

from flask import g

from benchmarks.instance import Bench, instance, receive
from benchmarks.measure import Measure, in_turn, scratch
from caseflow.audit import disclosure, noting
from caseflow.audit.disclosure import Opened
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.audit.recording import Change
from caseflow.case.access import enter, open_case, unfold
from caseflow.case.sections import Sections
from caseflow.case.web import cases as case_web
from caseflow.db import current
from caseflow.law.compartments import Compartment
from caseflow.policy import Purpose
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import decode, encode

SEALED_FIELDS, ROUNDS = 60, 40
WRITTEN = {"immediate_needs", "declaration", "privacy_notice"}


def run() -> list[Measure]:
    """CPU and wall of one page view; the append alone."""
    with scratch() as folder, instance(folder) as bench:
        code = receive(bench.actor, "Nguyễn Thị Hoa")
        plain = _fill(bench, code)
        noted = lambda: note(Event.CASE_VIEWED, actor=bench.actor)  # noqa: E731 - as often as asked
        [append] = in_turn(ROUNDS, time.perf_counter, noted)
        with bench.app.test_request_context(f"/cases/{code}"):
            g.actor, g.confidential = bench.actor, True
            view = lambda: case_web.case(code)  # noqa: E731 - the page, as often as asked
            bare_view = lambda: _over_plaintext(plain, view)  # noqa: E731 - the same
            cpu, bare_cpu = in_turn(ROUNDS, time.process_time, view, bare_view)
            wall, bare = in_turn(ROUNDS, time.perf_counter, view, bare_view)
    return [
        Measure("case page, CPU: sealed and logged / plaintext", cpu / bare_cpu, "×", 1.25),
        Measure("case page, wall less the append / plaintext", (wall - append) / bare, "×", 1.25),
        Measure("case page, plaintext without a log", bare * 1000, "ms"),
        Measure("case page, sealed and logged", wall * 1000, "ms"),
        Measure("one append", append * 1000, "ms"),
    ]


def _fill(bench: Bench, code: str) -> dict[tuple[str, str], str]:
    """Write records until 60 sealed fields can be read; their plaintext by (row, field)."""
    access = open_case(enter(bench.actor, code), Purpose.RECEIVE)
    sections = current(Sections)
    kinds = [kind for kind in sections.kinds if kind.name in WRITTEN | {"safe_contact_rule"}]
    permit = access.permit_act("intake", "record", kinds)
    change, left = Change(permit, str(uuid4()), "intake.bench"), SEALED_FIELDS - 3
    for kind in kinds:
        fields = [f.name for f in kind.spec.fields if f.held][:left]
        change.add(kind, {name: {"not_answered": "unknown"} for name in fields})
        left -= len(fields)
    while left > 0:
        contact = next(kind for kind in kinds if kind.name == "safe_contact_rule")
        fields = [f.name for f in contact.spec.fields if f.held][:left]
        change.add(contact, {name: {"not_answered": "unknown"} for name in fields})
        left -= len(fields)
    change.commit()
    for compartment in sorted(set(Compartment) & set(access.permit().reads)):
        access = unfold(access, compartment)
    rows = of_case(sections.kinds, access.case)
    shown = access.shown()
    found = disclosure.open_rows(shown, Event.CASE_VIEWED, access.readable(shown, rows))
    return {
        (each.row.id, name): encode(each.values[name])
        for each in found
        for name, _ in each.row.sealed()
    }


def _over_plaintext(plain: Mapping[tuple[str, str], str], view: Callable[[], object]) -> None:
    """The same page with values from plaintext and no entries."""

    def opened(rows: Sequence[Row]) -> list[Opened]:
        return [
            Opened(
                row,
                row.clear() | {n: decode(plain[row.id, n]) for n, _ in row.sealed()},
            )
            for row in rows
        ]

    with (
        patch.object(disclosure, "_open", opened),
        patch.object(disclosure, "append", lambda _entries: []),
        patch.object(noting, "append", lambda _entries: []),
    ):
        view()
