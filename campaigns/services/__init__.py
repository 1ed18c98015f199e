"""Every change of a plan goes through here."""

from campaigns.services.appendices import appendix_add, appendix_change, appendix_remove
from campaigns.services.bases import basis_attach, basis_detach
from campaigns.services.comparing import (
    difference_leave,
    difference_take,
    difference_unleave,
    differences_take,
)
from campaigns.services.figures import (
    figure_link,
    figure_unlink,
    plan_figures_rewrite,
    target_figures_rewrite,
)
from campaigns.services.intake_saving import intake_save
from campaigns.services.intakes import (
    intake_abandon,
    intake_correct,
    intake_finish,
    intake_remove,
    intake_restore,
    intake_resume,
    intake_start,
    intake_start_text,
)
from campaigns.services.items import item_add, item_change, item_move, item_place, item_remove
from campaigns.services.life import (
    plan_abandon,
    plan_agree,
    plan_approve,
    plan_close,
    plan_issue,
    plan_recall,
    plan_receive,
    plan_return,
    plan_step,
    plan_submit,
)
from campaigns.services.plans import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
    plan_create,
)
from campaigns.services.plantargets import (
    plan_target_add,
    plan_target_change,
    plan_target_remove,
    plan_targets_add,
    plan_targets_place,
)

__all__ = [
    "appendix_add",
    "appendix_change",
    "appendix_remove",
    "basis_attach",
    "basis_detach",
    "difference_leave",
    "difference_take",
    "difference_unleave",
    "differences_take",
    "figure_link",
    "figure_unlink",
    "intake_abandon",
    "intake_correct",
    "intake_finish",
    "intake_remove",
    "intake_restore",
    "intake_resume",
    "intake_save",
    "intake_start",
    "intake_start_text",
    "item_add",
    "item_change",
    "item_move",
    "item_place",
    "item_remove",
    "plan_abandon",
    "plan_agree",
    "plan_approve",
    "plan_change_header",
    "plan_change_opening",
    "plan_change_recipients",
    "plan_change_signature",
    "plan_close",
    "plan_create",
    "plan_figures_rewrite",
    "plan_issue",
    "plan_recall",
    "plan_receive",
    "plan_return",
    "plan_step",
    "plan_submit",
    "plan_target_add",
    "plan_target_change",
    "plan_target_remove",
    "plan_targets_add",
    "plan_targets_place",
    "target_figures_rewrite",
]
