"""Every change of a plan goes through here."""

from campaigns.services.amending.drafting import plan_amend
from campaigns.services.amending.places import (
    amended_item_insert,
    amended_items_add,
    amended_items_strike,
    amended_place_drop,
    amended_place_review,
)
from campaigns.services.appendices import appendix_add, appendix_change, appendix_remove
from campaigns.services.bases import basis_attach, basis_detach
from campaigns.services.carrying.dated import dated_change, dated_keep, dated_reopen
from campaigns.services.carrying.looked_over import carried_targets_settle
from campaigns.services.carrying.plans import plan_carry_over
from campaigns.services.carrying.replacing import plan_replace
from campaigns.services.comments import (
    comment_add,
    comment_keep,
    comment_mend,
    comment_reopen,
    comment_reply,
    comment_withdraw,
)
from campaigns.services.comparing.differences import (
    difference_leave,
    difference_take,
    difference_unleave,
    differences_take,
)
from campaigns.services.drafts.saving import draft_save
from campaigns.services.figures import (
    figure_link,
    figure_unlink,
    plan_figures_rewrite,
    target_figures_rewrite,
    value_propose,
)
from campaigns.services.intakes.life import (
    intake_abandon,
    intake_correct,
    intake_finish,
    intake_remove,
    intake_restore,
    intake_resume,
    intake_start,
    intake_start_text,
)
from campaigns.services.intakes.saving import intake_save
from campaigns.services.items import item_add, item_change, item_move, item_place, item_remove
from campaigns.services.launching import launch_paper_draft
from campaigns.services.library.phrases import (
    phrase_add,
    phrase_change,
    phrase_count,
    phrase_insert,
    phrase_keep_item,
    phrase_set_active,
)
from campaigns.services.library.templates import (
    plan_from_template,
    plan_template_keep,
    plan_template_set_aside,
)
from campaigns.services.life.deciding import plan_agree, plan_approve, plan_receive, plan_return
from campaigns.services.life.ending import plan_abandon, plan_close
from campaigns.services.life.issuing import plan_issue
from campaigns.services.life.steps import plan_step
from campaigns.services.life.submitting import plan_recall, plan_submit
from campaigns.services.mending import slips_mend
from campaigns.services.plans.creating import plan_create
from campaigns.services.plans.parts import (
    plan_change_header,
    plan_change_opening,
    plan_change_recipients,
    plan_change_signature,
)
from campaigns.services.plantargets import (
    plan_target_add,
    plan_target_change,
    plan_target_remove,
    plan_targets_add,
    plan_targets_enter,
    plan_targets_place,
)
from campaigns.services.renewing import launch_paper_changes, launch_paper_renew
from campaigns.services.reporting.drafting import report_draft
from campaigns.services.reporting.yearly import year_report_draft
from campaigns.services.tasks import (
    task_accept,
    task_evidence_of,
    task_evidence_remove,
    task_return,
    task_tell,
    task_work_of,
    tasks_accept,
)
from campaigns.services.urging.issuing import urging_issue
from campaigns.services.urging.letters import urging_change, urging_make
from campaigns.services.urging.life import (
    urging_abandon,
    urging_approve,
    urging_recall,
    urging_return,
    urging_submit,
)
from campaigns.services.urging.steps import urging_step

__all__ = [
    "amended_item_insert",
    "amended_items_add",
    "amended_items_strike",
    "amended_place_drop",
    "amended_place_review",
    "appendix_add",
    "appendix_change",
    "appendix_remove",
    "basis_attach",
    "basis_detach",
    "carried_targets_settle",
    "comment_add",
    "comment_keep",
    "comment_mend",
    "comment_reopen",
    "comment_reply",
    "comment_withdraw",
    "dated_change",
    "dated_keep",
    "dated_reopen",
    "difference_leave",
    "difference_take",
    "difference_unleave",
    "differences_take",
    "draft_save",
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
    "launch_paper_changes",
    "launch_paper_draft",
    "launch_paper_renew",
    "phrase_add",
    "phrase_change",
    "phrase_count",
    "phrase_insert",
    "phrase_keep_item",
    "phrase_set_active",
    "plan_abandon",
    "plan_agree",
    "plan_amend",
    "plan_approve",
    "plan_carry_over",
    "plan_change_header",
    "plan_change_opening",
    "plan_change_recipients",
    "plan_change_signature",
    "plan_close",
    "plan_create",
    "plan_figures_rewrite",
    "plan_from_template",
    "plan_issue",
    "plan_recall",
    "plan_receive",
    "plan_replace",
    "plan_return",
    "plan_step",
    "plan_submit",
    "plan_target_add",
    "plan_target_change",
    "plan_target_remove",
    "plan_targets_add",
    "plan_targets_enter",
    "plan_targets_place",
    "plan_template_keep",
    "plan_template_set_aside",
    "report_draft",
    "slips_mend",
    "target_figures_rewrite",
    "task_accept",
    "task_evidence_of",
    "task_evidence_remove",
    "task_return",
    "task_tell",
    "task_work_of",
    "tasks_accept",
    "urging_abandon",
    "urging_approve",
    "urging_change",
    "urging_issue",
    "urging_make",
    "urging_recall",
    "urging_return",
    "urging_step",
    "urging_submit",
    "value_propose",
    "year_report_draft",
]
