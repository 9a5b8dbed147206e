"""An English page is English: Vietnamese letters stand only in what people wrote and in names."""

import csv
import re
from pathlib import Path

from caseflow import law
from caseflow.demo.staffing import OFFICERS
from caseflow.languages import NAMES
from caseflow.translations import catalogue
from tests.pages.structure import Said
from tests.pages.walk import Visit

LETTERS = re.compile("[ăâđêôơưàảãạáằẳẵặắầẩẫậấèẻẽẹéềểễệếìỉĩịíòỏõọóồổỗộốờởỡợớùủũụúừửữựứỳỷỹỵý]", re.I)
# How the tables cite the law in Vietnamese; the number of a decree alone is its name.
REFERENCE = re.compile(r"\bĐ\d|\bLuật (số )?\d|\bNĐ \d")
# Where names of people, agencies and places, articles of the law and recorded words stand.
DATA = (
    "label.govuk-radios__label", "label.govuk-checkboxes__label", "p.cf-who", "p.cf-menu__who",
    "p.cf-timeline__by", "p.cf-record__by", "span.cf-case__name", "span.govuk-hint",
    "div.govuk-input__suffix",
)  # fmt: skip
# The page of an officer or an agency is headed by its name.
HEADED_BY_NAME = frozenset({"staff.officer", "staff.end_agency"})
# Also what officers of the demonstration wrote.
RECORDED = {"Người được hỗ trợ", "NĐ 162/2025/NĐ-CP Điều 13"}
TITLES = {officer.title for officer in OFFICERS}


def our_words() -> set[str]:
    """Every Vietnamese wording of ours that has an English one."""
    words = {str(m.id) for m in catalogue.load() if m.id and m.string != m.id}
    for name in ("fields.csv", "codes.csv"):
        path = Path(law.__path__[0]) / "data" / name
        with path.open(encoding="utf-8") as lines:
            words |= {
                r["label_vi"] for r in csv.DictReader(lines) if r["label_vi"] != r["label_en"]
            }
    words -= TITLES | set(NAMES.values()) | RECORDED
    words -= labels("agencies.csv", "label_vi") | labels("languages.csv", "label_en")
    return {word for word in words if LETTERS.search(word)}


def labels(table: str, column: str) -> set[str]:
    """What stands in ``column`` of a table of the law."""
    with (Path(law.__path__[0]) / "data" / table).open(encoding="utf-8") as lines:
        return {row[column] for row in csv.DictReader(lines)}


def is_data(said: Said, visit: Visit) -> bool:
    headed = visit.endpoint in HEADED_BY_NAME and said.within[-1].startswith("h1")
    return headed or any(is_place(each) for each in said.within)


def is_place(element: str) -> bool:
    name = element.partition(".")[0]
    return (
        element in DATA or name in ("option", "dd", "td", "textarea", "tr") or "[lang=" in element
    )


def test_english_pages_have_no_vietnamese_but_data(visits: list[Visit]) -> None:
    ours, english = our_words(), [visit for visit in visits if visit.how == "english"]
    assert english
    wrong = []
    for visit in english:
        markup = visit.answer.markup
        wrong += [f"{visit.kind}: title"] if LETTERS.search(markup.title) else []
        for said in markup.said:
            if any(each.endswith("[lang=vi]") for each in said.within):
                continue
            untranslated = "textarea" not in said.within[-1] and (
                said.text in ours or (REFERENCE.search(said.text) and said.text not in RECORDED)
            )
            if untranslated or (LETTERS.search(said.text) and not is_data(said, visit)):
                wrong.append(f"{visit.kind}: {said.text} in {said.within[-1]}")
    assert sorted(set(wrong)) == []
