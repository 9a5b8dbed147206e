"""The page that sets what was found beside the person's own record."""

from caseflow.case.access import Access
from caseflow.case.labels import Shower, field_label
from caseflow.case.web.pages import act_page
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room
from caseflow.languages import bilingual
from caseflow.law.book import LawBook
from caseflow.people.adopting import ADOPT, BASIS, BIRTH, differences
from caseflow.people.forms import adopt_form

room = Room("people", __name__)


def _form(access: Access) -> type[RecordsForm]:
    shower, found = Shower(access), differences(access)
    return adopt_form(
        [
            (
                each.field.name,
                field_label(each.field),
                shower.value(each.field, each.stands),
                shower.value(each.field, each.found),
            )
            for each in found
        ],
        _bases() if any(each.field.name == BIRTH for each in found) else (),
    )


def _bases() -> list[tuple[str, str]]:
    book = current(LawBook)
    field = book.records["person"].field(BASIS)
    return [(c.code, bilingual(c.label_vi, c.label_en)) for c in book.choices(field)]


act_page(
    room,
    ADOPT,
    _form,
    hint=N_("Mỗi dòng: giữ nội dung đang có, hoặc lấy theo kết quả xác minh."),
)
