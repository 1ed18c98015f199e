"""A campaign begun: by hand, from the yearly plan, or from last year's."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from campaigns.carrying.dated import Turn, carried_date
from campaigns.launching.repeating import DATES, WORDS, turn_to, words_moved
from campaigns.launching.services.course import campaign_launch
from campaigns.launching.services.criteria import criteria_write
from campaigns.launching.services.writing import campaign_clean, campaign_writer, tell
from campaigns.launching.taking import TAKING_PART
from campaigns.models import (
    Campaign,
    CampaignKind,
    CampaignTarget,
    CampaignTheme,
    LaunchPaper,
    Participant,
    Plan,
    PlanKind,
    PlannedAward,
    SloganSet,
    Taking,
)
from campaigns.states import IN_FORCE
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, User
from emulation.org.rights import require
from emulation.org.selectors import commune_name
from targets.models import Span
from targets.services import span_for_year

# What a person types of a campaign; everything else is done to it.
TYPED = (
    "name",
    "short_name",
    "slogan",
    "purpose",
    "content",
    "anniversary",
    "anniversary_on",
    "anniversary_since",
    "starts_on",
    "ends_on",
    "register_from",
    "register_until",
    "taking",
    "kinds",
    "slogan_set",
    "implements",
    "implements_words",
    "paper_kind",
    "outside_citation",
)
_LINES = ("name", "short_name", "slogan", "anniversary", "implements_words", "outside_citation")


@transaction.atomic
def campaign_create(
    *, commune: Commune, kind: str, span: Span | None = None, by: User, **typed: Any
) -> Campaign:
    """Begin a campaign; without a span it belongs to the year in which it begins."""
    membership = require(by, "campaigns.keep_campaigns", commune)
    given = _typed(typed)
    year = given["starts_on"].year
    campaign = Campaign(
        commune=commune,
        kind=kind,
        span=span or span_for_year(commune=commune, year=year, by=by),
        created_at=dates.now(),
        **given,
    )
    _set_keys(campaign)
    campaign_clean(campaign)
    try:
        with transaction.atomic():
            campaign.save()
    except IntegrityError as error:  # a colleague was faster
        raise ValidationError("Đồng nghiệp vừa lập phong trào này. Tải lại trang.") from error
    tell("campaigns.campaign.created", campaign, by, membership)
    return campaign


@transaction.atomic
def campaign_change(*, campaign: Campaign, seen_version: int, by: User, **typed: Any) -> Campaign:
    """Change what is typed of a campaign that is not launched yet."""
    membership = campaign_writer(campaign, by)
    given = _typed(typed)
    for name, value in given.items():
        setattr(campaign, name, value)
    _set_keys(campaign)
    campaign_clean(campaign)
    bump(
        campaign,
        version_field="version",
        seen=seen_version,
        search_key=campaign.search_key,
        sort_key=campaign.sort_key,
        **given,
    )
    tell("campaigns.campaign.changed", campaign, by, membership)
    return campaign


@transaction.atomic
def campaign_begin_from_plan(
    *, plan: Plan, register_until: dt.date, slogan_set: SloganSet | None = None, by: User
) -> Campaign:
    """Launch the all-year campaign of a yearly plan in force: by one action, with all of it.

    Its themes, its targets, its motto; every village and office takes part. The plan is its
    paper, so nothing else has to be issued. Registrations answer the set's questions.
    """
    require(by, "campaigns.keep_campaigns", plan.commune)
    if plan.kind != PlanKind.YEARLY or plan.state not in IN_FORCE or plan.amends_id:
        raise WrongState("Phong trào cả năm phát động theo kế hoạch năm đã ban hành.")
    today = dates.today()
    if register_until < today:
        raise ValidationError({"register_until": "Hạn đăng ký phải từ hôm nay trở đi."})
    name = commune_name(plan.commune, today)
    campaign = campaign_create(
        commune=plan.commune,
        kind=CampaignKind.YEAR,
        span=plan.span,
        by=by,
        name=f"Phong trào thi đua năm {plan.year}, {name}",
        short_name=f"Thi đua năm {plan.year}",
        slogan=plan.motto,
        starts_on=plan.span.starts_on,
        ends_on=plan.span.ends_on,
        register_from=today,
        register_until=register_until,
        taking=Taking.KINDS,
        kinds=[str(kind) for kind in TAKING_PART],
        slogan_set=slogan_set,
        paper_kind=LaunchPaper.PLAN,
    )
    Campaign.objects.filter(pk=campaign.pk).update(paper=plan)
    campaign.paper = plan
    _take_from_plan(campaign, plan)
    return campaign_launch(campaign=campaign, by=by)


@transaction.atomic
def campaign_repeat(
    *,
    campaign: Campaign,
    year: int,
    implements: Campaign | None = None,
    implements_words: str = "",
    by: User,
) -> Campaign:
    """Begin last year's campaign again: its dates and years moved, its criteria, awards and
    guests kept.

    Targets are those of the same indicators, where the new year has them. Whose campaign it
    implements is said anew: the superior's of last year may be over.
    """
    turn = turn_to(campaign, year)
    typed = {name: getattr(campaign, name) for name in TYPED}
    typed |= {
        name: carried_date(typed[name], turn.years) for name in DATES if typed[name] is not None
    }
    typed |= {name: words_moved(typed[name], turn) for name in WORDS}
    typed |= {"implements": implements, "implements_words": implements_words}
    typed["kinds"] = [kind for kind in typed["kinds"] if kind in TAKING_PART]
    typed["outside_citation"] = ""
    again = campaign_create(commune=campaign.commune, kind=campaign.kind, by=by, **typed)
    Campaign.objects.filter(pk=again.pk).update(repeats=campaign)
    again.repeats = campaign
    _copy_parts(campaign, again, turn)
    criteria_write(campaign, again, turn)
    return again


def _typed(given: dict[str, Any]) -> dict[str, Any]:
    unknown = set(given) - set(TYPED)
    if unknown:
        raise TypeError(f"Not typed of a campaign: {', '.join(sorted(unknown))}")
    missing = {
        field: "Nhập ngày này."
        for field in ("starts_on", "ends_on", "register_from", "register_until")
        if not given.get(field)
    }
    if missing:
        raise ValidationError(missing)
    return {name: clean_line(value) if name in _LINES else value for name, value in given.items()}


def _set_keys(campaign: Campaign) -> None:
    campaign.search_key = search_key(campaign.name)[:300]
    campaign.sort_key = sort_key(campaign.name)[:1500]


def _take_from_plan(campaign: Campaign, plan: Plan) -> None:
    common = {"commune": campaign.commune, "campaign": campaign}
    themes = plan.themes.order_by("item__position", "pk")
    CampaignTheme.objects.bulk_create(
        CampaignTheme(theme=theme, position=place, **common)
        for place, theme in enumerate(themes, 1)
    )
    targets = plan.plantargets.order_by("position", "pk").values_list("target", flat=True)
    CampaignTarget.objects.bulk_create(
        CampaignTarget(target_id=target, position=place, **common)
        for place, target in enumerate(targets, 1)
    )


def _copy_parts(old: Campaign, new: Campaign, turn: Turn) -> None:
    common = {"commune": new.commune, "campaign": new}
    PlannedAward.objects.bulk_create(
        PlannedAward(
            subject=row.subject,
            honour=row.honour,
            reward_form=row.reward_form,
            grade=words_moved(row.grade, turn)[:120],
            number=row.number,
            money=row.money,
            position=row.position,
            **common,
        )
        for row in old.plannedawards.all()
    )
    if new.taking == Taking.CHOSEN:
        Participant.objects.bulk_create(
            Participant(unit_id=row.unit_id, position=row.position, **common)
            for row in old.participants.all()
        )
    indicators = old.campaigntargets.values_list("target__indicator", flat=True)
    again = new.span.targets.filter(indicator__in=list(indicators)).order_by("position", "pk")
    CampaignTarget.objects.bulk_create(
        CampaignTarget(target=target, position=place, **common)
        for place, target in enumerate(again, 1)
    )
