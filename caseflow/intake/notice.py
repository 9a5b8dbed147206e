"""The notice on personal data that is read to the person, by version; and that for a child, in
plain words of our own, one topic after another.

An old version stays: the record of a notice names the one that was read.
"""

import re
from collections.abc import Collection
from pathlib import Path

from caseflow.languages import language_code

TEXTS = Path(__file__).parent / "texts"
VERSION, CHILD_VERSION = "privacy_notice_v1", "privacy_notice_child_v1"
TO_A_CHILD = "child_version"  # of the ways in which a notice is given
_TOPIC = re.compile(r"\[(\w+)\] (.+)")


def text(language: str | None = None, version: str = VERSION) -> str:
    """The notice in ``language`` (``vi`` or ``en``), or in that of the page."""
    return (TEXTS / f"{version}.{language or language_code()}.txt").read_text(encoding="utf-8")


def for_a_child(language: str | None = None) -> list[tuple[str, str]]:
    """The child's notice as it is read: code of the topic (``notice_topic``; empty for what is
    said first) and its words."""
    lines = text(language, CHILD_VERSION).splitlines()
    found = [(line, _TOPIC.fullmatch(line)) for line in lines if line.strip()]
    return [(topic[1], topic[2]) if topic else ("", line) for line, topic in found]


def version_read(delivery: Collection[str]) -> str:
    """The version of a notice that was given in these ways."""
    return CHILD_VERSION if TO_A_CHILD in delivery else VERSION
