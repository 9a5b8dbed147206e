"""Where an entry of the law tables was taken from, in words for who is no technician."""

from collections.abc import Mapping
from types import MappingProxyType

from caseflow.errors import N_
from caseflow.languages import cited, gettext

# What the tables write → what the screen says, longer ones first.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Python package holidays": N_("Danh mục ngày nghỉ dựng sẵn, bản"),
        "HTCDS": N_("Chuẩn dữ liệu quốc tế về hồ sơ mua bán người"),
        "design of caseflow": N_("cách tổ chức của hệ thống này"),
        "practice": N_("cách làm chung"),
    }
)


def source_in_words(text: str) -> str:
    """``text`` with the technical names in it told in words, in this request's language."""
    found = cited(text)
    for name, words in WORDS.items():
        found = found.replace(name, gettext(words))
    return found
