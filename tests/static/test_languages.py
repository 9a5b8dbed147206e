"""The language of a page is the officer's, its switch keeps the page, no catalogue drifts."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext

from caseflow import languages
from caseflow.law.citing import cite
from caseflow.translations import catalogue


def test_vietnamese_is_the_default_whatever_the_browser_asks(client: FlaskClient) -> None:
    page = client.get("/", headers={"Accept-Language": "en"}).text
    assert '<html lang="vi"' in page


def test_the_switch_keeps_page_and_filters(client: FlaskClient) -> None:
    answer = client.get("/?page=2&lang=en&sort=due&sort=code")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/?page=2&sort=due&sort=code"
    cookie = answer.headers["Set-Cookie"]
    assert "lang=en" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    page = client.get("/?page=2").text
    assert '<html lang="en"' in page
    assert 'href="/?page=2&amp;lang=vi"' in page


@pytest.mark.parametrize("query", ["lang=xx", "lang=", "lang=../en"])
def test_an_unknown_language_changes_nothing(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers or "lang=" not in answer.headers["Set-Cookie"]


def test_no_address_leads_elsewhere(client: FlaskClient) -> None:
    for path in ("//evil.example/?lang=en", "/nowhere?lang=en", "/%2f%2fevil.example?lang=en"):
        location = client.get(path).headers.get("Location", "/")
        assert location.startswith("/")
        assert not location.startswith("//")


def test_a_forged_cookie_means_vietnamese(client: FlaskClient) -> None:
    client.set_cookie("lang", "../../etc")
    assert '<html lang="vi"' in client.get("/").text


def test_the_catalogue_is_read_as_it_stands(app: Flask) -> None:
    translated = {m.id: m.string for m in catalogue.load() if m.id and isinstance(m.id, str)}
    assert translated["Đăng xuất"] == "Sign out"
    with app.test_request_context("/", headers={"Cookie": "lang=en"}):
        assert {each: gettext(each) for each in translated} == translated
    with app.test_request_context("/"):
        assert gettext("Đăng xuất") == "Đăng xuất"


def test_a_sentence_cites_the_law_in_its_own_language(app: Flask) -> None:
    refusal = "Thời hạn dài nhất đến ngày %(day)s (%(law)s)."
    law = cite("Đ17", "162/2025/NĐ-CP")
    with app.test_request_context("/", headers={"Cookie": "lang=en"}):
        english = languages.gettext(refusal, day="1/2/2026", law=law)
    assert "(Art. 17, Decree 162/2025/ND-CP)" in english
    assert "Thời hạn" not in english
    with app.test_request_context("/"):
        assert "(Đ17 162/2025/NĐ-CP)" in languages.gettext(refusal, day="1/2/2026", law=law)


def test_every_message_of_the_frame_is_found() -> None:
    found = {m.id for m in catalogue.extracted() if m.id}
    assert {"Đăng xuất", "Lượt xem này được ghi nhật ký.", "Hãy nhập “%(label)s”."} <= found
    assert "Không rõ" in found  # lazy_gettext by another name
    assert "Chưa ghi được nhật ký truy cập, nên chưa thể hiển thị hoặc lưu dữ liệu." in found  # N_


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Xin chào</p>", ["Xin chào"]),
        ("<p>{{ _('Xin chào') }}</p>", []),
        ('<img alt="Bản đồ">', ["Bản đồ"]),
        ("<img alt=\"{{ _('Xin chào') }}\">", []),
        ("{{ thing({'text': 'Đóng lại'}) }}", ["'Đóng lại'"]),
        ("<p class='govuk-body'>• – {{ x }}</p>", []),
        ("<strong>caseflow</strong>", []),
        ("{% trans %}Chào bạn{% endtrans %}", []),
        ("<p>Hello there</p>", ["Hello there"]),
        ('{% if x %} aria-describedby="a-hint"{% endif %}', []),
        ('{% if x %} aria-label="Bản đồ"{% endif %}', ['aria-label="Bản đồ"']),
        ("{{ thing({'suffix': {'text': 'đ'}}) }}", []),
    ],
)
def test_text_that_no_catalogue_reaches_is_found(source: str, found: list[str]) -> None:
    assert catalogue.untranslated(source, {"Xin chào"}) == found


def test_faults_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = catalogue.load()
    kept.add("Không còn dùng", "Used no more")
    monkeypatch.setattr(catalogue, "load", lambda: kept)
    assert "obsolete: 'Không còn dùng'" in catalogue.faults()
    kept.delete("Đăng xuất")
    assert "missing: 'Đăng xuất'" in catalogue.faults()
    kept.add("Đăng xuất", "")
    assert "untranslated: 'Đăng xuất'" in catalogue.faults()
    kept.add("Đăng xuất", "Sign out", flags=["fuzzy"])
    assert "fuzzy: 'Đăng xuất'" in catalogue.faults()


def test_the_command_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert languages.main([]) == 2
    assert "check|update" in capsys.readouterr().err
