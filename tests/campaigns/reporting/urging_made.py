"""Letters to late units, at each place of their way."""

from __future__ import annotations

from typing import Any

from campaigns import services
from campaigns.forms.urging import UrgingForm
from campaigns.models import Urging
from emulation.lib import dates
from tests.cast import Cast


def urging_words(period: Any, **given: Any) -> dict[str, Any]:
    """What the form proposes, as the services ask for it."""
    form = UrgingForm(period=period)
    names = ("subject", "text", "answer_by", "symbol", "recipients", "signing_mode")
    proposed = {name: form.get_initial_for_field(form.fields[name], name) for name in names}
    return proposed | {"signatory": None, **given}


def fresh(urging: Urging) -> Urging:
    """Return the letter as another request reads it."""
    return Urging.objects.select_related("commune", "period__span").get(pk=urging.pk)


def submit(cast: Cast, urging: Urging, by: Any = None) -> Urging:
    services.urging_submit(urging=urging, seen_version=urging.version, by=by or cast.clerk)
    return fresh(urging)


def approve(cast: Cast, urging: Urging, by: Any = None) -> Urging:
    services.urging_approve(urging=urging, seen_version=urging.version, by=by or cast.chairman)
    return fresh(urging)


def approved(cast: Cast, urging: Urging) -> Urging:
    return approve(cast, submit(cast, urging))


def issue(cast: Cast, urging: Urging, by: Any = None, **given: Any) -> list:
    values = {"issued_on": dates.today(), "seen_version": urging.version, **given}
    return services.urging_issue(urging=urging, by=by or cast.records_clerk, **values)
