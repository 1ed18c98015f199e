"""What a heading or lead line says of the text below it: targets, results, awards, work."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.intake.grammar.modes import Mode


@dataclass(frozen=True)
class PlaceRule:
    """``mode``: how the text below is read. Rules are tried in their order."""

    name: str
    example: str
    mode: Mode
    words: re.Pattern[str]


def _rule(name: str, example: str, mode: Mode, words: str) -> PlaceRule:
    return PlaceRule(name, example, mode, re.compile(words, re.I))


_PLANS = r"phương hướng|nhiệm vụ|mục tiêu|kế hoạch|chỉ tiêu|dự kiến"

PLACE_RULES: tuple[PlaceRule, ...] = (
    _rule("scoring", "Thang điểm, chấm điểm", Mode.NEVER,
          r"thang điểm|chấm điểm|bảng điểm|cách tính điểm|tiêu chí chấm|điểm thưởng|xếp loại thi đua"
          r"|phương pháp (?:tính|đánh giá)|biểu điểm|cho điểm"),
    _rule("awards", "Khen thưởng, cơ cấu giải", Mode.NEVER,
          r"khen thưởng(?! năm)|cơ cấu giải|cơ cấu khen|số lượng khen|mức thưởng|tiền thưởng|hình thức khen"
          r"|danh hiệu thi đua và|tiêu chuẩn (?:xét|khen|danh hiệu|bình xét)|đối tượng (?:khen|xét)"
          r"|giải thưởng"),
    _rule("review and plan", "Đánh giá kết quả năm 2023, phương hướng nhiệm vụ năm 2024", Mode.PROSE,
          r"(?:kết quả|đánh giá|tình hình|tổng kết)\b.*(?:phương hướng|mục tiêu,|; ?nhiệm vụ|và nhiệm vụ"
          r"|và kế hoạch|, kế hoạch)"),
    _rule("review", "Kết quả thực hiện năm 2023", Mode.NEVER,
          r"^(?!.*phấn đấu)(?!.*nhằm).*\b(?:kết quả|đánh giá|thực trạng|tình hình|tồn tại|hạn chế"
          r"|nguyên nhân|bài học|thuận lợi|khó khăn|ưu điểm|khuyết điểm|bối cảnh|đặc điểm|thành tựu"
          r"|dự báo|kiểm điểm|hiện trạng|tổng kết)\b"),
    _rule("money", "Kinh phí thực hiện", Mode.NEVER,
          r"kinh phí|nguồn vốn thực hiện|dự toán kinh phí|mức hỗ trợ|định mức|nguồn lực thực hiện"
          r"|huy động nguồn lực|cơ cấu nguồn vốn|nhu cầu vốn"),
    _rule("solutions", "Nhiệm vụ, giải pháp", Mode.PROSE,
          r"giải pháp|biện pháp"),
    _rule("work", "Tổ chức thực hiện", Mode.TASKS,
          r"tổ chức thực hiện|phân công|trách nhiệm|thời gian thực hiện|chế độ báo cáo|tiến độ|lộ trình"
          r"|các đợt thi đua|kiểm tra, giám sát|điều khoản"),
    _rule("purpose", "Mục đích, yêu cầu", Mode.TASKS,
          r"mục đích|yêu cầu|quan điểm|phương châm|nguyên tắc|căn cứ|sự cần thiết|đối tượng"),
    _rule("general aim", "Mục tiêu tổng quát", Mode.PROSE,
          r"mục tiêu (?:tổng quát|chung)|tầm nhìn|mục tiêu, yêu cầu"),
    _rule("aims", "Mục tiêu", Mode.FIGURES,
          r"^(?:các )?mục tiêu(?: (?:thi đua|phấn đấu|đến|năm|của|chủ yếu|giai đoạn|nhiệm kỳ|cơ bản|trong"
          r"|phát triển|và nhiệm vụ).*)?:?$"),
    _rule("targets", "Các chỉ tiêu chủ yếu", Mode.TARGETS,
          r"chỉ tiêu|mục tiêu|danh hiệu (?:thi đua )?đăng ký|đăng ký (?:thi đua|danh hiệu)|phấn đấu"),
    _rule("main work", "Nhiệm vụ trọng tâm", Mode.FIGURES,
          r"nhiệm vụ trọng tâm|nội dung thi đua|thi đua|nội dung (?:trọng tâm|chủ yếu|thực hiện)"
          r"|^(?:các )?nội dung$|phong trào"),
    _rule("other work", "Nhiệm vụ", Mode.PROSE,
          r"nhiệm vụ|phương hướng|định hướng|đột phá"),
)  # fmt: skip

# A line that hands over to a list of targets.
_LEADS_TO_TARGETS = re.compile(
    r"(?:chỉ tiêu|mục tiêu)(?! (?:tổng quát|chung\b)).{0,120}:$|phấn đấu.{0,60}(?:sau|cụ thể|như sau)[^:]{0,20}:$"
    r"|phấn đấu[^.:]{0,40}:$|phấn đấu đạt.{0,80}:$",
    re.I,
)
_YEARS = re.compile(r"năm (20\d\d)(?:\s*[-–]\s*20\d\d)?|(20\d\d)\s*[-–]\s*20\d\d")
_IS_PLANNED = re.compile(_PLANS + r"|thi đua|phát triển|phấn đấu", re.I)
_LEAVES_TARGETS = re.compile(
    r"kết quả (?:thực hiện|đạt được|năm|nhiệm kỳ)|tình hình|thực trạng|đánh giá|tồn tại|hạn chế|khen thưởng"
    r"|chấm điểm|thang điểm|kinh phí|tiêu chuẩn (?:xét|khen)", re.I,
)  # fmt: skip
_REVIEWS = re.compile(
    r"đánh giá kết quả|kết quả (?:thực hiện|đạt được|năm|nhiệm kỳ)|đánh giá tình hình|những năm qua|năm qua"
    r"|^(?:kết quả|ưu điểm|hạn chế|thành tựu)\b", re.I,
)  # fmt: skip
_LONGEST_HEADING = 260


def mode_of(heading: str) -> Mode | None:
    """Return how the text below a heading is read, or ``None`` where it says nothing of it."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return None
    return next((rule.mode for rule in PLACE_RULES if rule.words.search(heading)), None)


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
        plans = own >= Mode.PROSE and re.search(
            r"phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu", heading, re.I
        )
        return (
            own
            if plans and not re.search(r"thực hiện (?:các )?(?:chỉ|mục)", heading, re.I)
            else around
        )
    if around is Mode.TARGETS and own in (Mode.PROSE, Mode.FIGURES):
        return around if _is_field(heading) else own
    return own


def is_told(heading: str) -> bool:
    """Say whether a heading leaves no doubt; below "Mục tiêu" the list itself decides."""
    rule = next((rule for rule in PLACE_RULES if rule.words.search(heading)), None)
    return rule is not None and rule.name not in ("aims",)


def leads_to_targets(line: str) -> bool:
    """Say whether a line ending in ":" hands over to a list of targets."""
    return line.endswith(":") and bool(_LEADS_TO_TARGETS.search(line))


def reviews(text: str) -> bool:
    """Say whether a paragraph begins by telling of results: "Tán thành đánh giá kết quả …"."""
    first = text[:_LONGEST_HEADING].partition(". ")[0].partition(";")[0]
    return bool(_REVIEWS.search(first)) and not re.search(r"phấn đấu|để |nhằm", first, re.I)


def planned_year(headings: list[str]) -> int | None:
    """Return the first year that the headings of a paper plan, if they name any."""
    years = [
        int(one or two)
        for heading in headings
        if _IS_PLANNED.search(heading) and mode_of(heading) is not Mode.NEVER
        for one, two in _YEARS.findall(heading)
    ]
    return min(years) if years else None


def _is_field(heading: str) -> bool:
    """Say whether a heading names a field ("Nhiệm vụ quốc phòng") rather than another chapter."""
    return (
        re.search(r"giải pháp|nhiệm vụ|tổng quát|chung\b|tầm nhìn|phương hướng", heading, re.I)
        is None
    )
