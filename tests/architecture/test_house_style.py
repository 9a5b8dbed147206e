"""Sizes, names and clocks: what keeps the house small enough for one head."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Source, read, sources

LONGEST = 250
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
# The one module that may ask the machine what time it is.
CLOCK = "caseflow.clock"
ASKS_THE_TIME = {"now", "utcnow", "today", "utcfromtimestamp"}


def faults(source: Source) -> Iterator[str]:
    """What is wrong with ``source``, in words."""
    lines = source.text.count("\n")
    if lines > LONGEST:
        yield f"{source.name} has {lines} lines; past {LONGEST} it wants to be two"
    if NAMELESS & set(source.name.split(".")):
        yield f"{source.name} has a name that says nothing"
    if source.is_package and source.text.strip():
        yield f"{source.name}/__init__.py owns something; packages own nothing"
    if not source.is_package and not ast.get_docstring(source.tree):
        yield f"{source.name} does not say what it is for"
    if source.name != CLOCK:
        yield from (
            f"{source.name}:{line} asks the machine's clock" for line in clock_calls(source)
        )


def clock_calls(source: Source) -> Iterator[int]:
    """Lines that call ``datetime.now``, ``date.today`` and their like."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in ASKS_THE_TIME:
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in ("datetime", "date"):
                yield node.lineno


def other_python() -> list[Source]:
    """Python outside the package; the same sizes and names hold there. A migration is a
    frozen list of tables, as long as there are tables."""
    folders = (ROOT / "tests", ROOT / "benchmarks", ROOT / "scripts")
    return [read(path) for folder in folders for path in sorted(folder.rglob("*.py"))]


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.name)
def test_a_module_keeps_the_house_style(source: Source) -> None:
    assert list(faults(source)) == []


@pytest.mark.parametrize("source", other_python(), ids=lambda source: source.name)
def test_tests_and_scripts_stay_small_and_named(source: Source) -> None:
    assert source.text.count("\n") <= LONGEST
    assert not NAMELESS & set(source.name.split("."))


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("caseflow.long", '"""Room."""\n' + "x = 1\n" * LONGEST, "wants to be two"),
        ("caseflow.utils", '"""Room."""\n', "says nothing"),
        ("caseflow.staff.helpers.names", '"""Room."""\n', "says nothing"),
        ("caseflow.mute", "x = 1\n", "what it is for"),
        ("caseflow.late", '"""R."""\nimport datetime\nx = datetime.datetime.now()\n', "clock"),
        ("caseflow.late", '"""R."""\nfrom datetime import date\nx = date.today()\n', "clock"),
        (
            "caseflow.late",
            '"""R."""\nfrom datetime import datetime as d, datetime\nf = datetime.utcnow\n',
            "clock",
        ),
    ],
)
def test_a_fault_is_seen(name: str, text: str, fault: str) -> None:
    found = list(faults(Source(name, ROOT / "x.py", text)))
    assert any(fault in each for each in found), found


def test_a_package_that_owns_something_is_seen() -> None:
    owner = Source("caseflow.staff", ROOT / "__init__.py", "from .web import room\n")
    assert list(faults(owner)) == [
        "caseflow.staff/__init__.py owns something; packages own nothing"
    ]
