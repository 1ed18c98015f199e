"""How a decision names who is rewarded: the name, and the chức vụ, unit or address beside it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from emulation.lib.text import name_inside
from emulation.org.models import Household, Person, Position, Unit
from emulation.org.rights import holding_on
from emulation.org.selectors import unit_names

Subject = Person | Unit | Household
# Words of the chức vụ of who leads something: "Phó trưởng thôn", "Hiệu trưởng", "Bí thư Đoàn".
_LEADS = re.compile(r"\b(trưởng|phó|chủ tịch|bí thư|giám đốc|phụ trách)\b")
_FORMS_OF_ADDRESS = {Person.Gender.MALE: "ông ", Person.Gender.FEMALE: "bà "}


@dataclass(frozen=True)
class Named:
    """``is_leader`` is what the person's chức vụ say; a clerk may correct it."""

    recipient: str
    detail: str = ""
    is_leader: bool = False


def named_on(
    subjects: Sequence[Subject], unit: Unit, day: dt.date, known: Mapping[int, str] | None = None
) -> list[Named]:
    """Return how each is named on a day, in the same order; at most two queries.

    ``unit`` is the one that nominates them, ``known`` are names of units of the day.
    """
    posts = _posts([each.pk for each in subjects if isinstance(each, Person)], day)
    units = {unit.pk, *(post.unit_id for post in posts.values())}
    units |= {each.pk for each in subjects if isinstance(each, Unit)}
    names = dict(known or {})
    if left := units - names.keys():
        names |= unit_names(left, day)
    return [_named(each, posts, names, unit) for each in subjects]


def _named(
    subject: Subject, posts: dict[int, Position], names: dict[int, str], unit: Unit
) -> Named:
    if isinstance(subject, Unit):
        return Named(names[subject.pk])
    if isinstance(subject, Household):
        head = subject.head
        where = [part for part in (subject.address, names[unit.pk]) if part]
        address = _FORMS_OF_ADDRESS.get(head.gender, "")
        return Named(f"Hộ {address}{head.full_name}", ", ".join(where))
    post = posts.get(subject.pk)
    if post is None:
        return Named(subject.full_name, names[unit.pk])
    return Named(subject.full_name, _post_words(post, names[post.unit_id]), _leads(post))


def _leads(post: Position) -> bool:
    return bool(post.signature_title or _LEADS.search(post.title.casefold()))


def _post_words(post: Position, unit_words: str) -> str:
    """Return "Trưởng thôn Hồng Lạc", "Công chức, Văn phòng": the unit once."""
    inside = name_inside(unit_words)
    if post.title.casefold().endswith(inside.casefold()):
        return post.title
    return f"{post.title}, {inside}"


def _posts(people: Sequence[int], day: dt.date) -> dict[int, Position]:
    """Return the first chức vụ of each person on a day, one that signs before others."""
    if not people:
        return {}
    rows = Position.objects.filter(holding_on(day), person__in=people)
    found: dict[int, Position] = {}
    for post in sorted(rows, key=lambda post: (not post.signature_title, post.valid_from, post.pk)):
        found.setdefault(post.person_id, post)
    return found
