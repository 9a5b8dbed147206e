"""The spine's own tables: the facts of a case, its journey, links, and open sessions."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped

from caseflow.db import Base
from caseflow.law.fields import shipped
from caseflow.vault.column import clear
from caseflow.vault.house import house_record, plain
from caseflow.vault.record import ID, Codes, Moment, record_kind

CASE = record_kind(shipped("case"), indexed=("case_code",))
JOURNEY = record_kind(
    house_record(
        "journey",
        "case",
        plain("stage", "stage status", "Giai đoạn", "Stage"),
        plain("status", "stage status", "Tình trạng", "Status"),
        plain("outcome", "stage outcome", "Kết quả", "Outcome"),
    )
)
CASE_LINK = record_kind(shipped("case_link"))


class Opening(Base):
    """A case opened by one session with a purpose, for half an hour that slides with use."""

    __tablename__ = "opening"
    __table_args__ = {"info": {"transient": "lives half an hour; the log has each opening"}}
    session: Mapped[str] = clear(ID, "technical column", primary_key=True)
    case_id: Mapped[str] = clear(ID, "technical column", primary_key=True)
    purpose: Mapped[str] = clear(String(40), "purpose of access", nullable=False)
    until: Mapped[datetime] = clear(Moment(), "technical column", index=True, nullable=False)
    unfolded: Mapped[list[str]] = clear(Codes(), "names of compartments", nullable=False)


class SearchResult(Base):
    """What one search found, under an opaque id, so that no name stands in a URL."""

    __tablename__ = "search_result"
    __table_args__ = {"info": {"transient": "lives half an hour; the log has each search"}}
    id: Mapped[str] = clear(ID, "technical column", primary_key=True)
    session: Mapped[str] = clear(ID, "technical column", nullable=False)
    cases: Mapped[list[str]] = clear(Codes(), "case ids", nullable=False)
    scanned: Mapped[int] = clear(Integer(), "a count", nullable=False)
    until: Mapped[datetime] = clear(Moment(), "technical column", index=True, nullable=False)
