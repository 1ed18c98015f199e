"""A round of the commune in which the village nominates, through the services."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from awards.models import Nomination, NominationSending, Round
from awards.nominating.services import (
    NominationInput,
    Offer,
    RoundInput,
    dossier_file_add,
    nomination_file_add,
    nomination_save,
    nominations_send,
    nominations_start,
    round_open,
)
from awards.states import Procedure
from emulation.org.models import Household, Person, Unit, User
from emulation.org.services import household_create, person_create, position_create
from tests.awards.made import award_named, law_and_catalogue
from tests.cast import LONG_AGO, TODAY, Cast
from tests.uploads import pdf_upload

CULTURE, ADVANCED, FIGHTER = "gia-dinh-van-hoa", "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
PRAISE, VILLAGE_TITLE = "giay-khen-xa", "thon-to-dan-pho-van-hoa"
OFFERS = (
    (ADVANCED, "person"),
    (FIGHTER, "person"),
    (PRAISE, "person"),
    (PRAISE, "household"),
    (VILLAGE_TITLE, "collective"),
    (CULTURE, "household"),
)
COMMON_PAPERS = ("to-trinh", "bien-ban", "de-nghi", "bang-tong-hop")
FULL = {
    "recipient": "Trần Văn Lượng",
    "merit": "Đi đầu trong xây dựng nông thôn mới.",
    "report": {"merit": "Vận động 12 hộ hiến đất mở đường.", "violations": []},
    "completion": "good",
    "is_disciplined": False,
    "is_under_verification": False,
    "warning_reason": "Thôn đã bình xét công khai.",
}


def small_pdf(name: str = "bien-ban.pdf") -> SimpleUploadedFile:
    return pdf_upload(name)


def opened(cast: Cast, offers: Sequence[tuple[str, str]] = OFFERS, **fields: Any) -> Round:
    law_and_catalogue()
    usual = {
        "name": "Xét khen thưởng năm 2024",
        "year": 2024,
        "procedure": Procedure.REGULAR,
        "opens_on": TODAY - dt.timedelta(days=5),
        "closes_on": TODAY + dt.timedelta(days=20),
        "offers": tuple(Offer(award_named(code), kind) for code, kind in offers),
    }
    return round_open(commune=cast.commune, given=RoundInput(**{**usual, **fields}), by=cast.clerk)


def worker(cast: Cast, name: str = "Vi Thị Sáu", **fields: Any) -> Person:
    person = person_create(commune=cast.commune, full_name=name, by=None, **fields)
    position_create(
        person=person, unit=cast.village, title="Phó trưởng thôn", valid_from=LONG_AGO, by=None
    )
    return person


def homes(cast: Cast, number: int, village: Unit | None = None) -> list[Household]:
    return [
        household_create(
            village=village or cast.village,
            code=f"HL-{place:03d}",
            head=person_create(
                commune=cast.commune, full_name=f"Nông Văn {_letters(place)}", by=None
            ),
            address=f"Ngõ {place}",
            valid_from=LONG_AGO,
            by=None,
        )
        for place in range(1, number + 1)
    ]


def _letters(place: int) -> str:
    letters = "ABCDEGHIKLMNOPQRSTUVX"
    return f"{letters[place // 21 % 21]}{letters[place % 21].lower()}"


def start(
    cast: Cast, round_: Round, *subjects: Any, award: str = ADVANCED, by: User | None = None,
    unit: Unit | None = None,
) -> list[Nomination]:  # fmt: skip
    return nominations_start(
        round_=round_,
        unit=unit or cast.village,
        award=award_named(award),
        subjects=subjects,
        by=by or cast.unit_head,
    )


def common_papers(cast: Cast, round_: Round) -> None:
    for code in COMMON_PAPERS:
        dossier_file_add(
            round_=round_, unit=cast.village, code=code, upload=small_pdf(f"{code}.pdf"),
            by=cast.unit_head,
        )  # fmt: skip


def write(cast: Cast, nomination: Nomination, **fields: Any) -> Nomination:
    given = {**FULL, "recipient": nomination.recipient, "detail": nomination.detail, **fields}
    return nomination_save(
        nomination=nomination, given=NominationInput(**given),
        seen_version=nomination.version, by=cast.unit_head,
    )  # fmt: skip


def send(
    cast: Cast, round_: Round, *nominations: Nomination, mark: uuid.UUID | None = None,
    by: User | None = None,
) -> list[NominationSending]:  # fmt: skip
    return nominations_send(
        round_=round_,
        nominations=nominations,
        seen_versions={row.pk: row.version for row in nominations},
        client_uid=mark or uuid.uuid4(),
        by=by or cast.unit_head,
    )


def sent(cast: Cast, round_: Round, *subjects: Any, award: str = ADVANCED) -> list[Nomination]:
    """Return nominations that were written and sent by the village."""
    common_papers(cast, round_)
    rows = [write(cast, row) for row in start(cast, round_, *subjects, award=award)]
    send(cast, round_, *rows)
    return rows


def nominating_things(cast: Cast) -> dict[str, Any]:
    """One of everything that the addresses of nominations are about."""
    round_ = opened(cast, name="Xét khen thưởng sáu tháng đầu năm")
    [handed_in] = sent(cast, round_, worker(cast, "Hà Văn Gửi"))
    [draft] = start(cast, round_, worker(cast, "Hà Văn Nháp"))
    file = nomination_file_add(
        nomination=draft, code="", upload=small_pdf("don.pdf"), by=cast.unit_head
    )
    return {
        "round": round_,
        "nomination": handed_in,
        "nomination_draft": draft,
        "attached": file,
        "common": round_.dossiers.get().files.first(),
    }
