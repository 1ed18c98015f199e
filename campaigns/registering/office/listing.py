"""A campaign over all its units: who registered what, and where something is odd."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Q, QuerySet, When

from campaigns.models import (
    Aspirant,
    Campaign,
    HardJob,
    Pledge,
    Registration,
    RegistrationState,
    SubjectKind,
)
from campaigns.registering.better import FAR_TIMES
from campaigns.registering.telling import state_words
from emulation.lib import dates
from emulation.org.models import Spell, Unit, UnitKind, User
from emulation.org.rights import granting
from targets.following.people import ordered_units
from targets.models import Direction

State = RegistrationState
# The states of the page's counters, in their order: address word, label, badge.
GROUPS = {
    "chua-gui": ("Chưa gửi", "is-draft"),
    "cho-duyet": ("Chờ duyệt", "is-waiting"),
    "tra-lai": ("Trả lại", "is-returned"),
    "da-duyet": ("Đã duyệt", "is-done"),
    "da-rut": ("Đã rút", "is-void"),
}
_GROUP_OF = {
    State.DRAFT: "chua-gui",
    State.SENT: "cho-duyet",
    State.RETURNED: "tra-lai",
    State.APPROVED: "da-duyet",
    State.WITHDRAWN: "da-rut",
}
# What the list may be narrowed to: address word and label.
LOOKS = {
    "kem": "Có mức kém mức giao",
    "xa": "Có mức gấp 10 lần mức giao",
    "muon": "Gửi muộn, quá hạn",
    "ghi-thay": "Ghi thay, chờ xác nhận",
    "viec-kho": "Có nhận việc khó",
}
_SUPPLEMENT = Q(registration__state=State.DRAFT, registration__approved_at__isnull=False)
_TOLD = Q(counted__isnull=False) | ~Q(counted_words="")
_HIGHER = Q(share__target__indicator__direction=Direction.HIGHER)
_LOWER = Q(share__target__indicator__direction=Direction.LOWER)
_MORE, _LESS = Q(counted__gt=F("share__assigned")), Q(counted__lt=F("share__assigned"))
# ``better.beside_share`` as conditions of the database.
BETTER = (_HIGHER & _MORE) | (_LOWER & _LESS)
WORSE = (_MORE | _LESS) & ~BETTER
# ``better.is_far``, as well.
FAR = Q(share__assigned__gt=0, counted__gte=F("share__assigned") * FAR_TIMES)


@dataclass(frozen=True)
class Counts:
    """What a registration holds, in numbers; ``titles`` by kind of subject."""

    pledges: int = 0
    better: int = 0
    worse: int = 0
    far: int = 0
    jobs: int = 0
    titles: dict[str, int] = field(default_factory=dict)

    @property
    def beside_words(self) -> str:
        """Write "6 hơn, 3 kém"; "bằng giao" where no pledge is either."""
        told = [f"{self.better} hơn"] if self.better else []
        told += [f"{self.worse} kém"] if self.worse else []
        return ", ".join(told) or ("bằng giao" if self.pledges else "")

    @property
    def title_words(self) -> str:
        """Write "2 cá nhân, 1 tập thể, 180 hộ"."""
        names = {
            SubjectKind.PERSON: "cá nhân",
            SubjectKind.COLLECTIVE: "tập thể",
            SubjectKind.HOUSEHOLD: "hộ",
        }
        return ", ".join(
            f"{self.titles[k]} {name}" for k, name in names.items() if k in self.titles
        )


@dataclass(frozen=True)
class UnitRow:
    """One unit of a campaign with its registration, if there is one."""

    unit: Unit
    name: str
    kind: str
    registration: Registration | None
    counts: Counts
    is_late: bool
    may_approve: bool

    @property
    def group(self) -> str:
        if self.registration is None:
            return "chua-gui"
        is_supplement = self.registration.is_supplement
        return "da-duyet" if is_supplement else _GROUP_OF[State(self.registration.state)]

    @property
    def label(self) -> str:
        row = self.registration
        if row is None:
            return "Chưa gửi"
        if row.state == State.SENT and row.received_at:
            return "Đã tiếp nhận"
        return state_words(row)[0]

    @property
    def badge(self) -> str:
        return GROUPS[self.group][1]

    @property
    def is_shown(self) -> bool:
        """Say whether there is anything that the unit sent."""
        return self.registration is not None and self.registration.first_sent_at is not None

    @property
    def waits_for_head(self) -> bool:
        return self.registration is not None and self.registration.waits_for_head

    @property
    def is_plain(self) -> bool:
        """Say whether it can be approved among others, without a look at each pledge."""
        is_odd = self.counts.worse or self.counts.far or self.waits_for_head
        return self.may_approve and not is_odd


def units_of(campaign: Campaign, user: User) -> list[UnitRow]:
    """Return every unit that takes part, by kind and in the commune's order; six queries."""
    registrations = {row.unit_id: row for row in _registrations(campaign)}
    units = {row.unit_id: row.unit for row in campaign.participants.select_related("unit")}
    for row in registrations.values():
        units.setdefault(row.unit_id, row.unit)
    counts = counts_of(campaign)
    return [
        _row(campaign, units[spell.unit_id], spell, registrations.get(spell.unit_id), counts, user)
        for spell in ordered_units(units, dates.today())
    ]


def counts_of(campaign: Campaign) -> dict[int, Counts]:
    """Return by key of the registration what it holds; three queries.

    While a unit adds to what was approved, that is what counts.
    """
    mine = Q(registration__campaign=campaign)
    pledged = (
        Pledge.objects.filter(mine)
        .annotate(
            counted=Case(When(_SUPPLEMENT, then="approved_value"), default="value"),
            counted_words=Case(When(_SUPPLEMENT, then="approved_words"), default="words"),
        )
        .order_by()
        .values("registration")
        .annotate(
            told=Count("pk", filter=_TOLD),
            better=Count("pk", filter=BETTER),
            worse=Count("pk", filter=WORSE),
            far=Count("pk", filter=FAR),
        )
    )
    unapproved = _SUPPLEMENT & Q(is_approved=False)
    jobs = _by_registration(HardJob.objects.filter(mine).exclude(unapproved))
    titles = defaultdict(dict)
    aiming = Aspirant.objects.filter(campaign=campaign, is_standing=True).exclude(unapproved)
    aiming = aiming.order_by()
    for key, kind, number in aiming.values_list("registration", "honour__subject").annotate(
        Count("pk")
    ):
        titles[key][kind] = number
    figures = {row["registration"]: row for row in pledged}
    return {
        key: Counts(
            pledges=figures[key]["told"] if key in figures else 0,
            better=figures[key]["better"] if key in figures else 0,
            worse=figures[key]["worse"] if key in figures else 0,
            far=figures[key]["far"] if key in figures else 0,
            jobs=jobs.get(key, 0),
            titles=titles.get(key, {}),
        )
        for key in {*figures, *jobs, *titles}
    }


def counted(rows: Iterable[UnitRow]) -> Counter[str]:
    return Counter(row.group for row in rows)


def narrowed(rows: Iterable[UnitRow], kind: str, look: str) -> list[UnitRow]:
    """Keep the units of a kind, and those with what is looked for; "" keeps all."""
    kept = (row for row in rows if kind in ("", row.kind))
    return [row for row in kept if not look or _has(row, look)]


def kinds_in(rows: Iterable[UnitRow]) -> list[tuple[str, str]]:
    """Return the kinds of the units that take part, with their labels."""
    present = {row.kind for row in rows}
    return [(kind, UnitKind(kind).label) for kind in UnitKind.values if kind in present]


def is_late(campaign: Campaign, registration: Registration | None) -> bool:
    """Punctual is who sent first by the last day of registering."""
    if registration is None or registration.first_sent_at is None:
        return dates.today() > campaign.register_until
    return dates.local_day(registration.first_sent_at) > campaign.register_until


def _has(row: UnitRow, look: str) -> bool:
    return {
        "kem": bool(row.counts.worse),
        "xa": bool(row.counts.far),
        "muon": row.is_late,
        "ghi-thay": row.waits_for_head,
        "viec-kho": bool(row.counts.jobs),
    }.get(look, True)


def _row(
    campaign: Campaign,
    unit: Unit,
    spell: Spell,
    registration: Registration | None,
    counts: Mapping[int, Counts],
    user: User,
) -> UnitRow:
    may = registration is not None and (
        granting(user, "campaigns.approve_registration", registration) is not None
    )
    return UnitRow(
        unit=unit,
        name=spell.home_name,
        kind=spell.kind,
        registration=registration,
        counts=counts.get(registration.pk, Counts()) if registration else Counts(),
        is_late=is_late(campaign, registration),
        may_approve=may,
    )


def _registrations(campaign: Campaign) -> Iterator[Registration]:
    rows = campaign.registrations.select_related("sent_by__person", "unit", "commune")
    for row in rows:
        row.campaign = campaign
        yield row


def _by_registration(rows: QuerySet) -> dict[int, int]:
    return dict(rows.order_by().values_list("registration").annotate(Count("pk")))
