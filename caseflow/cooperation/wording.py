"""The text by which consent is asked: versioned, plain, with what it is about filled in.

The consent keeps the exact text; an older version of the file stays for what it said.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

from caseflow.law.ages import AgeClass
from caseflow.law.book import LawBook

TEXTS = Path(__file__).parent / "texts"
VERSION, CHILD_VERSION = "consent_v1", "consent_child_v1"
# How a person who is, or may be, under 18 is spoken to; their representative hears it too.
SPOKEN_TO: Mapping[str, str] = {AgeClass.NOT_ESTABLISHED: "anh/chị/em"}
TO_A_CHILD = "em"
LANGUAGES = ("vi", "en")


def version_for(age_class: str) -> str:
    """Which text is read to somebody of that age class; the consent names it."""
    return VERSION if age_class == AgeClass.ADULT else CHILD_VERSION


def consent_text(
    book: LawBook,
    agencies: Mapping[str, str],
    keeper: str,
    answers: Mapping[str, Any],
    age_class: str = AgeClass.ADULT,
    language: str = "vi",
) -> str:
    """The text that is read, for the purpose, recipients, kinds and end in ``answers``;
    ``keeper`` is the id of the agency that leads the case. Whoever is not known to be of age
    (``age_class``) is spoken to together with the representative."""
    ends = date.fromisoformat(answers["expires_on"])
    template = (TEXTS / f"{version_for(age_class)}.{language}.txt").read_text(encoding="utf-8")
    you = SPOKEN_TO.get(age_class, TO_A_CHILD)
    return Template(template).substitute(
        purpose=_labels(book, "purpose", [answers["purpose"]], language),
        recipients="; ".join(agencies.get(each, each) for each in answers["recipients"]),
        compartments=_labels(book, "compartments", answers["compartments"], language),
        keeper=agencies.get(keeper, keeper),
        expires=f"{ends:%d/%m/%Y}",
        you=you,
        You=you[0].upper() + you[1:],
    )


def _labels(book: LawBook, field: str, codes: Sequence[str], language: str) -> str:
    known = {c.code: c for c in book.choices(book.records["consent"].field(field))}
    labels = (known[c].label_vi if language == "vi" else known[c].label_en for c in codes)
    return "; ".join(labels)
