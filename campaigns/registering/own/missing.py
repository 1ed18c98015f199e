"""What a registration still lacks before it can be sent."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.models import Registration
from campaigns.registering.frozen import Content
from campaigns.registering.own.places import address
from campaigns.registering.pledged import asked_shares, shares_to_pledge
from emulation.lib.text import first_lower


@dataclass(frozen=True)
class Missing:
    """One thing with the place where it is put right; ``must`` keeps it from being sent."""

    words: str
    url: str
    must: bool = True


def missing_of(registration: Registration, content: Content | None) -> list[Missing]:
    """Return what is missing, what must be there first; one query.

    ``content`` is what the registration says now, ``None`` where it is not stored yet.
    """
    page = address("registration_write", registration)
    said = content or {"pledges": [], "jobs": [], "honours": []}
    given = {one["target"] for one in said["pledges"] if one["value"] or one["words"]}
    shares = shares_to_pledge(registration.campaign, registration.unit)
    found = [
        Missing(
            f"Chưa đăng ký mức: {first_lower(share.target.name)}",
            f"{page}#muc-{share.uid.hex}",
        )
        for share in asked_shares(shares)
        if str(share.target.uid) not in given
    ]
    if not found and not given and not said["jobs"] and not said["honours"]:
        found.append(Missing("Chưa ghi chỉ tiêu, việc khó hay danh hiệu nào", page))
    if not said["jobs"]:
        found.append(Missing("Chưa nhận việc khó nào", f"{page}#viec", must=False))
    if not said["honours"]:
        people = address("registration_people", registration)
        found.append(Missing("Chưa ai đăng ký danh hiệu", people, must=False))
    return found
