"""Each kind of form sent empty once, and once with words that must be kept."""

from collections.abc import Iterable

from tests.pages.walk import Visit, Walker, form_of

MARK = "Câu thử giữ lại"


def refuse_all(walker: Walker, visits: Iterable[Visit]) -> None:
    """Send the forms of the pages in ``visits``; the answers become visits."""
    for visit in visits:
        _send(walker, visit, "refused", "")
        _send(walker, visit, "kept", MARK)


def _send(walker: Walker, visit: Visit, how: str, words: str) -> None:
    page = walker.officer.get(visit.answer.path)
    form = form_of(page) if page.status == 200 else None
    if form is None:
        return  # no questions, or what an earlier form of the tour did has moved the case on
    lines = dict.fromkeys(form.lines(), words)
    answer = walker.officer.submit(form, **lines)
    if answer.status != 303:
        walker.note(answer, how)
