"""Who takes part in a case, on what ground, and what the person agreed to."""

from sqlalchemy import Index

from caseflow.law.compartments import Compartment
from caseflow.law.fields import shipped
from caseflow.vault.house import house_record, plain, sealed
from caseflow.vault.record import record_kind

_ACCESS = "decides access"
_DATE = "procedural date"

PARTICIPATION = record_kind(
    house_record(
        "participation",
        "case",
        plain("agency", _ACCESS, "Cơ quan, đơn vị", "Agency", "agency"),
        plain("standing", _ACCESS, "Tư cách tham gia", "Standing", "choice", "standing"),
        plain("ground", _ACCESS, "Căn cứ", "Ground"),
        plain(
            "compartments", _ACCESS, "Nhóm thông tin", "Compartments", "multi_choice", "compartment"
        ),
        plain("until_on", _ACCESS, "Đến ngày", "Until", "date"),
        plain("ended_at", _DATE, "Kết thúc lúc", "Ended at", "datetime"),
    ),
    indexed=("agency",),
)
ASSIGNMENT = record_kind(
    house_record(
        "assignment",
        "case",
        plain("assignee", _ACCESS, "Cán bộ", "Officer", "officer"),
        plain("capacity", _ACCESS, "Nhiệm vụ trong hồ sơ", "Capacity", "choice", "capacity"),
        plain("ended_at", _DATE, "Kết thúc lúc", "Ended at", "datetime"),
    ),
    indexed=("assignee",),
)
BAR = record_kind(
    house_record(
        "bar",
        "case",
        plain("barred_officer", _ACCESS, "Cán bộ không được tham gia", "Barred officer", "officer"),
        # Of bars recorded before it was sealed; attested rows are never rewritten.
        plain("ground", "recorded before", "Căn cứ", "Ground", "choice", "officer_bar"),
        sealed("reason", Compartment.LEGAL, "Căn cứ", "Ground", "choice", "officer_bar"),
        plain("ended_at", _DATE, "Kết thúc lúc", "Ended at", "datetime"),
    ),
    indexed=("barred_officer",),
)
CONSENT = record_kind(
    shipped("consent"), links={"representative": "link to the representative who spoke"}
)
HANDOVER = record_kind(
    shipped("handover"),
    links={"from_agency": "agency", "answer": "stage status"},
    indexed=("to_agency",),
)
# The giver is told for a while of what another took over: found by day, however much it was.
_OFFERS = HANDOVER.parts[0].table
Index("ix_handover_taken_over", _OFFERS.c.from_agency, _OFFERS.c.accepted_at)
# What lets a recipient be told without consent: put by the caseworker, approved in four eyes.
GROUND = record_kind(shipped("sharing_ground"))
# A body that has no officers here: what it is told leaves on paper.
OUTSIDE_BODY = record_kind(shipped("outside_body"))
# Belongs to no case: each is a scope of its own, under a data key of its own.
PERSON_REQUEST = record_kind(
    shipped("person_request"),
    links={
        "by_document": "truncated HMAC under an index key of its own",
        "by_name": "truncated HMAC under an index key of its own",
    },
    indexed=("needed_until",),
)
Index(None, PERSON_REQUEST.parts[0].table.c.recorded_by)  # an officer looks for the own ones
# Stands in the case of whoever answered; what shared nothing is never shown to the asker.
REQUEST_ANSWER = record_kind(
    shipped("request_answer"),
    links={"request": "link to the request", "referral": "link to the referral that shares"},
)
REFERRAL = record_kind(
    shipped("referral"),
    links={
        "consent": "consent scope: the consent it rests on",
        "sharing_ground": "consent scope: the recorded ground it rests on instead",
    },
    indexed=("receiving_agency",),
)
# The official letter by which an outside body is told.
REFERRAL_LETTER = record_kind(
    shipped("referral_letter"), links={"referral": "link to the referral"}
)
