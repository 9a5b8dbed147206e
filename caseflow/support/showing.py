"""What the pages of support show beside their questions, in words."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from caseflow.case.access import Access
from caseflow.case.labels import Shower, field_label
from caseflow.clock import today
from caseflow.db import current
from caseflow.errors import N_
from caseflow.languages import cited, gettext, lazy_bilingual
from caseflow.law.book import LawBook
from caseflow.law.codes import Code
from caseflow.law.fields import RecordSpec
from caseflow.law.services import Service
from caseflow.people.situation import place_of
from caseflow.staff import roster
from caseflow.support import entitling, following, paying, returning, telling
from caseflow.support.milestones import YEARLY


def _book() -> LawBook:
    return current(LawBook)


def entitlements(access: Access, _record: str) -> dict[str, Any]:
    """The computed table beside the form."""
    book, read = _book(), entitling.shown(access)
    return {
        "lines": read.lines(),
        "untold": read.untold(),
        "minors": read.of_minors() if entitling.any_minor(access) else [],
        "place": place_of(access),
        "entitlement": book.records["entitlement"],
        "case_record": book.records["case"],
        "instruments": book.instruments,
    }


def untold(access: Access) -> dict[str, str]:
    """The regimes that the person was not told of yet, with the article of each and whether
    that was compared."""
    instruments, mark = _book().instruments, gettext("chưa đối chiếu")
    return {
        each.regime: cited(f"{each.article}, {instruments[each.instrument].number}")
        + ("" if each.confirmed else f" ({mark})")
        for each in entitling.shown(access).untold()
    }


def services(access: Access) -> list[tuple[str, Any]]:
    """The kinds of service to choose from, each with the unit that its quantity is counted in;
    what is paid once, where this agency pays it."""
    book, leads = _book(), paying.pays(access)
    codes = book.choices(book.records["service_given"].field("service"))
    told = [(each, book.service(each.code, today())) for each in codes]
    return [(each.code, _counted(each, kind)) for each, kind in told if leads or not kind.once]


def _counted(kind: Code, told: Service) -> Any:
    if not told.unit_vi or told.once:  # its name says that it is given once
        return lazy_bilingual(kind.label_vi, kind.label_en)
    return lazy_bilingual(
        f"{kind.label_vi} (tính theo {told.unit_vi})", f"{kind.label_en} (in {told.unit_en})"
    )


def asked_after(access: Access, _record: str) -> dict[str, Any]:
    """When the person is asked after, and what they have not been told of yet; ``review``: when
    the yearly review falls due, and when it was last made."""
    shower, book = Shower(), _book()
    asked = book.records["follow_up"]
    regime = book.records["entitlement"].field("regime")
    return {
        "milestones": [
            (shower.value(asked.field("milestone"), each.name), each.due_on, each.done_on)
            for each in following.plan_of(access)
        ],
        "review": returning.review_of(access.case),
        "yearly": shower.value(asked.field("milestone"), YEARLY),
        "untold": [shower.value(regime, each.regime) for each in entitling.shown(access).untold()],
        "may_tell": telling.TELL.open_to(access),
    }


SHOWN_NAMES = {
    "missing": N_("Còn chế độ chưa được thông báo"),
    "due": N_("Đã đến kỳ rà soát"),
    "all": N_("Tất cả"),
}
SAID = ("reason", "services_asked", "details", "answer_by", "expires_on")


def words(
    shower: Shower, record: RecordSpec, values: Mapping[str, Any], names: Container[str]
) -> list[tuple[str, str]]:
    """The answers of ``record`` to print, labelled, in the order of the field list."""
    return [
        (field_label(f), shower.value(f, values[f.name]))
        for f in record.fields
        if f.name in names and values.get(f.name) is not None
    ]


def review(shower: Shower, each: returning.Review, missing: Sequence[str]) -> dict[str, Any]:
    """One person of the review, without a name: what they were not told of, by regime, and
    whether the law's answer was compared."""
    regime, facts = _book().records["entitlement"].field("regime"), each.state.facts
    sure = {line.regime: line.confirmed for line in each.given}
    return {
        "code": each.state.code,
        "legal": shower.code("case", "legal_status", each.state.legal_status),
        "status": shower.code("case", "status", facts["status"]),
        "returned": each.returned_on.strftime("%d/%m/%Y"),
        "reviewed": each.reviewed_on.strftime("%d/%m/%Y") if each.reviewed_on else "",
        "ended": each.ended,
        "days_left": (each.due_on - today()).days,
        "decided": each.decided,
        "missing": [(shower.value(regime, code), sure[code]) for code in missing],
    }


def above(agency: str, shower: Shower) -> str:
    """The name of the body above ``agency``, as our list of agencies has it; else empty."""
    parent = roster.agency(agency).parent
    return shower.agencies[parent] if parent else ""
