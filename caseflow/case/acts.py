"""What officers do in a case, by ``stages.csv``: an act, what is sent to it, and who may."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseflow.audit.recording import Saved
from caseflow.case.access import Access
from caseflow.law.access import stage_table
from caseflow.policy import Role
from caseflow.vault.reading import Row, in_case, of_case
from caseflow.vault.record import KINDS, RecordKind

Rows = Sequence[Row]  # of the record that an act is about, parts and all
Answers = Mapping[str, Mapping[str, Any]]  # record → field → answer


@dataclass(frozen=True)
class Submission:
    """What an officer sent: answers by record and field, the form's key, and the record
    the act is about (empty for an act about the case)."""

    answers: Answers
    key: str
    record: str = ""

    def of(self, record: str) -> Mapping[str, Any]:
        """The answers of one record."""
        return self.answers.get(record, {})


@dataclass(frozen=True)
class Effect:
    """What an act sets off beside its record: a ``clock`` of the law tables that begins, by the
    rule of the day ``rule_on`` (none: of today), or a ``legal_status`` that the person then has;
    ``when``, in words, if the answers decide that; ``runs_to``: of a clock that had stopped and
    runs again, its end."""

    clock: str = ""
    legal_status: str = ""
    when: str = ""
    rule_on: date | None = None
    runs_to: datetime | None = None


Run = Callable[[Access, Submission], Saved]


def always(_access: Access) -> bool:
    """An act that every open case offers."""
    return True


def nothing_else(_access: Access) -> Sequence[Effect]:
    """An act that sets nothing off."""
    return ()


def any_record(_access: Access, _row: Row) -> bool:
    """An act that every record of its target offers."""
    return True


@dataclass(frozen=True)
class Act:
    """Something an officer may do in a case, by ``stages.csv``.

    ``run`` does it; ``kinds`` are the records its form writes. An act with a ``target``
    is about one record of that kind and is offered beside it where ``offered_on`` says
    so; another is offered on the page of its section where ``offered`` says so.
    ``room``: where its page stands, when that is not the stage's own room.
    ``reads_target``: whoever decides about a record, or is told by it, reads it on the page of
    the act, though its part of the case is folded. ``late``: why it is offered no more, for who had
    its page open meanwhile. ``rows_of``: the rows of a target that is no record of the case
    but may concern it; its page shows them itself. ``rests_on``: the records, by name, that a
    decision rests on: it is not taken on others than those its page showed. ``unsure``: what
    of the law it stands for nobody has compared, said wherever it is led to. ``sets_off``: what
    doing it begins or moves, said on its page beforehand. ``binding``: it decides what is law for
    somebody from then on, so that it is read back before it is saved.
    """

    stage: str
    name: str
    slug: str
    label: str
    kinds: tuple[RecordKind, ...]
    run: Run
    offered: Callable[[Access], bool] = always
    target: RecordKind | None = None
    offered_on: Callable[[Access, Row], bool] = any_record
    in_closed_case: bool = False
    room: str = ""
    reads_target: bool = False
    late: str = ""
    rows_of: Callable[[Access, str], list[Row]] | None = None
    rests_on: frozenset[str] = frozenset()
    unsure: str = ""
    sets_off: Callable[[Access], Sequence[Effect]] = nothing_else
    binding: bool = False

    def rows_about(self, access: Access, record: str) -> list[Row]:
        """The rows of the record that the act is about; none for an act about the case."""
        if self.rows_of:
            return self.rows_of(access, record)
        return in_case(self.target, record, access.case) if self.target else []

    def held(self, access: Access, about: Iterable[Row]) -> dict[str, int]:
        """What its page relies on, as numbers by table that any version more and any record more
        changes: the record it is ``about``, and all that its decision rests on."""
        kinds = [KINDS[name] for name in sorted(self.rests_on)]
        rows = (*about, *of_case(kinds, access.case)) if kinds else about
        found = Counter[str]()
        for row in {row.id: row for row in rows}.values():
            found[row.part.table.name] += row.version
        return dict(found)

    @property
    def endpoint(self) -> str:
        return f"{self.room or self.stage}.{self.slug}"

    def open_to(self, access: Access) -> bool:
        """Whether this officer may do it in this case now, whatever the record."""
        return (
            access.may_act(self.stage, self.name)
            and (self.in_closed_case or not access.state.closed)
            and self.offered(access)
        )


def allowed(act: Act) -> tuple[Role, ...]:
    """The roles that ``stages.csv`` lets do ``act``."""
    return tuple(
        Role(role)
        for (stage, role), acts in stage_table().items()
        if stage == act.stage and act.name in acts
    )
