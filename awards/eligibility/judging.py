"""Standards judged by their checks; which figures a check needs. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from awards.eligibility import checks
from awards.eligibility.facts import (
    COMPLETIONS,
    GROUNDS,
    INITIATIVE_LEVELS,
    SUBJECTS,
    UNIT_KINDS,
    Facts,
)
from awards.eligibility.findings import Finding, Verdict
from emulation.lib.text import first_upper

Params = Mapping[str, Any]
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


def judge(conditions: Iterable[ConditionRule], facts: Facts) -> list[Finding]:
    """Return a finding for each condition, in their order.

    Raises ``KeyError`` for an unknown check and ``BadParams`` for wrong figures of one: rows
    are checked by ``check_params`` before they are saved.
    """
    return [_finding(condition, facts) for condition in conditions]


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
    tell: Callable[..., checks.Told]
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
        checks.completion_at_least,
        {"level": _COMPLETION, "years": _COUNT},
    ),
    "rated_or_judged": Check(
        "Mức hoàn thành nhiệm vụ; người lao động trực tiếp do người xét đánh giá",
        checks.rated_or_judged,
        {"level": _COMPLETION, "years": _COUNT, "look": _WORDS},
        _of_direct_workers,
    ),
    "holds_honour": Check("Có danh hiệu cùng năm", checks.holds_honour, _TITLES),
    "consecutive_honours": Check(
        "Có danh hiệu nhiều năm liền", checks.consecutive_honours, {**_TITLES, "years": _COUNT}
    ),
    "initiatives": Check(
        "Có sáng kiến, đề tài chưa dùng",
        checks.initiatives,
        {"initiative_level": _INITIATIVE, "count": _COUNT, "years": _SPAN},
    ),
    "completion_with_initiatives": Check(
        "Mức hoàn thành nhiệm vụ nhiều năm và sáng kiến",
        checks.completion_with_initiatives,
        {"level": _COMPLETION, "years": _COUNT, "initiative_level": _INITIATIVE, "count": _COUNT},
    ),
    "took_part": Check("Tham gia phong trào thi đua", checks.took_part, by_people=_always),
    "registered": Check("Đã đăng ký tham gia phong trào", checks.registered),
    "result_met": Check("Đạt chỉ tiêu đã đăng ký", checks.result_met),
    "share_of_members": Check(
        "Tỷ lệ người có danh hiệu trong tập thể",
        checks.share_of_members,
        {**_TITLES, "num": _COUNT, "den": _COUNT},
    ),
    "all_completed": Check("Mọi người đều hoàn thành nhiệm vụ", checks.all_completed),
    "has_holder": Check("Trong tập thể có người đạt danh hiệu", checks.has_holder, _TITLES),
    "nobody_disciplined": Check("Tập thể không có ai bị kỷ luật", checks.nobody_disciplined),
    "not_disciplined": Check("Cá nhân không bị kỷ luật", checks.not_disciplined),
    "not_under_verification": Check(
        "Không bị xem xét kỷ luật, thanh tra, tố cáo", checks.not_under_verification
    ),
    "not_rewarded_already": Check("Thành tích chưa được khen thưởng", checks.not_rewarded_already),
    "no_violations": Check("Hộ không có trong danh sách vi phạm", checks.no_violations),
    "subject_is": Check(
        "Đúng đối tượng",
        checks.subject_is,
        {"subjects": Kind("ít nhất một mục", _list_of(SUBJECTS))},
    ),
    "unit_kind_is": Check(
        "Đúng loại đơn vị",
        checks.unit_kind_is,
        {"kinds": Kind("ít nhất một mục", _list_of(UNIT_KINDS))},
    ),
    "ground_is": Check(
        "Đúng loại khen thưởng",
        checks.ground_is,
        {"grounds": Kind("ít nhất một mục", _list_of(GROUNDS))},
    ),
    "only_regular_merits": Check(
        "Không dùng thành tích đột xuất, chuyên đề", checks.only_regular_merits
    ),
    "judged": Check("Do người xét đánh giá", checks.judged, {"look": _WORDS}, _always),
    "not_asked": Check("Địa phương không đặt tiêu chuẩn này", checks.not_asked),
}
NOT_ASKED = "not_asked"
