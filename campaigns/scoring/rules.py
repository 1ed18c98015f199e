"""Rights over scoring: each column has its own hands, and no unit scores itself for others."""

from __future__ import annotations

from campaigns.clustering.selectors import clusters_of_units
from campaigns.models import ScoreColumn, ScoreSheet, ScoreState, Scoring
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.rules import REPORT_READERS

OF_COMMUNE = {
    ScoreColumn.OFFICE: (Role.CLERK, Role.CHECKER),
    ScoreColumn.COUNCIL: (Role.COUNCIL_SECRETARY,),
}


@permission("campaigns.write_sheet")
def write_sheet(user: User, sheet: ScoreSheet) -> Membership | None:
    """Give points while the sheet's column is the one being filled."""
    scoring = Scoring.objects.filter(campaign=sheet.campaign_id).first()
    if scoring is None or scoring.stage != sheet.column or sheet.state != ScoreState.DRAFT:
        return None
    return scorer_of(user, sheet)


def scorer_of(user: User, sheet: ScoreSheet) -> Membership | None:
    """Return the membership by which the sheet is the account's, whatever its state."""
    commune = sheet.commune_id
    if sheet.column == ScoreColumn.SELF:
        return held(user, [Role.UNIT_HEAD], commune, sheet.unit)
    if sheet.column == ScoreColumn.CLUSTER:
        if sheet.scorer_id is None or sheet.scorer_id == sheet.unit_id:
            return None
        own = held(user, [Role.UNIT_HEAD], commune, sheet.scorer)
        return own if own and _are_together(sheet) else None
    return scorer_of_all(user, sheet.column, commune)


def scorer_of_all(user: User, column: str, commune: int) -> Membership | None:
    """Return the membership by which a column of every unit is the account's."""
    roles = OF_COMMUNE.get(ScoreColumn(column))
    return held(user, roles, commune) if roles else None


@permission("campaigns.view_scores")
def view_scores(user: User, scoring: Scoring) -> Membership | None:
    """Read all points: the office and the council; everybody once the ranking is public."""
    office = held(user, REPORT_READERS, scoring.commune_id)
    if office or scoring.published_at is None:
        return office
    if scoring.commune_id not in readable_communes(user):
        return None
    return held(user, Role.values, scoring.commune_id) or memberships(user)[0]


def view_evidence(user: User, sheet: ScoreSheet) -> Membership | None:
    """Open what proves the points: the office, the unit itself, and who scores it."""
    own = held(user, [Role.UNIT_HEAD], sheet.commune_id, sheet.unit)
    return own or held(user, REPORT_READERS, sheet.commune_id) or _cluster_head(user, sheet)


def _cluster_head(user: User, sheet: ScoreSheet) -> Membership | None:
    """Return the membership of a head of another unit of the same cluster."""
    for membership in memberships(user):
        if membership.role != Role.UNIT_HEAD or membership.commune_id != sheet.commune_id:
            continue
        other = ScoreSheet(
            commune_id=sheet.commune_id, unit_id=sheet.unit_id, scorer_id=membership.unit_id
        )
        other.campaign = sheet.campaign
        if membership.unit_id != sheet.unit_id and _are_together(other):
            return membership
    return None


def _are_together(sheet: ScoreSheet) -> bool:
    """Say whether scorer and unit stand in one cluster of the campaign's year."""
    both = [sheet.unit_id, sheet.scorer_id or 0]
    clusters = clusters_of_units(sheet.commune_id, sheet.campaign.starts_on.year, both)
    return len(clusters) == 2 and len({cluster.pk for cluster in clusters.values()}) == 1
