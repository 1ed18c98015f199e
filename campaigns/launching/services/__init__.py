"""Writing campaigns: begun, put together, launched, closed."""

from campaigns.launching.services.beginning import (
    campaign_begin_from_plan,
    campaign_change,
    campaign_create,
    campaign_repeat,
)
from campaigns.launching.services.course import (
    campaign_cancel,
    campaign_close,
    campaign_extend,
    campaign_launch,
    campaign_launch_outside,
    campaigns_launch_by_paper,
    campaigns_release_paper,
    participant_add,
)
from campaigns.launching.services.criteria import (
    criteria_copy,
    criterion_add,
    criterion_change,
    criterion_move,
    criterion_remove,
)
from campaigns.launching.services.days import (
    anniversary_add,
    anniversary_change,
    anniversary_remove,
)
from campaigns.launching.services.parts import (
    award_add,
    award_remove,
    document_add,
    document_remove,
    participants_choose,
    targets_choose,
    themes_choose,
)
from campaigns.launching.services.slogans import (
    slogan_set_change,
    slogan_set_create,
    slogan_sets_load,
)

__all__ = [
    "anniversary_add",
    "anniversary_change",
    "anniversary_remove",
    "award_add",
    "award_remove",
    "campaign_begin_from_plan",
    "campaign_cancel",
    "campaign_change",
    "campaign_close",
    "campaign_create",
    "campaign_extend",
    "campaign_launch",
    "campaign_launch_outside",
    "campaign_repeat",
    "campaigns_launch_by_paper",
    "campaigns_release_paper",
    "criteria_copy",
    "criterion_add",
    "criterion_change",
    "criterion_move",
    "criterion_remove",
    "document_add",
    "document_remove",
    "participant_add",
    "participants_choose",
    "slogan_set_change",
    "slogan_set_create",
    "slogan_sets_load",
    "targets_choose",
    "themes_choose",
]
