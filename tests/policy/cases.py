"""Facts for the tests of policy: an officer, a case, and how the two are tied."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from caseflow.law.compartments import Compartment
from caseflow.policy import Actor, Facts, Role, Standing

C = Compartment
EVERY = frozenset(C)
STATUTORY = frozenset({C.IDENTITY, C.CONTACT, C.ACCOUNT, C.INVESTIGATION, C.PROTECTION, C.LEGAL})
NAMED = frozenset({C.IDENTITY, C.CONTACT, C.HEALTH})
GRANTED: Mapping[str, frozenset[Compartment]] = {
    "lead": EVERY,
    "statutory": STATUTORY,
    "referral": NAMED | {C.SUPPORT},
    "none": frozenset(),
}
_ALL = {"assigned": True, "took_in": True, "proposal": True}
TIES: Mapping[str, Mapping[str, bool]] = {
    "none": {},
    "assigned": {"assigned": True},
    "took_in": {"assigned": True, "took_in": True},
    "proposal": {"proposal": True},
    "verifier": {"assigned": True, "proposal": True, "verifier": True},
    "all": _ALL,
    "barred": _ALL | {"barred": True},
    "unconfirmed": _ALL,
}


def actor(role: Role, *, confirmed: bool = True) -> Actor:
    return Actor("me", role, "agency", "password+totp", "s", "r", "127.0.0.1", confirmed)


def facts(role: Role, standing: str = "lead", tie: str = "all", **more: Any) -> Facts:
    """Officer «me» in ``role``, tied to the case by ``tie`` through an agency's ``standing``."""
    given: dict[str, Any] = {
        "standing": None if standing == "none" else Standing(standing),
        "granted": GRANTED[standing],
        "named": NAMED if standing == "referral" else frozenset(),
        **TIES[tie],
        **more,
    }
    return Facts(actor(role, confirmed=tie != "unconfirmed"), "case", **given)


def expected(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table of this folder."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
