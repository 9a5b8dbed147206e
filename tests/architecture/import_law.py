"""The import law, for all that import-linter cannot see.

import-linter (contracts in ``setup.cfg``) knows our own modules. Here stands the rest of the
table in ``docs/architecture.md``: other people's packages, foreign records and services, and
imports hidden in functions. Each rule yields sentences, one a breach.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.source import ROOT, Import, Source, matches, matches_any

STAGES = ("intake", "verification", "identification", "rescue", "protection", "support")
WEB_PACKAGES = ("flask", "flask_babel", "flask_login", "flask_wtf", "werkzeug", "wtforms")
DATABASE = ("sqlalchemy", "flask_sqlalchemy", "alembic")
# Whatever lies in a room and is none of these layers is a service, whatever its name.
LAYERS = frozenset({"web", "forms", "rules", "records"})
NO_ROOMS = frozenset({"forms", "demo", "law"})
ROOMS = frozenset(path.parent.name for path in (ROOT / "caseflow").glob("*/__init__.py")) - NO_ROOMS
ACTING = ("caseflow.*.service", "caseflow.*.section")
COLUMNS = ("caseflow.db", "caseflow.vault")  # what a records.py declares its kinds with
# Records that a room acts on though they are kept below: sharing decides access, cooperation
# is where officers act (decision 0004).
ACTS_ON: dict[str, tuple[str, ...]] = {
    "caseflow.cooperation": ("caseflow.sharing.records",),
}


@dataclass(frozen=True)
class Never:
    """Modules ``who`` import nothing of ``what``."""

    who: tuple[str, ...]
    what: tuple[str, ...]


@dataclass(frozen=True)
class Only:
    """``what`` is imported by ``who`` alone."""

    what: str
    who: tuple[str, ...]


NEVER = (
    Never(("caseflow.*.web",), (*DATABASE, "caseflow.*.records", "caseflow.vault", "cryptography")),
    Never(("caseflow.*.forms",), (*ACTING, "caseflow.*.records", *DATABASE)),
    Never(("caseflow.*.records",), (*ACTING, "caseflow.*.web", *WEB_PACKAGES)),
    Never(
        (
            "caseflow.*.rules",
            "caseflow.law",
            "caseflow.audit.tree",
            "caseflow.audit.events",
            "caseflow.policy",
        ),
        (*WEB_PACKAGES, *DATABASE, "cryptography", "argon2", "caseflow.db", "caseflow.vault"),
    ),
)
ONLY = (
    Only("cryptography", ("caseflow.vault", "caseflow.audit")),
    Only("argon2", ("caseflow.staff", "caseflow.vault")),
    Only("caseflow.vault.opening", ("caseflow.audit.disclosure",)),
    Only(
        "caseflow.vault.secrets",
        (
            "caseflow.audit.pseudonyms",
            "caseflow.audit.signing",
            "caseflow.staff.second_factor",
            "caseflow.vault.lookup",
        ),
    ),
    # The way around the door, closed: the raw decryption.
    Only("caseflow.vault.envelope.decrypt", ("caseflow.vault",)),
    Only("caseflow.vault.envelope", ("caseflow.vault", "caseflow.audit")),
    Only("caseflow.app", ("caseflow.commands", "caseflow.examining", "caseflow.instance", "wsgi")),
    # The rows of home have their entry there; nobody else takes them without one.
    Only("caseflow.duties.items.items_of", ("caseflow.duties.home",)),
    Only("caseflow.duties.items.put_before", ("caseflow.duties.home",)),
    # Permits are minted by the policy alone.
    Only("caseflow.permits.MINT", ("caseflow.policy",)),
)
# What rules.py may know besides the standard library.
FOR_RULES = ("caseflow.law", "caseflow.*.rules", "caseflow.policy", "caseflow.errors")
# Imports inside a function that have a reason: (module, function) → why.
HIDDEN: dict[tuple[str, str], str] = {
    ("caseflow.cli", "main"): "a broken law table is found while loading, and has its sentence",
}


def breaches(source: Source) -> list[str]:
    """Every breach of the import law in ``source``."""
    rules = (
        _never, _only, _own_rooms, _forms, _services, _independent_stages, _pure_rules, _hidden
    )  # fmt: skip
    return sorted(
        {
            f"{source.name}:{found.line} imports {found.name}: {why}"
            for rule in rules
            for found, why in rule(source)
        }
    )


Breaches = Iterator[tuple[Import, str]]


def _never(source: Source) -> Breaches:
    for rule in NEVER:
        if matches_any(source.name, rule.who):
            for found in source.imports:
                if matches_any(found.name, rule.what):
                    yield found, "this layer never does"


def _only(source: Source) -> Breaches:
    for rule in ONLY:
        if not matches_any(source.name, (*rule.who, rule.what)):
            for found in source.imports:
                if matches(found.name, rule.what):
                    yield found, f"only {', '.join(rule.who)} may"


def _own_rooms(source: Source) -> Breaches:
    """A page, alone or in a package of pages, uses the service and forms of its own room; a
    records.py declares its own kinds and knows no service but the vault's columns."""
    parts = source.name.split(".")
    room, layer = ".".join(parts[:2]), parts[2] if len(parts) > 2 else ""
    foreign = {"web": ("service", "section", "forms"), "records": ("records",)}.get(layer, ())
    for found in source.imports:
        for kept in foreign:
            inside_own = matches(found.name, f"{room}.{kept}")
            if matches(found.name, f"caseflow.*.{kept}") and not inside_own:
                yield found, f"{layer} uses the {kept}.py of its own room only"
        if layer == "records" and is_service(found.name) and not matches_any(found.name, COLUMNS):
            yield found, "a records.py knows no service"


def _forms(source: Source) -> Breaches:
    """A forms.py knows no service, under any name, but its own room's words."""
    if matches(source.name, "caseflow.*.forms"):
        words = source.name.removesuffix("forms") + "wording"
        for found in source.imports:
            parts = found.name.split(".")
            service = is_service(found.name) and parts[1] in ROOMS
            if service and not matches(found.name, words):
                yield found, "a forms.py knows no service"


def is_service(name: str) -> bool:
    """Whether ``name`` is a service: in a room, and neither web, forms, rules nor records."""
    parts = name.split(".")
    inside = len(parts) > 2 and parts[0] == "caseflow" and parts[1] not in NO_ROOMS
    return inside and parts[2] not in LAYERS


def _services(source: Source) -> Breaches:
    """No service, whatever its name, knows Flask, a form or a page, or the records of a room
    that is not its own."""
    if not is_service(source.name):
        return
    room = ".".join(source.name.split(".")[:2])
    own = (f"{room}.records", *ACTS_ON.get(room, ()))
    for found in source.imports:
        if matches_any(found.name, (*WEB_PACKAGES, "caseflow.*.web", "caseflow.*.forms")):
            yield found, "a service knows no Flask, no form and no page"
        if matches(found.name, "caseflow.*.records") and not matches_any(found.name, own):
            yield found, "a service reaches another room's records through the service there"


def _independent_stages(source: Source) -> Breaches:
    parts = source.name.split(".")
    if len(parts) > 1 and parts[1] in STAGES:
        others = tuple(f"caseflow.{stage}" for stage in STAGES if stage != parts[1])
        for found in source.imports:
            if matches_any(found.name, others):
                yield found, "stages are independent of each other"


def _pure_rules(source: Source) -> Breaches:
    if matches(source.name, "caseflow.*.rules"):
        for found in source.imports:
            standard = found.name.split(".")[0] in sys.stdlib_module_names
            if not standard and not matches_any(found.name, FOR_RULES):
                yield found, "rules.py knows the standard library, law, policy and other rules only"


def _hidden(source: Source) -> Breaches:
    for found in source.imports:
        if found.inside and (source.name, found.inside) not in HIDDEN:
            yield (
                found,
                f"hidden in {found.inside}(); import it at the top, or list it with a reason",
            )
