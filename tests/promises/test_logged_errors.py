"""What the program's own log tells of an error: where it happened, never what it quotes."""

import logging
from contextvars import Context

import pytest
from flask import Response

from tests.house import House

VALUE = "canary-of-an-error"
sqlite = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def cause(value: str) -> None:
    try:
        int(value)
    except ValueError as error:
        raise RuntimeError(f"could not read {value}") from error


@sqlite
def test_an_error_is_logged_by_kind_and_line(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        cause(VALUE)
    except RuntimeError:
        logging.getLogger("caseflow").exception("request %s failed", "r1")
    assert "request r1 failed\nRuntimeError" in caplog.text
    assert "ValueError" in caplog.text
    assert f"{__name__.rsplit('.', maxsplit=1)[-1]}.py" in caplog.text
    assert "cause" in caplog.text
    assert VALUE not in caplog.text


@sqlite
def test_an_error_behind_the_views_is_logged_alike(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Flask itself reports what fails after the view, and the error page is made once more."""

    def late(response: Response) -> Response:
        if response.status_code == 200:
            cause(VALUE)
        return response

    house.app.after_request_funcs[None].insert(0, late)
    house.app.testing = False
    answer = Context().run(house.app.test_client().get, "/sign-in")
    assert answer.status_code == 500
    assert VALUE not in answer.text
    assert "RuntimeError" in caplog.text
    assert VALUE not in caplog.text
