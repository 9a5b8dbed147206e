"""The models are the field list: each record of it is a kind with exactly its fields, each
held where the list says; and a form can ask for every one of them."""

import csv
from importlib.resources import files
from typing import Any

import pytest
from sqlalchemy import Date, Integer, String, UniqueConstraint
from werkzeug.datastructures import MultiDict

import caseflow.app  # noqa: F401 - every record of the house is registered
from caseflow.forms.record_form import NOT_ASKED, Asking, record_form
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.vault.column import Clear, SealedType, held
from caseflow.vault.record import KINDS, RESERVED, SEVERAL, Codes, Day, Moment, RecordKind
from tests.house import House

# Records of the list that no room writes yet, each with the reason; nothing else may miss.
NOT_YET: dict[str, str] = {}
# Records of our own beside the 50 that were asked for (docs/decisions/0014, 0017, 0020).
OWN = frozenset(
    {
        *("sharing_ground", "outside_body", "referral_letter", "support_extension"),
        *("person_request", "request_answer"),
    }
)
# Sealed fields a stage needs beside the list, each with its use.
BESIDE = {
    "identification_proposal": {"under_18_when_trafficked"},  # a child's means need no proof
}
TECHNICAL = {
    *("row_id", "record_id", "record_version", "case_id", "change_id"),
    *("recorded_by", "recorded_for", "recorded_at"),
}
CLEAR_TYPES = {"date": Day, "datetime": Moment, "integer": Integer, "multi_choice": Codes}
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def listed() -> dict[str, list[dict[str, str]]]:
    """The list as it lies in its file, record by record."""
    text = files("caseflow.law").joinpath("data", "fields.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(lines):
        found.setdefault(row["record"], []).append(row)
    return found


LISTED = listed()


def columns(kind: RecordKind) -> dict[str, tuple[str, object]]:
    """Field → table, column: all of them, whichever part holds them."""
    return {
        column.name: (part.table.name, column)
        for part in kind.parts
        for column in part.table.columns
        if column.name not in TECHNICAL
    }


def test_every_record_of_the_list_is_registered() -> None:
    assert set(LISTED) - set(KINDS) == set(NOT_YET)
    assert len(LISTED) == 50 + len(OWN)


@pytest.mark.parametrize("record", sorted(set(LISTED) & set(KINDS)))
def test_a_record_has_exactly_its_fields_where_they_belong(record: str) -> None:
    kind, rows = KINDS[record], {row["field"]: row for row in LISTED[record]}
    found = columns(kind)
    beside = BESIDE.get(record, set())
    links = set(found) - set(rows) - beside
    assert set(rows) | beside <= set(found)
    assert all(isinstance(held(found[name][1]), Compartment) for name in beside)
    assert all(isinstance(held(found[name][1]), Clear) for name in links), "a link is clear"
    assert all(str(found[name][1].type) == "VARCHAR(64)" for name in links)  # type: ignore[attr-defined]
    for name, row in rows.items():
        table, column = found[name]
        _check(record, row, table, column)


def _check(record: str, row: dict[str, str], table: str, column: Any) -> None:
    where, kind = held(column), column.type
    base = RESERVED.get(record, record)
    if row["held"] == "clear":
        assert isinstance(where, Clear), row["field"]
        assert row["note"] == f"clear: {where.why}"
        assert table == base
        several = f"{record}.{row['field']}" in SEVERAL
        wanted = Codes if several else CLEAR_TYPES.get(row["type"], String)
        assert isinstance(kind, wanted), row["field"]
        assert not isinstance(kind, SealedType | Date)
    else:
        assert where is Compartment(row["held"]), row["field"]
        assert isinstance(kind, SealedType)
        assert table == (base if len(KINDS[record].parts) == 1 else f"{base}_{where}")


def test_every_version_is_unique_and_every_table_attested() -> None:
    for record in set(LISTED) & set(KINDS):
        for part in KINDS[record].parts:
            assert set(part.table.columns.keys()) >= TECHNICAL
            assert part.table.info["attested"]
            uniques = [
                tuple(column.name for column in each.columns)
                for each in part.table.constraints
                if isinstance(each, UniqueConstraint)
            ]
            assert ("record_id", "record_version") in uniques


@sqlite
def test_a_form_asks_for_every_field(house: House) -> None:
    book: LawBook = house.app.extensions["caseflow"][LawBook]
    asked = 0
    for record, rows in LISTED.items():
        spec = book.records[record]
        chosen = {
            row["field"]: [("a", "A")] for row in rows if row["type"] in ("agency", "officer")
        }
        with house.app.test_request_context(method="POST", data=MultiDict()):
            form = record_form(spec, book, Asking(choices_for=chosen))()
            for row in rows:
                if row["type"] in NOT_ASKED:
                    assert row["field"] not in form
                    continue
                field = form[row["field"]]
                assert str(field.label.text) == row["label_vi"]
                assert form.asked[row["field"]] == (record, row["field"])
                asked += 1
    assert {"attachment_ref"} == NOT_ASKED
    total = sum(len(rows) for rows in LISTED.values())
    unasked = sum(row["type"] in NOT_ASKED for rows in LISTED.values() for row in rows)
    assert asked == total - unasked > 300


@sqlite
def test_a_page_has_a_name_for_every_record(house: House) -> None:
    from caseflow.case.labels import RECORD_NAMES
    from caseflow.case.sections import Sections

    shown = {kind.name for kind in house.app.extensions["caseflow"][Sections].kinds}
    assert shown <= RECORD_NAMES.keys()
    assert set(LISTED) <= RECORD_NAMES.keys()
