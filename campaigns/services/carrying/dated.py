"""What of a carried plan speaks of last year: written down, changed or kept, one by one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.carrying.dated import Dated, Kind, Turn, carried_date, find_dated
from campaigns.carrying.look_over import LookRow, waiting_rows
from campaigns.content import plan_content
from campaigns.models import CarryOver, DatedPlace, Plan
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from campaigns.services.texts import texts_edit
from campaigns.texts import DEADLINE, WHOLE_MOTTO, Edit, TextField, look_fields, touches
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.text import clean_line
from emulation.org.models import Membership, Person, User
from emulation.org.services.rows import save_many

DECISIONS = DatedPlace.Decision


def dated_write_down(plan: Plan, source: Plan) -> CarryOver:
    """Note every dated place of a plan that was just carried over, in reading order."""
    turn = Turn(source.year, plan.year, dates.today(), _names(source))
    found = [
        (field, place)
        for field in look_fields(plan_content(plan))
        for place in _places_in(field, turn)
    ]
    carried = CarryOver(
        commune_id=plan.commune_id,
        plan=plan,
        source=source,
        from_year=source.year,
        to_year=plan.year,
        texts={field.key: field.text for field, _ in found},
        made_at=dates.now(),
    )
    carried.save()
    save_many(
        (field.place, _row(carried, position, field, place))
        for position, (field, place) in enumerate(found, start=1)
    )
    return carried


@transaction.atomic
def dated_change(*, carried: CarryOver, texts: Mapping[str, str], by: User) -> int:
    """Put new words in dated places, by uid; return how many were still waiting for it.

    A place that somebody decided on or retyped meanwhile is left as it is now.
    """
    plan = carried.plan
    membership = plan_writer(plan, by)
    plan_touch(plan)
    rows = [row for row in waiting_rows(carried) if str(row.place.uid) in texts]
    if any(row.place.kind == Kind.DEADLINE for row in rows):
        raise ValidationError("Thời hạn thì sửa ở mục giao việc ấy.")
    edits: dict[str, list[Edit]] = defaultdict(list)
    seen = {}
    for row in rows:
        text = clean_line(texts[str(row.place.uid)])
        edits[row.field.key].append(Edit(row.start, row.place.length, text))
        seen[row.field.key] = row.field.digest
    texts_edit(plan, *_without_alias(edits, seen))
    _decide([row.place for row in rows], DECISIONS.CHANGED, membership, texts)
    if rows:
        tell(plan, "campaigns.plan.dated_changed", by, membership, name=_told(rows, texts))
    return len(rows)


@transaction.atomic
def dated_keep(*, carried: CarryOver, uids: Collection[str], by: User) -> int:
    """Say that dated places stay as they are; return how many were waiting for it."""
    membership = plan_writer(carried.plan, by)
    plan_touch(carried.plan)
    places = list(carried.places.filter(uid__in=uids, decision=DECISIONS.WAITING))
    _decide(places, DECISIONS.KEPT, membership, {})
    return len(places)


@transaction.atomic
def dated_reopen(*, place: DatedPlace, by: User) -> None:
    """Let a place that was kept wait again."""
    plan_writer(place.carry_over.plan, by)
    kept = DatedPlace.objects.filter(pk=place.pk, decision=DECISIONS.KEPT)
    kept.update(decision=DECISIONS.WAITING, decided_at=None, decided_by=None)


def _decide(
    places: Iterable[DatedPlace], decision: str, by: Membership, texts: Mapping[str, str]
) -> None:
    rows = list(places)
    for place in rows:
        place.decision, place.decided_at, place.decided_by = decision, dates.now(), by
        place.result = clean_line(texts.get(str(place.uid), ""))
    DatedPlace.objects.bulk_update(rows, ["decision", "decided_at", "decided_by", "result"])


def _without_alias(
    edits: Mapping[str, list[Edit]], seen: Mapping[str, str]
) -> tuple[dict[str, list[Edit]], dict[str, str]]:
    """The motto as a whole is the motto; no year inside it is changed along with it."""
    edits, seen = dict(edits), dict(seen)
    if WHOLE_MOTTO in edits:
        edits["motto"], seen["motto"] = edits.pop(WHOLE_MOTTO), seen.pop(WHOLE_MOTTO)
    return edits, seen


def _told(rows: list[LookRow], texts: Mapping[str, str]) -> str:
    """Say what became what: "14 chỗ “2024” thành “2025”"."""
    first = rows[0].place
    new = clean_line(texts[str(first.uid)])
    alike = all(row.place.text == first.text for row in rows)
    if alike and len(first.text) <= 60 and len(new) <= 60:
        return f"{len(rows)} chỗ “{first.text}” thành “{new}”"
    return f"{len(rows)} chỗ nói về năm cũ"


def _places_in(field: TextField, turn: Turn) -> Iterator[Dated]:
    whole = (0, len(field.text))
    if field.key == WHOLE_MOTTO:
        note = f"Chủ đề của năm {turn.from_year}: đặt chủ đề mới, hoặc giữ."
        yield Dated(*whole, Kind.MOTTO, field.text, note=note)
    elif field.key.startswith(DEADLINE):
        yield Dated(*whole, Kind.DEADLINE, field.text, note=_deadline_note(field.text, turn))
    else:
        for place in find_dated(field.text, turn):
            new_title = field.key == "title" and str(turn.from_year) not in place.text
            if not new_title and not touches(place.start, place.length, field.marks):
                yield place


def _deadline_note(day: str, turn: Turn) -> str:
    """The deadline was moved already; 29 February stands as the 28th."""
    moved = dt.datetime.strptime(day, "%d/%m/%Y").date()
    before = carried_date(moved, -turn.years)
    note = f"Đã chuyển từ {date_short(before)} sang {day}."
    return f"{note} Xem cả ngày 29 tháng 2." if (moved.month, moved.day) == (2, 28) else note


def _row(carried: CarryOver, position: int, field: TextField, place: Dated) -> DatedPlace:
    return DatedPlace(
        commune_id=carried.commune_id,
        carry_over=carried,
        position=position,
        field_key=field.key,
        start=place.start,
        length=place.length,
        kind=place.kind,
        text=place.text,
        proposal=place.proposal,
        note=place.note,
    )


def _names(source: Plan) -> tuple[str, ...]:
    people = Person.objects.filter(commune=source.commune_id, positions__isnull=False)
    return tuple(people.values_list("full_name", flat=True).distinct())
