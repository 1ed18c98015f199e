"""Saved layouts as what is printed by, and the portal's own where none was saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db.models import Q

from awards.certifying.layout import (
    BLANK,
    PLAIN,
    BadLayout,
    Box,
    Layout,
    blank_layout,
    plain_layout,
)
from awards.law.in_force import Law
from awards.law.page import awards_for
from awards.models import Authority, AuthorityLevel, CertificateLayout
from awards.paper_names import name_on_paper
from campaigns.models import Honour, RewardForm, SubjectKind
from emulation.lib import dates
from emulation.org.models import Commune
from emulation.org.rights import commune_and_superiors
from emulation.org.selectors import commune_name

Award = Honour | RewardForm
Key = tuple[type, int, str]  # of the award, its key, the kind of subject
Mode, Page = CertificateLayout.Mode, CertificateLayout.Page
PAGES: Final = {Page.A4: "A4", Page.A3: "A3"}
# From what an office can begin: how it is called, and what it sets.
STARTS: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    "a4": ("Giấy trắng A4", {"mode": Mode.PLAIN, "page": Page.A4}),
    "a4-quoc-huy": (
        "Giấy trắng A4, có Quốc huy",
        {"mode": Mode.PLAIN, "page": Page.A4, "has_emblem": True},
    ),
    "a4-co": (
        "Giấy trắng A4, có Quốc huy và cờ",
        {"mode": Mode.PLAIN, "page": Page.A4, "has_emblem": True, "has_flags": True},
    ),
    "a3": ("Giấy trắng A3, có Quốc huy", {"mode": Mode.PLAIN, "page": Page.A3, "has_emblem": True}),
    "phoi-a4": ("Phôi in sẵn A4", {"mode": Mode.BLANK, "page": Page.A4}),
    "phoi-a3": ("Phôi in sẵn A3", {"mode": Mode.BLANK, "page": Page.A3}),
}


@dataclass(frozen=True)
class Kind:
    """An award for a kind of subject, with the layout that was saved for it, if any."""

    award: Award
    subject_kind: SubjectKind
    saved: CertificateLayout | None
    name: str  # "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm"

    @property
    def is_honour(self) -> bool:
        return isinstance(self.award, Honour)

    @property
    def layout(self) -> Layout:
        return layout_of(self.saved or start_of("a4"))


def layout_of(row: CertificateLayout) -> Layout:
    """Return what a row says; raises ``BadLayout`` where its boxes cannot be read."""
    boxes = row.boxes or boxes_content(own_boxes(row))
    try:
        content = {name: Box(**box) for name, box in boxes.items()}
    except (AttributeError, TypeError) as unreadable:
        raise BadLayout(["Bố cục đã lưu không đọc được."]) from unreadable
    return Layout(
        page=PAGES[Page(row.page)],
        mode=PLAIN if row.mode == Mode.PLAIN else BLANK,
        boxes=content,
        offset_x_mm=float(row.shift_x_mm),
        offset_y_mm=float(row.shift_y_mm),
        has_emblem=row.has_emblem,
        has_flags=row.has_flags,
    )


def own_boxes(row: CertificateLayout) -> Mapping[str, Box]:
    """Return the portal's own places for the sheet and the way of printing of a row."""
    page = PAGES[Page(row.page)]
    if row.mode == Mode.BLANK:
        return blank_layout(page).boxes
    return plain_layout(page, has_emblem=row.has_emblem, has_flags=row.has_flags).boxes


def boxes_content(boxes: Mapping[str, Box]) -> dict[str, dict[str, Any]]:
    return {name: asdict(box) for name, box in boxes.items()}


def start_of(name: str) -> CertificateLayout:
    """Return a layout, not stored, from which an office can begin."""
    _, fields = STARTS[name]
    return CertificateLayout(**fields, shift_x_mm=0, shift_y_mm=0)


def layouts_of(commune: Commune) -> dict[Key, CertificateLayout]:
    rows = CertificateLayout.objects.filter(commune=commune)
    rows = rows.select_related("honour", "reward_form", "commune")
    return {_key(row.award, row.subject_kind_for): row for row in rows}


def kinds_of(commune: Commune, law: Law) -> list[Kind]:
    """Return what the chairman of a commune decides on or ever did, titles first."""
    saved, own_name = layouts_of(commune), commune_name(commune, dates.today())
    return [
        Kind(award, kind, saved.get(_key(award, kind)), name_on_paper(award.name, own_name))
        for model in (Honour, RewardForm)
        for award in awards_for(model, commune)
        if any(row.level == AuthorityLevel.COMMUNE for row in law.authorities_of(award))
        for kind in kinds_for(award)
    ]


def kind_of(commune: Commune, award: Award, subject: str) -> Kind | None:
    """Return one of ``kinds_of``, if it is one."""
    field = "honour" if isinstance(award, Honour) else "reward_form"
    deciding = Authority.objects.filter(
        Q(commune=None) | Q(commune__in=commune_and_superiors(commune)),
        level=AuthorityLevel.COMMUNE,
        **{field: award},
    )
    is_ours = award.is_active and award.commune_id in (None, commune.pk)
    if not is_ours or subject not in kinds_for(award) or not deciding.exists():
        return None
    saved = layouts_of(commune).get(_key(award, subject))
    name = name_on_paper(award.name, commune_name(commune, dates.today()))
    return Kind(award, SubjectKind(subject), saved, name)


def kinds_for(award: Award) -> list[SubjectKind]:
    return [SubjectKind(award.subject)] if isinstance(award, Honour) else list(SubjectKind)


def layout_for(saved: Mapping[Key, CertificateLayout], award: Award, kind: str) -> Layout:
    row = saved.get(_key(award, kind))
    return layout_of(row or start_of("a4"))


def _key(award: Award, kind: str) -> Key:
    return type(award), award.pk, str(kind)
