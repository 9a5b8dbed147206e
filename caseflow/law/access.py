"""The two tables of access, read once: role × compartment, and stage × role × act."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType

from caseflow.law.compartments import Compartment


@dataclass(frozen=True)
class Cell:
    """What a role may do in one compartment. ``limit``: "", own, named or reason."""

    read: bool
    write: bool
    limit: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("caseflow.law").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    yield from csv.DictReader(lines)


def _cell(text: str) -> Cell:
    letters, _, limit = text.strip().partition(" ")
    return Cell("R" in letters, "W" in letters, limit)


@cache
def access_table() -> Mapping[str, Mapping[Compartment, Cell]]:
    """``access.csv``: role name → compartment → what the role may do there."""
    return MappingProxyType(
        {row["role"]: {c: _cell(row[c]) for c in Compartment} for row in _rows("access.csv")}
    )


@cache
def stage_table() -> Mapping[tuple[str, str], frozenset[str]]:
    """``stages.csv``: (stage, role name) → the acts that role may do in that stage."""
    return MappingProxyType(
        {
            (row["stage"], row["role"]): frozenset(act.strip() for act in row["may"].split(";"))
            for row in _rows("stages.csv")
        }
    )


@cache
def access_version() -> str:
    """Which tables of access decide: the start of a SHA-256 over both."""
    folder = files("caseflow.law").joinpath("data")
    tables = (folder.joinpath(name).read_bytes() for name in ("access.csv", "stages.csv"))
    return sha256(b"\x00".join(tables)).hexdigest()[:12]
