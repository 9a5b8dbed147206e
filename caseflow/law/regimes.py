"""The support regimes of both laws, and for whom each is meant."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.law.instruments import confirmation
from caseflow.law.periods import covers
from caseflow.law.tables import Row, Tables, refuse, unique

FILE = "regimes.csv"
COLUMNS = (
    *("id", "law", "from", "until", "instrument", "article", "providers", "providers_confirmed"),
    *("limit", "confirmed", "mark", "note"),
)
ELIGIBILITY_FILE = "eligibility.csv"
ELIGIBILITY_COLUMNS = ("law", "situation", "regime", "eligibility", "confirmed", "mark", "note")
# Whoever receives the person, whatever kind of agency that is.
RECEIVING_BODY = "receiving_body"


class Eligibility(StrEnum):
    """Whether a person may have a regime; the codes of the list ``eligibility``."""

    ELIGIBLE = "eligible"
    CASE_BY_CASE = "case_by_case"
    NOT_ELIGIBLE = "not_eligible"
    TO_CONFIRM = "to_confirm"


class Situation(StrEnum):
    """The rows of the entitlement matrix."""

    VICTIM = "victim"
    MINOR_WITH_VICTIM = "minor_with_victim"
    IN_PROCESS_ABROAD = "in_process_abroad"
    IN_PROCESS_IN_VIET_NAM = "in_process_in_viet_nam"
    FOREIGN_VICTIM = "foreign_victim"
    FOREIGN_IN_PROCESS = "foreign_in_process"
    NOT_VICTIM = "not_victim"
    UNCLEAR = "unclear"


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
class Ruling:
    """One cell of the entitlement matrix."""

    eligibility: Eligibility
    confirmed: bool
    note: str


Matrix = Mapping[tuple[str, Situation, str], Ruling]


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
            refuse(FILE, code, "mã chế độ không có mục tương ứng")
    return regimes


def _regime(row: Row, known: Known) -> Regime:
    first, last = row.period("from", "until")
    confirmed, mark = confirmation(row)
    providers = tuple(filter(None, row.optional("providers").split(";")))
    for provider in providers:
        if provider not in known.kinds and provider != RECEIVING_BODY:
            row.refuse(f"không có loại cơ quan “{provider}”")
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


def load_matrix(
    tables: Tables, regimes: Mapping[str, Regime]
) -> dict[tuple[str, Situation, str], Ruling]:
    """Who may have what, by (law, situation, regime); refuses a row with a gap."""
    found = unique(
        ELIGIBILITY_FILE,
        (_cell(row, regimes) for row in tables.rows(ELIGIBILITY_FILE, ELIGIBILITY_COLUMNS)),
    )
    matrix: dict[tuple[str, Situation, str], Ruling] = {}
    for (law, situation, regime), ruling in found.values():
        matrix[law, situation, regime] = ruling
    for law, situation in {(law, situation) for law, situation, _ in matrix}:
        for entry in regimes.values():
            if entry.law == law and (law, situation, entry.id) not in matrix:
                refuse(ELIGIBILITY_FILE, f"{law}/{situation}", f"thiếu chế độ “{entry.id}”")
    return matrix


def _cell(
    row: Row, regimes: Mapping[str, Regime]
) -> tuple[str, tuple[tuple[str, Situation, str], Ruling]]:
    regime = regimes[row.one_of("regime", regimes)]
    law = row.one_of("law", {regime.law})
    situation = Situation(row.one_of("situation", set(Situation)))
    eligibility = Eligibility(row.one_of("eligibility", set(Eligibility)))
    confirmed, _ = confirmation(row)
    if confirmed and eligibility is Eligibility.TO_CONFIRM:
        row.refuse("mục chưa đối chiếu không thể là đã đối chiếu")
    ruling = Ruling(eligibility, confirmed, row.optional("note"))
    return f"{law}/{situation}/{regime.id}", ((law, situation, regime.id), ruling)
