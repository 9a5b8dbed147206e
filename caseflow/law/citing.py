"""How a reference to the law reads: the tables hold it as officers in Việt Nam write it, and a
page in English says the same in English ("Đ27–30 Luật 53/2024": Art. 27–30, Law 53/2024).

The letter of a point stays as it is: đ is not d.
"""

import re
from collections.abc import Callable
from functools import cache

_Replacement = str | Callable[[re.Match[str]], str]
# In this order: words before figures, then figures that stand without a word.
_RULES: tuple[tuple[re.Pattern[str], _Replacement], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"Luật Trợ giúp pháp lý", "Law on Legal Aid"),
        (r"\bBLTTHS\b", "Criminal Procedure Code"),
        (r"\bBLHS\b", "Criminal Code"),
        (r"\bLuật (?:số )?(?=\d)", "Law "),
        (r"\b(?:NĐ|Nghị định(?: số)?) (?=\d)", "Decree "),
        (r"\b(?:QĐ|Quyết định(?: số)?) (?=\d)", "Decision "),
        (r"(?<!Law )\b(?=\d+/\d{4}/QH)", "Law "),
        (r"(?<!Decree )\b(?=\d+/\d{4}/NĐ-CP)", "Decree "),
        (r"(?<!Decision )\b(?=\d+/QĐ)", "Decision "),
        (r"\b(?=\d+/\d{4}/TTLT)", "Joint Circular "),
        (r"\b(?=\d+/KH-UBND)", "Plan "),
        (r"\b(?=\d+/BCĐ)", "Official Letter "),
        (r"(?<=/)[A-ZĐ]+(?:-[A-ZĐ]+)*", lambda found: found[0].replace("Đ", "D")),
        (r"\bĐ(?=\d)", "Art. "),
        (r"\bĐiều (?=\d)", "Article "),
        (r"\bkhoản (?=\d)", "clause "),
        (r"\bMẫu (?=\d)", "Form "),
        (r"\bHN (?=§)", "Ha Noi plan "),
        (r"\bTN (?=§)", "Thai Nguyen plan "),
        (r"(?<=[\d)]) (?=(?:Law|Decree|Decision|Joint Circular|Plan) \d)", ", "),
    )
)


class Citation(str):
    """A reference in Vietnamese that knows its English; ``languages.gettext`` puts into a
    sentence whichever the sentence is in."""

    __slots__ = ()

    @property
    def english(self) -> str:
        """The same reference in English."""
        return in_english(self)


def cite(article: str, number: str) -> Citation:
    """Article and number of the instrument as screens name them; either may be unknown."""
    return Citation(f"{article} {number}".strip())


@cache
def in_english(reference: str) -> str:
    """A Vietnamese ``reference`` in English; other words in it stay as they are."""
    for pattern, replacement in _RULES:
        reference = pattern.sub(replacement, reference)
    return reference
