"""The ranking is closed, and made public when the clerk says so."""

from __future__ import annotations

import hashlib
import json

from django.db import transaction
from django.db.models import F

from campaigns.models import Campaign, Ranking, Scoring
from campaigns.scoring.frozen import ranking_content, ranking_groups
from campaigns.scoring.services.planning import DONE, tell
from campaigns.scoring.table import table_of
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import require


@transaction.atomic
def ranking_close(*, campaign: Campaign, by: User) -> list[Ranking]:
    """Freeze the ranking of every cluster, with formula and numbers, when all is scored.

    As long as it is not public it can be closed anew, with the numbers of the day.
    """
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    # The UPDATE also holds the row: of two who close at once the second waits for the first.
    held = Scoring.objects.filter(campaign=campaign, stage=DONE, published_at=None)
    if not held.update(version=F("version") + 1):
        raise WrongState(_why_not(campaign))
    table = table_of(campaign)
    Ranking.objects.filter(campaign=campaign, is_current=True).update(is_current=False)
    now = dates.now()
    made = []
    for cluster in ranking_groups(table):
        content = ranking_content(table, cluster)
        packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        made.append(
            Ranking.objects.create(
                commune=campaign.commune,
                campaign=campaign,
                cluster=cluster,
                content=content,
                sha256=hashlib.sha256(packed.encode()).hexdigest(),
                made_at=now,
                made_by=membership,
            )
        )
    tell("campaigns.ranking.closed", campaign, by, membership)
    return made


@transaction.atomic
def ranking_publish(*, campaign: Campaign, by: User) -> None:
    """Let everybody who reads the commune see the ranking as it was closed."""
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if not campaign.rankings.filter(is_current=True).exists():
        raise WrongState("Chốt xếp hạng rồi mới công bố.")
    hidden = Scoring.objects.filter(campaign=campaign, stage=DONE, published_at=None)
    if not hidden.update(published_at=dates.now()):
        raise WrongState("Xếp hạng này đã công bố.", moved_on=True)
    tell("campaigns.ranking.published", campaign, by, membership)


def _why_not(campaign: Campaign) -> str:
    if Scoring.objects.filter(campaign=campaign, stage=DONE).exists():
        return "Xếp hạng đã công bố. Muốn chốt lại thì mở lại cột chấm trước, ghi rõ lý do."
    return "Chưa chấm xong các cột nên chưa chốt xếp hạng."
