"""One address a release, kept for ever, compressed when wanted, and nothing else served."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from caseflow.assets import STATIC, Assets


@pytest.fixture
def css(client: FlaskClient) -> str:
    found = re.search(r'href="(/assets/[0-9a-f]{16}/app\.css)"', client.get("/").text)
    assert found
    return found[1]


def test_a_file_is_kept_for_a_year(client: FlaskClient, css: str) -> None:
    answer = client.get(css)
    assert answer.data == (STATIC / "app.css").read_bytes()
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in answer.headers


def test_it_is_compressed_for_whom_that_is_good(client: FlaskClient, css: str) -> None:
    answer = client.get(css, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == (STATIC / "app.css").read_bytes()
    refused = client.get(css, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refused.headers


@pytest.mark.parametrize(
    "name", ["govuk.scss", "../assets.py", "..%2fassets.py", "nothing.css", ""]
)
def test_what_is_no_asset_is_not_there(client: FlaskClient, css: str, name: str) -> None:
    assert client.get(css.replace("app.css", name)).status_code == 404


def test_another_release_is_not_there(client: FlaskClient) -> None:
    assert client.get("/assets/0000000000000000/app.css").status_code == 404


def test_any_change_changes_the_address(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}")
    before = Assets(tmp_path).digest
    assert Assets(tmp_path).digest == before
    (tmp_path / "a.css").write_text("b{}")
    changed = Assets(tmp_path).digest
    (tmp_path / "a.css").rename(tmp_path / "b.css")
    assert len({before, changed, Assets(tmp_path).digest}) == 3


def test_a_missing_asset_stops_the_page(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(KeyError):
        render_template_string("{{ asset('nothing.css') }}")


def test_the_frame_with_all_its_files_is_light(client: FlaskClient) -> None:
    """Styles, scripts and an empty page; the rest of 60 KB is for what a page shows."""
    assets = Assets()
    sent = sum(len(each.small or each.plain) for each in assets.files.values())
    assert sent + len(client.get("/sign-in").data) < 24 * 1024
