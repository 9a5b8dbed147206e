"""What every page stands in: nothing inline, one title, unique ids, labels, both languages."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient

from caseflow.assets import STATIC
from tests.static.living import SHOWN

TEMPLATES = Path(__file__).parents[2] / "caseflow" / "templates"
PAGES = ("/", "/form", "/sign-in", *(f"/error/{p.stem}" for p in TEMPLATES.glob("errors/[0-9]*")))


class Reader(HTMLParser):
    """Collects what the strict policy would refuse, and what labels and ids there are."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.inputs: list[dict[str, str | None]] = []
        self.labels: set[str | None] = set()
        self.lang: str | None = None
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        self._open = tag
        self.inline += [f"{tag} {name}" for name in has if name.startswith("on") or name == "style"]
        self.inline += ["script without src"] if tag == "script" and "src" not in has else []
        self.inline += ["style"] if tag == "style" else []
        self.ids += [has["id"] or ""] if "id" in has else []
        if tag == "html":
            self.lang = has.get("lang")
        if tag == "label":
            self.labels.add(has.get("for"))
        if tag in ("input", "select", "textarea") and has.get("type") != "hidden":
            self.inputs.append(has)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_is_clean(app: Flask, path: str, lang: str) -> None:
    client = app.test_client()
    client.set_cookie("lang", lang)
    page = client.get(path).text
    reader = Reader(page)
    assert reader.inline == []
    assert reader.lang == lang
    assert [name for name, times in Counter(reader.ids).items() if times > 1] == []
    assert page.count("<title>") == 1
    assert page.count("<h1") == 1
    unlabelled = [
        i for i in reader.inputs if i["id"] not in reader.labels and "aria-label" not in i
    ]
    assert unlabelled == []
    assert "checked" not in {name for each in reader.inputs for name in each}
    assert "disabled" not in page


def test_a_failed_form_says_so_in_the_title(client: FlaskClient) -> None:
    token = client.get("/form").text.split('name="csrf_token" value="')[-1].split('"')[0]
    page = client.post("/form", data={"csrf_token": token}).text
    assert "<title>Lỗi: Tiếp nhận – caseflow</title>" in page
    assert page.index("govuk-error-summary") < page.index('<form method="post" action="/form"')


def test_what_was_typed_is_shown_again_and_is_no_markup(client: FlaskClient) -> None:
    token = client.get("/form").text.split('name="csrf_token" value="')[-1].split('"')[0]
    evil = '"><script>alert(1)</script>&'
    fields = ("person-full_name", "person-other_names", "immediate_needs-danger_detail")
    typed = dict.fromkeys((*fields, "person-birth_date-day", "person-nationality"), evil)
    page = client.post("/form", data={"csrf_token": token} | typed).text
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;") >= len(typed)
    assert Reader(page).inline == []


def test_texts_of_the_context_are_no_markup(app: Flask) -> None:
    evil = "<script>alert(1)</script>"
    shown = SHOWN | {"officer": {"name": evil, "role": evil, "agency": evil}}
    with app.test_request_context("/"):
        page = render_template("layout.html", **shown, page_title=evil)
    assert "<script>alert" not in page


@pytest.mark.parametrize("path", [p for p in PAGES if p.startswith("/error")])
def test_a_refusal_keeps_who_is_signed_in_and_a_failure_is_bare(
    client: FlaskClient, path: str
) -> None:
    page, kept = client.get(path).text, "/error/4" in path
    assert (SHOWN["officer"]["name"] in page) is kept
    assert ("Đăng xuất" in page) is kept
    assert ("csrf_token" in page) is kept


@pytest.mark.parametrize(("code", "told"), [(403, True), (409, True), (422, True), (404, False)])
def test_a_refusal_tells_its_reason_unless_all_must_answer_alike(
    client: FlaskClient, code: int, told: bool
) -> None:
    page = client.get(f"/error/{code}?words=<b>Hồ sơ đã đóng").text
    assert ("&lt;b&gt;Hồ sơ đã đóng" in page) is told
    assert "<b>Hồ sơ" not in page


def test_the_frame_says_what_must_be_said(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "không nhập dữ liệu thật." in page
    assert page.count('<details class="cf-menu">') == 1  # on a phone, without script
    assert "Lượt xem này được ghi nhật ký." in page
    assert "Lượt xem này được ghi nhật ký." not in client.get("/form").text
    assert page.count("•••") == 2
    assert '<p class="cf-done" role="status">Đã lưu lúc 14:05 &lt;b&gt;</p>' in page
    assert re.search(r'role="alert"><p class="govuk-error-message">Chưa lưu được.</p>', page)
    assert 'rel="noreferrer"' in page or "http" not in page.replace("http://www.w3.org", "")


def test_scripts_speak_no_language_of_their_own() -> None:
    for script in STATIC.glob("js/*.js"):
        code = "\n".join(
            line
            for line in script.read_text(encoding="utf-8").splitlines()
            if not line.strip().startswith("//")
        )
        assert code.isascii(), script.name
