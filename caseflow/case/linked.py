"""Links between cases: that there is one, and of what kind, is for who works on both."""

from collections.abc import Iterable

from caseflow.audit.disclosure import Opened
from caseflow.case.access import Access, reached
from caseflow.case.records import CASE_LINK

# Published: the kind that acts of linking write.
__all__ = ["CASE_LINK"]


def of_both(access: Access, found: Iterable[Opened]) -> list[Opened]:
    """``found`` without the links to cases that this officer may not enter."""
    found = list(found)
    codes = {
        each.row.id: str(each.values.get("other_case"))
        for each in found
        if each.row.kind is CASE_LINK
    }
    told = reached(access.actor, list(codes.values())) if codes else frozenset()
    return [each for each in found if codes.get(each.row.id, "") in {"", *told}]
