"""A sealed value in memory never shows, orders, iterates or serialises itself."""

import copy
import io
import json
import logging
import operator
import pickle
import pprint
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask
from markupsafe import Markup
from markupsafe import escape as escape_html

from caseflow.vault.column import MASK, Sealed, SealedType
from caseflow.vault.envelope import Place
from caseflow.vault.keystore import KeyStore
from caseflow.vault.sealing import seal

STORED = b"\x01\x01stored bytes of a value"
SEALED = Sealed(STORED)

SHOWN: dict[str, Callable[[Sealed], str]] = {
    "str": str,
    "repr": repr,
    "f-string": lambda s: f"{s}",
    "f-string, padded": lambda s: f"{s:>40}",
    "f-string, !r": lambda s: f"{s!r}",
    "format": lambda s: format(s, ">20"),
    "str.format": lambda s: "{}".format(s),  # noqa: UP032 - the way itself is tested
    "percent s": lambda s: "%s" % s,  # noqa: UP031 - for the same reason
    "percent r": lambda s: "%r" % s,  # noqa: UP031 - for the same reason
    "in a dict": lambda s: str({"name": s}),
    "pprint": lambda s: pprint.pformat([s]),
    "escape": lambda s: str(escape_html(s)),
    "Markup": lambda s: str(Markup("<b>{}</b>").format(s)),
}
NEVER: dict[str, Callable[[Any], object]] = {
    "bytes": bytes,
    "bytearray": bytearray,
    "memoryview": memoryview,
    "json": json.dumps,
    "iter": iter,
    "list": list,
    "len": len,
    "index": lambda s: s[0],
    "contains": lambda s: b"x" in s,
    "less": lambda s: s < s,
    "less or equal": lambda s: s <= s,
    "greater": lambda s: s > s,
    "greater or equal": lambda s: s >= s,
    "sorted": lambda s: sorted([s, Sealed(b"2")]),
    "max": lambda s: max(s, Sealed(b"2")),
    "int": int,
    "float": float,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "vars": vars,
    "setattr": lambda s: setattr(s, "plain", "x"),
    "join": lambda s: "".join([s]),
    "write": lambda s: io.BytesIO().write(s),
    "concatenate": lambda s: operator.add("", s),
    **{
        f"pickle {protocol}": partial(pickle.dumps, protocol=protocol)
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
}


@pytest.mark.parametrize("how", SHOWN)
def test_it_shows_a_mask_and_nothing_else(how: str) -> None:
    shown = SHOWN[how](SEALED)
    assert MASK in shown
    assert "stored" not in shown


@pytest.mark.parametrize("how", NEVER)
def test_it_never_becomes_anything_else(how: str) -> None:
    with pytest.raises((TypeError, AttributeError)):
        NEVER[how](SEALED)


def test_templates_and_their_json_show_the_mask() -> None:
    app = Flask("sealed-test", static_folder=None)
    with app.app_context():
        page = app.jinja_env.from_string(
            "{{ v }}|{{ v|e }}|{{ v|safe }}|{{ v|string }}|{{ v|tojson }}|{{ {'v': v} }}"
        ).render(v=SEALED)
    assert page.count(MASK) + page.count("\\u2022" * 3) == 6
    assert "stored" not in page


def test_the_log_of_the_program_shows_the_mask(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        logging.getLogger("caseflow").info("value %s of %r", SEALED, {"name": SEALED})
    assert caplog.text.count(MASK) == 2
    assert "stored" not in caplog.text


def test_it_is_equal_by_ciphertext_alone() -> None:
    assert Sealed(STORED) == SEALED
    assert Sealed(b"other") != SEALED
    assert SEALED != STORED
    assert SEALED != MASK
    assert len({Sealed(STORED), SEALED}) == 1


def test_a_sealed_column_takes_nothing_else() -> None:
    column, dialect = SealedType(), None
    for other in ("Nguyễn Thị Hoa", b"bytes", 7):
        with pytest.raises(TypeError, match="Sealed values only"):
            column.process_bind_param(other, dialect)  # type: ignore[arg-type]  # what must be refused


def test_the_stored_bytes_hold_nothing_of_the_value(alone: KeyStore) -> None:
    place = Place("person", "full_name", "r1", "c1", "identity")
    for value in ("Nguyễn Thị Hoa", "Hoa", ""):
        stored = seal(alone, value, place).stored
        assert not value or value.encode() not in stored
    assert seal(alone, "Hoa", place).stored != seal(alone, "Hoa", place).stored
