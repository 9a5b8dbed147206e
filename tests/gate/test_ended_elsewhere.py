"""A form whose session this browser no longer holds: refused, and nothing typed is lost."""

from tests.house import House
from tests.rescue.test_pages import answers
from tests.verification.browsing import Browser

TYPED = "Nhà nghỉ <b>gần</b> chợ"


def test_what_was_typed_is_given_back_but_to_no_page_elsewhere(house: House) -> None:
    """An officer signed out in another window; a page elsewhere puts no words into ours."""
    police = Browser(house, "police")
    form = answers(house) | {"place-as_typed": TYPED, "csrf_token": "of another session"}

    def sent(headers: dict[str, str]) -> str:
        answer = police.client.post("/rescue/new", data=form, headers=headers)
        assert answer.status_code == 400
        return answer.text

    page = sent({"Sec-Fetch-Site": "same-origin"})
    assert "Nhà nghỉ &lt;b&gt;gần&lt;/b&gt; chợ" in page
    assert "of another session" not in page
    assert 'href="/sign-in"' in page
    assert "Nhà nghỉ" not in sent({"Sec-Fetch-Site": "cross-site"})
    assert "Nhà nghỉ" not in sent({})
