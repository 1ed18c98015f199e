"""A registration to read: what was sent beside what was assigned and the last result."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from campaigns.models import Registration, RegistrationSending, RegistrationState, SubjectKind
from campaigns.registering.better import BESIDE_SHORT, Beside
from campaigns.registering.frozen import Content, content_of, far_words
from campaigns.registering.office.last import last_results
from campaigns.registering.rules import is_lapsed
from campaigns.registering.telling import sending_in_force
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held
from targets.measures import format_short
from targets.rules import DECIDING

BESIDE_SIGNS = {Beside.BETTER: "is-done", Beside.SAME: "is-ontrack", Beside.WORSE: "is-risk"}
MOST_NAMES = 50  # of a title on the page; more have a page of their own


@dataclass(frozen=True)
class ShownPledge:
    name: str
    assigned: str
    said: str
    beside: str  # "hơn", or "" without anything to compare
    sign: str
    last: str
    answers: list[tuple[str, str]]
    reason: str = ""
    far_words: str = ""


@dataclass(frozen=True)
class ShownJob:
    name: str
    outcome: str
    due: str
    answers: list[tuple[str, str]]
    reason: str = ""


@dataclass(frozen=True)
class ShownTitle:
    """A title with who aims at it; ``names`` is empty where there are too many for the page."""

    code: str
    name: str
    number: int
    noun: str
    names: list[dict[str, str]] = field(default_factory=list)


NOUNS = {
    SubjectKind.PERSON: "người",
    SubjectKind.COLLECTIVE: "tập thể",
    SubjectKind.HOUSEHOLD: "hộ",
}


def content_read(
    registration: Registration, chosen: RegistrationSending | None, *, is_own: bool
) -> Content | None:
    """Return what the reader sees: what was sent; of what the unit still writes, only the unit.

    The office sees of a returned one, or of one to which the unit adds, what it received.
    """
    if chosen is not None:
        return chosen.content
    latest = sending_in_force(registration)
    is_in_hand = registration.is_writable and not is_lapsed(registration, dates.today())
    if is_own and (is_in_hand or latest is None):
        return content_of(registration) if registration.pk else None
    return latest.content if latest else None


def pledges_shown(registration: Registration, content: Content) -> list[ShownPledge]:
    """Return the pledges in the order of the targets; three queries."""
    last = last_results(registration)
    rows = registration.pledges.exclude(return_reason="")
    reasons = {
        str(uid): why for uid, why in rows.values_list("share__target__uid", "return_reason")
    }
    return [_pledge(one, last, reasons) for one in content["pledges"]]


def jobs_shown(registration: Registration, content: Content) -> list[ShownJob]:
    rows = registration.hardjobs.exclude(return_reason="")
    reasons = {str(uid): why for uid, why in rows.values_list("uid", "return_reason")}
    return [_job(one, reasons) for one in content["jobs"]]


def titles_shown(content: Content, *, personal: bool, only: str = "") -> list[ShownTitle]:
    """Return the titles with their names; ``only`` (a code) names one and all of its people.

    Without the right to personal data households are counted and nobody's year is shown.
    """
    honours = [one for one in content["honours"] if only in ("", one["code"])]
    return [_title(one, personal=personal, is_whole=bool(only)) for one in honours]


def sees_personal(user: User, registration: Registration) -> Membership | None:
    """Names of households, years of birth, signed sheets: the unit's head, and who decides."""
    commune = registration.commune_id
    own = held(user, [Role.UNIT_HEAD], commune, registration.unit)
    return own or held(user, DECIDING, commune)


def reasons_of(registration: Registration) -> list[dict[str, str]]:
    """Return the parts that were named when it was returned, each with why; three queries."""
    if registration.state != RegistrationState.RETURNED:
        return []
    pledges = registration.pledges.exclude(return_reason="").select_related("share__target")
    jobs = registration.hardjobs.exclude(return_reason="")
    people = registration.aspirants.exclude(return_reason="")
    people = people.select_related("person", "collective", "household__head", "honour")
    return [
        *({"name": row.share.target.name, "words": row.return_reason} for row in pledges),
        *({"name": row.name, "words": row.return_reason} for row in jobs),
        *({"name": str(row), "words": row.return_reason} for row in people),
    ]


def receipt_words(content: Content) -> str:
    """Write "12 chỉ tiêu, 1 việc khó, 2 người, 180 hộ"."""
    parts = [(len([one for one in content["pledges"] if one["words"]]), "chỉ tiêu")]
    parts.append((len(content["jobs"]), "việc khó"))
    for kind, noun in NOUNS.items():
        who = {
            each["uid"]
            for one in content["honours"]
            if one["subject"] == kind
            for each in one["who"]
        }
        parts.append((len(who), noun))
    return ", ".join(f"{number} {noun}" for number, noun in parts if number) or "chưa có gì"


def beside_of(one: Mapping[str, Any]) -> Beside:
    return Beside(one["beside"])


def assigned_words(one: Mapping[str, Any]) -> str:
    """Write what was assigned: "600 tấn"; "" where nothing was."""
    if one["assigned"] is None:
        return ""
    return format_short(Decimal(one["assigned"]), one["unit_text"])


def _pledge(
    one: Mapping[str, Any], last: Mapping[str, str], reasons: Mapping[str, str]
) -> ShownPledge:
    beside = beside_of(one)
    return ShownPledge(
        name=one["name"],
        assigned=assigned_words(one),
        said=one["words"],
        beside=BESIDE_SHORT[beside],
        sign=BESIDE_SIGNS.get(beside, ""),
        last=last.get(one["target"], ""),
        answers=list(one["answers"].items()),
        reason=reasons.get(one["target"], ""),
        far_words=far_words(one),
    )


def _job(one: Mapping[str, Any], reasons: Mapping[str, str]) -> ShownJob:
    return ShownJob(
        name=one["name"],
        outcome=one["outcome"],
        due=day_words(one["due_on"]),
        answers=list(one["answers"].items()),
        reason=reasons.get(one["uid"], ""),
    )


def day_words(iso: str | None) -> str:
    """Write a frozen date, "2024-06-30", as 30/06/2024."""
    return date_short(dt.date.fromisoformat(iso)) if iso else ""


def _title(one: Mapping[str, Any], *, personal: bool, is_whole: bool) -> ShownTitle:
    who = one["who"]
    is_hidden = one["subject"] == SubjectKind.HOUSEHOLD and not personal
    is_long = len(who) > MOST_NAMES and not is_whole
    return ShownTitle(
        code=one["code"],
        name=one["name"],
        number=len(who),
        noun=NOUNS[SubjectKind(one["subject"])],
        names=[] if is_hidden or is_long else named(who, personal=personal),
    )


def named(who: Iterable[Mapping[str, Any]], *, personal: bool) -> list[dict[str, str]]:
    """Return names with what tells people of one name apart, where the reader may know it."""
    return [{"name": each["name"], "more": _more(each) if personal else ""} for each in who]


def _more(each: Mapping[str, Any]) -> str:
    parts = [f"sinh {each['born']}" if each.get("born") else ""]
    parts += [f"mã hộ {each['code']}" if each.get("code") else "", each.get("address", "")]
    return ", ".join(part for part in parts if part)
