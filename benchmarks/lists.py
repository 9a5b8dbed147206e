"""Lists, home, searches and a case page over very many cases, asked through the whole app.

BENCH_CASES says how many (50,000). The same cases are measured on SQLite and, copied there,
on PostgreSQL. Each page writes its entry before it answers: the append alone is printed too.
"""

import os
import time
from collections.abc import Callable, Iterator

from benchmarks.browser import Browser
from benchmarks.crowd import Crowd, copied, gathered, let_go
from benchmarks.measure import Measure, scratch
from caseflow.app import create_app
from caseflow.audit.events import Event
from caseflow.audit.noting import note
from caseflow.config import Config
from caseflow.db import make_engine
from caseflow.serving import lasting
from tests.postgres import running_postgres

CASES = int(os.environ.get("BENCH_CASES", "50000"))
ROUNDS, SCANS = 60, 8
LIST, EXACT, TENTH, WHOLE = 60.0, 20.0, 800.0, 3000.0  # budgets, ms


def run() -> list[Measure]:
    """p95 in ms of each page on both databases, beside its budget."""
    with scratch() as folder:
        crowd = gathered(folder / "home", CASES)
        measures = _measured("SQLite", crowd.config, crowd)
        with running_postgres() as server:
            _flush(server.url)
            config = copied(crowd.config, server.fresh_stores(), folder / "copy")
            _settle(server.url)
            measures += _measured("PostgreSQL", config, crowd)
    return measures


def _flush(url: str) -> None:
    """Tests need no flush; a measure does."""
    settings = ("fsync", "full_page_writes", "synchronous_commit")
    asked = [f"ALTER SYSTEM SET {setting} = on" for setting in settings]
    _tell(url, *asked, "SELECT pg_reload_conf()")


def _settle(url: str) -> None:
    """What was copied lies on the disk: no page waits for the writing of 50,000 cases at once,
    which no server does while it serves."""
    _tell(url, "CHECKPOINT")


def _tell(url: str, *statements: str) -> None:
    engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def _measured(where: str, config: Config, crowd: Crowd) -> list[Measure]:
    app = lasting(create_app(config))  # as it is served
    with app.app_context():
        append = _times(ROUNDS, lambda: note(Event.CASE_VIEWED, actor=crowd.leader))
    leader, partner = Browser(app, crowd.leader), Browser(app, crowd.partner)
    worker = Browser(app, crowd.worker)
    found = [Measure(f"{where}: one append, p95", append, "ms")]
    for name, rounds, budget, ask in (
        *_pages(leader, worker, crowd),
        *_searches(leader, partner, worker, crowd),
    ):
        ask()  # the first request of its kind warms up statements and templates
        found.append(Measure(f"{where}: {name}", _times(rounds, ask), "ms", budget))
    let_go(app)
    return found


Ask = Callable[[], object]


def _pages(leader: Browser, worker: Browser, crowd: Crowd) -> Iterator[tuple[str, int, float, Ask]]:
    last = -(-CASES // 25)
    yield f"home, supervisor of {CASES:,}", ROUNDS, LIST, leader.page("/")
    yield f"home, caseworker of {crowd.own}", ROUNDS, LIST, worker.page("/")
    for name, query in (
        ("first page by deadline", "sort=due"),
        ("page in the middle", f"sort=due&page={last // 2}"),
        ("last page", f"sort=due&page={last}"),
        ("by risk, in the middle", f"sort=risk&page={last // 2}"),
        ("by code, in the middle", f"sort=code&page={last // 2}"),
        ("one stage, first page", "sort=due&stage=verification"),
        ("one stage, far page", f"sort=risk&stage=support&page={last // 8}"),
    ):
        yield f"list, {name}", ROUNDS, LIST, leader.page(f"/cases?{query}")
    for name, query in (("still to be told", ""), ("due", "?show=due"), ("all", "?show=all")):
        yield f"yearly review, {name}", ROUNDS, LIST, leader.page(f"/returned{query}")
    yield f"own list of {crowd.own}, with names", ROUNDS, LIST, worker.page("/cases")
    worker.open(crowd.own_code, "support")
    yield "case page", ROUNDS, LIST, worker.page(f"/cases/{crowd.own_code}")


def _searches(
    leader: Browser, partner: Browser, worker: Browser, crowd: Crowd
) -> Iterator[tuple[str, int, float, Ask]]:
    why = "tìm theo đơn của gia đình"
    for name, who in (("supervisor", leader), ("caseworker", worker)):
        code = crowd.own_code
        yield f"exact search, {name}", ROUNDS, EXACT, who.search(code)
        yield f"what it found, {name}", ROUNDS, LIST, who.page(who.search(code)())
    tenth = partner.search(crowd.name, why)
    yield f"half a name over {crowd.partners:,} (worst of {SCANS})", SCANS, TENTH, tenth
    whole = leader.search(crowd.name, why)
    yield f"half a name over {CASES:,} (worst of {SCANS})", SCANS, WHOLE, whole


def _times(rounds: int, ask: Ask) -> float:
    """The 95th percentile of ``rounds`` in ms; of a few, the worst."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - start))
    return sorted(taken)[max(0, -(-95 * rounds // 100) - 1)]
