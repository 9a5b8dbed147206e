"""Whatever the house writes into the log, an auditor reads in words: no act, rule or desk is
shown as its code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseflow.audit.events import Event
from caseflow.case.sections import Sections
from caseflow.db import current
from caseflow.law.access import stage_table
from caseflow.oversight.words import Words
from caseflow.policy import Desk
from caseflow.staff.rules import Decision, RequestKind
from caseflow.vault.record import KINDS
from tests.house import House

SOURCE = Path(__file__).parents[2] / "caseflow"
ROOMS = {path.parent for path in SOURCE.rglob("*.py") if "Change(" in path.read_text()}


@pytest.fixture
def words(house: House) -> Iterator[Words]:
    with house.app.test_request_context():
        yield Words()


def raw(codes: set[str], words: Words) -> list[str]:
    """The codes among ``codes`` that have no words."""
    return sorted(code for code in codes if words.act(code) == code)


def functions(room: Path) -> Iterator[ast.FunctionDef]:
    for path in sorted(room.glob("*.py")):
        nodes = ast.walk(ast.parse(path.read_text()))
        yield from (node for node in nodes if isinstance(node, ast.FunctionDef))


def calls(within: ast.FunctionDef, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(within):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
            yield node


def written(room: Path) -> set[str]:
    """The acts that the changes of ``room`` are named, where the source says them: in the call
    itself, or in the call of a function that hands its argument on."""
    found: set[object] = set()
    for function in functions(room):
        for change in calls(function, "Change"):
            act = change.args[-1]
            found |= {act.value} if isinstance(act, ast.Constant) else handed(room, function, act)
    return {str(each) for each in found}


def handed(room: Path, function: ast.FunctionDef, act: ast.expr) -> set[object]:
    """``act`` with each text that the room's calls of ``function`` give for what it names."""
    pattern = ast.unparse(act).removeprefix("f").strip("'")  # case.{slug}, or the argument alone
    names = [each.arg for each in function.args.args]
    named = [at for at, name in enumerate(names) if pattern == name or f"{{{name}}}" in pattern]
    found: set[object] = set()
    for caller in functions(room):
        for at, call in ((at, call) for at in named for call in calls(caller, function.name)):
            given = call.args[at] if at < len(call.args) else None
            if isinstance(given, ast.Constant):
                hole = f"{{{names[at]}}}"
                found.add(
                    pattern.replace(hole, str(given.value)) if hole in pattern else given.value
                )
    return found


def test_every_act_correction_and_addition_has_words(words: Words) -> None:
    sections = current(Sections)
    acts = {f"{act.stage}.{act.slug}" for act in sections.acts()}
    corrections = {f"correct.{kind.name}" for kind in sections.kinds}
    additions = {f"add.{kind.name}" for each in sections.sections for kind in each.addable}
    halves = {f"{half}_{kind}" for half in ("ask", "decide") for kind in RequestKind}
    assert raw(acts | corrections | additions | halves, words) == []
    assert raw({*Decision, *(f"law.{each}" for each in Decision), *RequestKind}, words) == []


def test_every_act_that_a_service_names_has_words(words: Words) -> None:
    named = {act for room in ROOMS for act in written(room)}
    assert {"support.record_outside_answer", "rescue.operation", "case.bar", "enrol"} <= named
    assert raw(named, words) == []


def test_every_record_that_an_entry_can_name_has_words(words: Words) -> None:
    tables = {part.table.name for kind in KINDS.values() for part in kind.parts}
    assert [table for table in sorted(tables) if words.record(table) in ("", table)] == []
    assert [kind for kind in KINDS if words.record(kind) in ("", kind)] == []


def test_desks_rules_and_events_have_words(words: Words) -> None:
    assert [each for each in Desk if words.purpose(each) == each] == []
    rules = {f"{stage}.{act.replace(' ', '_')}"
             for (stage, _), acts in stage_table().items() for act in acts}  # fmt: skip
    assert [rule for rule in sorted(rules) if words.rule(rule) == rule] == []
    assert [event for event in Event if words.event(event) in ("", event)] == []
    assert words.act("no.such_act") == "no.such_act"  # an unknown code is shown, not hidden
