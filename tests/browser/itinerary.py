"""Where the browser goes: of all that the tour has seen, one page for each thing that differs."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.pages.walk import Visit, Walk, first_of_each, form_of


@dataclass(frozen=True)
class Itinerary:
    """The addresses one role's browser goes to. ``looked``: to look at; ``empty``: forms to
    send empty; ``english``: to read in English."""

    role: str
    officer: str
    looked: list[str]
    empty: list[str]
    english: list[str]


def itinerary(walks: Iterable[Walk], role: str) -> Itinerary:
    """Each template once a role; and each kind of page once, by the first role that saw it."""
    all_walks = list(walks)
    seen = [visit for walk in all_walks for visit in walk.visits if plain(visit)]
    firsts = [visit for visit in first_of_each(seen, "kind") if visit.role == role]
    walk = next(walk for walk in all_walks if walk.role == role)
    mine = [visit for visit in walk.visits if plain(visit)]
    looks = list(first_of_each([*templates(mine), *firsts], "kind"))
    asks = [visit for visit in looks if form_of(visit.answer)]
    return Itinerary(
        role,
        walk.name,
        paths(looks),
        paths([v for v in templates(asks) if v.answer.template != "sign_in/role.html"]),
        paths(templates(mine)[:6]),
    )


def plain(visit: Visit) -> bool:
    """A page that was asked for by its address, as the browser can."""
    return visit.how == "visited" and bool(visit.answer.html) and visit.endpoint not in NEEDS_MORE


# Pages under ids that live in one session, or before it.
NEEDS_MORE = frozenset({"cases.found", "sign_in.form", "sign_in.factor", "sign_in.unlock"})


def templates(visits: Iterable[Visit]) -> list[Visit]:
    """The first page of each template."""
    return list(first_of_each(visits, "template"))


def paths(visits: Iterable[Visit]) -> list[str]:
    return [visit.answer.path for visit in visits]
