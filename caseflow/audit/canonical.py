"""The one way an entry is written down: RFC 8785, the part of it that the log needs.

Objects with ASCII keys, arrays, strings, booleans, and integers that every reader of
JSON holds exactly (within ±2^53). No null, no fraction, so there is one text for one
value, and a hash of the text is a hash of the value.
"""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool"

LARGEST = 2**53  # integers beyond it are not exact in every reader of JSON
DEEPEST = 16  # nesting no entry comes near; a bound for what strangers wrote

_LONGEST_NUMBER = len(str(-LARGEST))
_encoder = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def encode(value: Json) -> bytes:
    """The canonical bytes (UTF-8) of ``value``.

    Raises ``ValueError`` for what the log does not write: null, fractions, other
    types, keys that are not ASCII, integers beyond ±2^53, lone surrogates.
    """
    _check(value, DEEPEST)
    return _encoder.encode(value).encode("utf-8")


def decode(body: bytes) -> Json:
    """The value whose canonical bytes are ``body``.

    Raises ``ValueError`` when ``body`` is anything but canonical: other spacing, key
    order, escapes or numbers, a key given twice, bytes that are not UTF-8.
    """
    try:
        value: Json = _decoder.decode(body.decode("utf-8"))
        same = _encoder.encode(value).encode("utf-8") == body
    except RecursionError:
        raise ValueError("nested too deeply") from None
    # Only a body with these bytes can hold a null, a foreign key or a deep nest, so
    # the walk, which costs more than all the rest, is seldom needed.
    if b"null" in body or not body.isascii() or body.count(b"[") + body.count(b"{") > DEEPEST:
        _check(value, DEEPEST)
    if not same:
        raise ValueError("not in canonical form")
    return value


def decode_object(body: bytes) -> dict[str, Any]:
    """Like :func:`decode`, for a body that must be an object, as every entry is."""
    value = decode(body)
    if not isinstance(value, dict):
        raise ValueError("an entry is a JSON object")
    return value


def _check(value: object, depth: int) -> None:
    """Raise unless ``value`` and all in it, ``depth`` levels down, can be written."""
    if depth < 0:
        raise ValueError("nested too deeply")
    if isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise ValueError("a key that is not an ASCII string")
        inside: Iterable[object] = value.values()
    elif isinstance(value, list | tuple):
        inside = value
    else:
        _check_plain(value)
        return
    for each in inside:
        _check(each, depth - 1)


def _check_plain(value: object) -> None:
    if not isinstance(value, str | int):  # a bool is an int
        raise ValueError(f"{type(value).__name__} has no canonical form here")
    if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
        raise ValueError("an integer beyond ±2^53")


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or abs(number := int(digits)) > LARGEST:
        raise ValueError("an integer beyond ±2^53")
    return number


def _refuse(text: str) -> Any:
    raise ValueError(f"not a number of the log: {text[:40]}")


_decoder = json.JSONDecoder(parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)
