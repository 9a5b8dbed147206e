"""What a page is made of, read with the standard library: enough to judge it without a browser."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

ID = re.compile(r"\b[0-9a-f]{32}\b")
# What differs between two pages that look alike.
NAMES = frozenset({
    "id", "for", "name", "value", "href", "action", "src", "content", "datetime",
    "aria-describedby", "aria-labelledby", "aria-controls",
})  # fmt: skip
LONG = 8  # letters; what sticks out of a narrow window is a long word
VOID = frozenset({"input", "link", "meta", "br", "hr", "img", "wbr"})
Attributes = dict[str, str]


@dataclass
class Form:
    """One form: where it goes, what it holds, and the text around its questions."""

    method: str
    action: str
    fields: list[Attributes] = field(default_factory=list)

    def hidden(self) -> list[tuple[str, str]]:
        """What the form sends whatever is answered: token, key, versions."""
        return [(f["name"], f["value"]) for f in self.fields if f.get("type") == "hidden"]

    def questions(self) -> list[Attributes]:
        """The fields an officer sees; an input without a type is a line of text."""
        return [f for f in self.fields if f.get("type") not in ("hidden", "submit", "button")]

    def lines(self) -> list[str]:
        """Names of the fields that take any typed text."""
        typed = [f for f in self.questions() if f["tag"] in ("input", "textarea")]
        return [f["name"] for f in typed if f.get("type", "text") in ("text", "tel")]


@dataclass(frozen=True)
class Said:
    """A piece of text, with the elements it stands in, outermost first (``dd``, ``p.cf-who``)."""

    text: str
    within: tuple[str, ...]

    def raw(self) -> bool:
        """Whether the text is an id of the store; pseudonyms and hashes stand in ``code``."""
        return bool(ID.search(self.text)) and not self.within[-1].startswith("code")


class Markup(HTMLParser):
    """A page taken apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang = self.title = ""
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.labels: set[str] = set()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.fields: list[Attributes] = []
        self.said: list[Said] = []
        self.tags: Counter[str] = Counter()
        self.targets: list[str] = []
        self.build: list[str] = []  # the page without its words and names
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        kinds = {n: "" if n in NAMES or n.startswith("data-") else v for n, v in has.items()}
        self.build.append(f"{tag} {kinds}")
        self._take(tag, has)
        if tag not in VOID:
            classes = "".join(f".{name}" for name in has.get("class", "").split())
            self._open.append(
                f"{tag}{classes}" + (f"[lang={has['lang']}]" if "lang" in has else "")
            )

    def _take(self, tag: str, has: Attributes) -> None:
        self.inline += [f"{tag} {name}" for name in has if name.startswith("on") or name == "style"]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in has) else []
        self.ids += [has["id"]] if "id" in has else []
        self.targets += [has[n] for n in ("aria-describedby", "aria-labelledby") if n in has]
        if tag == "html":
            self.lang = has.get("lang", "")
        elif tag == "label":
            self.labels.add(has.get("for", ""))
        elif tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "form":
            self.forms.append(Form(has.get("method", "get"), has.get("action", "")))
        elif tag in ("input", "select", "textarea", "button"):
            self.fields.append({**has, "tag": tag})
            inside = any(each.startswith("form") for each in self._open)
            if self.forms and inside and "name" in has:
                self.forms[-1].fields.append({"value": "", **has, "tag": tag})

    def handle_endtag(self, tag: str) -> None:
        self.build.append(f"/{tag}")
        while self._open and tag not in VOID:
            if self._open.pop().partition(".")[0].partition("[")[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title":
            self.title += data
        elif text := " ".join(data.split()):
            self.said.append(Said(text, tuple(self._open)))
            self.build.append(f"#{max(map(len, text.split())) // LONG}")

    def form_to(self, path: str) -> Form | None:
        """The form of this page that is sent to ``path``: its questions."""
        sent = [f for f in self.forms if f.method == "post" and f.action == path]
        return next((form for form in sent if form.questions()), sent[0] if sent else None)

    def faults(self, lang: str) -> list[str]:
        """Everything wrong with how the page is made, a sentence each."""
        seen = set(self.ids)
        inputs = [f for f in self.fields if f["tag"] != "button" and f.get("type") != "hidden"]
        unlabelled = [
            f.get("name", f["tag"])
            for f in inputs
            if f.get("id") not in self.labels and "aria-label" not in f
        ]
        lost = [to for each in self.targets for to in each.split() if to not in seen]
        lost += [link for link in self.links if link[:1] == "#" and link[1:] not in seen]
        return [
            *([] if self.lang == lang else [f"lang is {self.lang!r}, not {lang!r}"]),
            *([] if self.tags["title"] == 1 and self.title.strip() else ["no title, or two"]),
            *([] if self.tags["h1"] == 1 else [f"{self.tags['h1']} h1"]),
            *([] if self.tags["main"] == 1 else ["no main"]),
            *(f"id twice: {name}" for name, times in Counter(self.ids).items() if times > 1),
            *(f"no label: {name}" for name in unlabelled),
            *(f"points at nothing: {name}" for name in dict.fromkeys(lost)),
            *(f"inline: {each}" for each in self.inline),
            *(f"an id where a word belongs: {said.text}" for said in self.said if said.raw()),
            *("disabled: " + f.get("name", f["tag"]) for f in self.fields if "disabled" in f),
        ]
