"""The law tables amended by two administrators: one amendment is law, one waits."""

from uuid import uuid4

from caseflow.db import current
from caseflow.demo.telling import Cast, day
from caseflow.law import codes, services
from caseflow.law.book import LawBook
from caseflow.lawroom import service
from caseflow.staff.rules import Decision

ASKS, AGREES = "quan.tri.1", "quan.tri.2"
BY_MATTER = {"service": "legal_aid", "unit_vi": "vụ việc", "unit_en": "matter(s)"}
LOAN = {
    "list": "service_kind",
    "code": "loan",
    "label_vi": "Hỗ trợ vay vốn (qua Hội Liên hiệp Phụ nữ)",
    "label_en": "Loan support (through the Women's Union)",
}


def amend_the_law(cast: Cast) -> None:
    """Legal aid is counted by the matter from now on; another name for loans waits for the
    second administrator."""
    _propose(
        cast, services.FILE, BY_MATTER | {"from": day()}, "Cách thống kê vụ việc trợ giúp pháp lý"
    )
    waiting = next(each for each in service.proposals() if not each.decision)
    permit = service.amending_permit(cast.actor(AGREES))
    service.decide(permit, waiting.amendment.id, Decision.AGREED, str(uuid4()))
    _propose(cast, codes.FILE, LOAN, "Kế hoạch 90/KH-UBND §III.10.b")


def _propose(cast: Cast, file: str, changed: dict[str, str], ground: str) -> None:
    """Propose the entry of ``file`` that ``changed`` names with what it changes."""
    columns = {services.FILE: services.COLUMNS, codes.FILE: codes.COLUMNS}[file]
    named = [name for name in ("service", "list", "code") if name in changed]
    rows = current(LawBook).tables.rows(file, columns)
    stands = next(r for r in rows if all(r.values[name] == changed[name] for name in named))
    permit = service.amending_permit(cast.actor(ASKS))
    service.propose(permit, file, {**stands.values, **changed}, ground, str(uuid4()))
