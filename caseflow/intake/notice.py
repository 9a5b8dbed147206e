"""The notice on personal data that is read to the person, by version.

An old version stays: the record of a notice names the one that was read.
"""

from pathlib import Path

from caseflow.languages import language_code

TEXTS = Path(__file__).parent / "texts"
VERSION = "privacy_notice_v1"


def text(language: str | None = None, version: str = VERSION) -> str:
    """The notice in ``language`` (``vi`` or ``en``), or in that of the page."""
    return (TEXTS / f"{version}.{language or language_code()}.txt").read_text(encoding="utf-8")
