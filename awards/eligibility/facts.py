"""What is known of a subject, as eligibility goes by it. ``None``: not known. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# From the lowest to the highest (Nghị định 90/2020/NĐ-CP).
COMPLETIONS = {
    "not_done": "không hoàn thành nhiệm vụ",
    "done": "hoàn thành nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
}
INITIATIVE_LEVELS = {"base": "cấp cơ sở", "province": "cấp tỉnh", "national": "toàn quốc"}
SUBJECTS = {"person": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
GROUNDS = {
    "regular": "thường xuyên (công trạng)",
    "campaign": "theo đợt, chuyên đề",
    "sudden": "đột xuất",
    "service": "quá trình cống hiến",
}
UNIT_KINDS = {
    "province": "tỉnh",
    "district": "huyện",
    "commune": "xã, phường",
    "village": "thôn, tổ dân phố",
    "office": "cơ quan, bộ phận",
    "party": "cấp ủy, HĐND",
    "mass_organisation": "Mặt trận, đoàn thể",
    "school": "trường học",
    "station": "trạm, công an, quân sự",
    "council": "hội đồng",
    "collective": "tập thể trong đơn vị",
}


@dataclass(frozen=True)
class Initiative:
    """A recognised initiative; ``used_for`` names the award that it already served."""

    name: str
    level: str  # INITIATIVE_LEVELS
    year: int
    used_for: str = ""


@dataclass(frozen=True)
class Merit:
    """An achievement that a dossier tells of; ``ground``: what it was rewarded for, if ever."""

    words: str
    ground: str = "regular"  # GROUNDS


@dataclass(frozen=True)
class Roster:
    """The people of a collective in the year; ``titles`` counts the holders by code."""

    members: int
    completed: int | None = None
    disciplined: int | None = None
    titles: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Facts:
    """What is known of a subject. Years that a mapping lacks are unknown years."""

    subject: str
    year: int
    procedure: str = "regular"
    unit_kind: str | None = None
    completion: Mapping[int, str] = field(default_factory=dict)
    honours: Mapping[int, frozenset[str]] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()  # titles proposed in the same year, not decided
    initiatives: Sequence[Initiative] | None = None
    merits: Sequence[Merit] | None = None
    roster: Roster | None = None
    direct_worker: bool | None = None  # a worker or farmer, whom no office rates
    registered: bool | None = None  # the registration for the movement was approved
    result_met: bool | None = None  # what was pledged is done
    disciplined: bool | None = None  # from cảnh cáo up, in the year
    under_verification: bool | None = None
    rewarded_already: Sequence[str] | None = None  # awards for the same achievement
    violations: Sequence[str] | None = None  # of the household, in the year
