"""The support regimes of both laws: article, providers, and the clock that ends each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.errors import N_
from caseflow.law.instruments import confirmation
from caseflow.law.periods import covers
from caseflow.law.tables import Row, Tables, refuse, unique

FILE = "regimes.csv"
COLUMNS = (
    *("id", "law", "from", "until", "instrument", "article", "providers", "providers_confirmed"),
    *("limit", "confirmed", "mark", "note"),
)
# Whoever receives the person, whatever kind of agency that is.
RECEIVING_BODY = "receiving_body"


class Eligibility(StrEnum):
    """Whether a person may have a regime; the codes of the list ``eligibility``."""

    ELIGIBLE = "eligible"
    CASE_BY_CASE = "case_by_case"
    NOT_ELIGIBLE = "not_eligible"
    TO_CONFIRM = "to_confirm"


@dataclass(frozen=True)
class Regime:
    """One regime, by the date of identification; ``limit`` names the clock that ends it."""

    id: str
    law: str
    valid_from: date | None
    valid_until: date | None
    instrument: str
    article: str
    providers: tuple[str, ...]
    providers_confirmed: bool
    limit: str
    confirmed: bool
    mark: str
    note: str

    def in_force(self, on: date) -> bool:
        """Whether a person identified on that date has the regimes of this law."""
        return covers(self.valid_from, self.valid_until, on)


@dataclass(frozen=True)
class Known:
    """The ids that a regime may name."""

    codes: Collection[str]
    laws: Collection[str]
    instruments: Collection[str]
    kinds: Collection[str]
    clocks: Collection[str]


def load(tables: Tables, known: Known) -> dict[str, Regime]:
    """The regimes by their code; refuses a code without its regime."""
    rows = tables.rows(FILE, COLUMNS)
    regimes = unique(FILE, ((row.text("id"), _regime(row, known)) for row in rows))
    for code in known.codes:
        if code not in regimes:
            refuse(FILE, code, N_("mã chế độ không có mục tương ứng"))
    return regimes


def _regime(row: Row, known: Known) -> Regime:
    first, last = row.period("from", "until")
    confirmed, mark = confirmation(row)
    providers = tuple(filter(None, row.optional("providers").split(";")))
    for provider in providers:
        if provider not in known.kinds and provider != RECEIVING_BODY:
            row.refuse(N_("không có loại cơ quan “%(provider)s”"), provider=provider)
    return Regime(
        id=row.one_of("id", known.codes),
        law=row.one_of("law", known.laws),
        valid_from=first,
        valid_until=last,
        instrument=row.one_of("instrument", known.instruments),
        article=row.text("article"),
        providers=providers,
        providers_confirmed=row.yes("providers_confirmed"),
        limit=row.one_of("limit", known.clocks) if row.optional("limit") else "",
        confirmed=confirmed,
        mark=mark,
        note=row.optional("note"),
    )
