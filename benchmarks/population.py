"""Very many cases at once: every row sealed, attested and announced as a change would, but
written in bulk, so that 50,000 take minutes and not a night.

One agency leads them all, another takes part in a share by the law; one caseworker has sixty.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from caseflow.audit.attesting import row_hash, settled_types
from caseflow.audit.changes import CHANGE
from caseflow.audit.entry import RowStamp
from caseflow.audit.events import Event
from caseflow.audit.following import Following
from caseflow.audit.noting import append, entry
from caseflow.audit.pseudonyms import Pseudonyms
from caseflow.case.opening import ALPHABET
from caseflow.case.records import CASE, JOURNEY
from caseflow.case.rules import Stage
from caseflow.clock import now
from caseflow.db import current, db
from caseflow.demo.people import invented_person
from caseflow.duties.records import CLOCK, TASK
from caseflow.intake.records import INTAKE
from caseflow.law.transition import LAW_2024
from caseflow.people.records import PERSON
from caseflow.policy import Actor, Role, Standing
from caseflow.sharing.participation import LEAD_REACH, STATUTORY_REACH, Capacity
from caseflow.sharing.records import ASSIGNMENT, PARTICIPATION
from caseflow.vault.column import Sealed
from caseflow.vault.envelope import encrypt
from caseflow.vault.keystore import DataKeys, KeyStore
from caseflow.vault.record import Part, RecordKind
from caseflow.vault.record import encode as encode_answer

AT_ONCE = 500
RETURNED = "returned_through_mission"  # of them an agency reviews each every year
RISKS = ("high", "medium", "not_assessed", "low")
Rows = list[tuple[Part, dict[str, Any]]]


@dataclass(frozen=True)
class Plan:
    """How many cases, whose they are, and of how many the second agency and the one officer
    have a part. ``actor`` writes them all; the last person of the shared ones is ``rare``."""

    actor: Actor
    cases: int
    partner: str
    partners: int
    officer: str
    own: int
    rare: str


def populate(plan: Plan) -> list[str]:
    """Write the cases; their codes. The lines of lists follow as after a migration."""
    chance, codes = Random("caseflow lists"), list[str]()
    for start in range(0, plan.cases, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, plan.cases))
        codes += _share(plan, numbers, chance)
    current(Following).catch_up()
    return codes


def _share(plan: Plan, numbers: Sequence[int], chance: Random) -> list[str]:
    ids = {number: uuid4().hex for number in numbers}
    identity = PERSON.parts[0].compartment
    keys = current(KeyStore).ensure_all(ids.values(), str(identity))
    told = {
        number: [
            (part, _row(plan.actor, part, case, answers, keys))
            for kind, answers in _answers(plan, number, chance)
            for part, answers in _split(kind, answers)
        ]
        for number, case in ids.items()
    }
    for number, case in ids.items():
        change = uuid4().hex
        for _, row in told[number]:
            row |= {"case_id": case, "change_id": change}
    _write(plan.actor, list(told.values()))
    facts = (row for rows in told.values() for part, row in rows if part is CASE.parts[0])
    return [row["case_code"] for row in facts]


def _split(kind: RecordKind, answers: Mapping[str, Any]) -> Iterator[tuple[Part, dict[str, Any]]]:
    yield from kind.split(answers).items()


def _row(
    actor: Actor, part: Part, case: str, answers: Mapping[str, Any], keys: DataKeys
) -> dict[str, Any]:
    row: dict[str, Any] = {"row_id": uuid4().hex, "record_id": uuid4().hex, "record_version": 1}
    row |= {"recorded_by": actor.officer, "recorded_for": actor.agency, "recorded_at": now()}
    row |= dict.fromkeys(part.fields) | dict(answers)
    if part.compartment:
        key_id, key = keys.get(case, part.compartment) or (b"", None)
        for name, value in answers.items():
            if key:
                plain = encode_answer(value).encode()
                place = part.place(name, row["row_id"], case)
                row[name] = Sealed(encrypt(key, key_id, plain, place))
    return settled_types(part.table, row)


def _write(actor: Actor, changes: Sequence[Rows]) -> None:
    """The intents, then the rows in one transaction."""
    names = current(Pseudonyms)
    entries = []
    for rows in changes:
        stamps = tuple(
            RowStamp(part.table.name, row["record_id"], 1, row_hash(part.table, row))
            for part, row in rows
        )
        first = rows[0][1]
        facts: dict[str, Any] = {"case": names.of_case(first["case_id"]), "act": "intake.open_case"}
        facts |= {"change": first["change_id"], "rows": stamps}
        entries.append(entry(Event.RECORD_INTENT, actor, **facts))
    intents = append(entries)
    by_part: dict[Part, list[dict[str, Any]]] = {}
    for part, row in (each for rows in changes for each in rows):
        by_part.setdefault(part, []).append(row)
    written = [
        {"id": rows[0][1]["change_id"], "case_id": rows[0][1]["case_id"], "at": now(),
         "officer": actor.officer, "act": "intake.open_case", "intent": intent, "void": 0}
        for rows, intent in zip(changes, intents, strict=True)
    ]  # fmt: skip
    with db.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        connection.execute(insert(CHANGE), written)
        for part, found in by_part.items():
            connection.execute(insert(part.table), found)


def _answers(
    plan: Plan, number: int, chance: Random
) -> Iterator[tuple[RecordKind, dict[str, Any]]]:
    actor, moment = plan.actor, now()
    letters = "".join(chance.choices(ALPHABET, k=8))
    yield CASE, {
        "case_code": f"{letters[:4]}-{letters[4:]}", "status": "Active",
        "legal_status": "in_process", "age_class": "adult", "applicable_law": LAW_2024,
        "risk_level": chance.choice(RISKS),
        "lead_agency": actor.agency, "responsible_officer": actor.officer,
    }  # fmt: skip
    person = invented_person(number).answers()
    if number == plan.partners - 1:
        person["full_name"] = plan.rare
    yield PERSON, {name: person[name] for name in ("full_name", "birth_date")}
    came = moment - timedelta(days=chance.randrange(3 * 365))
    yield INTAKE, {
        "route": RETURNED if number % 16 == 0 else "self_report",
        "presented_at": came.isoformat(), "receiving_agency": actor.agency,
        "outcome": "handed_over",
    }  # fmt: skip
    for stage in chance.sample(list(Stage), 1 + number % 2):
        yield JOURNEY, {"stage": stage, "status": chance.choice(("under_way", "ended"))}
    yield PARTICIPATION, _part(actor.agency, Standing.LEAD, LEAD_REACH)
    partner = plan.partner if number < plan.partners else f"elsewhere-{number % 40}"
    yield PARTICIPATION, _part(partner, Standing.STATUTORY, STATUTORY_REACH)
    spread = max(1, plan.cases // plan.own)
    mine = number % spread == 0 and number // spread < plan.own
    officer = plan.officer if mine else f"colleague-{number % 800}"
    yield ASSIGNMENT, {"assignee": officer, "capacity": Capacity.RESPONSIBLE}
    if number % 2:
        yield ASSIGNMENT, {"assignee": f"guest-{number % 900}", "capacity": Capacity.TAKES_PART}
    for stopped in (None, moment.isoformat())[: 1 + number % 2]:
        due = moment + timedelta(hours=chance.randrange(-1000, 4000))
        yield CLOCK, {
            "clock": "initial_facts", "occurred_at": moment.isoformat(),
            "due_at": due.isoformat(), "stopped_at": stopped, "duty_of": actor.agency,
            "law": "bench",
        }  # fmt: skip
    if number % 2:
        return
    day = (moment + timedelta(days=chance.randrange(-20, 90))).date().isoformat()
    task = {"kind": "reassess_risk", "role": Role.CASEWORKER, "agency": actor.agency}
    yield TASK, task | {"due_on": day}


def _part(agency: str, standing: Standing, reach: Any) -> dict[str, Any]:
    named = sorted(str(each) for each in reach)
    return {"agency": agency, "standing": standing, "ground": "Đ27", "compartments": named}
