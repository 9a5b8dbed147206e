"""No page walks a table that grows with the cases, or with what is done in them.

A table walked before every append passed each test and budget of small logs: it was found
when the log had fifty thousand entries.
"""

from tests.pages.tour import Tour

# Tables that some page reads whole: as many rows as a province has agencies and officers, and
# reminders, which are forgotten in a few days.
WALKED_WHOLE = {"agency", "law_amendment", "officer", "role_grant", "staff_request", "reminder"}


def test_what_grows_is_looked_up(tour: Tour) -> None:
    grows = {table: asked for table, asked in tour.walked.items() if table not in WALKED_WHOLE}
    assert not grows


def test_what_is_read_whole_is(tour: Tour) -> None:
    assert tour.walked.keys() >= WALKED_WHOLE
