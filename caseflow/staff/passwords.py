"""Passwords: long, not guessable, hashed with Argon2id; no rules of composition.

NIST SP 800-63B: length and a strength estimate instead of required kinds of letters.
A name nobody has is checked against a dummy hash, so that time does not tell.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from caseflow.errors import N_, Refused

SHORTEST, LONGEST = 15, 200
ESTIMATED = 72  # zxcvbn looks at no more
GOOD_SCORE = 4  # beyond 10^10 guesses
_WORDS = """
    matkhau mat khau caseflow nannhan nan nhan muaban mua ban nguoi congan cong an canbo can bo
    vietnam viet nam hanoi ha noi thainguyen thai nguyen saigon hochiminh ho chi minh
    tiepnhan xacminh giaicuu baove hotro quantri quan tri admin
    nguyen tran pham hoang huynh phan dang doan duong emyeu anhyeu yeuem yeuanh
    xinchao xin chao chaoban khongbiet khong biet mot hai ba bon nam sau bay tam chin muoi
    thuongnho hanhphuc giadinh gia dinh tinhyeu tinh yeu
"""
COMMON = _WORDS.split()

_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


def normal(password: str) -> str:
    """One form for what may be typed composed or decomposed, as Vietnamese keyboards do."""
    return unicodedata.normalize("NFC", password)


def hashed(password: str) -> str:
    """The Argon2id hash of ``password`` (64 MiB, 3 passes, its own salt)."""
    return _HASHER.hash(normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Whether ``password`` is the one behind ``stored``; as slow when there is none."""
    try:
        _HASHER.verify(stored or _dummy(), normal(password)[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return bool(stored)


def check(password: str, about: Iterable[str] = ()) -> None:
    """Refuse a password too short or too easy; ``about``: words of the officer's own."""
    password = normal(password)
    if len(password) < SHORTEST:
        raise Refused(
            N_("Mật khẩu cần ít nhất %(count)s ký tự. Có thể dùng một câu dễ nhớ."),
            field="password",
            count=SHORTEST,
        )
    if len(password) > LONGEST:
        raise Refused(N_("Mật khẩu có tối đa %(count)s ký tự."), field="password", count=LONGEST)
    words = [*COMMON, *(_bare(piece) for text in about for piece in _pieces(text))]
    spellings = {password[:ESTIMATED], _bare(password)[:ESTIMATED]}
    if min(zxcvbn(spelling, words)["score"] for spelling in spellings) < GOOD_SCORE:
        raise Refused(
            N_("Mật khẩu này dễ đoán. Hãy dùng nhiều từ không liên quan đến nhau."),
            field="password",
        )


def _pieces(text: str) -> list[str]:
    """``text`` as people make passwords of it: whole, word by word, run together."""
    return [text, *text.split(), "".join(text.split())]


def _bare(text: str) -> str:
    """``text`` in small letters without accents."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _dummy() -> str:
    return _HASHER.hash("a password that nobody has")


def warm() -> None:
    """Make the dummy hash at start, so that the first unknown name is not slower."""
    _dummy()
