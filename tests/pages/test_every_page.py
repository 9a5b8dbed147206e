"""Every page that any role can reach is well made, says what it must, and gives nobody away."""

import re

from caseflow.policy import Role
from tests.pages.refusals import MARK
from tests.pages.walk import Visit, Walk

RECORDED = {"vi": "Lượt xem này được ghi nhật ký.", "en": "This view is recorded"}
# Offered for a moment of a case that no invented person stands at; the stage's own tests go there.
BRIEF = {
    "account.drafts",  # after a session that ran out
    "cooperation.answer_referral",
    "cooperation.approve_ground",
    "cooperation.lift_bar",
    "cooperation.withdraw_consent_counselling",
    "cooperation.withdraw_consent_protection",
    "intake.reach_commune",
    "intake.record_call",
    "intake.record_foreigner",
    "intake.record_papers",
    "intake.record_needs",
    "intake.record_notice",
    "intake.record_safe_contact",
    "lawroom.decide",  # the demonstration proposes no amendment
    "people.adopt_findings",
    "protection.complete_proposal",
    "protection.record_expiry",
    "staff.decide",
    "support.approve_extension",
    "support.confirm_receipt",
    "support.issue_letter",  # until it is issued
    "support.grant_request",  # a page further on; tests/cooperation goes there
    "cooperation.pass_on_request",  # a page further on; tests/cooperation goes there
    "support.outside_answer",
    "verification.receive_request",
}
NO_ROOMS_YET = {"statistician"}  # figures are built later
# Endpoints that answer GET and that no walk reaches, each with its reason.
NOT_WALKED = {
    "assets.file": "a file, not a page",
    "cooperation.taken_back": "leads on after an answer or a withdrawal; nothing links to it",
    "enrolment.password": "comes after a one-time code; tests/staff goes there",
    "enrolment.telephone": "comes after a one-time code; tests/staff goes there",
}


def lang_of(visit: Visit) -> str:
    return "en" if visit.how == "english" else "vi"


def told(visit: Visit) -> str:
    return f"{visit.role} {visit.answer.path} ({visit.how})"


def test_every_role_has_its_walk(walks: list[Walk]) -> None:
    assert {walk.role for walk in walks} == {"stranger", *map(str, Role)} - NO_ROOMS_YET


def test_no_link_leads_nowhere(walks: list[Walk]) -> None:
    assert [f"{walk.role}: {fault}" for walk in walks for fault in walk.faults] == []


def test_every_page_is_well_made(visits: list[Visit]) -> None:
    faults = [
        f"{told(visit)}: {fault}"
        for visit in visits
        if visit.how != "file"
        for fault in visit.answer.markup.faults(lang_of(visit))
    ]
    assert faults == []


def test_a_page_of_a_confidential_route_says_that_it_is_recorded(visits: list[Visit]) -> None:
    silent = [
        told(visit)
        for visit in visits
        if visit.confidential
        and visit.how != "file"
        and RECORDED[lang_of(visit)] not in visit.answer.html
    ]
    assert silent == []


def test_a_form_sent_empty_is_answered_with_a_summary(visits: list[Visit]) -> None:
    refused = [visit for visit in visits if visit.how in ("refused", "kept")]
    assert refused
    for visit in refused:
        page = visit.answer.html
        if 'name="checked"' in page:  # read before it is saved: nothing was missing
            continue
        assert visit.answer.markup.title.startswith("Lỗi: "), told(visit)
        assert page.index("govuk-error-summary") < page.index("<main") + page[
            page.index("<main") :
        ].index("<form"), told(visit)


def test_what_was_typed_stays(visits: list[Visit]) -> None:
    kept = [visit for visit in visits if visit.how == "kept"]
    assert any(MARK in visit.answer.html for visit in kept)
    forms = [(visit, visit.answer.markup.form_to(visit.answer.path)) for visit in kept]
    shown = [(visit, form) for visit, form in forms if form]
    assert shown
    for visit, form in shown:
        assert visit.answer.html.count(MARK) >= len(set(form.lines())), told(visit)


NAME_FIELDS = re.compile(r"Họ, chữ đệm và tên</dt>\s*<dd[^>]*>([^<]+)</dd>")
HEADER_NAME = re.compile(r'cf-case__name">([^<]+)</span>')


def names_shown(visits: list[Visit]) -> set[str]:
    """The names of the people served, as the pages themselves show them."""
    found = {
        name.strip()
        for visit in visits
        for pattern in (NAME_FIELDS, HEADER_NAME)
        for name in pattern.findall(visit.answer.html)
    }
    return {name for name in found if len(name) > 1 and "•" not in name}


def test_no_name_in_titles_addresses_and_file_names(visits: list[Visit]) -> None:
    names = names_shown(visits)
    assert names
    for visit in visits:
        answer = visit.answer
        public = f"{answer.markup.title} {answer.path} {answer.filename} {answer.markup.links}"
        assert [name for name in names if name in public] == [], told(visit)


def test_every_endpoint_is_walked_or_says_why_not(walks: list[Walk], visits: list[Visit]) -> None:
    walked = {visit.endpoint for visit in visits}
    asked = {endpoint for walk in walks for endpoint in walk.endpoints}
    assert asked - walked - NOT_WALKED.keys() - BRIEF == set()
    assert NOT_WALKED.keys() <= asked - walked
    assert asked >= BRIEF
