"""The rows of a change before they are written: what they hold, and how it is sealed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from caseflow.law.compartments import Compartment
from caseflow.vault.column import Sealed
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import DataKeys
from caseflow.vault.reading import Row
from caseflow.vault.record import Part, encode
from caseflow.vault.resealing import reseal
from caseflow.vault.sealing import seal_by

KeysOf = Callable[[str, Compartment], DataKeys]


@dataclass(frozen=True)
class Draft:
    """A row to be written. ``plain``: what is sealed anew; ``old``: the version it follows,
    whose other sealed values go on, less those that are ``emptied``; ``told``: the fields that
    it gives a value, or takes it."""

    part: Part
    row: Mapping[str, Any]
    plain: Mapping[str, str]
    old: Row | None
    emptied: frozenset[str]
    told: frozenset[str]

    def sealed(self, case: str | None, keys_of: KeysOf) -> dict[str, Sealed]:
        """Its sealed values in ``case``; without one the record is a scope of its own."""
        if self.part.compartment is None:
            return {}
        scope, row = case or self.row["record_id"], self.row["row_id"]
        keys = keys_of(scope, self.part.compartment)
        found = {
            name: seal_by(keys, text, self.part.place(name, row, scope))
            for name, text in self.plain.items()
        }
        for name, value, place in self._carried():
            found[name] = reseal(keys, value, place, self.part.place(name, row, scope))
        return found

    def _carried(self) -> Iterator[tuple[str, Sealed, Place]]:
        """The sealed values that go on from the version before, and where they stood."""
        if self.old:
            for name, value in self.old.sealed():
                if name not in self.plain and name not in self.emptied:
                    yield name, value, self.old.place(name)


def drafted(
    part: Part, record: str, version: int, share: Mapping[str, Any], old: Row | None
) -> Draft:
    """The row by which ``record`` gets the answers ``share``, ``None`` to empty a field; its
    other clear values go on from ``old``."""
    hidden = {name for name in share if _is_sealed(part, name)}
    clear = (old.clear() if old else {}) | {n: v for n, v in share.items() if n not in hidden}
    return Draft(
        part,
        {"row_id": uuid4().hex, "record_id": record, "record_version": version, **clear},
        {name: encode(share[name]) for name in hidden if share[name] is not None},
        old,
        frozenset(name for name, value in share.items() if value is None),
        frozenset(share),
    )


def _is_sealed(part: Part, name: str) -> bool:
    held = part.table.columns[name].info["held"]
    return part.compartment is not None and held is part.compartment
