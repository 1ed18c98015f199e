"""A launched drive of the cast's villages, in which units register."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal as D
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.covenants.services import covenant_sign, covenant_write
from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import (
    campaign_create,
    campaign_launch,
    participants_choose,
    targets_choose,
)
from campaigns.models import (
    Campaign,
    CampaignKind,
    Honour,
    LaunchPaper,
    Registration,
    SubjectKind,
    Taking,
)
from campaigns.registering.pledged import shares_to_pledge
from campaigns.registering.services import (
    JobInput,
    PledgeInput,
    aspirants_set,
    households_tick_all,
    registration_of,
    registration_save,
    registration_send,
    signed_sheet_add,
)
from emulation.lib import dates
from emulation.org.models import Household, Person, Role, Unit, UnitKind, User
from emulation.org.services import household_create, person_create
from targets.services import measure_units_seed, span_for_year, target_create
from tests.campaigns.registering.unit_made import CULTURE, make_campaign
from tests.cast import LONG_AGO, TODAY, Cast, make_unit, make_user
from tests.targets.year_made import give

UNTIL = TODAY + dt.timedelta(days=10)
RICE, POOR = "Sản lượng lúa", "Số hộ nghèo"


class Drive:
    """More rice is better, fewer poor households are; every unit has a share of both."""

    def __init__(self, cast: Cast, others: Sequence[str] = ()) -> None:
        self.cast = cast
        catalogue_load()
        self.units: dict[str, Unit] = {"Hồng Lạc": cast.village, "Đề Thám": cast.other_village}
        self.heads: dict[str, User] = {
            "Hồng Lạc": cast.unit_head,
            "Đề Thám": make_user(
                cast.other_village, "Vi Văn Thám", Role.UNIT_HEAD, "head0", "Trưởng thôn"
            ),
        }
        for number, name in enumerate(others, 1):
            self._settle(name, number)
        self._give()
        self.campaign = self._launched()

    def registration(self, name: str) -> Registration:
        return registration_of(campaign=self.campaign, unit=self.units[name])

    def save(
        self,
        name: str,
        pledges: Mapping[str, str],
        jobs: Sequence[JobInput] = (),
        note: str = "",
        by: User | None = None,
    ) -> Registration:
        registration = self.registration(name)
        shares = shares_to_pledge(self.campaign, self.units[name])
        given = [
            PledgeInput(share, D(pledges[share.target.name]))
            for share in shares
            if share.target.name in pledges
        ]
        return registration_save(
            registration=registration,
            pledges=given,
            jobs=jobs,
            note=note,
            seen_version=registration.version,
            by=by or self.heads[name],
        )

    def send(self, name: str, rice: str = "60", poor: str = "5", by: User | None = None, **more):
        """Save both pledges and send them; 60 tấn and 5 hộ are just what was assigned."""
        self.save(name, {RICE: rice, POOR: poor}, by=by, **more)
        return self.hand_in(name, by)

    def hand_in(self, name: str, by: User | None = None) -> Registration:
        registration = self.registration(name)
        registration_send(
            registration=registration,
            seen_version=registration.version,
            client_uid=uuid.uuid4(),
            by=by or self.heads[name],
        )
        return self.registration(name)

    def aim(self, name: str, *people: str) -> None:
        """Let people of the unit aim at the first title for persons."""
        made = [
            person_create(commune=self.cast.commune, full_name=one, birth_year=1980, by=None)
            for one in people
        ]
        aspirants_set(
            registration=self.registration(name),
            honour=honour(SubjectKind.PERSON),
            subjects=made,
            by=self.heads[name],
        )

    def tick_households(self, name: str, number: int) -> None:
        """Settle households in the village and let all aim at the title for households."""
        for place in range(1, number + 1):
            head = person_create(commune=self.cast.commune, full_name=f"Vi Thị Hộ {place}", by=None)
            make_household(self.units[name], head, f"HL-{place:03d}")
        households_tick_all(
            registration=self.registration(name),
            honour=honour(SubjectKind.HOUSEHOLD),
            by=self.heads[name],
        )

    def _settle(self, name: str, number: int) -> None:
        unit = make_unit(self.cast.commune, f"Thôn {name}", UnitKind.VILLAGE)
        self.units[name] = unit
        self.heads[name] = make_user(
            unit, f"Vi Văn {name}", Role.UNIT_HEAD, f"head{number}", "Trưởng thôn"
        )

    def _give(self) -> None:
        commune, clerk = self.cast.commune, self.cast.clerk
        measure_units_seed(commune=commune, by=None)
        self.span = span_for_year(commune=commune, year=2024, by=None)
        common = {
            "commune": commune, "span": self.span, "kind": "amount", "comparator": "=",
            "unit_rule": "sum", "frequency": "quarter", "by": clerk,
        }  # fmt: skip
        self.rice = target_create(
            name=RICE, value=D(120), unit_text="tấn", direction="higher", field="economy", **common
        )
        self.poor = target_create(
            name=POOR, value=D(10), unit_text="hộ", direction="lower", field="society", **common
        )
        give(self.rice, *((unit, "60") for unit in self.units.values()), by=clerk)
        give(self.poor, *((unit, "5") for unit in self.units.values()), by=clerk)

    def _launched(self) -> Campaign:
        clerk = self.cast.clerk
        campaign = campaign_create(
            commune=self.cast.commune,
            kind=CampaignKind.DRIVE,
            name="Đợt thi đua mừng Đảng, mừng Xuân",
            starts_on=TODAY,
            ends_on=TODAY + dt.timedelta(days=60),
            register_from=TODAY,
            register_until=UNTIL,
            taking=Taking.CHOSEN,
            paper_kind=LaunchPaper.OUTSIDE,
            outside_citation="Kế hoạch số 5/KH-UBND",
            by=clerk,
        )
        participants_choose(campaign=campaign, units=list(self.units.values()), by=clerk)
        targets_choose(campaign=campaign, targets=[self.rice, self.poor], by=clerk)
        return campaign_launch(campaign=campaign, by=clerk)


def honour(kind: str) -> Honour:
    return Honour.objects.filter(subject=kind, is_active=True).first()


def make_household(village: Unit, head: Person, code: str) -> Household:
    return household_create(village=village, code=code, head=head, valid_from=LONG_AGO, by=None)


def photograph() -> SimpleUploadedFile:
    return SimpleUploadedFile("phieu.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "image/png")


def deciding(cast: Cast) -> dict[str, Any]:
    """For the access matrix: what the village sent, with a sheet that it signed; covenants.

    Its shares are there already.
    """
    campaign = make_campaign(cast, name="Thi đua làm đường thôn")
    registration = registration_of(campaign=campaign, unit=cast.village)
    registration_save(
        registration=registration,
        pledges=[
            PledgeInput(one, one.assigned) for one in shares_to_pledge(campaign, cast.village)
        ],
        jobs=(),
        note="",
        seen_version=0,
        by=cast.unit_head,
    )
    make_household(cast.village, cast.person_of(cast.unit_head), "HL-900")
    culture = Honour.objects.get(code=CULTURE)
    households_tick_all(registration=registration, honour=culture, by=cast.unit_head)
    sheet = signed_sheet_add(registration=registration, upload=photograph(), by=cast.unit_head)
    registration_send(
        registration=registration,
        seen_version=registration.version,
        client_uid=uuid.uuid4(),
        by=cast.unit_head,
    )
    covenant, signed = (
        covenant_write(
            campaign=campaign,
            name=name,
            content="Cùng làm đường.",
            units=[cast.village, cast.other_village],
            by=cast.clerk,
        )
        for name in ("Giao ước số 1", "Giao ước số 2")
    )
    signed.parties.update(agreed_at=dates.now())
    covenant_sign(covenant=signed, signed_on=TODAY, upload=photograph(), by=cast.clerk)
    return {
        "registered": campaign,
        "registration": registration,
        "signed": sheet,
        "covenant": covenant,
        "covenant_signed": signed,
    }
