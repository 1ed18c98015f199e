"""Three award seasons of phường Ngô Quyền, worked out by hand.

Nothing here is computed by the product, and no figure is computed here at all: each sum is
written down with its arithmetic beside it. ``YEAR_2024`` (the city decides Chiến sĩ thi đua cơ
sở), ``YEAR_2026`` (the chairman decides it) and ``SHORT`` (a small season of 2026).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

# Codes of the catalogue.
FAMILY = "gia-dinh-van-hoa"
ADVANCED = "lao-dong-tien-tien"
FIGHTER = "chien-si-thi-dua-co-so"
PRAISE = "giay-khen-xa"
NAMES = {
    FAMILY: "Gia đình văn hóa",
    ADVANCED: "Lao động tiên tiến",
    FIGHTER: "Chiến sĩ thi đua cơ sở",
    PRAISE: "Giấy khen",
}

GROUPS = tuple(f"Tổ dân phố số {number}" for number in range(1, 13))
SECONDARY = "Trường THCS Ngô Quyền"
PRIMARY = "Trường Tiểu học Ngô Quyền"
KINDERGARTEN = "Trường Mầm non Ngô Quyền"
CLINIC = "Trạm Y tế Phường Ngô Quyền"
FRONT = "Ủy ban MTTQ Phường Ngô Quyền"
WOMEN = "Hội Liên hiệp Phụ nữ Phường Ngô Quyền"
OFFICE = "Văn phòng UBND Phường Ngô Quyền"
POLICE = "Công an Phường Ngô Quyền"  # asked for its opinion

CHAIRMAN = "Vũ Trí Khánh"
DEPUTY = "Thân Thị Ngọc Diệp"


# Who


@dataclass(frozen=True)
class Nominee:
    """A person or a collective that a unit's head nominates."""

    name: str
    unit: str
    award: str
    gender: str = "female"  # male female; "" of a collective
    is_direct: bool = False
    completion: str = "good"  # good excellent; "" where nobody rates
    initiative: str = ""  # recognised, written into the register before

    @property
    def is_collective(self) -> bool:
        return not self.gender


HANH = Nominee(
    "Nông Thị Hạnh", SECONDARY, FIGHTER, "female", False, "good", "Sân đọc sách ngoài trời"
)
HUONG = Nominee("Lục Thị Mai Hương", PRIMARY, FIGHTER, "female", False, "excellent")
HOAI = Nominee("La Thị Thu Hoài", KINDERGARTEN, FIGHTER, "female", False, "excellent")
THINH = Nominee("Hứa Văn Thịnh", CLINIC, FIGHTER, "male", False, "excellent")
# Her own unit: Lương Thị Thảo, head of the Front and of the council, leaves this vote.
DAT = Nominee("Lý Văn Đạt", FRONT, FIGHTER, "male", False, "excellent")
FIGHTERS = (HANH, HUONG, HOAI, THINH, DAT)

SON = Nominee("Lâm Văn Sơn", SECONDARY, ADVANCED, "male")
BINH = Nominee("Trương Thị Bình", SECONDARY, ADVANCED)
THANG = Nominee("Phí Văn Thắng", SECONDARY, ADVANCED, "male")
YEN = Nominee("Đào Thị Yến", SECONDARY, ADVANCED)
QUAN = Nominee("Vương Đình Quân", SECONDARY, ADVANCED, "male")
THUY = Nominee("Hoàng Thị Thùy", PRIMARY, ADVANCED)
LAN_ANH = Nominee("Cù Thị Lan Anh", PRIMARY, ADVANCED)
TUNG = Nominee("Mạc Văn Tùng", PRIMARY, ADVANCED, "male")
DUYEN = Nominee("Ninh Thị Duyên", PRIMARY, ADVANCED)
NHAN = Nominee("Giáp Thị Nhạn", KINDERGARTEN, ADVANCED)
VUI = Nominee("Khổng Thị Vui", KINDERGARTEN, ADVANCED)
MEN = Nominee("Từ Thị Mến", KINDERGARTEN, ADVANCED)
PHUONG = Nominee("Âu Thị Phượng", CLINIC, ADVANCED)
HUNG = Nominee("Tô Văn Hùng", CLINIC, ADVANCED, "male")
HOA = Nominee("Sầm Thị Hòa", WOMEN, ADVANCED)
LIEU = Nominee("Ma Thị Liễu", WOMEN, ADVANCED)
# The chairman himself: in 2024 only; his deputy then signs "KT.".
KHANH = Nominee(CHAIRMAN, OFFICE, ADVANCED, "male")
# 5 + 4 + 3 + 2 + 2 = 16
ADVANCED_16 = (
    *(SON, BINH, THANG, YEN, QUAN),
    *(THUY, LAN_ANH, TUNG, DUYEN),
    *(NHAN, VUI, MEN),
    *(PHUONG, HUNG),
    *(HOA, LIEU),
)

KHOA = Nominee("Bế Văn Khoa", GROUPS[1], PRAISE, "male", True, "")
TY = Nominee("Đàm Thị Tý", GROUPS[3], PRAISE, "female", True, "")
WOMEN_PRAISED = Nominee(WOMEN, WOMEN, PRAISE, "")


# Households: of every group so many, heads' names without a repetition in the whole ward

_SURNAMES = (
    *("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"),
    *("Lý", "Đoàn", "Trịnh", "Đinh", "Lâm", "Phùng", "Mai", "Tô", "Hà", "Cao", "Thái", "Lương"),
    *("Kiều", "Tạ"),
)
_GIVEN = (
    *("An", "Bảo", "Chiến", "Dũng", "Giang", "Hải"),
    *("Khôi", "Long", "Minh", "Nghĩa", "Phúc", "Sáng"),
)


@dataclass(frozen=True)
class Home:
    """A household by the number of its group and its own in it."""

    group: int  # 1 to 12
    number: int  # 1 to 26

    @property
    def code(self) -> str:
        return f"GV{self.group:02d}-{self.number:02d}"

    @property
    def head(self) -> str:
        """No two of the ward: of one surname each group has another given name."""
        given = _GIVEN[(self.group + self.number) % len(_GIVEN)]
        return f"{_SURNAMES[self.number - 1]} Khắc {given}"

    @property
    def village(self) -> str:
        return GROUPS[self.group - 1]


@dataclass(frozen=True)
class WrongRow:
    """A line of the Excel file as it was first typed, and what the portal says of it.

    ``line`` counts from the line of heads, which is 1.
    """

    line: int
    name: str
    code: str
    award: str
    says: str


@dataclass(frozen=True)
class Sheet:
    """The Excel file of one group: all its households, some lines wrong at first."""

    group: int
    wrong: tuple[WrongRow, ...]
    good_at_first: int


# Votes


@dataclass(frozen=True)
class Member:
    """A member of the council. ``seat``: chair vice secretary member."""

    login: str
    name: str
    seat: str = "member"


COUNCIL_9 = (
    Member("nq-khanh", CHAIRMAN, "chair"),
    Member("nq-diep", DEPUTY, "vice"),
    Member("nq-trang", "Đặng Thu Trang", "secretary"),
    Member("nq-huong", "Phan Thị Hường"),
    Member("nq-van", "Hồ Thị Thanh Vân"),
    Member("nq-phong", "Tạ Hữu Phong"),
    Member("0900000213", "Lương Thị Thảo"),
    Member("nq-truong", "Mai Xuân Trường"),
    Member("nq-lua", "Đoàn Thị Lụa"),
)
COUNCIL_5 = tuple(
    each
    for each in COUNCIL_9
    if each.login in ("nq-khanh", "nq-diep", "nq-trang", "nq-phong", "0900000213")
)
IN_CONFLICT = "0900000213"  # leaves the vote on Lý Văn Đạt


@dataclass(frozen=True)
class Secret:
    """A secret ballot on devices. ``against`` by log-in; the others who may vote agree."""

    nominee: Nominee
    against: tuple[str, ...]
    agree: int
    disagree: int
    base: int
    needed: int
    passes: bool


@dataclass(frozen=True)
class Paper:
    """A count of slips: phát ra, thu về, hợp lệ, không hợp lệ, đồng ý, không đồng ý."""

    nominee: Nominee
    issued: int
    collected: int
    valid: int
    invalid: int
    agree: int
    disagree: int
    base: int
    needed: int
    passes: bool


# Money


@dataclass(frozen=True)
class Prize:
    """One line of the arithmetic: base salary × coefficient × factor = đồng, exact.

    ``kind``: person collective household. ``number`` stand in the issued decision.
    """

    award: str
    kind: str
    coefficient: str  # as the portal writes it, factor included
    each: int
    number: int
    together: int


@dataclass(frozen=True)
class Counted:
    """A line of the year's statistics: handed in, and given (what was revoked left out)."""

    nominated: int
    given: int
    women_given: int = 0
    direct_given: int = 0
    leaders_given: int = 0


@dataclass(frozen=True)
class Days:
    """ISO dates of the season."""

    opens: str
    closes: str
    nominating: str
    received: str
    posted: str  # first day of the posting
    posting_ends: str  # its last day
    posting_over: str  # it ends by itself when the day changes to this
    sitting: str
    decided: str  # submitted, approved, issued
    paid: str
    revoked: str
    outcomes: str = ""  # the city answers
    report: str = ""  # the year-end report


@dataclass(frozen=True)
class SeasonTruth:
    year: int
    days: Days
    # Nominated
    households: Mapping[
        int, int
    ]  # of Gia đình văn hóa by number of the group, without ``spoken_of``
    spoken_of: Home  # nominated too; an opinion of the public takes it out
    sheet: Sheet
    fighters: tuple[Nominee, ...]
    advanced: tuple[Nominee, ...]
    praised: tuple[Nominee, ...]
    praised_home: Home | None  # a household that gets a Giấy khen
    returned: Nominee  # by named parts, mended, sent again
    asked_of: Nominee  # an office is asked about
    # Counters of the round, one after another
    nominated: int
    eligible: int  # after the posting
    posted: int
    tabled: int
    passed: int
    # Council
    members: tuple[Member, ...]
    secret: tuple[Secret, ...]
    paper: tuple[Paper, ...]
    # Decision
    salary: int
    submitted_names: int
    returned_name: str  # by the chairman out of the submitted list; "" where none
    names: int
    prizes: tuple[Prize, ...]
    total: int
    total_words: str
    submitted_total: int
    signed_by_deputy: bool
    certificates: int  # of the decision: one a name
    # Proposal to the city; empty where the chairman decides himself
    proposed: tuple[Nominee, ...]
    city_awards: tuple[Nominee, ...]
    city_refuses: tuple[Nominee, ...]
    # Fund of the year, in đồng
    receipts: Mapping[str, int]
    spent_before: int
    left_before: int
    left_after_submitted: int
    left: int  # after the decision is paid
    # Revoked by another decision
    revoked: Nominee
    recovered: int
    left_after_recovery: int
    # Statistics of the year when all is over, by code of the award
    statistics: Mapping[str, Counted]
    standing: int  # lines of the register that stand, of the year
    city_decision: str = ""
    sent_up: int = 0
    earlier: tuple[Nominee, ...] = field(default=FIGHTERS)  # Lao động tiên tiến of the summer

    @property
    def homes(self) -> list[Home]:
        """Every household nominated as Gia đình văn hóa that gets it."""
        return [
            Home(group, number)
            for group, most in self.households.items()
            for number in range(1, most + 1)
        ]

    def prize_of(self, award: str, kind: str) -> Prize:
        return next(one for one in self.prizes if (one.award, one.kind) == (award, kind))


def _all_agree(nominee: Nominee) -> Paper:
    """9 slips out, 9 in, 9 valid, 9 agree; 5 of 9 are more than half."""
    return Paper(nominee, 9, 9, 9, 0, 9, 0, 9, 5, True)


# Chiến sĩ thi đua cơ sở: 80 % of all members. 9 × 0,8 = 7,2: at least 8.
# Lý Văn Đạt: Lương Thị Thảo leaves the vote and its base. 8 × 0,8 = 6,4: at least 7.
SECRET_9 = (
    Secret(HANH, (), 9, 0, 9, 8, True),
    Secret(HUONG, ("nq-phong",), 8, 1, 9, 8, True),
    Secret(HOAI, ("nq-phong", "nq-van"), 7, 2, 9, 8, False),  # 7/9 = 77,77 %
    Secret(THINH, (), 9, 0, 9, 8, True),
    Secret(DAT, ("nq-truong",), 7, 1, 8, 7, True),  # 7/8 = 87,5 %
)
# Lao động tiên tiến: more than half. 2024 of all members, 2026 of those present: both 9, so 5.
PAPER_16 = tuple(
    {
        BINH: Paper(BINH, 9, 9, 8, 1, 8, 0, 9, 5, True),  # one slip is not valid
        TUNG: Paper(TUNG, 9, 9, 9, 0, 4, 5, 9, 5, False),
        DUYEN: Paper(DUYEN, 9, 8, 8, 0, 6, 2, 9, 5, True),  # one slip did not come back
    }.get(nominee, _all_agree(nominee))
    for nominee in ADVANCED_16
)
# Vũ Trí Khánh leaves (himself) and so does Đặng Thu Trang (of his office): 7, of which 4.
PAPER_KHANH = Paper(KHANH, 7, 7, 7, 0, 7, 0, 7, 4, True)

# Twenty-five households of each of twelve groups: 12 × 25 = 300.
TWENTY_FIVE = {group: 25 for group in range(1, 13)}
SHEET_3 = Sheet(
    3,
    (
        WrongRow(
            4, Home(3, 3).head, Home(3, 3).code, "Gia đình vượt khó", "không nhận khen thưởng"
        ),
        WrongRow(9, "Nguyễn Khắc Nhầm", "", NAMES[FAMILY], "không có hộ này"),
        WrongRow(15, Home(3, 4).head, Home(3, 4).code, NAMES[FAMILY], "Trùng với dòng 5"),
        WrongRow(20, Home(3, 19).head, Home(3, 18).code, NAMES[FAMILY], f"Mã {Home(3, 18).code}"),
    ),
    good_at_first=21,  # 25 − 4
)

YEAR_2024 = SeasonTruth(
    year=2024,
    days=Days(
        opens="2024-10-14",
        closes="2024-10-31",
        nominating="2024-10-15",
        received="2024-10-21",
        posted="2024-10-28",
        posting_ends="2024-11-07",  # 28/10 + 10 days
        posting_over="2024-11-08",
        sitting="2024-11-11",
        decided="2024-11-15",
        paid="2024-11-20",
        outcomes="2024-12-20",
        revoked="2024-12-23",
        report="2024-12-25",
    ),
    households=TWENTY_FIVE,
    spoken_of=Home(1, 26),
    sheet=SHEET_3,
    fighters=FIGHTERS,
    advanced=(*ADVANCED_16, KHANH),  # 17
    praised=(KHOA, TY, WOMEN_PRAISED),
    praised_home=Home(5, 26),
    returned=YEN,
    asked_of=THINH,
    nominated=327,  # 301 households + 17 LĐTT + 5 CSTĐCS + 4 Giấy khen
    posted=301,
    eligible=326,  # 327 − 1 spoken of
    tabled=26,  # 5 + 17 + 4
    passed=24,  # 4 + 16 + 4: not La Thị Thu Hoài, not Mạc Văn Tùng
    members=COUNCIL_9,
    secret=SECRET_9,
    paper=(*PAPER_16, PAPER_KHANH),
    # On 15/11/2024 the base salary is 2.340.000 đ (Nghị định 73/2024, since 01/7/2024).
    salary=2_340_000,
    submitted_names=320,
    returned_name="",
    names=320,  # 300 + 16 LĐTT + 2 + 1 + 1 Giấy khen
    prizes=(
        # Titles of households: a paper of recognition, no money.
        Prize(FAMILY, "household", "", 0, 300, 0),
        # 2.340.000 × 0,3 = 702.000; × 16
        Prize(ADVANCED, "person", "0,3", 702_000, 16, 11_232_000),
        # 2.340.000 × 0,15 = 351.000; × 2
        Prize(PRAISE, "person", "0,15", 351_000, 2, 702_000),
        # 2.340.000 × 0,15 × 2 = 702.000
        Prize(PRAISE, "collective", "0,3", 702_000, 1, 702_000),
        # 2.340.000 × 0,15 × 1,5 = 526.500
        Prize(PRAISE, "household", "0,225", 526_500, 1, 526_500),
    ),
    total=13_162_500,  # 11.232.000 + 702.000 + 702.000 + 526.500
    total_words="Mười ba triệu một trăm sáu mươi hai nghìn năm trăm đồng",
    submitted_total=13_162_500,
    signed_by_deputy=True,  # the chairman is in the list
    certificates=320,
    proposed=(HANH, HUONG, THINH, DAT),
    city_awards=(HANH, THINH, DAT),
    city_refuses=(HUONG,),
    city_decision="2145/QĐ-UBND",
    sent_up=4,
    receipts={"Ngân sách phường cấp": 20_000_000, "Doanh nghiệp ủng hộ": 5_000_000},
    spent_before=1_500_000,
    left_before=23_500_000,  # 25.000.000 − 1.500.000
    left_after_submitted=10_337_500,  # 23.500.000 − 13.162.500
    left=10_337_500,
    revoked=THANG,
    recovered=702_000,
    left_after_recovery=11_039_500,  # 10.337.500 + 702.000
    statistics={
        FAMILY: Counted(301, 300),
        # Given: 16 of the decision − 1 revoked + 5 of the summer. Women of the 15 that stand:
        # THCS 2, Tiểu học 3, Mầm non 3, Trạm Y tế 1, Phụ nữ 2 = 11; of the summer's 5: 3.
        ADVANCED: Counted(17, 20, women_given=14, leaders_given=1),
        FIGHTER: Counted(5, 3, women_given=1),
        PRAISE: Counted(4, 4, women_given=1, direct_given=2),
    },
    standing=327,  # 300 + 20 + 3 + 4
)

YEAR_2026 = SeasonTruth(
    year=2026,
    days=Days(
        opens="2026-10-12",
        closes="2026-10-31",
        nominating="2026-10-13",
        received="2026-10-19",
        posted="2026-10-26",
        posting_ends="2026-11-05",  # 26/10 + 10 days
        posting_over="2026-11-06",
        sitting="2026-11-09",
        decided="2026-11-13",
        paid="2026-11-18",
        revoked="2026-12-21",
        report="2026-12-23",
    ),
    households=TWENTY_FIVE,
    spoken_of=Home(1, 26),
    sheet=SHEET_3,
    fighters=FIGHTERS,
    advanced=ADVANCED_16,
    praised=(WOMEN_PRAISED,),
    praised_home=Home(5, 26),
    returned=YEN,
    asked_of=THINH,
    nominated=324,  # 301 + 16 + 5 + 2
    posted=301,
    eligible=323,
    tabled=23,  # 5 + 16 + 2
    passed=21,  # 4 + 15 + 2
    members=COUNCIL_9,
    secret=SECRET_9,
    paper=PAPER_16,
    # On 13/11/2026 the base salary is 2.530.000 đ (Nghị định 161/2026, since 01/7/2026).
    salary=2_530_000,
    submitted_names=321,  # 300 + 15 + 4 + 2
    returned_name=HUNG.name,
    names=320,  # 321 − 1
    prizes=(
        Prize(FAMILY, "household", "", 0, 300, 0),
        # 2.530.000 × 0,3 = 759.000; × 14 (15 passed, one returned)
        Prize(ADVANCED, "person", "0,3", 759_000, 14, 10_626_000),
        # 2.530.000 × 1 = 2.530.000; × 4
        Prize(FIGHTER, "person", "1", 2_530_000, 4, 10_120_000),
        # 2.530.000 × 0,3 × 2 = 1.518.000
        Prize(PRAISE, "collective", "0,6", 1_518_000, 1, 1_518_000),
        # 2.530.000 × 0,3 × 1,5 = 1.138.500
        Prize(PRAISE, "household", "0,45", 1_138_500, 1, 1_138_500),
    ),
    total=23_402_500,  # 10.626.000 + 10.120.000 + 1.518.000 + 1.138.500
    total_words="Hai mươi ba triệu bốn trăm linh hai nghìn năm trăm đồng",
    submitted_total=24_161_500,  # 23.402.500 + 759.000
    signed_by_deputy=False,
    certificates=320,
    proposed=(),
    city_awards=(),
    city_refuses=(),
    receipts={"Ngân sách phường cấp": 30_000_000, "Doanh nghiệp ủng hộ": 5_000_000},
    spent_before=1_500_000,
    left_before=33_500_000,
    left_after_submitted=9_338_500,  # 33.500.000 − 24.161.500
    left=10_097_500,  # 33.500.000 − 23.402.500
    revoked=THANG,
    recovered=759_000,
    left_after_recovery=10_856_500,  # 10.097.500 + 759.000
    statistics={
        FAMILY: Counted(301, 300),
        # Given: 14 − 1 revoked + 5 of the summer; women 11 + 3. The chairman is not among them.
        ADVANCED: Counted(16, 18, women_given=14),
        FIGHTER: Counted(5, 4, women_given=2),
        PRAISE: Counted(2, 2),
    },
    standing=324,  # 300 + 18 + 4 + 2
)

# In the small season two of another school work at the secondary one.
HUONG_THERE, TUNG_THERE = (replace(one, unit=SECONDARY) for one in (HUONG, TUNG))

SHORT = SeasonTruth(
    year=2026,
    days=YEAR_2026.days,
    households={1: 6, 3: 6},  # 12
    spoken_of=Home(1, 7),
    sheet=Sheet(
        3,
        (
            WrongRow(
                3, Home(3, 2).head, Home(3, 2).code, "Gia đình vượt khó", "không nhận khen thưởng"
            ),
            WrongRow(4, "Nguyễn Khắc Nhầm", "", NAMES[FAMILY], "không có hộ này"),
        ),
        good_at_first=4,  # 6 − 2
    ),
    fighters=(HANH, HUONG_THERE, DAT),
    advanced=(SON, BINH, TUNG_THERE),
    praised=(),
    praised_home=None,
    returned=SON,
    asked_of=DAT,
    nominated=19,  # 13 + 3 + 3
    posted=13,
    eligible=18,
    tabled=6,
    passed=4,
    members=COUNCIL_5,
    # 5 × 0,8 = 4: at least 4. Lý Văn Đạt: 4 × 0,8 = 3,2: at least 4.
    secret=(
        Secret(HANH, (), 5, 0, 5, 4, True),
        Secret(HUONG_THERE, ("nq-phong", "nq-diep"), 3, 2, 5, 4, False),
        Secret(DAT, (), 4, 0, 4, 4, True),
    ),
    # More than half of 5: at least 3.
    paper=(
        Paper(SON, 5, 5, 5, 0, 5, 0, 5, 3, True),
        Paper(BINH, 5, 5, 4, 1, 4, 0, 5, 3, True),
        Paper(TUNG_THERE, 5, 5, 5, 0, 2, 3, 5, 3, False),
    ),
    salary=2_530_000,
    submitted_names=16,
    returned_name="",
    names=16,  # 12 + 2 + 2
    prizes=(
        Prize(FAMILY, "household", "", 0, 12, 0),
        Prize(ADVANCED, "person", "0,3", 759_000, 2, 1_518_000),
        Prize(FIGHTER, "person", "1", 2_530_000, 2, 5_060_000),
    ),
    total=6_578_000,  # 1.518.000 + 5.060.000
    total_words="Sáu triệu năm trăm bảy mươi tám nghìn đồng",
    submitted_total=6_578_000,
    signed_by_deputy=False,
    certificates=16,
    proposed=(),
    city_awards=(),
    city_refuses=(),
    receipts={"Ngân sách phường cấp": 10_000_000},
    spent_before=0,
    left_before=10_000_000,
    left_after_submitted=3_422_000,  # 10.000.000 − 6.578.000
    left=3_422_000,
    revoked=BINH,
    recovered=759_000,
    left_after_recovery=4_181_000,  # 3.422.000 + 759.000
    statistics={
        FAMILY: Counted(13, 12),
        # Given: 2 − 1 revoked + 3 of the summer; of the summer's 3 two are women.
        ADVANCED: Counted(3, 4, women_given=2),
        FIGHTER: Counted(3, 2, women_given=1),
    },
    standing=18,  # 12 + 4 + 2
    earlier=(HANH, HUONG_THERE, DAT),
)
