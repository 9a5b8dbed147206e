"""Clocks that run, tasks somebody owes, matters put up for approval, services given."""

from caseflow.law.fields import shipped
from caseflow.vault.house import house_record, plain
from caseflow.vault.record import record_kind

CLOCK = record_kind(
    house_record(
        "clock",
        "case",
        plain("clock", "clock", "Thời hạn", "Clock"),
        plain("occurred_at", "clock", "Tính từ", "Runs from", "datetime"),
        plain("due_at", "clock", "Hết hạn", "Due at", "datetime"),
        plain("stopped_at", "clock", "Hoàn thành lúc", "Stopped at", "datetime"),
        plain("duty_of", "agency", "Cơ quan có trách nhiệm", "Agency with the duty", "agency"),
        plain("rule_on", "procedural date", "Luật áp dụng tại ngày", "Rule in force on", "date"),
        plain("law", "technical column", "Phiên bản bảng luật", "Version of the law tables"),
    )
)
TASK = record_kind(
    house_record(
        "task",
        "case",
        plain("kind", "stage status", "Việc", "Task"),
        plain("role", "decides who sees it", "Vai trò", "Role"),
        plain("agency", "agency", "Cơ quan", "Agency", "agency"),
        plain("due_on", "procedural date", "Hạn", "Due on", "date"),
        plain("done_at", "procedural date", "Xong lúc", "Done at", "datetime"),
    )
)
APPROVAL = record_kind(
    shipped("approval"),
    links={"subject_record": "link to the proposal", "requester": "officer"},
    indexed=("approver",),
)
SERVICE_GIVEN = record_kind(shipped("service_given"))
