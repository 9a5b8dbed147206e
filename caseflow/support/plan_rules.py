"""What a plan and its steps need: the person's answer with its day, a step's day when done."""

from collections.abc import Mapping
from datetime import date

from caseflow.errors import N_, Refused

STEP_OPEN = frozenset({"to_do", "under_way"})
ANSWER = frozenset({"agreement", "agreed_on"})
ANSWERED = frozenset({"agrees", "agrees_in_part", "disagrees"})


def check_agreed(agreement: str, agreed_on: object) -> None:
    """An answer to the plan has its day; whoever still thinks has given none."""
    if agreement in ANSWERED and agreed_on is None:
        raise Refused(N_("Hãy nhập ngày người được hỗ trợ nêu ý kiến về kế hoạch."), "agreed_on")
    if agreement not in ANSWERED and agreed_on is not None:
        raise Refused(N_("Người này còn đang suy nghĩ: hãy để trống ngày nêu ý kiến."), "agreed_on")


def check_asked_again(before: Mapping[str, object], after: Mapping[str, object], on: date) -> None:
    """A plan that changed is put to the person again: the old answer was to another plan."""
    names = (before.keys() | after.keys()) - ANSWER
    changed = any(_told(before.get(name)) != _told(after.get(name)) for name in names)
    day, earlier = after.get("agreed_on"), before.get("agreed_on")
    if changed and after["agreement"] in ANSWERED and day == earlier != on.isoformat():
        raise Refused(
            N_(
                "Kế hoạch đã thay đổi: hãy nói lại với người được hỗ trợ, rồi ghi ý kiến mới và "
                "ngày nêu ý kiến. Nếu chưa hỏi được, hãy chọn “Đang suy nghĩ” và để trống ngày."
            ),
            "agreed_on",
        )


def _told(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def check_step(answers: Mapping[str, object]) -> None:
    """A step done has its day, any other none; a step by a provider names it."""
    done, day = answers["status"] == "done", answers.get("done_on")
    if done and day is None:
        raise Refused(N_("Đã thực hiện: hãy nhập ngày thực hiện."), "done_on")
    if not done and day is not None:
        raise Refused(N_("Bước này chưa xong: hãy để trống ngày thực hiện."), "done_on")
    if answers["actor"] == "provider" and answers.get("provider") is None:
        raise Refused(N_("Hãy chọn đơn vị thực hiện."), "provider")
