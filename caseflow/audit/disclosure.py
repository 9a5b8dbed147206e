"""The door: no confidential value leaves before an entry about it is durable.

Every function writes its entry first and opens, or hands over, afterwards. It takes
a ``Permit`` and refuses a row which that permit does not reach.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from caseflow.audit.entry import Entry
from caseflow.audit.events import Event
from caseflow.audit.noting import append, under
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.audit.reasons import Reason, place_of
from caseflow.db import current, db
from caseflow.errors import N_, Denied, NotThere, Refused
from caseflow.law.compartments import Compartment
from caseflow.policy import Permit, Reach
from caseflow.vault.keystore import DataKeys, KeyStore
from caseflow.vault.opening import open_sealed
from caseflow.vault.reading import Row
from caseflow.vault.record import decode

LISTED_AT_ONCE = 100
NAMES_AT_ONCE = 25


@dataclass(frozen=True)
class Opened:
    """A row with its values in plain, as its permit allowed and the log knows."""

    row: Row
    values: Mapping[str, Any]


def open_rows(permit: Permit, event: Event, rows: Sequence[Row], **facts: Any) -> list[Opened]:
    """Open ``rows`` of the permit's case: one entry, then the values. An empty ``rows``
    still has its entry: the page of an empty case says something too."""
    _check(permit, rows)
    append([_entry(permit, event, rows, **facts)])
    return _open(rows)


def open_each(
    permits: Mapping[str, Permit],
    event: Event,
    rows: Sequence[Row],
    listed: Entry | None = None,
) -> list[Opened]:
    """Open rows of several cases on one list: an entry a case, in one batch, after that of the
    list itself (``listed``)."""
    if len(permits) > NAMES_AT_ONCE:
        raise ValueError("too many names at once")
    by_case: dict[str, list[Row]] = {case: [] for case in permits}
    for row in rows:
        by_case[row.case].append(row)
    for case, share in by_case.items():
        _check(permits[case], share)
    first = [listed] if listed else []
    append([*first, *(_entry(permits[case], event, share) for case, share in by_case.items())])
    return _open(rows)


def list_clear(permit: Permit, event: Event, cases: Sequence[str], **facts: Any) -> None:
    """The entry before a list of clear facts of ``cases`` is shown: a hundred at most."""
    append([listing(permit, event, cases, **facts)])


def listing(permit: Permit, event: Event, cases: Sequence[str], **facts: Any) -> Entry:
    """That entry, for a list of which more is opened: it is written with the entries of that."""
    if len(cases) > LISTED_AT_ONCE:
        raise ValueError("too many cases in one list")
    names = current(Pseudonyms)
    counts = facts.pop("counts", {}) | {"rows": len(cases)}
    pseudonyms = tuple(names.of_case(case) for case in cases)
    return under(permit, event, cases=pseudonyms, counts=counts, **facts)


@dataclass(frozen=True)
class Sought:
    """What a scan looks for. ``term`` stands in the log as its HMAC; ``matches`` is asked with
    opened values behind the door; ``decide`` gives the permits for cases that matched, by the
    attested rows; the scan ends with the first ``enough`` of them."""

    term: str
    matches: Callable[[Mapping[str, Any]], bool]
    decide: Callable[[Sequence[str]], Mapping[str, Permit]]
    enough: int


def scan(
    permit: Permit, shares: Iterable[Sequence[Row]], size: int, sought: Sought, **facts: Any
) -> list[str]:
    """Look through ``shares`` of rows, of ``size`` cases within the asker's scope. One entry
    before the first decryption, one for each hit before its case is named; no value leaves."""
    digest = current(Pseudonyms).of_term(sought.term)
    append([under(permit, Event.SEARCH_SCAN, counts={"rows": size}, term_hmac=digest, **facts)])
    found: dict[str, Entry] = {}
    for rows in shares:
        hits = [opened.row for opened in _open(rows) if sought.matches(opened.values)]
        permits = sought.decide([row.case for row in hits]) if hits else {}
        found |= {
            row.case: _entry(permits[row.case], Event.SEARCH_HIT, [row])
            for row in hits
            if row.case in permits and _reaches(permits[row.case], row)
        }
        if len(found) >= sought.enough:
            break
    cases = list(found)[: sought.enough]
    if cases:
        append([found[case] for case in cases])
    return cases


def read_log(
    permit: Permit, subjects: Sequence[str] = (), counts: Mapping[str, int] | None = None
) -> None:
    """The entry before the log itself is shown: an entry for each of ``subjects`` (a
    pseudonym or an officer asked for), or one when nothing particular was asked."""
    _check_oversight(permit)
    facts: dict[str, Any] = {"counts": dict(counts or {})}
    asked = [facts | {"subject": each} for each in subjects] or [facts]
    append([under(permit, Event.LOG_READ, **each) for each in asked])


def open_reason(permit: Permit, commitment: str) -> str:
    """The reason behind a commitment of the log: its entry, then the words. Raises
    ``NotThere``, or ``Refused`` when the words are not those committed to."""
    _check_oversight(permit)
    found = db.session.scalar(select(Reason).where(Reason.commitment == commitment))
    if found is None or found.text is None:
        raise NotThere()
    place = place_of(found.id, found.case_id)
    append(
        [under(permit, Event.LOG_READ, commitment=commitment, fields=("reason.text",),
               compartments=(place.compartment,))]
    )  # fmt: skip
    text = open_sealed(_keys({place.scope}, {place.compartment}), found.text, place)
    if sha256(text.encode()).hexdigest() != commitment:
        raise Refused(N_("Lý do này không khớp với cam kết trong nhật ký: đã bị thay."))
    return text.partition("\n")[2]


def _check_oversight(permit: Permit) -> None:
    if permit.reads.get(Compartment.OVERSIGHT) is not Reach.ALL or permit.case is not None:
        raise Denied(N_("Chỉ kiểm toán viên đọc được nhật ký."))


def _check(permit: Permit, rows: Iterable[Row]) -> None:
    if not all(_reaches(permit, row) for row in rows):
        raise Denied(N_("Bạn không được xem phần này của hồ sơ."))


def _reaches(permit: Permit, row: Row) -> bool:
    compartment = row.part.compartment
    return row.case == (permit.case or "") and (
        compartment is None or permit.may_read(compartment, row.author, row.record)
    )


def _entry(permit: Permit, event: Event, rows: Sequence[Row], **facts: Any) -> Entry:
    compartments = sorted({str(r.part.compartment) for r in rows if r.part.compartment})
    fields = sorted({f"{r.part.table.name}.{name}" for r in rows for name, _ in r.sealed()})
    return under(permit, event, compartments=tuple(compartments), fields=tuple(fields), **facts)


def _open(rows: Sequence[Row]) -> list[Opened]:
    scopes = {row.case or row.record for row in rows}
    compartments = {str(row.part.compartment) for row in rows if row.part.compartment}
    keys = _keys(scopes, compartments)
    return [
        Opened(
            row,
            row.clear()
            | {
                name: decode(open_sealed(keys, value, row.place(name)))
                for name, value in row.sealed()
            },
        )
        for row in rows
    ]


def _keys(scopes: set[str], compartments: set[str]) -> DataKeys:
    return current(KeyStore).data_keys(sorted(scopes), sorted(compartments))
