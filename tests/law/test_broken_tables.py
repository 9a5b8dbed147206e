"""A broken table stops the start in one sentence: file, entry, reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from caseflow.errors import StartRefused
from caseflow.law.book import load
from caseflow.law.tables import DATA, Worded
from caseflow.translations import catalogue

Edit = Callable[[str, str, str], Path]
ENGLISH = catalogue.load()

# file, text that stands once, its replacement, what the sentence must name
BREAKS = [
    # shape
    ("codes.csv", "list,code,label_vi", "list,code,label", "tên cột"),
    ("codes.csv", "case_status,Active,Đang thực hiện", "case_status,Active", "dòng 21"),
    ("codes.csv", "case_status,Active", "case_status, Active", "khoảng trắng"),
    ("countries.csv", "VN,Việt Nam,Vietnam", 'VN,"Việt Nam,Vietnam', "CSV"),
    # ids and empty cells
    ("codes.csv", "case_status,FollowUp", "case_status,Active", "hai lần"),
    ("countries.csv", "VN,Việt Nam", "VA,Việt Nam", "VA"),
    ("languages.csv", "tyz,Tiếng Tày,", "tyz,,", "label_vi"),
    ("instruments.csv", "decree_62_2012,", "decree_56_2017,", "decree_56_2017"),
    ("provinces.csv", "19,Tỉnh Thái Nguyên", "20,Tỉnh Thái Nguyên", "20"),
    ("agency_kinds.csv", "coast_guard,", "border_guard,", "border_guard"),
    # fields
    ("fields.csv", "case,case,case_code,", "case,case,status,", "hai lần"),
    ("fields.csv", "case,case,case_code,", "case,intake,case_code,", "hai giai đoạn"),
    ("fields.csv", "Case code,text,", "Case code,texts,", "texts"),
    ("fields.csv", "Case code,text,,", "Case code,text,case_status,", "lựa chọn"),
    ("fields.csv", "Case status,choice,case_status,", "Case status,choice,,", "danh mục"),
    ("fields.csv", "choice,case_status,", "choice,no_list,", "no_list"),
    ("fields.csv", "yes,identity,,practice,families", "yes,secret,,practice,families", "secret"),
    ("fields.csv", "clear: case code; random, generated, never typed", "random", "clear"),
    ("fields.csv", "if in_danger = yes", "if in_dangers = yes", "in_dangers"),
    ("fields.csv", "if in_danger = yes", "if in_danger = maybe", "maybe"),
    # codes that rules know by name
    ("codes.csv", "legal_status,withdrawn,", "legal_status,stopped,", "stopped"),
    ("codes.csv", "age_class,under_16,", "age_class,child,", "child"),
    ("codes.csv", "compartment,legal,", "compartment,law,", "law"),
    ("codes.csv", "eligibility,to_confirm,", "eligibility,open,", "open"),
    # marks
    ("instruments.csv", "no,U,Văn bản có thật", "yes,U,Văn bản có thật", "đối chiếu"),
    ("instruments.csv", "no,U,Văn bản có thật", "no,X,Văn bản có thật", "X"),
    ("instruments.csv", "no,U,Văn bản có thật", "maybe,U,Văn bản có thật", "maybe"),
    # dates
    ("instruments.csv", "2021-02-09,2025-12-31", "2021-02-09,2020-12-31", "until"),
    ("instruments.csv", "2021-02-09,2025-12-31", "2021-02-30,2025-12-31", "2021-02-30"),
    # clocks
    ("clocks.csv", "verification,,2025-06-30", "verification,,2025-07-01", "một ngày"),
    ("clocks.csv", "verification,,2025-06-30", "verification,,", "một ngày"),
    ("clocks.csv", "essential_needs,2025-07-01", "essential_needs,", "một ngày"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),lunar_days,3", "lunar_days"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),calendar_days,", "amount"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),calendar_days,0", "amount"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),same_day,3", "ngay"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),,3", "đơn vị"),
    ("clocks.csv", "Đ27(2),calendar_days,3", "Đ27(2),,", "thời hạn"),
    ("clocks.csv", "decree_56_2017,Đ26(3)", "decree_57_2017,Đ26(3)", "decree_57_2017"),
    ("clocks.csv", "months,2,yes,yes,months,2,5", "months,2,yes,no,months,2,5", "gia hạn"),
    # counting
    ("counting.csv", "does_not_move", "moves_on", "day_off"),
    ("counting.csv", "Asia/Ho_Chi_Minh", "Asia/Bangkok", "time_zone"),
    ("counting.csv", "sat;sun", "sat;sunday", "weekend"),
    # holidays
    ("holidays.csv", "2026-02-17,off", "2026-02-18,off", "2026-02-18"),
    ("holidays.csv", "2026-02-17,off", ",off", "ngày"),
    ("holidays.csv", "2026-08-22,work", "2026-08-21,work", "làm bù"),
    # regimes and who may have them
    ("regimes.csv", "dd,law_2024", "f,law_2024", "f"),
    ("regimes.csv", "legal_aid_centre", "legal_aid_office", "legal_aid_office"),
    ("regimes.csv", "Đ37(1)(đ)", "", "article"),
    (
        "eligibility.csv",
        "law_2024,victim,dd,2025-07-01,,",
        "law_2024,victim,a,2025-07-01,,",
        "thiếu chế độ",
    ),
    ("eligibility.csv", "law_2024,victim,dd,", "law_2011,victim,dd,", "law_2011"),
    (
        "eligibility.csv",
        "4,victim,dd,2025-07-01,,eligible",
        "4,victim,dd,2025-07-01,,perhaps",
        "perhaps",
    ),
    ("eligibility.csv", "law_2024,victim,dd,", "law_2024,hero,dd,", "hero"),
    (
        "eligibility.csv",
        "1_a,,2025-06-30,not_eligible,yes,F,Không thuộc đối tượng của Đ32,",
        "1_a,,2025-06-30,not_eligible,yes,F,,",
        "tiếng Anh",
    ),
    ("eligibility.csv", "2024,victim,dd,2025-07-01,", "2024,victim,dd,2025-07-02,", "có ngày"),
    ("eligibility.csv", "2024,victim,dd,2025-07-01,", "2024,victim,dd,,2025-12-31", "có ngày"),
    (
        "eligibility.csv",
        "law_2024,unclear,a,2025-07-01,,to_confirm,no,U",
        "law_2024,unclear,a,2025-07-01,,to_confirm,yes,F",
        "a",
    ),
    # services
    ("services.csv", "loan,,,", "lend,,,", "lend"),
    ("services.csv", "loan,,,k;", "loan,,,kk;", "kk"),
    ("services.csv", "loan,,,", "meals,,,", "loan"),
    ("services.csv", "loan,,,", "loan,2025-01-01,,", "có ngày"),
    ("services.csv", "khoản vay,loan(s)", "khoản vay,", "tiếng Anh"),
    ("services.csv", "k;law_2011_e,yes", "k;law_2011_e,twice", "once"),
    # agencies
    ("agencies.csv", "tn-labour,labour_department", "tn-labour,labour_office", "labour_office"),
    ("agencies.csv", "2025-06-30,tn-health", "2025-06-30,", "kế tiếp"),
    ("agencies.csv", "2025-06-30,tn-health", "2025-06-30,tn-healthy", "tn-healthy"),
    (
        "agencies.csv",
        "2025-06-30,tn-health",
        "2025-06-30,tn-health;hn-health",
        "tn-health;hn-health",
    ),
    ("agencies.csv", "2025-06-30,tn-health", "2025-06-30,hn-labour", "hn-labour"),
    ("agencies.csv", "2025-06-30,tn-health", "2025-06-30,tn-labour", "tn-labour"),
    ("agencies.csv", "2025-06-30,tn-health", ",", "tn-labour"),
    ("agencies.csv", "2025-06-30,tn-health", "2025-07-31,tn-health", "loại cơ quan"),
    ("agencies.csv", "19,,,,,yes,F,TN §III.7", "62,,,,,yes,F,TN §III.7", "62"),
    ("agencies.csv", "Embassy of Viet Nam in Laos,,LA", "Embassy of Viet Nam in Laos,,XX", "XX"),
    # places
    ("units.csv", "00004,01,ward", "00004,02,ward", "02"),
    ("units.csv", "00004,01,ward", "00004,01,town", "town"),
    ("units.csv", "00004,01,ward", "00008,01,ward", "00008"),
    ("old_provinces.csv", "Bac Kan Province,2025-06-30,19", "Bac Kan Province,2025-06-30,99", "99"),
    ("old_provinces.csv", "Bac Kan Province,2025-06-30", "Bac Kan Province,", "ngày"),
    # who may do what
    ("access.csv", "auditor,kiểm toán viên,auditor,-", "auditor,kiểm toán viên,auditor,RX", "RX"),
    ("access.csv", "auditor,kiểm toán viên,auditor,", "auditor,kiểm toán viên,,", "label_en"),
    ("stages.csv", "support,counsellor", "support,psychologist", "psychologist"),
    ("stages.csv", "support,counsellor", "aftercare,counsellor", "aftercare"),
]


@pytest.mark.parametrize(("file", "old", "new", "named"), BREAKS)
def test_a_broken_table_stops_the_start(
    edit: Edit, file: str, old: str, new: str, named: str
) -> None:
    folder = edit(file, old, new)
    with pytest.raises(StartRefused) as refusal:
        load(folder)
    sentence = str(refusal.value)
    assert file in sentence
    assert named in sentence
    assert "\n" not in sentence.strip()
    reason = refusal.value.params["reason"]
    assert isinstance(reason, Worded)
    english = ENGLISH.get(reason.message)
    assert english, reason.message
    assert english.string, reason.message


def test_the_copy_itself_loads(tables: Path) -> None:
    assert load(tables).version == load().version


@pytest.mark.parametrize("file", sorted(path.name for path in DATA.glob("*.csv")))
def test_a_missing_table_stops_the_start(tables: Path, file: str) -> None:
    (tables / file).unlink()
    with pytest.raises(StartRefused, match=file):
        load(tables)


def test_a_table_that_is_no_utf8_stops_the_start(tables: Path) -> None:
    (tables / "languages.csv").write_bytes(b"code,label_vi,label_en\n\xff\xfe\n")
    with pytest.raises(StartRefused, match="UTF-8"):
        load(tables)


def test_a_second_entry_of_counting_stops_the_start(tables: Path) -> None:
    path = tables / "counting.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    with pytest.raises(StartRefused, match="đúng một mục"):
        load(tables)


def test_a_regime_that_the_matrix_forgets_stops_the_start(tables: Path) -> None:
    path = tables / "eligibility.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("law_2024,victim,k,")]
    assert len(kept) == len(lines) - 1
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(StartRefused, match="law_2024/victim"):
        load(tables)


def test_any_changed_byte_changes_the_version(edit: Edit) -> None:
    folder = edit("languages.csv", "Tiếng Tày,Tày", "Tiếng Tày,Tay")
    assert load(folder).version != load().version
