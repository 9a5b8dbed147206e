"""Where the browser goes: of all that the tour has seen, one page for each thing that differs."""

from collections.abc import Iterable, Iterator
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


def itineraries(walks: Iterable[Walk]) -> dict[str, Itinerary]:
    """By role: each template once a role; and each kind of page once, by the first role that
    saw it. A page that is built like one on another role's way is not looked at again."""
    all_walks = list(walks)
    seen = [visit for walk in all_walks for visit in walk.visits if plain(visit)]
    firsts = list(first_of_each(seen, "kind"))
    looked, read = set[str](), set[str]()
    found = {}
    for walk in all_walks:
        mine = [visit for visit in walk.visits if plain(visit)]
        here = [visit for visit in firsts if visit.role == walk.role]
        looks = list(unlike(first_of_each([*templates(mine), *here], "kind"), looked))
        asks = [visit for visit in looks if form_of(visit.answer)]
        found[walk.role] = Itinerary(
            walk.role,
            walk.name,
            paths(looks),
            paths([v for v in templates(asks) if v.answer.template != "sign_in/role.html"]),
            paths(unlike(templates(mine)[:6], read)),
        )
    return found


def plain(visit: Visit) -> bool:
    """A page that was asked for by its address, as the browser can."""
    return visit.how == "visited" and bool(visit.answer.html) and visit.endpoint not in NEEDS_MORE


# Pages under ids that live in one session, or before it.
NEEDS_MORE = frozenset({"cases.found", "sign_in.form", "sign_in.factor", "sign_in.unlock"})


def templates(visits: Iterable[Visit]) -> list[Visit]:
    """The first page of each template."""
    return list(first_of_each(visits, "template"))


def unlike(visits: Iterable[Visit], known: set[str]) -> Iterator[Visit]:
    """The pages that are not built like a ``known`` one; from then on they are."""
    for visit in visits:
        build = " ".join(visit.answer.markup.build)
        if build not in known:
            known.add(build)
            yield visit


def paths(visits: Iterable[Visit]) -> list[str]:
    return [visit.answer.path for visit in visits]
