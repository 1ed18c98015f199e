"""What a unit changed between two sendings of its registration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from campaigns.models import RegistrationSending, SubjectKind
from campaigns.registering.frozen import Content
from campaigns.registering.office.reading import NOUNS, day_words
from targets.reporting.changed import NOTE, Change, Line, changes_between

MOST_NAMES = 12


def registration_changes(
    before: RegistrationSending, now: RegistrationSending, *, personal: bool
) -> list[Change]:
    """Return what differs; names of a title only for who may read them."""
    lines = changes_between(_lines(before.content), _lines(now.content))
    return [*lines, *_names_changed(before.content, now.content, personal=personal)]


def _lines(content: Content) -> list[Line]:
    pledges = [
        (one["target"], one["name"], _with_answers(one["words"], one)) for one in content["pledges"]
    ]
    jobs = [(one["uid"], "Việc khó", _job_words(one)) for one in content["jobs"]]
    return [*pledges, *jobs, (NOTE, NOTE, content["note"])]


def _job_words(one: Mapping[str, Any]) -> str:
    due = f"xong trước ngày {day_words(one['due_on'])}" if one["due_on"] else ""
    parts = [one["name"], one["outcome"], due]
    return _with_answers("; ".join(part for part in parts if part), one)


def _with_answers(words: str, one: Mapping[str, Any]) -> str:
    return "; ".join([words, *(f"{key}: {said}" for key, said in one["answers"].items())])


def _names_changed(before: Content, now: Content, *, personal: bool) -> Iterator[Change]:
    old, new = ({one["code"]: one for one in content["honours"]} for content in (before, now))
    for code, honour in {**new, **old}.items():
        was, stands = (_who(titles.get(code)) for titles in (old, new))
        if was.keys() == stands.keys():
            continue
        noun = NOUNS[SubjectKind(honour["subject"])]
        is_named = personal or honour["subject"] != SubjectKind.HOUSEHOLD
        moved = _moved(was, stands) if is_named else ""
        yield Change(honour["name"], f"{len(was)} {noun}", f"{len(stands)} {noun}{moved}")


def _who(honour: Mapping[str, Any] | None) -> dict[str, str]:
    return {one["uid"]: one["name"] for one in honour["who"]} if honour else {}


def _moved(was: Mapping[str, str], stands: Mapping[str, str]) -> str:
    """Write " (thêm Vi Thị Ba; bỏ Lê Văn Tám)"."""
    added = [name for uid, name in stands.items() if uid not in was]
    gone = [name for uid, name in was.items() if uid not in stands]
    told = [f"{verb} {_cut(names)}" for verb, names in (("thêm", added), ("bỏ", gone)) if names]
    return f" ({'; '.join(told)})"


def _cut(names: list[str]) -> str:
    more = f" và {len(names) - MOST_NAMES} tên khác" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more
