"""One of many ids, asked with one parameter, is what asking for each of them would be."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, String, Table, select

from caseflow.db import db
from caseflow.vault.among import among
from tests.house import House
from tests.statements import statements

# No NUL, which PostgreSQL keeps in no text, and no half of a pair, which is no letter.
IDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=6)
LETTERS = Table("letters_of_a_test", MetaData(), Column("id", String(32), primary_key=True))
THERE = ("a", "b", "", '"', "'", "{a,b}", "[a]", "a,b", "\\", "đ", "null", "NULL", "1")


def test_it_finds_what_each_would(house: House) -> None:
    with db.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE letters_of_a_test (id varchar(32))")
        connection.execute(LETTERS.insert(), [{"id": each} for each in THERE])

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(st.sampled_from(THERE) | IDS, max_size=8))
        def holds(ids: list[str]) -> None:
            found = connection.scalars(
                select(LETTERS).where(among(LETTERS.c.id, "ids")), {"ids": ids}
            )
            assert sorted(found) == sorted(set(ids) & set(THERE))
            left = connection.scalars(
                select(LETTERS).where(~among(LETTERS.c.id, "ids")), {"ids": ids}
            )
            assert sorted(left) == sorted(set(THERE) - set(ids))

        with statements(db.engine) as sent:
            holds()
        assert len(set(sent)) == 2, "the same statement for a list of any length"
