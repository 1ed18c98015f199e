"""What a heading or lead line says of the text below it: targets, results, awards, work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.intake.grammar.modes import Mode


@dataclass(frozen=True)
class PlaceRule:
    """``mode``: how the text below is read. Rules are tried in their order.

    ``tells_all``: False where the list below decides by itself.
    """

    name: str
    example: str
    mode: Mode
    words: re.Pattern[str]
    tells_all: bool = True


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


PLACE_RULES: tuple[PlaceRule, ...] = (
    PlaceRule("scoring", "Thang điểm, chấm điểm", Mode.NEVER, _words(
        r"thang điểm", r"chấm điểm", r"bảng điểm", r"cách tính điểm", r"tiêu chí chấm",
        r"điểm thưởng", r"xếp loại thi đua", r"phương pháp (?:tính|đánh giá)", r"biểu điểm",
        r"cho điểm",
    )),
    PlaceRule("awards", "Công tác khen thưởng", Mode.NEVER, _words(
        r"khen thưởng(?! năm)", r"cơ cấu giải", r"cơ cấu khen", r"số lượng khen", r"mức thưởng",
        r"tiền thưởng", r"hình thức khen", r"danh hiệu thi đua và", r"giải thưởng",
        r"tiêu chuẩn (?:xét|khen|danh hiệu|bình xét)", r"đối tượng (?:khen|xét)",
    )),
    PlaceRule("review and plan", "Kết quả năm 2023, phương hướng, nhiệm vụ năm 2024", Mode.PROSE,
              _words(
        r"(?:kết quả|đánh giá|tình hình|tổng kết)\b.*(?:phương hướng|mục tiêu,|; ?nhiệm vụ"
        r"|và nhiệm vụ|và kế hoạch|, kế hoạch)",
    )),
    PlaceRule("review", "Kết quả thực hiện năm 2023", Mode.NEVER, _words(
        r"^(?!.*phấn đấu)(?!.*nhằm).*\b(?:kết quả|đánh giá|thực trạng|tình hình|tồn tại|hạn chế"
        r"|nguyên nhân|bài học|thuận lợi|khó khăn|ưu điểm|khuyết điểm|bối cảnh|đặc điểm|thành tựu"
        r"|dự báo|kiểm điểm|hiện trạng|tổng kết)\b",
    )),
    PlaceRule("money", "Kinh phí thực hiện", Mode.NEVER, _words(
        r"kinh phí", r"nguồn vốn thực hiện", r"mức hỗ trợ", r"định mức", r"nguồn lực thực hiện",
        r"huy động nguồn lực", r"cơ cấu nguồn vốn", r"nhu cầu vốn",
    )),
    PlaceRule("solutions", "Nhiệm vụ, giải pháp", Mode.PROSE, _words(r"giải pháp", r"biện pháp")),
    PlaceRule("work", "Tổ chức thực hiện", Mode.TASKS, _words(
        r"tổ chức thực hiện", r"phân công", r"trách nhiệm", r"thời gian thực hiện",
        r"chế độ báo cáo", r"tiến độ", r"lộ trình", r"các đợt thi đua", r"kiểm tra, giám sát",
        r"điều khoản",
    )),
    PlaceRule("purpose", "Mục đích, yêu cầu", Mode.TASKS, _words(
        r"mục đích", r"yêu cầu", r"quan điểm", r"phương châm", r"nguyên tắc", r"căn cứ",
        r"sự cần thiết", r"đối tượng",
    )),
    PlaceRule("general aim", "Mục tiêu tổng quát", Mode.PROSE, _words(
        r"mục tiêu (?:tổng quát|chung)", r"tầm nhìn",
    )),
    PlaceRule("aims", "Mục tiêu đến năm 2025", Mode.FIGURES, _words(
        r"^(?:các )?mục tiêu(?: (?:thi đua|phấn đấu|đến|năm|của|chủ yếu|giai đoạn|nhiệm kỳ|cơ bản"
        r"|trong|phát triển|và nhiệm vụ).*)?:?$",
    ), tells_all=False),
    PlaceRule("targets", "Các chỉ tiêu chủ yếu", Mode.TARGETS, _words(
        r"chỉ tiêu", r"mục tiêu", r"danh hiệu (?:thi đua )?đăng ký",
        r"đăng ký (?:thi đua|danh hiệu)", r"phấn đấu",
    )),
    PlaceRule("main work", "Nội dung thi đua", Mode.FIGURES, _words(
        r"nhiệm vụ trọng tâm", r"thi đua", r"nội dung (?:trọng tâm|chủ yếu|thực hiện)",
        r"^(?:các )?nội dung$", r"phong trào",
    )),
    PlaceRule("other work", "Phương hướng, nhiệm vụ", Mode.PROSE, _words(
        r"nhiệm vụ", r"phương hướng", r"định hướng", r"đột phá",
    )),
)  # fmt: skip

# A line that hands over to a list of targets.
_LEADS_TO_TARGETS = _words(
    r"(?:chỉ tiêu|mục tiêu)(?! (?:tổng quát|chung\b)).{0,120}:$",
    r"phấn đấu.{0,60}(?:sau|cụ thể|như sau)[^:]{0,20}:$",
    r"phấn đấu[^.:]{0,40}:$",
    r"phấn đấu đạt.{0,80}:$",
)
# Below "Chỉ tiêu", only these lead away; "Kết quả học tập" names a field.
_LEAVES_TARGETS = _words(
    r"kết quả (?:thực hiện|đạt được|năm|nhiệm kỳ)", r"tình hình", r"thực trạng", r"đánh giá",
    r"tồn tại", r"hạn chế", r"khen thưởng", r"chấm điểm", r"thang điểm", r"kinh phí",
    r"tiêu chuẩn (?:xét|khen)",
)  # fmt: skip
_PLANS_AGAIN = _words(r"phương hướng", r"nhiệm vụ", r"mục tiêu", r"chỉ tiêu")
_DONE_WITH = _words(r"thực hiện (?:các )?(?:chỉ|mục)")
_OTHER_CHAPTER = _words(
    r"giải pháp", r"nhiệm vụ", r"tổng quát", r"chung\b", r"tầm nhìn", r"phương hướng"
)
_REVIEWS = _words(
    r"đánh giá kết quả", r"kết quả (?:thực hiện|đạt được|năm|nhiệm kỳ)", r"đánh giá tình hình",
    r"những năm qua", r"năm qua", r"^(?:kết quả|ưu điểm|hạn chế|thành tựu)\b",
)  # fmt: skip
_EMULATES = re.compile(r"thi đua (?!khen|-|yêu)", re.I)
_LOOKS_AHEAD = _words(r"phấn đấu", r"để ", r"nhằm")
_IS_PLANNED = _words(
    r"phương hướng", r"nhiệm vụ", r"mục tiêu", r"kế hoạch", r"chỉ tiêu", r"dự kiến", r"thi đua",
    r"phát triển", r"phấn đấu",
)  # fmt: skip
_YEARS = re.compile(r"năm (20\d\d)(?:\s*[-–]\s*20\d\d)?|(20\d\d)\s*[-–]\s*20\d\d", re.I)
_LONGEST_HEADING = 260


def mode_of(heading: str) -> Mode | None:
    """Return how the text below a heading is read, or ``None`` where it says nothing of it."""
    rule = _rule_of(heading)
    return rule.mode if rule else None


def is_told(heading: str) -> bool:
    """Say whether a heading leaves no doubt; below "Mục tiêu" the list itself decides."""
    rule = _rule_of(heading)
    return rule is not None and rule.tells_all


def below(heading: str, around: Mode) -> Mode:
    """Return the mode below a heading that stands in a place of mode ``around``.

    What is never a place stays none, but for a heading that plainly plans; what is a place of
    targets stays one under headings of its fields ("Về kinh tế").
    """
    own = mode_of(heading)
    if own is None:
        return around
    if around is Mode.TARGETS and own is Mode.NEVER and not _LEAVES_TARGETS.search(heading):
        return around
    if around is Mode.NEVER:
        plans = own >= Mode.PROSE and _PLANS_AGAIN.search(heading)
        return own if plans and not _DONE_WITH.search(heading) else around
    if around is Mode.TARGETS and own in (Mode.PROSE, Mode.FIGURES):
        return own if _OTHER_CHAPTER.search(heading) else around
    return own


def leads_to_targets(line: str) -> bool:
    """Say whether a line ending in ":" hands over to a list of targets."""
    return line.endswith(":") and bool(_LEADS_TO_TARGETS.search(line))


def of_paragraph(text: str, around: Mode) -> Mode:
    """Return the mode of a paragraph that begins with its own heading: "Thi đua … . Đưa …"."""
    return Mode.FIGURES if around is Mode.PROSE and _EMULATES.match(text) else around


def reviews(text: str) -> bool:
    """Say whether a paragraph begins by telling of results: "Tán thành đánh giá kết quả …"."""
    first = text[:_LONGEST_HEADING].partition(". ")[0].partition(";")[0]
    return bool(_REVIEWS.search(first)) and not _LOOKS_AHEAD.search(first)


def planned_year(headings: list[str]) -> int | None:
    """Return the first year that the headings of a paper plan, if they name any."""
    years = [
        int(one or two)
        for heading in headings
        if _IS_PLANNED.search(heading) and mode_of(heading) is not Mode.NEVER
        for one, two in _YEARS.findall(heading)
    ]
    return min(years) if years else None


def _rule_of(heading: str) -> PlaceRule | None:
    if not heading or len(heading) > _LONGEST_HEADING:
        return None
    return next((rule for rule in PLACE_RULES if rule.words.search(heading)), None)
