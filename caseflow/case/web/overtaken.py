"""The page of whoever was overtaken: what somebody else saved meanwhile, beside what was typed."""

from collections.abc import Mapping
from typing import Any

from caseflow.case.access import Access
from caseflow.case.acts import Act, Rows
from caseflow.case.corrections import Correctable
from caseflow.case.differing import Difference, Whose, differences
from caseflow.forms.record_form import RecordsForm
from caseflow.languages import gettext
from caseflow.policy import Permit


def set_against(
    access: Access,
    permit: Permit,
    form: RecordsForm,
    shown: Correctable,
    relied_on: Mapping[str, int],
) -> list[Difference]:
    """What differs between ``shown``, read by ``permit``, and what was typed on a page that had
    shown the versions ``relied_on``; each such question of ``form`` says so, and holds theirs
    where only they changed it."""
    mine = form.answers().get(shown.kind.name, {})
    unread = [field.name for field in form if field.process_errors]
    others = differences(access, permit, shown, relied_on, mine, unread)
    for each in others:
        question = form[each.field.name]
        question.differs = gettext(each.mark)
        if each.whose is Whose.THEIRS:
            question.answer(each.saved)
    return others


def rewritten(
    access: Access,
    act: Act,
    form: RecordsForm,
    rows: Rows,
    stands: Mapping[str, Mapping[str, Any]],
    relied_on: Mapping[str, int],
) -> list[Difference]:
    """The same for an ``act`` whose ``form`` began with its target, ``rows``, as it ``stands``
    (record → field → value). What the form left open is its officer's own answer."""
    kind = act.target
    values = stands.get(kind.name) if kind else None
    if kind is None or values is None or kind not in act.kinds:
        return []  # the form began with another record, or with nothing
    fields = tuple(f for f in kind.spec.fields if f.name in values and f.name in form.asked)
    shown = Correctable(kind, tuple(rows), fields, values)
    permit = access.permit_act(act.stage, act.name, act.kinds)
    return set_against(access, permit, form, shown, relied_on)
