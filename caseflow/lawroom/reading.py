"""The law tables as every officer may read them: tables, entries, where each comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseflow.clock import VIETNAM, today
from caseflow.db import current
from caseflow.errors import N_, NotThere
from caseflow.languages import bilingual, gettext
from caseflow.law import regimes
from caseflow.law.amending import SHAPES, Amendment
from caseflow.law.book import LawBook
from caseflow.law.periods import covers
from caseflow.law.tables import Row
from caseflow.lawroom import wording
from caseflow.lawroom.service import Proposal, proposals
from caseflow.staff.directory import Names, officers_by_id


@dataclass(frozen=True)
class TableLine:
    """One table in the list of tables."""

    slug: str
    name: str
    entries: int
    unconfirmed: int
    amended: int


@dataclass(frozen=True)
class Edition:
    """One text of an entry: what stands in it, as (label, text, its language if it is always
    the same), and who has compared it with the law. ``state``: whether it is in force today,
    in words.
    """

    facts: Sequence[tuple[str, str, str]]
    confirmed: bool | None
    by: str
    state: str


@dataclass(frozen=True)
class EntryPage:
    """An entry with its history."""

    title: str
    editions: Sequence[Edition]
    shipped: Sequence[Edition]
    proposals: Sequence["ProposalLine"]


@dataclass(frozen=True)
class ProposalLine:
    """A proposal in words. ``changes``: what differs from the entry that stands now, as
    (column, before, after)."""

    proposal: Proposal
    table: str
    slug: str
    title: str
    facts: Sequence[tuple[str, str, str]]
    changes: Sequence[tuple[str, str, str]]
    asked_by: str
    decided_by: str


def file_of(slug: str) -> str:
    """The table with this address, or ``NotThere``."""
    if slug not in wording.TABLES:
        raise NotThere()
    return wording.TABLES[slug]


def rows(file: str) -> list[Row]:
    """The entries of a table as they stand."""
    return current(LawBook).tables.rows(file, SHAPES[file].columns)


def entry_rows(file: str, entry: str) -> list[Row]:
    """The entries of one name, the newest first, or ``NotThere``."""
    found = [row for row in rows(file) if SHAPES[file].name(row.values) == entry]
    if not found:
        raise NotThere()
    return sorted(found, key=lambda row: row.values.get("from", ""), reverse=True)


def tables() -> list[TableLine]:
    """Every table that can be read on screen."""
    return [_table_line(slug, file) for slug, file in wording.TABLES.items()]


def _table_line(slug: str, file: str) -> TableLine:
    found = rows(file)
    return TableLine(
        slug, gettext(wording.TABLE_NAMES[file]), len(found),
        sum(row.values.get("confirmed") == "no" for row in found),
        sum(bool(row.amendment) for row in found),
    )  # fmt: skip


def entry_page(file: str, entry: str) -> EntryPage:
    """One entry: what is in force, what was and what will be, and who amended it."""
    found = entry_rows(file, entry)
    shape, book = SHAPES[file], current(LawBook)
    base = [row for row in book.tables.base_rows(file) if shape.name(row.values) == entry]
    stands, names = [row.values for row in found], amenders()
    return EntryPage(
        title_of(file, found[0].values),
        [_edition(file, row, names) for row in found],
        [_edition(file, row, names) for row in base if row.values not in stands],
        lines_of(proposals(file, entry)),
    )


def title_of(file: str, values: Mapping[str, str]) -> str:
    """What an entry is called."""
    book = current(LawBook)
    if values.get("label_vi"):
        return bilingual(values["label_vi"], values["label_en"] or values["label_vi"])
    if file == regimes.FILE:
        return wording.cell(book, file, "regime", values["id"])
    shape = SHAPES[file]
    named = [wording.cell(book, file, column, values.get(column, "")) for column in shape.key]
    if shape.key == ("id",):
        return gettext(wording.TABLE_NAMES[file])
    return " – ".join(reversed(named))


def lines_of(found: Sequence[Proposal]) -> list[ProposalLine]:
    """Proposals in words."""
    names = officers_by_id()
    names.know(officer for each in found for officer in (each.asked_by, each.decided_by))
    return [_line_of(each, names) for each in found]


def _line_of(proposal: Proposal, names: Names) -> ProposalLine:
    amendment = proposal.amendment
    values = dict.fromkeys(SHAPES[amendment.file].columns, "") | dict(amendment.values)
    return ProposalLine(
        proposal, gettext(wording.TABLE_NAMES[amendment.file]), wording.SLUGS[amendment.file],
        title_of(amendment.file, values), facts_of(amendment.file, values),
        _changes(amendment.file, proposal.entry, values),
        names.get(proposal.asked_by, ""), names.get(proposal.decided_by, ""),
    )  # fmt: skip


def facts_of(file: str, values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What stands in an entry, column by column, what is empty left out."""
    book = current(LawBook)
    return [
        (
            gettext(wording.COLUMN_NAMES[column]),
            wording.cell(book, file, column, values[column]),
            wording.LANGUAGES.get(column, ""),
        )
        for column in SHAPES[file].columns
        if values[column] and column != "id"
    ]


def _changes(file: str, entry: str, values: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """How ``values`` differ from the newest entry of that name, if there is one."""
    book, shape = current(LawBook), SHAPES[file]
    found = [row.values for row in rows(file) if shape.name(row.values) == entry]
    if not found:
        return []
    stands = max(found, key=lambda each: each.get("from", ""))
    kept = {"until"} if shape.dated else set()
    return [
        (
            gettext(wording.COLUMN_NAMES[column]),
            wording.cell(book, file, column, stands[column]),
            wording.cell(book, file, column, values[column]),
        )
        for column in shape.columns
        if column not in kept and values[column] != stands[column]
    ]


def confirmed(row: Row) -> bool | None:
    """Whether an entry is confirmed (``None``: the table does not say)."""
    told = row.values.get("confirmed")
    return None if told is None else told == "yes"


def amenders() -> Names:
    """The names of those who amended the tables, looked up once for a page."""
    names = officers_by_id()
    names.know(officer for each in current(LawBook).tables.amendments for officer in each.by)
    return names


def by_whom(row: Row, names: Names) -> str:
    """The release, or the two administrators and the day of the amendment."""
    book = current(LawBook)
    found = [each for each in book.tables.amendments if each.id == row.amendment]
    if not found:
        return gettext(N_("theo bảng của bản phát hành"))
    return _by_two(found[0], names)


def _by_two(amendment: Amendment, names: Names) -> str:
    asked, agreed = (names.get(officer, "") for officer in amendment.by)
    on = amendment.decided_at.astimezone(VIETNAM) if amendment.decided_at else None
    return gettext(
        N_("%(asked)s đề nghị, %(agreed)s đồng ý ngày %(day)s; căn cứ: %(ground)s"),
        asked=asked, agreed=agreed, day=f"{on:%d/%m/%Y}" if on else "", ground=amendment.ground,
    )  # fmt: skip


def _edition(file: str, row: Row, names: Names) -> Edition:
    facts, by = facts_of(file, row.values), by_whom(row, names)
    return Edition(facts, confirmed(row), by, gettext(_state(row)))


def _state(row: Row) -> str:
    first, last = (_date(row, column) for column in ("from", "until"))
    if last and last < today():
        return N_("Đã hết hiệu lực")
    return N_("Chưa có hiệu lực") if first and first > today() else N_("Đang có hiệu lực")


def _date(row: Row, column: str) -> date | None:
    return row.day(column) if column in row.values else None


def in_force(row: Row) -> bool:
    """Whether an entry is the law today."""
    return covers(_date(row, "from"), _date(row, "until"), today())
