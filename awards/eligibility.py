"""Is a subject eligible for an award: each standard met, not met or not to be told. Pure.

The standards are data (``awards.models.Condition``); what is known of the subject comes as
``Facts``, in which ``None`` and a missing year mean "not known", never "no". Sources: Luật
Thi đua, khen thưởng 2022, Điều 19–30, 74, 75; Nghị định 152/2025/NĐ-CP, Điều 4; Nghị định
86/2023/NĐ-CP; công văn 5007/BNV-TĐKT năm 2023 (an initiative counts once).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Protocol

from emulation.lib.quantities import format_number
from emulation.lib.text import first_upper

Params = Mapping[str, Any]

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
PARAM_WORDS = {
    "level": "mức hoàn thành nhiệm vụ",
    "years": "số năm liền",
    "honours": "danh hiệu",
    "named": "tên danh hiệu",
    "initiative_level": "phạm vi công nhận sáng kiến",
    "count": "số sáng kiến",
    "num": "tử số của tỷ lệ",
    "den": "mẫu số của tỷ lệ",
    "subjects": "đối tượng",
    "kinds": "loại đơn vị",
    "grounds": "loại khen thưởng",
    "look": "điều người xét cần xem",
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


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


VERDICT_WORDS = {
    Verdict.MET: "Đạt",
    Verdict.NOT_MET: "Không đạt",
    Verdict.CANNOT_TELL: "Chưa xác định được",
}


class Outcome(StrEnum):
    """What the findings together lead to: a warning asks for a reason."""

    BLOCKS = "blocks"
    WARNS = "warns"
    FINE = "fine"


class BadParams(ValueError):
    """The figures of a check are wrong; the message says how, in Vietnamese."""


class ConditionRule(Protocol):
    """What is asked of a standard; rows of ``awards.models.Condition`` have it."""

    code: str
    words: str
    check_slug: str
    params: Params
    any_of: str
    is_hard: bool
    article: str
    source: str
    is_doubtful: bool


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


@dataclass(frozen=True)
class Finding:
    """What was found of one standard. ``by_people``: data cannot tell it, people have to."""

    code: str
    words: str
    verdict: Verdict
    article: str
    facts_used: tuple[str, ...]
    is_hard: bool
    source: str
    is_doubtful: bool
    any_of: str = ""
    by_people: bool = False

    @property
    def verdict_words(self) -> str:
        if self.by_people:
            return "Do người xét đánh giá"
        return VERDICT_WORDS[self.verdict]


@dataclass(frozen=True)
class Asked:
    """One standard, or several of which one is enough."""

    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        found = {finding.verdict for finding in self.findings}
        for verdict in (Verdict.MET, Verdict.CANNOT_TELL):
            if verdict in found:
                return verdict
        return Verdict.NOT_MET

    @property
    def is_hard(self) -> bool:
        return all(finding.is_hard for finding in self.findings)

    @property
    def by_people(self) -> bool:
        """Whether people have to say, and no missing figure."""
        open_ones = [one for one in self.findings if one.verdict == Verdict.CANNOT_TELL]
        return any(one.by_people for one in open_ones)


def judge(conditions: Iterable[ConditionRule], facts: Facts) -> list[Finding]:
    """Return a finding for each condition, in their order.

    Raises ``KeyError`` for an unknown check and ``BadParams`` for wrong figures of one: rows
    are checked by ``check_params`` before they are saved.
    """
    return [_finding(condition, facts) for condition in conditions]


def together(findings: Iterable[Finding]) -> list[Asked]:
    """Return the findings with alternatives (one ``any_of`` letter) put together, in order."""
    groups: dict[str, list[Finding]] = {}
    for place, finding in enumerate(findings):
        groups.setdefault(finding.any_of or f"#{place}", []).append(finding)
    return [Asked(tuple(group)) for group in groups.values()]


def outcome(findings: Iterable[Finding]) -> Outcome:
    """Say whether a nomination may go on. Only a hard failure blocks.

    What people judge does not warn; a standard not met, or for which data are missing, does.
    """
    warns = False
    for asked in together(findings):
        if asked.verdict == Verdict.NOT_MET and asked.is_hard:
            return Outcome.BLOCKS
        missing = asked.verdict == Verdict.CANNOT_TELL and not asked.by_people
        warns = warns or missing or asked.verdict == Verdict.NOT_MET
    return Outcome.WARNS if warns else Outcome.FINE


def more_favourable(old: Sequence[Finding], new: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings that are kinder to the subject; where equal, the old law's.

    For dossiers received before a new law (Luật 06/2026/QH16, Điều 4 khoản 4).
    """
    return new if _hardship(new) < _hardship(old) else old


def most_allowed(num: int, den: int, base: int) -> int:
    """Return how many may be named at most: the share ``num/den`` of ``base``, rounded down."""
    return int(Fraction(num, den) * base)


def check_params(slug: str, params: Any) -> None:
    """Raise ``BadParams`` where a check is unknown or its figures do not fit it."""
    check = CHECKS.get(slug)
    if check is None:
        raise BadParams("Chưa có cách xét này.")
    if not isinstance(params, Mapping):
        raise BadParams("Số liệu của cách xét phải là các cặp tên và giá trị.")
    unknown = params.keys() - check.params.keys()
    if unknown:
        named = ", ".join(PARAM_WORDS.get(name, "số liệu lạ") for name in sorted(unknown))
        raise BadParams(f"Cách xét này không dùng: {named}.")
    for name, kind in check.params.items():
        if name not in params:
            raise BadParams(f"Cách xét này cần {PARAM_WORDS[name]}.")
        if not kind.holds(params[name]):
            raise BadParams(f"{first_upper(PARAM_WORDS[name])} phải là {kind.words}.")


def _finding(condition: ConditionRule, facts: Facts) -> Finding:
    check = CHECKS[condition.check_slug]
    verdict, used = check.tell(facts, **condition.params)
    return Finding(
        code=condition.code,
        words=condition.words,
        verdict=verdict,
        article=condition.article,
        facts_used=used,
        is_hard=condition.is_hard,
        source=condition.source,
        is_doubtful=condition.is_doubtful,
        any_of=condition.any_of,
        by_people=verdict == Verdict.CANNOT_TELL and check.by_people(facts),
    )


def _hardship(findings: Sequence[Finding]) -> tuple[bool, int, int]:
    asked = together(findings)
    verdicts = [one.verdict for one in asked]
    return (
        outcome(findings) == Outcome.BLOCKS,
        verdicts.count(Verdict.NOT_MET),
        verdicts.count(Verdict.CANNOT_TELL),
    )


# --- The checks: each returns its verdict and, in words, the facts it went by.

Told = tuple[Verdict, tuple[str, ...]]
MET, NOT_MET, CANNOT_TELL = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_TELL


def _yes(holds: bool) -> Verdict:
    return MET if holds else NOT_MET


def _completion_at_least(facts: Facts, *, level: str, years: int) -> Told:
    """In each of the last years, that of the dossier among them."""
    span = range(facts.year - years + 1, facts.year + 1)
    verdicts = [_completed(facts, year, level) for year in span]
    return _all_of(verdicts), tuple(_completion_words(facts, year) for year in span)


def _rated_or_judged(facts: Facts, *, level: str, years: int, look: str) -> Told:
    """Who works outside offices has no rating: people judge the work itself."""
    if facts.direct_worker and facts.year not in facts.completion:
        return CANNOT_TELL, (look,)
    return _completion_at_least(facts, level=level, years=years)


def _completed(facts: Facts, year: int, level: str) -> Verdict:
    known = facts.completion.get(year)
    if known is None:
        return CANNOT_TELL
    ranks = list(COMPLETIONS)
    return _yes(ranks.index(known) >= ranks.index(level))


def _completion_words(facts: Facts, year: int) -> str:
    known = facts.completion.get(year)
    return f"Năm {year}: {COMPLETIONS[known] if known else 'chưa có kết quả xếp loại'}"


def _all_of(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    if NOT_MET in found:
        return NOT_MET
    return CANNOT_TELL if CANNOT_TELL in found else MET


def _holds_honour(facts: Facts, *, honours: Sequence[str], named: str) -> Told:
    """In the same year; one that is only proposed yet decides nothing."""
    held = facts.honours.get(facts.year)
    if held is not None and held & set(honours):
        return MET, (f"Được tặng {named} năm {facts.year}",)
    if facts.pending & set(honours):
        return CANNOT_TELL, (f"Đang được đề nghị {named} năm {facts.year}, chưa có quyết định",)
    if held is None:
        return CANNOT_TELL, (f"Sổ khen thưởng chưa có dữ liệu năm {facts.year}",)
    return NOT_MET, (f"Sổ khen thưởng năm {facts.year} không có {named}",)


def _consecutive_honours(facts: Facts, *, honours: Sequence[str], years: int, named: str) -> Told:
    """A run of years that ends with the year of the dossier, or with the year before."""
    runs = [range(end - years + 1, end + 1) for end in (facts.year, facts.year - 1)]
    verdicts = [_all_of(_held_in(facts, year, honours) for year in run) for run in runs]
    best = Asked(tuple(_bare(verdict) for verdict in verdicts)).verdict
    return best, _run_words(facts, runs, honours, named)


def _held_in(facts: Facts, year: int, honours: Sequence[str]) -> Verdict:
    held = facts.honours.get(year)
    return CANNOT_TELL if held is None else _yes(bool(held & set(honours)))


def _run_words(
    facts: Facts, runs: Sequence[range], honours: Sequence[str], named: str
) -> tuple[str, ...]:
    span = sorted({year for run in runs for year in run})
    by_verdict = {
        verdict: [str(year) for year in span if _held_in(facts, year, honours) == verdict]
        for verdict in Verdict
    }
    said = [
        (f"Được tặng {named}: ", by_verdict[MET]),
        ("Không có: ", by_verdict[NOT_MET]),
        ("Chưa có dữ liệu: ", by_verdict[CANNOT_TELL]),
    ]
    return tuple(words + ", ".join(listed) for words, listed in said if listed)


def _bare(verdict: Verdict) -> Finding:
    return Finding("", "", verdict, "", (), False, "", False)


def _initiatives(facts: Facts, *, initiative_level: str, count: int, years: int) -> Told:
    """So many unused ones of a level or above; of the last years, or of any (``years`` 0)."""
    if facts.initiatives is None:
        return CANNOT_TELL, ("Chưa có dữ liệu về sáng kiến, đề tài",)
    ranks = list(INITIATIVE_LEVELS)
    fitting = [
        one
        for one in facts.initiatives
        if ranks.index(one.level) >= ranks.index(initiative_level)
        and one.year <= facts.year
        and (not years or one.year > facts.year - years)
    ]
    free = [one for one in fitting if not one.used_for]
    words = tuple(_initiative_words(one) for one in fitting)
    none = (f"Chưa có sáng kiến, đề tài {INITIATIVE_LEVELS[initiative_level]} được công nhận",)
    return _yes(len(free) >= count), words or none


def _initiative_words(one: Initiative) -> str:
    level = INITIATIVE_LEVELS[one.level]
    used = f"; đã dùng để xét {one.used_for}, không dùng lần nữa" if one.used_for else ""
    return f"“{one.name}”, công nhận {level} năm {one.year}{used}"


def _completion_with_initiatives(
    facts: Facts, *, level: str, years: int, initiative_level: str, count: int
) -> Told:
    done, done_words = _completion_at_least(facts, level=level, years=years)
    found, found_words = _initiatives(
        facts, initiative_level=initiative_level, count=count, years=years
    )
    return _all_of([done, found]), (*done_words, *found_words)


def _registered(facts: Facts) -> Told:
    return _known(
        facts.registered,
        yes="Đã đăng ký tham gia phong trào",
        no="Không đăng ký tham gia phong trào",
        unknown="Chưa có dữ liệu đăng ký tham gia phong trào",
    )


def _result_met(facts: Facts) -> Told:
    return _known(
        facts.result_met,
        yes="Đạt các chỉ tiêu đã đăng ký",
        no="Chưa đạt hết các chỉ tiêu đã đăng ký",
        unknown="Chưa có kết quả của chỉ tiêu đã đăng ký",
    )


def _took_part(facts: Facts) -> Told:
    """An approved registration or its result shows it; without one, people look further."""
    shown = [
        words
        for fact, words in (
            (facts.registered, "Đã đăng ký tham gia phong trào"),
            (facts.result_met, "Đạt các chỉ tiêu đã đăng ký"),
        )
        if fact
    ]
    look = ("Không thấy đăng ký trên cổng; xem minh chứng khác trong hồ sơ",)
    return (MET, tuple(shown)) if shown else (CANNOT_TELL, look)


def _known(fact: bool | None, *, yes: str, no: str, unknown: str) -> Told:
    if fact is None:
        return CANNOT_TELL, (unknown,)
    return (MET, (yes,)) if fact else (NOT_MET, (no,))


def _share_of_members(
    facts: Facts, *, honours: Sequence[str], num: int, den: int, named: str
) -> Told:
    roster = facts.roster
    if roster is None or roster.titles is None or roster.members <= 0:
        return CANNOT_TELL, (f"Chưa có số người đạt {named} trong tổng số người của tập thể",)
    held = sum(roster.titles.get(code, 0) for code in honours)
    share = Fraction(held, roster.members)
    words = f"{held}/{roster.members} người đạt {named}, bằng {_percent(share)}"
    return _yes(share >= Fraction(num, den)), (f"{words}; cần từ {_percent(Fraction(num, den))}",)


def _percent(share: Fraction) -> str:
    """Write 70% or 66,66%, cut and never rounded up: 69,999% is not 70%."""
    return f"{format_number(Decimal(int(share * 10_000)) / 100)}%"


def _all_completed(facts: Facts) -> Told:
    roster = facts.roster
    if roster is None or roster.completed is None or roster.members <= 0:
        return CANNOT_TELL, ("Chưa có số người hoàn thành nhiệm vụ của tập thể",)
    words = f"{roster.completed}/{roster.members} người hoàn thành nhiệm vụ được giao"
    return _yes(roster.completed >= roster.members), (words,)


def _has_holder(facts: Facts, *, honours: Sequence[str], named: str) -> Told:
    if facts.roster is None or facts.roster.titles is None:
        return CANNOT_TELL, (f"Chưa biết trong tập thể có ai đạt {named}",)
    held = sum(facts.roster.titles.get(code, 0) for code in honours)
    return _yes(held > 0), (f"Có {held} người đạt {named}" if held else f"Không ai đạt {named}",)


def _nobody_disciplined(facts: Facts) -> Told:
    if facts.roster is None or facts.roster.disciplined is None:
        return CANNOT_TELL, ("Chưa biết trong tập thể có ai bị kỷ luật từ cảnh cáo trở lên",)
    found = facts.roster.disciplined
    words = f"Có {found} người bị kỷ luật từ cảnh cáo trở lên" if found else "Không ai bị kỷ luật"
    return _yes(found == 0), (words,)


def _not_disciplined(facts: Facts) -> Told:
    """For one person."""
    return _known(
        None if facts.disciplined is None else not facts.disciplined,
        yes="Không bị kỷ luật từ cảnh cáo trở lên",
        no="Bị kỷ luật từ cảnh cáo trở lên trong năm",
        unknown="Chưa ai xác nhận về kỷ luật",
    )


def _not_under_verification(facts: Facts) -> Told:
    return _known(
        None if facts.under_verification is None else not facts.under_verification,
        yes="Không trong thời gian xem xét kỷ luật, thanh tra, xác minh tố cáo",
        no="Đang xem xét kỷ luật, thanh tra hoặc xác minh tố cáo",
        unknown="Chưa ai xác nhận về kỷ luật, thanh tra, tố cáo",
    )


def _not_rewarded_already(facts: Facts) -> Told:
    """One form of reward for one achievement."""
    if facts.rewarded_already is None:
        return CANNOT_TELL, ("Chưa đối chiếu với sổ khen thưởng",)
    if not facts.rewarded_already:
        return MET, ("Thành tích này chưa được khen thưởng",)
    return NOT_MET, tuple(f"Đã được tặng {award}" for award in facts.rewarded_already)


def _no_violations(facts: Facts) -> Told:
    if facts.violations is None:
        return CANNOT_TELL, ("Chưa đối chiếu với danh sách vi phạm trong năm",)
    if not facts.violations:
        return MET, ("Không có trong danh sách vi phạm",)
    return NOT_MET, tuple(facts.violations)


def _subject_is(facts: Facts, *, subjects: Sequence[str]) -> Told:
    return _yes(facts.subject in subjects), (f"Đối tượng: {SUBJECTS[facts.subject]}",)


def _unit_kind_is(facts: Facts, *, kinds: Sequence[str]) -> Told:
    if facts.unit_kind is None:
        return CANNOT_TELL, ("Chưa rõ loại đơn vị",)
    return _yes(facts.unit_kind in kinds), (f"Loại đơn vị: {UNIT_KINDS[facts.unit_kind]}",)


def _ground_is(facts: Facts, *, grounds: Sequence[str]) -> Told:
    words = f"Đề nghị khen thưởng {GROUNDS[facts.procedure]}"
    return _yes(facts.procedure in grounds), (words,)


def _only_regular_merits(facts: Facts) -> Told:
    """What was rewarded as sudden or thematic proves nothing for công trạng."""
    if facts.procedure != "regular":
        return MET, (f"Đề nghị khen thưởng {GROUNDS[facts.procedure]}, không phải công trạng",)
    if facts.merits is None:
        return CANNOT_TELL, ("Chưa đối chiếu thành tích với các lần khen đột xuất, chuyên đề",)
    others = [one for one in facts.merits if one.ground in ("sudden", "campaign")]
    if not others:
        return MET, ("Không dùng thành tích đã khen đột xuất, theo chuyên đề",)
    return NOT_MET, tuple(f"“{one.words}” đã khen {GROUNDS[one.ground]}" for one in others)


def _judged(facts: Facts, *, look: str) -> Told:
    return CANNOT_TELL, (look,)


def _not_asked(facts: Facts) -> Told:
    return MET, ("Địa phương không đặt tiêu chuẩn này",)


# --- What a check needs, and how it is called on screen.


@dataclass(frozen=True)
class Kind:
    words: str
    holds: Callable[[Any], bool]


def _never(facts: Facts) -> bool:
    return False


def _always(facts: Facts) -> bool:
    return True


def _of_direct_workers(facts: Facts) -> bool:
    return bool(facts.direct_worker)


@dataclass(frozen=True)
class Check:
    """``by_people``: whether people say where the data do not."""

    label: str
    tell: Callable[..., Told]
    params: Mapping[str, Kind] = field(default_factory=dict)
    by_people: Callable[[Facts], bool] = _never


def _among(names: Iterable[str]) -> Callable[[Any], bool]:
    allowed = frozenset(names)
    return lambda value: isinstance(value, str) and value in allowed


def _list_of(names: Iterable[str] | None = None) -> Callable[[Any], bool]:
    allowed = None if names is None else frozenset(names)

    def holds(value: Any) -> bool:
        if not isinstance(value, list) or not value:
            return False
        return all(isinstance(one, str) and (allowed is None or one in allowed) for one in value)

    return holds


def _number_from(least: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= 1000


_COUNT = Kind("số từ 1 trở lên", _number_from(1))
_SPAN = Kind("số năm gần nhất, 0 là mọi năm", _number_from(0))
_COMPLETION = Kind("một mức trong danh sách", _among(COMPLETIONS))
_INITIATIVE = Kind("một phạm vi trong danh sách", _among(INITIATIVE_LEVELS))
_WORDS = Kind("một câu", lambda value: isinstance(value, str) and bool(value.strip()))
_CODES = Kind("ít nhất một danh hiệu", _list_of())
_TITLES = {"honours": _CODES, "named": _WORDS}

CHECKS: Mapping[str, Check] = {
    "completion_at_least": Check(
        "Mức hoàn thành nhiệm vụ trong các năm liền",
        _completion_at_least,
        {"level": _COMPLETION, "years": _COUNT},
    ),
    "rated_or_judged": Check(
        "Mức hoàn thành nhiệm vụ; người lao động trực tiếp do người xét đánh giá",
        _rated_or_judged,
        {"level": _COMPLETION, "years": _COUNT, "look": _WORDS},
        _of_direct_workers,
    ),
    "holds_honour": Check("Có danh hiệu cùng năm", _holds_honour, _TITLES),
    "consecutive_honours": Check(
        "Có danh hiệu nhiều năm liền", _consecutive_honours, {**_TITLES, "years": _COUNT}
    ),
    "initiatives": Check(
        "Có sáng kiến, đề tài chưa dùng",
        _initiatives,
        {"initiative_level": _INITIATIVE, "count": _COUNT, "years": _SPAN},
    ),
    "completion_with_initiatives": Check(
        "Mức hoàn thành nhiệm vụ nhiều năm và sáng kiến",
        _completion_with_initiatives,
        {"level": _COMPLETION, "years": _COUNT, "initiative_level": _INITIATIVE, "count": _COUNT},
    ),
    "took_part": Check("Tham gia phong trào thi đua", _took_part, by_people=_always),
    "registered": Check("Đã đăng ký tham gia phong trào", _registered),
    "result_met": Check("Đạt chỉ tiêu đã đăng ký", _result_met),
    "share_of_members": Check(
        "Tỷ lệ người có danh hiệu trong tập thể",
        _share_of_members,
        {**_TITLES, "num": _COUNT, "den": _COUNT},
    ),
    "all_completed": Check("Mọi người đều hoàn thành nhiệm vụ", _all_completed),
    "has_holder": Check("Trong tập thể có người đạt danh hiệu", _has_holder, _TITLES),
    "nobody_disciplined": Check("Tập thể không có ai bị kỷ luật", _nobody_disciplined),
    "not_disciplined": Check("Cá nhân không bị kỷ luật", _not_disciplined),
    "not_under_verification": Check(
        "Không bị xem xét kỷ luật, thanh tra, tố cáo", _not_under_verification
    ),
    "not_rewarded_already": Check("Thành tích chưa được khen thưởng", _not_rewarded_already),
    "no_violations": Check("Hộ không có trong danh sách vi phạm", _no_violations),
    "subject_is": Check(
        "Đúng đối tượng",
        _subject_is,
        {"subjects": Kind("ít nhất một mục", _list_of(SUBJECTS))},
    ),
    "unit_kind_is": Check(
        "Đúng loại đơn vị",
        _unit_kind_is,
        {"kinds": Kind("ít nhất một mục", _list_of(UNIT_KINDS))},
    ),
    "ground_is": Check(
        "Đúng loại khen thưởng",
        _ground_is,
        {"grounds": Kind("ít nhất một mục", _list_of(GROUNDS))},
    ),
    "only_regular_merits": Check("Không dùng thành tích đột xuất, chuyên đề", _only_regular_merits),
    "judged": Check("Do người xét đánh giá", _judged, {"look": _WORDS}, _always),
    "not_asked": Check("Địa phương không đặt tiêu chuẩn này", _not_asked),
}
NOT_ASKED = "not_asked"
