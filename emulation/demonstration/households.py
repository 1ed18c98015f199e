"""Invented households of a village, the same ones at every run."""

from __future__ import annotations

import random
from dataclasses import dataclass

from emulation.demonstration.places import UnitSpec

SEED = 2024
FEWEST, MOST = 8, 12  # households a village

SURNAMES = (
    *("Nguyễn", "Trần", "Hoàng", "Vi", "Lý", "Nông", "Giáp", "Thân", "Đỗ", "Lương"),
    *("Dương", "Hà", "Bùi", "Ngô", "Đinh", "Lưu", "Hứa", "Chu", "Triệu", "Đặng"),
)
MIDDLE_NAMES = {
    "male": ("Văn", "Đức", "Quang", "Hữu", "Xuân", "Đình", "Công", "Mạnh"),
    "female": ("Thị", "Thị Thu", "Thị Kim", "Thị Thanh", "Thị Bích", "Thúy"),
}
GIVEN_NAMES = {
    "male": (
        *("An", "Bốn", "Cảnh", "Chung", "Cường", "Dần", "Điệp", "Được", "Hiển", "Hòa"),
        *("Hưởng", "Khương", "Luyện", "Nhân", "Phương", "Quyết", "Sáu", "Tâm", "Thiện", "Thược"),
        *("Tính", "Toàn", "Trí", "Tuyên", "Ước", "Viện", "Vượng", "Xướng"),
    ),
    "female": (
        *("Ánh", "Bưởi", "Chinh", "Cúc", "Dịu", "Đào", "Gấm", "Hà", "Hạt", "Hiên"),
        *("Huế", "Khuyên", "Lành", "Loan", "Lý", "Mận", "Mến", "Nết", "Ngát", "Nụ"),
        *("Oanh", "Quyên", "Sen", "Thêu", "Thơm", "Tươi", "Út", "Xoan"),
    ),
}


@dataclass(frozen=True)
class MemberSpec:
    name: str
    gender: str  # male female
    birth_year: int
    relation: str  # to the head: Chủ hộ, Vợ, Chồng, Con, Mẹ


@dataclass(frozen=True)
class HouseholdSpec:
    """A household; the first of its members is its head."""

    code: str
    village: str
    members: tuple[MemberSpec, ...]

    @property
    def head(self) -> MemberSpec:
        return self.members[0]


def households_of(village: UnitSpec, seed: int = SEED) -> tuple[HouseholdSpec, ...]:
    """Make up 8 to 12 households of a village: a head and one to four others each."""
    dice = random.Random(f"{seed}/{village.name}")
    return tuple(
        HouseholdSpec(f"{village.code}-{number:03d}", village.name, _family(dice))
        for number in range(1, dice.randint(FEWEST, MOST) + 1)
    )


def _family(dice: random.Random) -> tuple[MemberSpec, ...]:
    given_names = {gender: list(names) for gender, names in GIVEN_NAMES.items()}
    for names in given_names.values():
        dice.shuffle(names)

    def member(gender: str, surname: str, birth_year: int, relation: str) -> MemberSpec:
        middle, given = dice.choice(MIDDLE_NAMES[gender]), given_names[gender].pop()
        return MemberSpec(f"{surname} {middle} {given}", gender, birth_year, relation)

    surname, spouse_surname, mother_surname = dice.sample(SURNAMES, 3)
    year = dice.randint(1955, 1990)
    others = dice.randint(1, 4)
    if dice.random() < 0.25:
        head = member("female", surname, year, "Chủ hộ")
        spouse = member("male", spouse_surname, year + dice.randint(-4, 3), "Chồng")
    else:
        head = member("male", surname, year, "Chủ hộ")
        spouse = member("female", spouse_surname, year + dice.randint(-3, 4), "Vợ")
    fathers_surname = surname if head.gender == "male" else spouse_surname
    mother_lives_here = others == 4
    children = [
        member(dice.choice(("female", "male")), fathers_surname, year + 25 + 3 * place, "Con")
        for place in range(others - 1 - mother_lives_here)
    ]
    mother_year = year - dice.randint(21, 27)
    mother = [member("female", mother_surname, mother_year, "Mẹ")] if mother_lives_here else []
    return (head, spouse, *children, *mother)
