"""Each kind of form sent empty once, and once with words that must be kept."""

from collections.abc import Iterable

from tests.pages.officer import Answer
from tests.pages.walk import Visit, Walker, form_of

MARK = "Câu thử giữ lại"


def refuse_all(walker: Walker, visits: Iterable[Visit]) -> None:
    """Send the forms of the pages in ``visits``; the answers become visits."""
    for visit in visits:
        path = visit.answer.path
        refused = _send(walker, walker.officer.get(path), "refused", "")
        _send(walker, refused or walker.officer.get(path), "kept", MARK)


def _send(walker: Walker, page: Answer, how: str, words: str) -> Answer | None:
    """What the form of ``page`` is answered with, if it is refused."""
    form = form_of(page) if page.html else None
    if form is None:
        return None  # no questions, or what an earlier form of the tour did has moved the case on
    answer = walker.officer.submit(form, **dict.fromkeys(form.lines(), words))
    if answer.status == 303:
        return None
    walker.note(answer, how)
    return answer
