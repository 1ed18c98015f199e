"""What parts two contents, told in the words of an office, for a minute's reading. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from campaigns.comparing.places import few_words
from campaigns.comparing.revisions import PartChange, RevisionChanges
from campaigns.comparing.target_changes import TargetChange
from campaigns.comparing.texts import TextChange
from emulation.lib.text import first_lower

Category = Literal[
    "item_added", "item_removed", "appendix_added", "appendix_removed", "item_moved",
    "text_added", "text_removed", "text_changed", "text_moved", "table", "follows", "named",
    "unprinted",
]  # fmt: skip
# Changes that a chairman wants to hear by name, in this order.
NAMED = ("title", "deadline", "signer", "date", "number", "symbol", "issuer", "place", "superior")
_FEW_NAMED = 3
_LONG = 10
_COUNTED: tuple[tuple[Category, str], ...] = (
    ("item_added", "thêm {} mục"),
    ("item_removed", "bỏ {} mục"),
    ("appendix_added", "thêm {} phụ lục"),
    ("appendix_removed", "bỏ {} phụ lục"),
    ("item_moved", "chuyển chỗ {} mục"),
    ("text_added", "thêm {} đoạn"),
    ("text_removed", "bỏ {} đoạn"),
    ("text_moved", "chuyển chỗ {} đoạn"),
    ("text_changed", "sửa chữ {} chỗ"),
    ("table", "sửa {} bảng"),
    ("follows", "{} chỗ trong văn bản đổi số theo chỉ tiêu"),
    ("unprinted", "{} chỗ không in ra giấy"),
)


@dataclass(frozen=True)
class Summary:
    """``clauses`` are read one after another behind "So với …:"."""

    since: str
    clauses: tuple[str, ...]
    total: int  # of single changes

    @property
    def sentence(self) -> str:
        if not self.clauses:
            return f"Không có gì khác so với {self.since}."
        return f"So với {self.since}: {'; '.join(self.clauses)}."


def summary(changes: RevisionChanges, since: str) -> Summary:
    """Sum the changes up; ``since``: "bản trình lần 1"."""
    counted = tally(changes)
    clauses = [*_targets(changes), *_counts(counted), *_named(changes)]
    return Summary(since, tuple(clauses), counted.total() + _target_total(changes))


def tally(changes: RevisionChanges) -> Counter[Category]:
    """Count every single change of the text under exactly one category."""
    return Counter(category(part, one) for part, one in single_changes(changes))


def single_changes(
    changes: RevisionChanges,
) -> Iterator[tuple[PartChange, TextChange | None]]:
    """Yield every change; an item that comes or goes is one, with all that stands in it."""
    for part in changes.changed_parts:
        if part.kind in ("added", "removed"):
            yield from ((part, None) for _ in range(1 + part.below))
        else:
            yield from ((part, one) for one in part.changes)


def category(part: PartChange, one: TextChange | None) -> Category:
    if one is None:
        return _whole(part)
    if one.field == "place":
        return "item_moved" if one.name == "Chỗ đứng" else "text_moved"
    if one.field in NAMED and (one.prints or one.field == "deadline"):
        return "named"
    if not one.prints:
        return "unprinted"
    if one.follows:
        return "follows"
    if one.field == "table":
        return "table"
    if one.field == "text" and one.kind == "added":
        return "text_added"
    return "text_removed" if one.field == "text" and one.kind == "removed" else "text_changed"


def _whole(part: PartChange) -> Category:
    if part.placed.part == "appendix":
        return "appendix_added" if part.kind == "added" else "appendix_removed"
    return "item_added" if part.kind == "added" else "item_removed"


def _targets(changes: RevisionChanges) -> Iterator[str]:
    by_value = [target for target in changes.targets if target.has_new_value]
    if by_value:
        named = _few([f"{target.name} {target.arrow}" for target in by_value])
        yield f"{len(by_value)} chỉ tiêu đổi số ({named})"
    for kind, verb in (("added", "thêm"), ("removed", "bỏ")):
        names = [target.name for target in changes.targets if target.kind == kind]
        if names:
            yield f"{verb} {len(names)} chỉ tiêu ({_few(names)})"
    rest = [target.name for target in changes.targets if _is_of_the_rest(target)]
    if rest:
        yield f"{len(rest)} chỉ tiêu sửa chi tiết khác ({_few(rest)})"
    if changes.order_of_targets:
        yield "đổi thứ tự chỉ tiêu"


def _is_of_the_rest(target: TargetChange) -> bool:
    return target.kind == "changed" and not target.has_new_value


def _target_total(changes: RevisionChanges) -> int:
    return len(changes.targets) + changes.order_of_targets


def _counts(counted: Counter[Category]) -> Iterator[str]:
    yield from (words.format(counted[key]) for key, words in _COUNTED if counted[key])


def _named(changes: RevisionChanges) -> Iterator[str]:
    """Tell each by name; of many of a kind, how many."""
    by_field: dict[str, list[str]] = {field: [] for field in NAMED}
    names: dict[str, str] = {}
    for part, one in single_changes(changes):
        if one is not None and category(part, one) == "named":
            by_field[one.field].append(_named_clause(part, one))
            names[one.field] = first_lower(one.name)
    for field, clauses in by_field.items():
        is_many = len(clauses) > _FEW_NAMED
        yield from [f"{len(clauses)} {names[field]} đổi"] if is_many else clauses


def _named_clause(part: PartChange, one: TextChange) -> str:
    name = first_lower(one.name)
    if one.field == "deadline":
        name = f"thời hạn ở {first_lower(part.placed.place)}"
    if one.field == "title":
        return "sửa trích yếu"
    old, new = (few_words(" ".join(text.split()), _LONG) for text in (one.old, one.new))
    if not old or not new:
        return f"thêm {name} {new}" if new else f"bỏ {name} {old}"
    return f"{name} đổi từ {old} sang {new}"


def _few(names: Iterable[str]) -> str:
    every = list(names)
    tail = "; …" if len(every) > _FEW_NAMED else ""
    return "; ".join(every[:_FEW_NAMED]) + tail
