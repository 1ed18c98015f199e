"""Sets of questions that a registration answers: "5 rõ", "6 rõ", the commune's own."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import SloganMember, SloganSet
from emulation.lib.text import clean_line
from emulation.org.models import Commune, User
from emulation.org.rights import authorise, subject
from emulation.trail.services import entry_record

DATA = Path(__file__).parents[2] / "data" / "slogans.json"
Members = Sequence[tuple[str, str]]  # how it is called, and the question


@transaction.atomic
def slogan_sets_load(*, commune: Commune, by: User | None) -> int:
    """Add the usual sets that the commune does not have by name; return how many."""
    actor = authorise(by, "campaigns.keep_slogans", commune)
    known = set(SloganSet.objects.filter(commune=commune).values_list("name", flat=True))
    given = json.loads(DATA.read_text(encoding="utf-8"))["sets"]
    new = [each for each in given if each["name"] not in known]
    for each in new:
        row = SloganSet.objects.create(commune=commune, name=each["name"], source=each["source"])
        _write_members(row, [tuple(member) for member in each["members"]])
        entry_record("campaigns.slogans.added", actor=actor, subject=subject(row))
    return len(new)


@transaction.atomic
def slogan_set_create(
    *, commune: Commune, name: str, members: Members, by: User | None, **about: str | dt.date | None
) -> SloganSet:
    """``about`` are the source, the issuer and the days from which and until which it is used."""
    actor = authorise(by, "campaigns.keep_slogans", commune)
    row = SloganSet(commune=commune, name=clean_line(name), **about)
    row.full_clean()
    row.save()
    _write_members(row, members)
    entry_record("campaigns.slogans.added", actor=actor, subject=subject(row))
    return row


@transaction.atomic
def slogan_set_change(
    *,
    slogan_set: SloganSet,
    name: str,
    members: Members,
    by: User,
    **about: str | dt.date | None,
) -> SloganSet:
    """Change a set; a member that keeps its name keeps the answers that were given to it."""
    actor = authorise(by, "campaigns.keep_slogans", slogan_set.commune)
    for field, value in {"name": clean_line(name), **about}.items():
        setattr(slogan_set, field, value)
    slogan_set.full_clean()
    slogan_set.save()
    _write_members(slogan_set, members)
    entry_record("campaigns.slogans.changed", actor=actor, subject=subject(slogan_set))
    return slogan_set


def _write_members(row: SloganSet, members: Members) -> None:
    named = {clean_line(name): clean_line(question) for name, question in members if name.strip()}
    if not named:
        raise ValidationError({"members": "Ghi ít nhất một điều, mỗi dòng một điều."})
    row.members.exclude(name__in=named).delete()
    for place, (name, question) in enumerate(named.items(), 1):
        member, _ = SloganMember.objects.get_or_create(
            commune=row.commune, slogan_set=row, name=name
        )
        member.position, member.question = place, question
        member.full_clean()
        member.save()
