"""What of a registration counts: approved, and how it shows beside the shares."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from campaigns.models import Aspirant, Registration
from campaigns.registering.services.showing import shares_show
from emulation.lib.states import WrongState


def approve(registration: Registration) -> None:
    """Let all of it count as it stands now."""
    pledges = registration.pledges
    touched = pledges.filter(Q(value__isnull=False) | Q(approved_value__isnull=False))
    shares = list(touched.values_list("share", flat=True))
    pledges.update(approved_value=F("value"), approved_words=F("words"), return_reason="")
    registration.hardjobs.update(is_approved=True, return_reason="")
    standing = registration.aspirants.filter(is_standing=True)
    standing.update(is_approved=True, return_reason="")
    shares_show(shares)


def unapprove(registration: Registration) -> None:
    """Let nothing of it count any longer; called where it is returned or withdrawn."""
    approved = registration.pledges.filter(approved_value__isnull=False)
    shares = list(approved.values_list("share", flat=True))
    registration.pledges.update(approved_value=None, approved_words="")
    registration.hardjobs.filter(is_approved=True).update(is_approved=False)
    registration.aspirants.filter(is_approved=True).update(is_approved=False)
    shares_show(shares)


def aspirants_stand_again(registration: Registration) -> None:
    """Let those aim at their titles again who were taken out by a withdrawal.

    Titles that other units took meanwhile are left out.
    """
    for kind in ("person", "collective", "household"):
        own = list(registration.aspirants.filter(is_standing=False).exclude(**{kind: None}))
        taken = Aspirant.objects.filter(campaign=registration.campaign_id, is_standing=True)
        named = taken.filter(**{f"{kind}__in": [getattr(row, f"{kind}_id") for row in own]})
        pairs = set(named.values_list(kind, "honour"))
        free = [row.pk for row in own if (getattr(row, f"{kind}_id"), row.honour_id) not in pairs]
        try:
            with transaction.atomic():
                Aspirant.objects.filter(pk__in=free).update(is_standing=True)
        except IntegrityError as error:  # another unit takes one of them in this moment
            raise WrongState() from error
    registration.aspirants.filter(is_standing=False).delete()
