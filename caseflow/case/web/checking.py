"""Between the questions of an act and saving it: what will be saved is read once more. Nothing is
kept on the server; the page carries the answers, and what was read, as a digest."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from flask import request

from caseflow.case.access import Access
from caseflow.case.labels import Shower
from caseflow.db import current
from caseflow.errors import N_
from caseflow.forms.record_form import RecordsForm
from caseflow.law.book import LawBook

AGAIN = "again"  # sent by the button that leads back from the check to the questions
OWN = frozenset({"csrf_token", "checked", AGAIN})
ALOUD = N_("Đọc cho người được hỗ trợ nghe. Chỉ lưu khi nội dung đúng với điều họ nói.")
BINDING = N_("Việc này có hiệu lực ngay khi lưu. Hãy đọc lại những điều sẽ được ghi.")


@dataclass(frozen=True)
class Check:
    """What is read before saving: the text made from the answers (none: nothing to read, and
    saving refuses what is wrong), and what is said above it."""

    text: Callable[[Access, RecordsForm], str]
    above: str


def unread(text: str) -> bool:
    """Whether the officer has still to read ``text``, or asks for the questions again."""
    return bool(text) and request.form.get("checked") != digest(text)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sent_so_far() -> list[tuple[str, str]]:
    """What was answered, to be sent again with the word that it is right."""
    return [(n, v) for n, v in request.form.items(multi=True) if n not in OWN]


def answers_read(access: Access, form: RecordsForm) -> str:
    """Each answer beside its question, in the order of the page."""
    shower, records, answers = Shower(access), current(LawBook).records, form.answers()
    lines = []
    for name, (record, field) in form.asked.items():
        if (value := answers[record].get(field)) is not None:
            said = shower.value(records[record].field(field), value)
            lines.append(f"{form[name].label.text}: {said}")
    return "\n".join(lines)


# Of a decision, which is law for somebody from then on.
READ_BACK = Check(answers_read, BINDING)
