"""The text that is proposed for a covenant: by the pledges of the units that sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Q

from campaigns.models import Campaign, HardJob, Pledge, RegistrationState
from campaigns.registering.better import Beside, beside_share
from emulation.lib import dates
from emulation.lib.text import first_lower, name_inside
from emulation.org.selectors import unit_names
from targets.measures import format_short

SENT = (RegistrationState.SENT, RegistrationState.APPROVED)
MOST_PLEDGES = 8  # of one unit; the better ones first
PROMISES = (
    "Cùng thực hiện đúng, đủ các chỉ tiêu đã đăng ký; báo cáo kết quả đúng hạn, đúng sự thật.",
    "Giúp nhau kinh nghiệm, nhân lực khi đơn vị bạn gặp khó; không chạy theo thành tích.",
    "Tự chấm điểm trung thực; chấm chéo khách quan, công khai.",
)


def proposed_text(campaign: Campaign, units: Sequence[int]) -> str:
    """Return a text to go on from: what each unit pledges, then what all promise; four queries."""
    names = unit_names(units, dates.today())
    said = _pledged(campaign, units)
    jobs = _jobs(campaign, units)
    listed = ", ".join(name_inside(names[unit]) for unit in units)
    lines = [
        f"Hưởng ứng {first_lower(campaign.name)}, hôm nay {listed} cùng giao ước "
        "thi đua với các nội dung sau:"
    ]
    for number, unit in enumerate(units, 1):
        told = [*said[unit], *(f"nhận việc khó: {first_lower(job)}" for job in jobs[unit])]
        words = "; ".join(told) or "thực hiện đủ các chỉ tiêu xã giao"
        lines.append(f"{number}. {names[unit]}: {words}.")
    lines += [f"{number}. {words}" for number, words in enumerate(PROMISES, len(units) + 1)]
    return "\n".join(lines)


def _pledged(campaign: Campaign, units: Sequence[int]) -> dict[int, list[str]]:
    sent = Q(registration__state__in=SENT) & (Q(value__isnull=False) | ~Q(words=""))
    # Of a unit that adds to what was approved, that stands.
    stood = Q(approved_value__isnull=False) | ~Q(approved_words="")
    rows = Pledge.objects.filter(
        sent | (stood & ~Q(registration__state=RegistrationState.WITHDRAWN)),
        registration__campaign=campaign,
        registration__unit__in=units,
    ).select_related("registration", "share__target__indicator__measure_unit")
    ranked: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    for row in rows.order_by("share__target__position", "share__target__pk"):
        indicator = row.share.target.indicator
        value, said = _said(row)
        beside = beside_share(value, row.share.assigned, indicator.direction)
        said = said or format_short(value, indicator.unit_text)
        better = beside == Beside.BETTER
        words = f"{first_lower(row.share.target.name)} {said}"
        if better:
            words += f" (xã giao {format_short(row.share.assigned, indicator.unit_text)})"
        ranked[row.registration.unit_id].append((not better, words))
    first = {unit: sorted(told, key=lambda one: one[0]) for unit, told in ranked.items()}
    return defaultdict(
        list, {unit: [words for _, words in told[:MOST_PLEDGES]] for unit, told in first.items()}
    )


def _said(row: Pledge) -> tuple[Decimal | None, str]:
    """Return the number or the words that stand."""
    if row.registration.state in SENT:
        return row.value, row.words
    return row.approved_value, row.approved_words


def _jobs(campaign: Campaign, units: Sequence[int]) -> dict[int, list[str]]:
    stood = Q(is_approved=True) & ~Q(registration__state=RegistrationState.WITHDRAWN)
    rows = HardJob.objects.filter(
        Q(registration__state__in=SENT) | stood,
        registration__campaign=campaign,
        registration__unit__in=units,
    )
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in rows.order_by("position", "pk").values_list("registration__unit", "name"):
        found[unit].append(name)
    return found
