"""Whatever can be owed has its words on the first page: a kind without any would break it."""

from caseflow.duties.rules import Group, Task
from caseflow.duties.tasks import TASK_NAMES
from caseflow.duties.web.home import GROUP_NAMES, URGENT


def test_every_task_and_every_group_has_a_name() -> None:
    assert list(TASK_NAMES) == list(Task)
    assert list(GROUP_NAMES) == [URGENT, *Group]
