"""Vietnamese names: as they are searched (without accents) and as they are sorted."""

import unicodedata
from functools import cache
from itertools import filterfalse

# The tones in the order of Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: place for place, letter in enumerate(_ALPHABET, start=100)}
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))

SortKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def fold(text: str) -> str:
    """``text`` in small letters without accents, đ as d, spaces collapsed.

    Typographic apostrophes become plain ones, so that H’Hen is found as H'Hen.
    """
    # Letters in fancy shapes come apart into plain ones first, so that their case folds too.
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    parts = unicodedata.normalize("NFKD", plain).translate(_APOSTROPHES)
    bare = "".join(filterfalse(unicodedata.combining, parts))
    return " ".join(bare.replace("đ", "d").split())


def unaccented(name: str) -> str:
    """``name`` as English writes it: the letters without accents, đ as d, the case kept."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(filterfalse(unicodedata.combining, parts))


def sort_key(name: str) -> SortKey:
    """The key that sorts full names: given name (tên), then family name (họ), then đệm.

    Each part sorts by its letters in the order of the Vietnamese alphabet, then by its
    tones. A name of one word is a given name.
    """
    words = unicodedata.normalize("NFC", name.translate(_APOSTROPHES)).casefold().split()
    given, family, middle = words[-1:], words[:1] if len(words) > 1 else [], words[1:-1]
    return tuple(_part(" ".join(part)) for part in (given, family, middle))


@cache
def label_key(label: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The key that sorts labels, as of countries: letter by letter from the first word on."""
    return _part(unicodedata.normalize("NFC", label).casefold())


def _part(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for mark in text:
        letter, tone = _split(mark)
        letters.append(_place(letter))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split(mark: str) -> tuple[str, int]:
    """The letter of ``mark`` without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", mark)
    tone = next((_TONES[part] for part in parts if part in _TONES), 0)
    bare = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", bare), tone


def _place(letter: str) -> int:
    """Spaces and signs come first, then the alphabet, then every other letter; a tone
    that stands on no letter (``letter`` is empty) comes before them all.
    """
    if not letter:
        return 0
    if letter in _LETTERS:
        return _LETTERS[letter]
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare in _LETTERS:
        return _LETTERS[bare]
    return min(ord(letter[0]), 99) if not letter[0].isalpha() else 200 + ord(letter[0])
