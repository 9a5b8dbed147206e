"""Every column says whether it is sealed or why it is clear; otherwise nothing starts."""

import pytest
from sqlalchemy import Column, LargeBinary, MetaData, String, Table

import caseflow.app  # noqa: F401 - every table of the house is declared
from caseflow.db import Base
from caseflow.errors import StartRefused
from caseflow.law.compartments import Compartment
from caseflow.vault.column import (
    Clear,
    SealedType,
    check_declared,
    held,
    sealed_columns,
)
from caseflow.vault.keystore import KEYS

WHY = {"held": Clear("technical column")}
ATTESTED = {"attested": True}


def table(*columns: Column[object], **info: object) -> MetaData:
    metadata = MetaData()
    key: Column[object] = Column("id", String(8), primary_key=True, info=WHY)
    Table("thing", metadata, key, *columns, info=info or ATTESTED)
    return metadata


def sealed(name: str, compartment: Compartment) -> Column[object]:
    return Column(name, SealedType(), info={"held": compartment})


def test_a_declared_table_starts() -> None:
    check_declared(table(sealed("name", Compartment.IDENTITY)))


@pytest.mark.parametrize(
    "column",
    [
        Column("name", String(80)),
        Column("name", String(80), info={"held": "clear"}),
        Column("name", String(80), info={"held": None}),
        Column("name", SealedType()),
        Column("name", SealedType(), info=WHY),
        Column("name", String(80), info={"held": Compartment.IDENTITY}),
        Column("name", LargeBinary, info={"held": Compartment.IDENTITY}),
    ],
    ids=[
        "undeclared", "a word", "nothing", "sealed type without compartment",
        "sealed type called clear", "compartment on text", "compartment on bytes",
    ],
)  # fmt: skip
def test_a_column_that_is_not_declared_stops_the_start(column: Column[object]) -> None:
    with pytest.raises(StartRefused, match=r"thing\.name"):
        check_declared(table(column._copy()))


def test_a_table_of_two_compartments_stops_the_start() -> None:
    mixed = table(sealed("name", Compartment.IDENTITY), sealed("illness", Compartment.HEALTH))
    with pytest.raises(StartRefused, match="thing trộn"):
        check_declared(mixed)


@pytest.mark.parametrize("info", [{"kind": "thing"}, {"transient": ""}, {"attested": False}])
def test_a_table_neither_attested_nor_transient_stops_the_start(info: dict[str, object]) -> None:
    with pytest.raises(StartRefused, match="thing chưa khai báo"):
        check_declared(table(**info))


def test_clear_needs_its_reason() -> None:
    for nothing in ("", "  "):
        with pytest.raises(ValueError, match="why it is clear"):
            Clear(nothing)


def test_every_table_of_the_house_is_declared() -> None:
    check_declared(Base.metadata)
    check_declared(KEYS)
    tables = Base.metadata.tables
    assert len(tables) > 60
    for each in tables.values():
        assert all(held(column) is not None for column in each.columns)
        compartments = {compartment for _, compartment in sealed_columns(each)}
        if compartments and each.info.get("attested"):
            assert each.info["kind"]
