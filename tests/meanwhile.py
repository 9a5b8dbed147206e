"""Two officers at the same moment, without threads: what one does falls between another's
reading and writing."""

from collections.abc import Callable

import pytest

from caseflow.audit.recording import Change, Saved

Meanwhile = Callable[[str, Callable[[], object]], None]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """``meanwhile(act, first)``: when a change of ``act`` is about to be written, ``first`` is
    done before it, once."""

    def between(act: str, first: Callable[[], object]) -> None:
        commit, waiting = Change.commit, [first]

        def late(change: Change) -> Saved:
            if change.act == act and waiting:
                waiting.pop()()
            return commit(change)

        monkeypatch.setattr(Change, "commit", late)

    return between
