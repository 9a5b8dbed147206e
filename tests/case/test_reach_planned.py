"""How PostgreSQL asks which cases an officer reaches when it plans for no agency in particular."""

import pytest
from sqlalchemy import func, select

from caseflow.case import reach
from caseflow.case.lines import LINE
from caseflow.db import db
from tests.house import House


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_the_line_of_the_agency_is_looked_up_for_each_case(house: House) -> None:
    """A join would take every line of a department, for those of one officer's cases; so would
    an index that begins with the department, once for each of those cases."""
    lines = reach._lines(house.actor("caseworker"), [], (LINE.c.case_id,))
    query = select(func.count()).select_from(lines.subquery())
    asked = str(query.compile(db.engine, compile_kwargs={"literal_binds": True}))
    with db.engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")  # there are few lines here
        plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {asked}").scalars())
    assert "case_line_1" in plan, "the caseworker's agency has to lead"
    assert "Join" not in plan.replace("Nested Loop Anti Join", ""), plan
    assert "SubPlan" in plan
    beside = plan[plan.index("case_line_1") :]
    asked_by = next(line for line in beside.splitlines() if "Index Cond" in line)
    assert "case_id" in asked_by, plan
    assert "holder" not in asked_by, plan
