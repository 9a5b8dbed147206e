"""What support has cost in one case: by regime and source of funds, in đồng.

Amounts are what officers entered with their legal basis; none is assumed. A payment that was
turned down is none; one that waits for approval is shown apart.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseflow.case.access import Access
from caseflow.case.disclosing import opened
from caseflow.db import current
from caseflow.duties.approvals import approvals
from caseflow.duties.services import SERVICE_GIVEN
from caseflow.errors import NotThere
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.policy import Role
from caseflow.support.giving import as_read
from caseflow.support.rules import PAYMENT, TURNED_DOWN
from caseflow.vault.reading import of_case

READERS = frozenset({Role.CASEWORKER, Role.SUPERVISOR})


@dataclass(frozen=True)
class Sum:
    """What one regime cost from one source: how many services, how much (đồng)."""

    regime: str
    source: str
    services: int
    amount: int


@dataclass(frozen=True)
class Costs:
    """``given``: every service that counts, oldest first; ``sums`` in the order of the law;
    ``total`` and ``waiting`` (for approval) in đồng; ``free``: services without an amount."""

    given: Sequence[Mapping[str, Any]]
    sums: Sequence[Sum]
    total: int
    waiting: int
    free: int


def may_read(access: Access) -> bool:
    """Whether something was given, for whoever answers for the money."""
    reads = Compartment.SUPPORT in access.shown().reads
    return access.actor.role in READERS and reads and bool(of_case([SERVICE_GIVEN], access.case))


def costs(access: Access) -> Costs:
    """The services of the case with what they cost, opened through the log."""
    if not may_read(access):
        raise NotThere()
    put_up = (row.values for row in approvals(access.case, PAYMENT))
    decided = {each["subject_record"]: each["decision"] for each in put_up}
    services = [
        {**as_read(told), "waits": record in decided and decided[record] is None}
        for record, told in opened(access.shown(), SERVICE_GIVEN, access.case).items()
        if decided.get(record) not in TURNED_DOWN
    ]
    services.sort(key=lambda told: str(told["started_on"]))
    return add_up(services, list(current(LawBook).regimes))


def add_up(services: Sequence[Mapping[str, Any]], order: Sequence[str]) -> Costs:
    """The sums of ``services``; ``order``: the regimes as the law lists them."""
    amounts, counts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    paid = [each for each in services if each.get("amount") is not None]
    for each in paid:
        if not each["waits"]:
            place = each["regime"], each["funding_source"]
            amounts[place] += int(each["amount"])
            counts[place] += 1
    sums = [
        Sum(regime, source, counts[regime, source], amount)
        for (regime, source), amount in sorted(
            amounts.items(), key=lambda item: (order.index(item[0][0]), item[0][1])
        )
    ]
    waiting = sum(int(each["amount"]) for each in paid if each["waits"])
    return Costs(services, sums, amounts.total(), waiting, len(services) - len(paid))
