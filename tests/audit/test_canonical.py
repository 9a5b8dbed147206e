"""One value, one text: the same as RFC 8785's own implementation writes."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.audit.canonical import LARGEST, Json, decode, decode_object, encode

KEYS = st.text(st.characters(max_codepoint=127), max_size=8)
PLAIN = st.text(max_size=20) | st.booleans() | st.integers(-LARGEST + 1, LARGEST - 1)
VALUES = st.recursive(
    PLAIN, lambda v: st.lists(v, max_size=4) | st.dictionaries(KEYS, v, max_size=4), max_leaves=12
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_the_text_is_that_of_rfc_8785_and_reads_back(value: Any) -> None:
    body = encode(value)
    assert body == rfc8785.dumps(value)
    assert decode(body) == value


@settings(max_examples=300, deadline=None)
@given(VALUES, st.data())
def test_any_other_bytes_are_refused_or_another_value(value: Any, data: st.DataObject) -> None:
    body = bytearray(encode(value))
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        read = decode(bytes(body))
    except ValueError:
        return
    assert encode(read) == bytes(body)


def test_control_characters_and_key_order() -> None:
    every: dict[str, Json] = {chr(code): chr(code) for code in reversed(range(128))}
    every |= {"z": "đường 😀\u2028"}
    assert encode(every) == rfc8785.dumps(every)


@pytest.mark.parametrize(
    "value",
    [None, {"a": None}, 1.0, [0.5], float("nan"), {"ă": 1}, {1: 2}, 2**53 + 1, -(2**53) - 1,
     "\ud800", b"x", {"a": {1, 2}}, [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]],],
)  # fmt: skip
def test_what_the_log_never_writes(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind of refusal is the interface
        encode(value)


@pytest.mark.parametrize(
    "body",
    [b"null", b'{"a":null}', b"1.0", b"1e3", b"-0", b"01", b'{"a": 1}', b' {"a":1}', b'{"a":1}\n',
     b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'"\\u0041"', b'"\\/"', b'"\\u001F"', b"NaN", b"Infinity",
     b'"\xff"', b'"\\ud800"', '{"ă":1}'.encode(), b"9007199254740993", b"9" * 5000, b"",
     b"[" * 100_000, b"[" * 18 + b"]" * 18, b'{"a":1}{"a":1}', b"\xef\xbb\xbf{}"],
)  # fmt: skip
def test_what_is_not_canonical_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the kind of refusal is the interface
        decode(body)


def test_a_string_null_is_no_null() -> None:
    assert decode(b'{"a":"null"}') == {"a": "null"}


def test_an_entry_is_an_object() -> None:
    assert decode_object(b'{"a":true}') == {"a": True}
    with pytest.raises(ValueError, match="object"):
        decode_object(b"[1]")
