"""The text that is proposed for a covenant: by the pledges of the units that sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from campaigns.models import Campaign, HardJob, Pledge, RegistrationState
from campaigns.registering.better import Beside, beside_share
from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.selectors import unit_names
from targets.measures import format_short

SENT = (RegistrationState.SENT, RegistrationState.APPROVED)
MOST_PLEDGES = 8  # of one unit; the better ones first
VILLAGES = ("Thôn ", "Bản ", "Tổ dân phố ", "Khu phố ")
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
    listed = ", ".join(_in_a_sentence(names[unit]) for unit in units)
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


def _in_a_sentence(name: str) -> str:
    """Villages lose their capital inside a sentence; an office's own name keeps it."""
    return first_lower(name) if name.startswith(VILLAGES) else name


def _pledged(campaign: Campaign, units: Sequence[int]) -> dict[int, list[str]]:
    rows = Pledge.objects.filter(
        Q(value__isnull=False) | ~Q(words=""),
        registration__campaign=campaign,
        registration__unit__in=units,
        registration__state__in=SENT,
    ).select_related("registration", "share__target__indicator__measure_unit")
    ranked: dict[int, list[tuple[bool, str]]] = defaultdict(list)
    for row in rows.order_by("share__target__position", "share__target__pk"):
        indicator = row.share.target.indicator
        beside = beside_share(row.value, row.share.assigned, indicator.direction)
        said = row.words or format_short(row.value, indicator.unit_text)
        better = beside == Beside.BETTER
        words = f"{first_lower(row.share.target.name)} {said}"
        if better:
            words += f" (xã giao {format_short(row.share.assigned, indicator.unit_text)})"
        ranked[row.registration.unit_id].append((not better, words))
    first = {unit: sorted(told, key=lambda one: one[0]) for unit, told in ranked.items()}
    return defaultdict(
        list, {unit: [words for _, words in told[:MOST_PLEDGES]] for unit, told in first.items()}
    )


def _jobs(campaign: Campaign, units: Sequence[int]) -> dict[int, list[str]]:
    rows = HardJob.objects.filter(
        registration__campaign=campaign,
        registration__unit__in=units,
        registration__state__in=SENT,
    )
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in rows.order_by("position", "pk").values_list("registration__unit", "name"):
        found[unit].append(name)
    return found
