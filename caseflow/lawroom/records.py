"""Amendments of the law tables, from the proposal to the second administrator's answer."""

from caseflow.vault.house import house_record, plain
from caseflow.vault.record import record_kind

_LAW = "law tables are no victims' data"
_OTHER = "link to a record of staff"

LAW_AMENDMENT = record_kind(
    house_record(
        "law_amendment",
        "staff",
        plain("law_table", _LAW, "Bảng", "Table"),
        plain("entry", _LAW, "Mục", "Entry"),
        plain("removes", _LAW, "Bỏ mục này", "Takes the entry out"),
        # The whole entry, "column=text" each; the list is not one of codes.
        plain("cells", _LAW, "Nội dung mục", "Text of the entry", "multi_choice"),
        plain("ground", _LAW, "Căn cứ đối chiếu", "Compared with"),
        plain("decision", "decides the law tables", "Quyết định", "Decision"),
    ),
    links={"asked_by": _OTHER, "decided_by": _OTHER},
)
