"""The page that sets the verifier's finding beside the person's own record."""

from caseflow.case.access import Access
from caseflow.case.labels import Shower, field_label
from caseflow.case.pages import act_page
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.gate import Room
from caseflow.people.adopting import ADOPT, differences
from caseflow.people.forms import adopt_form

room = Room("people", __name__)


def _form(access: Access) -> type[RecordsForm]:
    shower = Shower()
    return adopt_form(
        [
            (
                each.field.name,
                field_label(each.field),
                shower.value(each.field, each.stands),
                shower.value(each.field, each.found),
            )
            for each in differences(access)
        ]
    )


act_page(
    room,
    ADOPT,
    _form,
    hint=N_("Mỗi dòng: giữ nội dung đang có, hoặc lấy theo kết quả xác minh."),
)
