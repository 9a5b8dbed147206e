"""Whose a task of a case is, and whether one of them is told of it."""

from collections.abc import Collection
from dataclasses import dataclass

from caseflow.policy import Role
from caseflow.sharing.participation import barred_from, involved
from caseflow.staff import roster
from caseflow.staff.roster import Officer
from caseflow.vault.reading import Row


@dataclass(frozen=True)
class Doer:
    """Whose a task of a case is: of this role, in this agency."""

    case: str
    role: Role
    agency: str

    @property
    def able(self) -> list[Officer]:
        """The officers whose it may be: nobody who is kept out of the case."""
        out = barred_from(self.case)
        return [each for each in roster.officers_with(self.role, self.agency) if each.id not in out]

    @property
    def there(self) -> bool:
        """Whether one of them works on the case: nobody else is told of it."""
        said = involved([self.case])[self.case]
        now = {r.values["assignee"] for r in said.assignments if r.values["ended_at"] is None}
        return any(each.id in now for each in self.able)

    def is_told(self, own: Collection[str]) -> bool:
        """Whether anybody is told of it; in an agency that is none of ``own``, whoever leads that
        sees to it, and nobody else hears how it is staffed."""
        return self.agency not in own or self.there


def doer(task: Row) -> Doer:
    """Whose ``task`` is."""
    return Doer(task.case, Role(task.values["role"]), task.values["agency"])
