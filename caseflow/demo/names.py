"""Names as the peoples of Việt Nam and some neighbours bear them, each in its own order."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class People:
    """One people: how its names are made, what is spoken, where (codes of today's
    provinces). A pattern has {family}, {given}; ``weight`` is how often it is drawn."""

    ethnicity: str
    language: str
    provinces: tuple[str, ...]
    families: tuple[str, ...]
    female: tuple[str, ...]
    male: tuple[str, ...]
    female_pattern: str = "{family} Thị {given}"
    male_pattern: str = "{family} Văn {given}"
    country: str = "VN"
    weight: int = 1

    def name(self, chance: Random, *, female: bool, family: str = "") -> str:
        """A full name."""
        pattern = self.female_pattern if female else self.male_pattern
        given = chance.choice(self.female if female else self.male)
        return pattern.format(family=family or chance.choice(self.families), given=given)


PEOPLES: Mapping[str, People] = {
    "kinh": People(
        "kinh", "vie", ("01", "19", "24", "33", "38", "40"),
        ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Ngô", "Dương"),
        ("Thu Hiền", "Ngọc Ánh", "Hồng Nhung", "Bích Vân", "Kim Thoa", "Diệu Linh"),
        ("Quốc Bảo", "Đình Nam", "Hữu Phước", "Minh Triết", "Công Thành"),
        "{family} {given}", "{family} {given}", weight=8,
    ),
    "tay": People(
        "tay", "tyz", ("04", "19", "20"), ("Nông", "Hoàng", "Lục", "Ma", "Bế"),
        ("Liên", "Thắm", "Huế", "Nhình", "Thêu"), ("Thức", "Khuyến", "Hoan", "Tuyền"), weight=3,
    ),
    "nung": People(
        "nung", "nut", ("04", "19", "20"), ("Nông", "Lương", "Hứa", "Lý", "Phùng"),
        ("Phương", "Lan", "Síu", "Nga"), ("Sinh", "Phòng", "Dìn", "Kiên"), weight=3,
    ),
    "mong": People(
        "mong", "hmn", ("08", "11", "15"), ("Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Hạng"),
        ("Mỷ", "Dợ", "Pà", "Say", "Chở"), ("Páo", "Tủa", "Sình", "Chứ"),
        male_pattern="{family} A {given}", weight=3,
    ),
    "dao": People(
        "dao", "ium", ("08", "15", "19"), ("Bàn", "Triệu", "Chảo", "Đặng", "Phùng"),
        ("Mùi Nái", "Mùi Pham", "Mẩy", "Ghển"), ("Láo Lở", "Sành Quyên", "Phúc Hín"),
        "{family} {given}", "{family} {given}", weight=2,
    ),
    "thai": People(
        "thai", "blt", ("11", "12", "14"), ("Lò", "Cầm", "Quàng", "Lường", "Cà"),
        ("Ên", "Inh", "Pản", "Hặc", "Xôm"), ("Pâng", "Ín", "Thoong", "Dũng"), weight=3,
    ),
    "muong": People(
        "muong", "mtq", ("25", "38"), ("Bùi", "Đinh", "Quách", "Hà"),
        ("Nhẫn", "Ượm", "Thoan"), ("Tiển", "Nhớ", "Quý"),
    ),
    "e_de": People(
        "e_de", "rad", ("66",), ("Niê", "Êban", "Mlô", "Kbuôr", "Byă"),
        ("H'Nga", "H'Wer", "H'Duyên", "H'Rĩ"), ("Y Thuân", "Y Blưm", "Y Sen"),
        "{given} {family}", "{given} {family}",
    ),
    "gia_rai": People(
        "gia_rai", "jra", ("52",), ("Ksor", "Rmah", "Siu", "Rơ Châm"),
        ("H'Yéo", "H'Lan", "H'Bia"), ("Blâm", "Thơh", "Y Lưu"),
        "{family} {given}", "{family} {given}",
    ),
    "khmer": People(
        "khmer", "khm", ("86", "91", "92"), ("Thạch", "Sơn", "Kim", "Danh", "Lâm"),
        ("Thị Sa Rây", "Thị Sóc Kha", "Thị Pha Ly"), ("Sô Phiếp", "Chanh Đa", "Rạch"),
        "{family} {given}", "{family} {given}",
    ),
    "lao": People(
        "foreigner", "lao", (), ("Phommachan", "Keomany", "Sisavath"),
        ("Noy", "Bounmy", "Daovone"), ("Khamla", "Somphet"),
        "{given} {family}", "{given} {family}", "LA", weight=0,
    ),
    "cambodian": People(
        "foreigner", "khm", (), ("Sok", "Chea", "Keo"),
        ("Sophea", "Dara", "Sreymom"), ("Vuthy", "Rithy"),
        "{family} {given}", "{family} {given}", "KH", weight=0,
    ),
}  # fmt: skip
