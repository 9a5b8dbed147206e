"""Telling a case: each officer enters, opens and acts as the pages would let them.

Nothing is written here; whatever a story says comes about through an act of a stage,
and an act that the page would not offer stops the telling.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from caseflow.case.access import Access, enter, open_case, unfold
from caseflow.case.acts import Act, Submission
from caseflow.case.openings import purposes
from caseflow.case.state import find_code
from caseflow.clock import VIETNAM, now, today
from caseflow.db import current
from caseflow.demo.people import InventedPerson
from caseflow.law.book import LawBook
from caseflow.law.compartments import Compartment
from caseflow.law.fields import CHOICE_TYPES, Field
from caseflow.policy import Actor, in_scope
from caseflow.staff import roster
from caseflow.vault.reading import Row, of_case
from caseflow.vault.record import RecordKind


@dataclass(frozen=True)
class Cast:
    """Who acts: sign-in name → officer id. Each is looked up once."""

    officers: Mapping[str, str]
    known: dict[str, Actor] = field(default_factory=dict, repr=False)

    def actor(self, name: str) -> Actor:
        """Officer ``name`` in a session of the demonstration, asking something new."""
        if name not in self.known:
            self.known[name] = self._actor(name)
        return replace(self.known[name], request=uuid4().hex)

    def _actor(self, name: str) -> Actor:
        officer = self.officers[name]
        return Actor(
            officer, roster.roles_of(officer)[0], roster.officer(officer).agency,
            "password+totp", f"demo-{name}", "", "127.0.0.1", roster.confirmed(officer),
        )  # fmt: skip

    def agency(self, law_id: str) -> str:
        """The id of an agency of the law's table."""
        found = roster.agency_by_law_id(law_id)
        if found is None:
            raise LookupError(f"no agency {law_id} in this demonstration")
        return found.id


@dataclass(frozen=True)
class Told:
    """One person's case while it is being told; ``code`` is the case's."""

    cast: Cast
    person: InventedPerson
    code: str

    def at(self, name: str, *unfolded: Compartment) -> Access:
        """Officer ``name`` in this case, opened for their first purpose where it is theirs."""
        access = enter(self.cast.actor(name), self.code)
        if access.opened is None and in_scope(access.facts):
            access = open_case(access, purposes(access.actor.role)[0])
        for compartment in unfolded:
            access = unfold(access, compartment)
        return access

    def do(self, by: str, act: Act, about: str = "", /, **answers: Mapping[str, Any]) -> None:
        """Officer ``by`` does ``act`` with ``answers`` by record; ``about`` the newest record
        of its target that it is offered on, unless another is named."""
        access = self.at(by)
        record = about or self._target(act, access)
        if not act.open_to(access) or (act.target and not _offered(act, access, record)):
            raise LookupError(f"{act.endpoint} is not offered to {by} in this story")
        check_codes(answers)
        act.run(access, Submission(answers, str(uuid4()), record))

    def one_of(self, texts: Sequence[str]) -> str:
        """The text among ``texts`` that is this person's, each time the same."""
        return texts[int(self.person.phone[-3:]) % len(texts)]

    def _target(self, act: Act, access: Access) -> str:
        found = (row.record for row in reversed(self.rows(act.target) if act.target else []))
        return next((each for each in found if _offered(act, access, each)), "")

    def newest(self, kind: RecordKind) -> str:
        """The id of the record of ``kind`` that was recorded or changed last."""
        return self.rows(kind)[-1].record

    def rows(self, kind: RecordKind) -> list[Row]:
        """The first part of each record of ``kind``, the one changed last at the end."""
        rows = of_case([kind], find_code(self.code) or "")
        return [row for row in rows if row.part is kind.parts[0]]


def check_codes(answers: Mapping[str, Mapping[str, Any]]) -> None:
    """Stop at an answer that is not in the code list of its question."""
    book = current(LawBook)
    for record, given in answers.items():
        for asked in book.records[record].fields if record in book.records else ():
            if asked.choices and not asked.choices[0].startswith("external"):
                known = {each.code for each in book.choices(asked)}
                chosen = given.get(asked.name)
                _check(asked, known, chosen if isinstance(chosen, list) else [chosen])


def _check(asked: Field, known: Collection[str], chosen: Collection[Any]) -> None:
    if asked.type not in CHOICE_TYPES:
        return
    strange = [each for each in chosen if each is not None and each not in known]
    if strange:
        raise LookupError(f"{asked.record}.{asked.name} has no answer {strange[0]}")


def _offered(act: Act, access: Access, record: str) -> bool:
    return any(act.offered_on(access, row) for row in act.rows_about(access, record)[:1])


def moment(days: int = 0, minutes: int = 0) -> str:
    """A moment as forms give it: ``minutes`` ago today; else that many days ago, ``minutes``
    before 14:00, so that what is due by days is due on the day the story means."""
    if not days:
        return (now() - timedelta(minutes=minutes)).isoformat()
    afternoon = datetime.combine(today() - timedelta(days=days), time(14), VIETNAM)
    return (afternoon - timedelta(minutes=minutes)).isoformat()


def day(days: int = 0) -> str:
    """Today and ``days``, as forms give a day."""
    return (today() + timedelta(days=days)).isoformat()
