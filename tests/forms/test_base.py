"""The key, the versions, CSRF, refusals, and the summary of what is wrong."""

import json
import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from caseflow.errors import Refused
from caseflow.forms.base import errors_for_summary
from tests.static.living import SignInForm, every_kind


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def test_each_page_has_a_key_of_its_own_kept_when_sent_back(client: FlaskClient) -> None:
    first, second = (client.get("/sign-in").text for _ in range(2))
    key = hidden(first, "key")
    assert UUID(key).version == 4
    assert key != hidden(second, "key")
    sent = {"key": key, "csrf_token": hidden(first, "csrf_token"), "name": "lien"}
    again = client.post("/sign-in", data=sent).text
    assert hidden(again, "key") == key


def test_a_post_without_the_token_is_refused(client: FlaskClient) -> None:
    assert client.post("/form", data={"key": str(uuid4())}).status_code == 400


@pytest.mark.parametrize(
    "key", ["", "1", "../../x", "A" * 36, "24BE4AA3-17C5-4BCD-9F1F-42B196258BAC"]
)
def test_a_key_we_did_not_make_is_replaced_and_said(app: Flask, key: str) -> None:
    with app.test_request_context("/", method="POST", data={"key": key}):
        form = SignInForm()
        assert not form.validate()
        assert form.form_errors
        assert form.idempotency_key != key


def test_versions_come_back_as_they_were_shown(app: Flask) -> None:
    with app.test_request_context("/"):
        form = SignInForm()
        form.rely_on({"r2": 3, "r1": 1})
        token = form.versions.data
    with app.test_request_context("/", method="POST", data={"versions": token}):
        form = SignInForm()
        form.rely_on({"r1": 9})
        assert form.relied_on == {"r1": 1, "r2": 3}


@pytest.mark.parametrize("token", ["[", "[]", '{"a": "b"}', '{"a": -1}', '{"a": true}', "1"])
def test_a_token_of_versions_we_did_not_write_is_refused(app: Flask, token: str) -> None:
    with app.test_request_context("/", method="POST", data={"versions": token}):
        form = SignInForm()
        form.validate()
        assert form.versions.errors
        assert json.dumps(errors_for_summary(form))


def test_a_form_whose_officer_went_away_is_kept_and_not_acted_on(app: Flask) -> None:
    sent = {"key": str(uuid4()), "name": "lien", "draft": "1"}
    with app.test_request_context("/", method="POST", data=sent):
        form = SignInForm()
        assert not form.validate()
        assert "chưa gửi" in form.form_errors[0]
        assert form.name.data == "lien"


def test_a_rule_says_no_beside_its_field_or_on_top(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={}):
        form = SignInForm()
        form.refuse(Refused("Tên %(name)s chưa dùng được.", field="name", name="x"))
        form.refuse(Refused("Hồ sơ đã đóng."))
        texts = errors_for_summary(form)
    assert {"text": "Tên x chưa dùng được.", "href": "#name"} in texts
    assert {"text": "Hồ sơ đã đóng.", "href": ""} in texts


def test_the_summary_follows_the_page_and_leads_to_the_first_box(app: Flask) -> None:
    with app.test_request_context("/", method="POST", data={"key": str(uuid4())}):
        form = every_kind()()
        form.validate()
        hrefs = [each["href"] for each in errors_for_summary(form) if each["href"]]
    assert hrefs[:2] == ["#person-full_name", "#person-birth_date-day"]
    order = ["#" + getattr(field, "target", field.id) for field in form]
    assert hrefs == [href for href in order if href in hrefs]
