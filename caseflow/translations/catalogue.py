"""The English catalogue: extracting messages, merging them, and finding every drift."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment

PACKAGE = Path(__file__).parent.parent
MAPPING = PACKAGE.parent / "babel.cfg"
PO = Path(__file__).parent / "en" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "lazy_gettext": None,
    "_l": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
SAID_AS_IS = frozenset({"caseflow", "–", "đ", "sha256:", "entry-", ".tlog-proof"})
SHOWN_ATTRIBUTES = frozenset({"title", "alt", "aria-label", "placeholder", "data-label"})
VIETNAMESE = re.compile(r"[À-ỹ]")
MUTE_ATTRIBUTE = re.compile(r'(?<![\w-])(?!title|alt|aria-label|placeholder)[\w-]+="[^"]*"')
LETTERS = re.compile(r"[^\W\d_]{2,}")


def load() -> Catalog:
    """The English catalogue as it stands in the tree."""
    if not PO.exists():
        return Catalog(locale="en", domain="messages")
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="messages")


def extracted() -> Catalog:
    """Every message that code and templates hold now."""
    with MAPPING.open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # babel has not typed it
    found = Catalog(project="caseflow", charset="utf-8")
    messages = extract_from_dir(PACKAGE, methods, options, keywords=KEYWORDS)
    for name, _line, message, comments, context in messages:
        found.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return found


def update() -> int:
    """Merge what is extracted into the catalogue; answers how many lack their English."""
    kept = load()
    kept.update(extracted(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, kept, width=96, sort_output=True, no_location=True, omit_header=False)
    return sum(1 for message in kept if message.id and not _translated(message.string))


def faults() -> list[str]:
    """What keeps English from being complete, one sentence each; empty when it is."""
    now, kept = extracted(), load()
    found = [f"missing: {m.id!r}" for m in now if m.id and m.id not in kept]
    found += [f"obsolete: {m.id!r}" for m in kept if m.id and m.id not in now]
    found += [f"obsolete: {key!r}" for key in kept.obsolete]
    for message in kept:
        if message.id and message.fuzzy:
            found.append(f"fuzzy: {message.id!r}")
        elif message.id and message.id in now:
            if not _translated(message.string):
                found.append(f"untranslated: {message.id!r}")
            found += [f"{error}: {message.id!r}" for error in message.check()]
    return found + list(_untranslated_templates(now))


def _translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _untranslated_templates(now: Catalog) -> Iterator[str]:
    known = {part for m in now for part in ([m.id] if isinstance(m.id, str) else m.id)}
    for path in sorted((PACKAGE / "templates").rglob("*.html")):
        source = path.read_text(encoding="utf-8")
        name = path.relative_to(PACKAGE)
        for text in untranslated(source, known):
            yield f"{name}: not translated: {text!r}"


def untranslated(source: str, known: set[str]) -> list[str]:
    """Words of a template that no catalogue can reach: bare text, and stray literals."""
    shown, literals, inside_trans = "", [], False
    for _line, kind, value in Environment(autoescape=True).lex(source):
        if kind == "name" and value in ("trans", "endtrans"):
            inside_trans = value == "trans"
        elif kind == "data" and not inside_trans:
            shown += value
        elif kind == "string" and _is_stray(value[1:-1], known):
            literals.append(value)
        elif kind in ("variable_end", "block_end"):
            shown += " "
    reader = _Words()
    reader.feed(shown)
    return reader.words + literals


def _is_stray(literal: str, known: set[str]) -> bool:
    return bool(VIETNAMESE.search(literal)) and literal not in known | SAID_AS_IS


class _Words(HTMLParser):
    """Collects the text and the spoken attributes of a page's own markup."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES and value:
                self.handle_data(value)

    def handle_data(self, data: str) -> None:
        text = " ".join(MUTE_ATTRIBUTE.sub(" ", data).split())
        rest = " ".join(word for word in text.split() if word not in SAID_AS_IS)
        if LETTERS.search(rest):
            self.words.append(text)
