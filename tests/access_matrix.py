"""Every address of the portal × every person of the cast: who may open what.

A new address without a row here fails in ``test_every_page``. GET is asked of all; an address
that takes only POST answers 405.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.db.models import Model
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from campaigns.library.phrases import content_of
from campaigns.models import Figure, Phrase, Plan, TaskParty
from campaigns.services import (
    appendix_add,
    basis_attach,
    comment_add,
    intake_start_text,
    phrase_add,
    plan_amend,
    plan_carry_over,
    plan_target_add,
    plan_template_keep,
    task_tell,
    task_work_of,
    urging_approve,
    urging_make,
    urging_submit,
)
from emulation.lib import dates
from emulation.papers.services import number_reserve
from targets.services import (
    evidence_add,
    judgement_make,
    period_open,
    periods_plan,
    report_of,
    report_save,
    span_for_year,
    target_create,
)
from tests.awards.deciding.made import deciding_things
from tests.awards.made import FIGHTER, PRAISE, award_named, council_things, law_and_catalogue
from tests.awards.nominating.made import nominating_things
from tests.awards.posting.made import checking_things
from tests.awards.registry.made import register_things
from tests.campaigns.amending.amendments_made import put_through
from tests.campaigns.launching.made import launching_things
from tests.campaigns.plans_made import (
    approved,
    draft,
    issued,
    new_target,
    submitted,
    with_targets,
)
from tests.campaigns.registering.office_made import deciding
from tests.campaigns.registering.unit_made import CULTURE, registering
from tests.campaigns.scoring.world import scored
from tests.cast import TODAY, Cast, cast_from
from tests.papers.papers_made import open_series
from tests.targets.year_made import entry, give, send
from tests.uploads import pdf_upload

pytestmark = pytest.mark.django_db

OPEN, ELSEWHERE, NO, NOT_HERE, POST_ONLY = 200, 302, 403, 404, 405
NO_MORE = 409  # it is too late for it
LOGGED_OUT = 401  # to a script, which cannot be led to the front door
OWN = [
    "clerk",
    "unit_head",
    "checker",
    "chairman",
    "records_clerk",
    "accountant",
    "council_secretary",
    "council_member",
    "viewer",
    "administrator",
]
PEOPLE = [*OWN, "overseer", "outsider", "visitor"]
READERS = [*OWN, "overseer"]
# Who has a hand in a plan before it is issued; to all others it is not there.
ON_THE_WAY = ["clerk", "checker", "chairman", "records_clerk"]


# Who reads what units tell, with its proof; the unit head is that of the unit.
TOLD_OF_WORK = [
    "clerk",
    "unit_head",
    "checker",
    "chairman",
    "council_secretary",
    "council_member",
    "viewer",
    "overseer",
]


@dataclass(frozen=True)
class Row:
    """What each person gets at an address about a thing (and its part) of the world."""

    thing: str
    part: str
    statuses: dict[str, int]


def row(thing: str, others: int, *, part: str = "", visitor: int = ELSEWHERE, **named: int) -> Row:
    statuses = dict.fromkeys(PEOPLE, others) | {"visitor": visitor} | named
    return Row(thing, part, statuses)


def all_as(status: int, names: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(names, status)


def public() -> Row:
    return row("", OPEN, visitor=OPEN)


def for_members() -> Row:
    """A page about one's own commune, whichever it is."""
    return row("", OPEN)


def for_roles(*names: str) -> Row:
    """The same, for some roles only. The outsider is a clerk at home."""
    return row("", NO, **all_as(OPEN, names))


def readable(thing: str) -> Row:
    """A thing that the whole commune and the overseer read, and nobody else."""
    return row(thing, NOT_HERE, **all_as(OPEN, READERS))


def kept_by(thing: str, *names: str, part: str = "", overseer: int = NO) -> Row:
    """A thing that others of the commune know of but may not touch."""
    kept = all_as(OPEN, names)
    return row(thing, NO, part=part, outsider=NOT_HERE, overseer=overseer, **kept)


def on_its_way(thing: str, *names: str, others: int = NO) -> Row:
    """A step of a plan's way: those whose step it is not yet, or not at all, are told so."""
    hands = all_as(others, ON_THE_WAY) | all_as(OPEN, names)
    return row(thing, NOT_HERE, **hands)


def post_only(thing: str = "", part: str = "") -> Row:
    return row(thing, POST_ONLY, part=part, visitor=POST_ONLY)


# Who reads what units report; to the others of the commune it is not there.
OFFICE = ["clerk", "checker", "chairman", "council_secretary", "council_member", "viewer"]
REPORT_READERS = [*OFFICE, "unit_head", "overseer"]


def of_the_report(*names: str, thing: str = "report", part: str = "") -> Row:
    """A page of a report: those who only read it are told that it is not theirs to do."""
    reading = all_as(NO, REPORT_READERS)
    return row(thing, NOT_HERE, part=part, **reading | all_as(OPEN, names))


def of_the_office(thing: str) -> Row:
    """The reports of all units: for the office and from above."""
    return row(thing, NO, outsider=NOT_HERE, **all_as(OPEN, [*OFFICE, "overseer"]))


OWN_OR_CLERK = of_the_report("unit_head", "clerk", thing="next_quarter", part="unit")
# PostgreSQL reads long lists through a cursor.

DRAFT_PAGES = [readable("issued"), on_its_way("submitted", *ON_THE_WAY)]
ONLY_ITS_CLERKS = row("draft", NOT_HERE, clerk=OPEN)
OWN_AFTERWARDS = row("issued", NOT_HERE, **all_as(OPEN, ON_THE_WAY))
ITS_CLERKS_READING = [row("intake", NOT_HERE, clerk=OPEN)]
URGING_PAGES = [
    row("urging", NOT_HERE, clerk=OPEN),
    on_its_way("urging_submitted", *ON_THE_WAY),
    on_its_way("urging_approved", *ON_THE_WAY),
]
URGED_FILES = [row("urging_submitted", NOT_HERE, part="letter", **all_as(OPEN, ON_THE_WAY))]

# The outsider is a clerk at home.
PRINTERS = ["clerk", "records_clerk", "outsider"]

# Points that are not public yet.
POINTS = [row("scored", NO, outsider=NOT_HERE, **all_as(OPEN, OFFICE))]

# What a unit registers; its head or the clerk writes it.
PLEDGING = [of_the_report("unit_head", "clerk", thing="pledging", part="unit")]
PLEDGED = [of_the_report("unit_head", thing="pledged", part="unit")]
# A campaign being prepared: the office reads it, its clerk writes it.
PREPARED_PAGES = [row("campaign_prepared", NOT_HERE, **all_as(OPEN, ON_THE_WAY))]
BEFORE_THE_LAUNCH = [on_its_way("campaign_prepared", "clerk")]

# Names with years of birth and households, for who decides and the unit itself.
DECIDERS_AND_OWN = ["clerk", "checker", "chairman", "unit_head"]
COVENANTS = [of_the_report(*REPORT_READERS, thing="covenant")]

# Sittings are read by the office, the records clerk and from above.
SITTING_READERS = [*OFFICE, "records_clerk", "overseer"]
SITTING_KEEPERS = ["clerk", "council_secretary"]
SEATED = ["chairman", "council_secretary", "council_member"]


def of_the_council(*names: str, thing: str = "sitting", part: str = "") -> Row:
    """A page of a council; those who only read it are told that it is not theirs to do."""
    reading = all_as(NO, SITTING_READERS)
    return row(thing, NOT_HERE, part=part, **reading | all_as(OPEN, names))


SITTING_PAGES = [
    of_the_council(*SITTING_READERS),
    of_the_council(*SITTING_READERS, thing="sitting_over"),
]
SITTING_STEPS = [of_the_council(*SITTING_KEEPERS)]
BALLOT_STEPS = [of_the_council(*SITTING_KEEPERS, part="ballot")]

# Papers on awards: through whose hands they go; an issued one is for the whole commune.
AWARD_HANDS = [*ON_THE_WAY, "council_secretary", "accountant"]


def of_the_award(*names: str, thing: str) -> Row:
    """A step of a paper on awards: to who has no hand in it, it is not there."""
    return row(thing, NOT_HERE, **all_as(NO, AWARD_HANDS) | all_as(OPEN, names))


AWARD_PAGES = [
    row("award_draft", NOT_HERE, clerk=OPEN),
    row("award_submitted", NOT_HERE, **all_as(OPEN, AWARD_HANDS)),
    readable("award_issued"),
]
AWARD_GROUNDS = [
    row("award_submitted", NOT_HERE, **all_as(OPEN, AWARD_HANDS)),
    kept_by("award_issued", *AWARD_HANDS),
]
FUND_PAGE = [for_roles(*AWARD_HANDS, "viewer", "outsider")]

# What a unit nominates; drafts are its own and the clerk's.
NOMINATING = [of_the_report("unit_head", "clerk", thing="round", part="unit")]
NOMINATED = [of_the_report(*REPORT_READERS, thing="round", part="unit")]
OWN_DRAFT = row("nomination_draft", NOT_HERE, unit_head=OPEN, clerk=OPEN)
OWN_FILE = row("nomination_draft", NOT_HERE, part="attached", unit_head=OPEN, clerk=OPEN)
TAKEN_BACK = row(  # by who sent it
    "nomination", NOT_HERE, **all_as(NO, REPORT_READERS) | {"unit_head": OPEN, "clerk": NO_MORE}
)
NOMINATION_PAGES = [of_the_report(*REPORT_READERS, thing="nomination"), OWN_DRAFT]

TABLE: dict[str, list[Row]] = {
    # The whole
    "home": [for_members()],
    "waiting_now": [for_members()],
    "own_history": [for_members()],
    "search": [for_members()],
    "all_places": [for_members()],
    "guide": [public()],
    # The front door
    "login": [row("", ELSEWHERE, visitor=OPEN)],
    "first_login": [public()],
    "set_password": [row("", ELSEWHERE)],
    "change_password": [for_members()],
    "own_account": [for_members()],
    "logout": [post_only()],
    # Units, people, accounts
    "account_list": [for_roles("clerk", "administrator", "outsider")],
    "account_open": [for_roles("administrator")],
    "account_close": [kept_by("person", "administrator")],
    "account_reopen": [post_only("person")],
    "login_code_issue": [post_only()],
    "unit_list": [for_members()],
    "unit_export": [for_members()],
    "unit_read": [readable("village")],
    "household_list": [kept_by("village", "clerk", "administrator", "unit_head")],
    "household_export": [kept_by("village", "clerk", "administrator", "unit_head")],
    "person_list": [for_members()],
    "person_export": [for_members()],
    "person_read": [readable("person")],
    # Papers
    "paper_list": [for_members()],
    "paper_read": [readable("paper")],
    "paper_file": [readable("paper")],
    "series_list": [for_roles("records_clerk")],
    "series_open": [for_roles("records_clerk")],
    "series_read": [kept_by("series", "records_clerk", overseer=NOT_HERE)],
    "series_change": [kept_by("series", "records_clerk", overseer=NOT_HERE)],
    "number_reserve": [kept_by("series", "records_clerk", overseer=NOT_HERE)],
    "number_cancel": [kept_by("number", "records_clerk", overseer=NOT_HERE)],
    "verify": [public()],
    "verify_code": [public()],
    # Targets
    "target_list": [for_members()],
    "span_create": [for_roles("clerk", "outsider")],
    "target_create": [kept_by("span", "clerk")],
    "target_table": [kept_by("span", "clerk")],
    "target_table_paste": [post_only("span")],
    "target_import": [kept_by("span", "clerk")],
    "target_template": [kept_by("span", "clerk")],
    "target_export": [readable("span")],
    "progress": [for_members()],
    "matrix": [for_members()],
    "matrix_export": [row("", NOT_HERE)],  # no period is open in this world
    "years": [for_members()],
    "years_export": [for_members()],
    "target_read": [readable("target")],
    "target_change": [kept_by("target", "clerk")],
    "target_remove": [kept_by("target", "clerk")],
    "share_table": [for_members()],
    "share_quick": [kept_by("span", "clerk")],
    "share_export": [readable("span")],
    "share_import": [kept_by("span", "clerk")],
    "share_edit": [kept_by("target", "clerk")],
    "milestone_edit": [kept_by("target", "clerk")],
    "judgement_edit": [kept_by("judged", "clerk", part="period")],
    "judgement_file": [readable("judgement")],
    # Reporting periods
    "period_list": [for_members()],
    "period_plan": [for_roles("clerk", "outsider")],
    "period_change": [kept_by("next_quarter", "clerk")],
    "period_open": [kept_by("next_quarter", "clerk")],
    "period_extend": [kept_by("quarter", "clerk")],
    "period_lock": [kept_by("quarter", "clerk")],
    "period_reopen": [kept_by("quarter", "clerk")],
    # Reports of units
    "report_list": [for_members()],
    "report_worker": [public()],
    "period_reports": [of_the_office("quarter")],
    "report_export": [of_the_office("quarter")],
    "period_sheets": [kept_by("quarter", "clerk")],
    "report_write": [OWN_OR_CLERK],
    "report_sheet": [OWN_OR_CLERK],
    "report_template": [OWN_OR_CLERK],
    "report_import": [OWN_OR_CLERK],
    "report_read": [of_the_report(*REPORT_READERS)],
    "report_recall": [of_the_report("unit_head")],
    "report_receive": [post_only("report")],
    "report_return": [of_the_report("clerk", "checker", "chairman")],
    "report_approve": [post_only("report")],
    "report_confirm": [post_only("report")],
    "figure_correct": [of_the_report("clerk", part="reported")],
    "evidence_file": [of_the_report(*REPORT_READERS, part="evidence")],
    "evidence_remove": [post_only("report", part="evidence")],
    # Plans: reading
    "plan_list": [for_members()],
    "plan_export": [for_members()],
    "paper_export": [for_members()],
    "paper_style": [public()],
    "plan_read": [ONLY_ITS_CLERKS, *DRAFT_PAGES],
    "plan_history": [ONLY_ITS_CLERKS, *DRAFT_PAGES],
    "revision_read": DRAFT_PAGES,
    "plan_compare": [ONLY_ITS_CLERKS, *DRAFT_PAGES],
    # What is said of a plan on its way; readers of an issued plan never know
    "comment_list": [ONLY_ITS_CLERKS, on_its_way("submitted", *ON_THE_WAY), OWN_AFTERWARDS],
    "comment_add": [on_its_way("submitted", "checker", "chairman")],
    "comment_read": [row("submitted", NOT_HERE, part="comment", **all_as(OPEN, ON_THE_WAY))],
    "comment_withdraw": [
        row("submitted", NOT_HERE, part="comment", **all_as(NO, ON_THE_WAY) | {"chairman": OPEN})
    ],
    "draft_comments": [kept_by("draft", "clerk")],
    "plan_pdf": [ONLY_ITS_CLERKS, row("issued", NOT_HERE, **all_as(ELSEWHERE, READERS))],
    "plan_docx": [ONLY_ITS_CLERKS, row("issued", NOT_HERE, **all_as(ELSEWHERE, READERS))],
    "cited_file": [ONLY_ITS_CLERKS],
    # Plans: amendments
    "plan_amend": [kept_by("issued", "clerk")],
    "plan_consolidated": [readable("issued")],
    "plan_amending": [kept_by("amendment", "clerk")],
    "amended_items_add": [kept_by("amendment", "clerk")],
    "amended_items_strike": [kept_by("amendment", "clerk")],
    "amended_item_insert": [kept_by("amendment", "clerk")],
    "amended_place_drop": [kept_by("amendment", "clerk", part="place")],
    "amended_place_review": [post_only("amendment", part="place")],
    "amended_value": [kept_by("amendment", "clerk", part="listed")],
    # Reports on the year; letters to units that are late with theirs
    "report_draft": [for_roles("clerk", "outsider")],
    "year_report_draft": [for_roles("clerk", "outsider")],
    "results_export": [readable("quarter")],
    "urging_list": [for_members()],
    "urging_create": [kept_by("quarter", "clerk")],
    "urging_read": URGING_PAGES,
    "urging_edit": [on_its_way("urging", "clerk")],
    "urging_submit": [on_its_way("urging", "clerk")],
    "urging_abandon": [on_its_way("urging", "clerk")],
    "urging_recall": [on_its_way("urging_submitted", "clerk")],
    "urging_return": [
        on_its_way("urging_submitted", "chairman"),
        on_its_way("urging_approved", "chairman", "records_clerk"),
    ],
    "urging_approve": [on_its_way("urging_submitted", "chairman")],
    "urging_issue": [on_its_way("urging_approved", "records_clerk")],
    "urging_pdf": URGING_PAGES,
    "urged_pdf": URGED_FILES,
    "urged_docx": URGED_FILES,
    # Tasks of issued plans; what was told of one is for its unit and the office
    "task_list": [for_members()],
    "task_export": [for_members()],
    "plan_tasks": [readable("issued")],
    "plan_tasks_export": [readable("issued")],
    "task_read": [readable("party")],
    "task_file": [row("party", NOT_HERE, part="proof", **all_as(OPEN, TOLD_OF_WORK))],
    "task_file_remove": [post_only("party", part="proof")],
    # Campaigns: begun, put together, launched
    "campaign_list": [for_members()],
    "campaign_export": [for_members()],
    "campaign_calendar": [for_members()],
    "campaign_create": [for_roles("clerk", "outsider")],
    "slogan_sets_load": [post_only()],
    "campaign_from_plan": [kept_by("issued", "clerk")],
    "anniversary_add": [for_roles("clerk", "outsider")],
    "anniversary_change": [kept_by("anniversary", "clerk")],
    "anniversary_remove": [kept_by("anniversary", "clerk")],
    "campaign_read": [readable("campaign"), *PREPARED_PAGES],
    "campaign_edit": BEFORE_THE_LAUNCH,
    "campaign_participants": BEFORE_THE_LAUNCH,
    "campaign_targets": BEFORE_THE_LAUNCH,
    "campaign_themes": BEFORE_THE_LAUNCH,
    "campaign_awards": BEFORE_THE_LAUNCH,
    "award_remove": [post_only("campaign_prepared", part="award")],
    "campaign_documents": [kept_by("campaign", "clerk")],
    "campaign_document": [
        row("campaign", NOT_HERE, part="document", **all_as(OPEN, READERS)),
    ],
    "campaign_document_remove": [post_only("campaign", part="document")],
    "campaign_criteria": [kept_by("campaign", "clerk")],
    "criterion_add": [kept_by("campaign", "clerk")],
    "criteria_copy": [post_only("campaign")],
    "criterion_edit": [kept_by("campaign", "clerk", part="criterion")],
    "criterion_move": [post_only("campaign", part="criterion")],
    "criterion_remove": [kept_by("campaign", "clerk", part="criterion")],
    "campaign_paper": [post_only("campaign_prepared")],
    "campaign_paper_renew": [  # it has no paper yet
        row("campaign_prepared", NOT_HERE, **all_as(NO, ON_THE_WAY) | {"clerk": NO_MORE})
    ],
    "campaign_launch": BEFORE_THE_LAUNCH,
    "campaign_extend": [kept_by("campaign", "clerk")],
    "campaign_close": [kept_by("campaign", "clerk")],
    "campaign_cancel": [kept_by("campaign", "clerk")],
    "campaign_repeat": [kept_by("campaign", "clerk")],
    "participant_add": [kept_by("campaign", "clerk")],
    # Clusters, and the scoring of campaigns
    "cluster_list": [for_members()],
    "cluster_create": [row("", NO, clerk=NO_MORE, outsider=OPEN)],  # this year is fixed
    "clusters_copy": [post_only()],
    "cluster_edit": [kept_by("later_cluster", "clerk")],
    "cluster_remove": [kept_by("later_cluster", "clerk")],
    "scoring_read": [readable("scored"), readable("scoring_planned"), readable("ranked")],
    "scoring_plan": [kept_by("scoring_planned", "clerk")],
    "scoring_advance": [kept_by("scored", "clerk")],
    "scoring_go_back": [kept_by("scored", "clerk")],
    "score_table": [*POINTS, readable("ranked")],
    "ranking_pdf": [*POINTS, readable("ranked")],
    "ranking_export": [*POINTS, readable("ranked")],
    "unit_scores": [
        row("scored", NO, part="unit", outsider=NOT_HERE, **all_as(OPEN, OFFICE)),
        row("ranked", NOT_HERE, part="unit", **all_as(OPEN, READERS)),
    ],
    "sheet_self": [kept_by("scored", "unit_head", part="unit")],
    "sheet_cluster": [kept_by("scored", part="unit")],  # its scorer is another village's head
    "sheet_office": [kept_by("scored", "clerk", "checker", part="unit")],
    "sheet_council": [kept_by("scored", "council_secretary", part="unit")],
    "board_office": [kept_by("scored", "clerk", "checker")],
    "board_council": [kept_by("scored", "council_secretary")],
    "sheet_reopen": [kept_by("scored", "clerk", part="sheet")],
    "score_file": [
        row("scored", NOT_HERE, part="score_proof", **all_as(OPEN, [*OFFICE, "unit_head"]))
    ],
    "ranking_close": [kept_by("ranked", "clerk")],
    "ranking_publish": [kept_by("ranked", "clerk")],
    # What units register, as they write it
    "registration_list": [for_members()],
    "registration_worker": [public()],
    "nomination_worker": [public()],
    "registration_write": PLEDGING,
    "registration_people": PLEDGING,
    "registration_households": PLEDGING,
    "registration_template": PLEDGING,
    "registration_import": PLEDGING,
    "registration_check": PLEDGING,
    "registration_receipt": PLEDGING,
    "meeting_sheet": PLEDGING,
    "registration_recall": PLEDGED,
    "registration_withdraw": PLEDGED,
    "registration_again": [post_only("pledged", part="unit")],
    # What units registered, as the office and they read it; covenants
    "campaign_registrations": [of_the_office("registered")],
    "registrations_export": [of_the_office("registered")],
    "campaign_missing": [of_the_office("registered")],
    "missing_export": [of_the_office("registered")],
    "registration_summary": [of_the_office("registered")],
    "summary_pdf": [of_the_office("registered")],
    "summary_docx": [of_the_office("registered")],
    "summary_export": [of_the_office("registered")],
    "registration_allow": [kept_by("registered", "clerk", part="unit")],
    "registration_read": [of_the_report(*REPORT_READERS, thing="registration")],
    "registration_names": [of_the_report(*DECIDERS_AND_OWN, thing="registration")],
    "registration_sheet_file": [
        of_the_report(*DECIDERS_AND_OWN, thing="registration", part="signed")
    ],
    "registration_pdf": [of_the_report(*REPORT_READERS, thing="registration")],
    "registration_docx": [of_the_report(*REPORT_READERS, thing="registration")],
    "registration_receive": [post_only("registration")],
    "registration_return": [of_the_report("clerk", "checker", "chairman", thing="registration")],
    "registration_approve": [post_only("registration")],
    "registration_confirm": [post_only("registration")],
    "covenant_list": [readable("registered")],
    "covenant_create": [kept_by("registered", "clerk")],
    "covenant_read": COVENANTS,
    "covenant_change": [of_the_report("clerk", thing="covenant")],
    "covenant_agree": [post_only("covenant", part="party")],
    "covenant_sign": [of_the_report("clerk", thing="covenant")],
    "covenant_remove": [of_the_report("clerk", thing="covenant")],
    "covenant_pdf": COVENANTS,
    "covenant_docx": COVENANTS,
    "covenant_signed": [of_the_report(*REPORT_READERS, thing="covenant_signed")],
    # Rounds of awards, and what units nominate
    "round_list": [for_members()],
    "round_open": [for_roles("clerk", "outsider")],
    "round_read": [readable("round")],
    "round_change": [kept_by("round", "clerk")],
    "round_end": [kept_by("round", "clerk")],
    "nominations_export": [readable("round")],
    "unit_nominations": NOMINATED,
    "nominations_add": NOMINATING,
    "nominations_registered": NOMINATING,
    "nominations_suggested": NOMINATING,
    "nominations_import": NOMINATING,
    "nominations_template": NOMINATING,
    "nominations_fill": NOMINATING,
    "nominations_send": NOMINATING,
    "dossier_files": NOMINATING,
    "dossier_file": NOMINATED,
    "dossier_file_remove": [post_only("round", part="unit")],
    "nomination_read": NOMINATION_PAGES,
    "nomination_write": [OWN_DRAFT],
    "nomination_draft": [post_only("nomination_draft")],
    "nomination_files": [OWN_DRAFT],
    "nomination_file": [OWN_FILE],
    "nomination_file_remove": [post_only("nomination_draft", part="attached")],
    "nomination_recall": [TAKEN_BACK],
    "nomination_withdraw": [of_the_report("unit_head", "clerk", thing="nomination"), OWN_DRAFT],
    # The law of awards: of the country, so everybody who works reads it
    "law_catalogue": [for_members()],
    "honour_law": [row("law_honour", OPEN)],
    "reward_form_law": [row("law_form", OPEN)],
    # Councils, their sittings, and the slips of who has a seat in them
    "council_list": [for_members()],
    "council_create": [for_roles("clerk", "council_secretary", "outsider")],
    "council_read": [of_the_council(*SITTING_READERS, thing="council")],
    "council_change": [of_the_council(*SITTING_KEEPERS, thing="council")],
    "council_file": [of_the_council(*SITTING_READERS, thing="council")],
    "council_member_add": [of_the_council(*SITTING_KEEPERS, thing="council")],
    "council_member_end": [of_the_council(*SITTING_KEEPERS, thing="council", part="member")],
    "sitting_plan": [of_the_council(*SITTING_KEEPERS, thing="council")],
    "sitting_read": SITTING_PAGES,
    "sitting_live": SITTING_PAGES,
    "sitting_change": SITTING_STEPS,
    "sitting_agenda": SITTING_STEPS,
    "sitting_attendance": SITTING_STEPS,
    "sitting_write": SITTING_STEPS,
    "sitting_open": SITTING_STEPS,
    "sitting_close": SITTING_STEPS,
    "sitting_cancel": SITTING_STEPS,
    "seat_file": [of_the_council(*SITTING_KEEPERS, part="seat")],
    "ballots_act": [post_only("sitting")],
    "ballot_read": [of_the_council(*SITTING_READERS, part="ballot")],
    "ballot_close": BALLOT_STEPS,
    "ballot_count": BALLOT_STEPS,
    "ballot_names": BALLOT_STEPS,
    "ballot_mode": BALLOT_STEPS,
    "ballot_remove": BALLOT_STEPS,
    "quota_settle": [
        row(
            "sitting",
            NOT_HERE,
            part="ballot",
            **all_as(NO, SITTING_READERS) | all_as(NO_MORE, SITTING_KEEPERS),
        )
    ],
    "ballot_begin_anew": BALLOT_STEPS,
    "conflict_add": BALLOT_STEPS,
    "conflict_remove": [post_only("sitting", part="conflict")],
    "vote_list": [of_the_council(*SEATED)],
    "vote_cast": [of_the_council(*SEATED, part="ballot")],
    "conflict_declare": [of_the_council(*SEATED, part="ballot")],
    "minutes_issue": [of_the_council("records_clerk", thing="sitting_over")],
    "slips_pdf": [of_the_council(*SITTING_READERS, thing="sitting_over")],
    **{
        f"{paper}_{format}": [of_the_council(*SITTING_READERS)]
        for paper in ("minutes", "count", "agenda", "score")
        for format in ("pdf", "docx")
    },
    # The register: whoever works in the commune reads it, its clerk writes old awards in
    "register_list": [for_members()],
    "register_export": [for_members()],
    "register_template": [for_roles("clerk", "outsider")],
    "register_import": [for_roles("clerk", "outsider")],
    "grant_record": [for_roles("clerk", "outsider")],
    "grant_read": [readable("grant")],
    "grant_change": [kept_by("grant", "clerk")],
    "grant_remove": [kept_by("grant", "clerk")],
    "person_awards": [readable("awarded_person")],
    "collective_awards": [readable("village")],
    "household_awards": [readable("awarded_household")],
    "award_statistics": [for_members()],
    "award_statistics_export": [for_members()],
    "initiative_list": [for_members()],
    "initiative_export": [for_members()],
    "initiative_record": [for_roles("clerk", "outsider")],
    "initiative_change": [kept_by("initiative", "clerk")],
    "initiative_remove": [kept_by("initiative", "clerk")],
    # Certificates: the clerk and the records clerk print them, the clerk says how they look
    "certificate_list": [for_roles(*PRINTERS)],
    "certificate_decision": [kept_by("certified", "clerk", "records_clerk")],
    "certificates_print": [kept_by("certified", "clerk", "records_clerk")],
    "layout_list": [for_roles(*PRINTERS)],
    "layout_edit": [row("law_honour", NO, clerk=OPEN, outsider=OPEN)],
    "layout_reset": [row("law_honour", NO, clerk=OPEN, outsider=NOT_HERE)],
    "layout_sample": [row("law_honour", NO, **all_as(OPEN, PRINTERS))],
    "layout_calibration": [row("law_honour", NO, **all_as(OPEN, PRINTERS))],
    # The check of nominations, offices asked about them, lists posted for opinions
    "check_list": [of_the_office("checked_round")],
    "check_export": [of_the_office("checked_round")],
    "round_fairness": [of_the_office("checked_round")],
    "consultation_ask": [kept_by("checked_round", "clerk")],
    "consultation_read": [row("consultation", NOT_HERE, **all_as(OPEN, [*OFFICE, "unit_head"]))],
    "consultation_answer": [
        row(
            "consultation",
            NOT_HERE,
            **all_as(NO, OFFICE) | all_as(OPEN, ["clerk", "unit_head"]),
        )
    ],
    "check_read": [
        row("dossier_checked", NOT_HERE, unit_head=NO, **all_as(OPEN, [*OFFICE, "overseer"]))
    ],
    "check_receive": [post_only("dossier_sent")],
    "check_conclude": [of_the_report("clerk", "checker", "chairman", thing="dossier_checked")],
    "check_return": [
        of_the_report("clerk", "checker", "chairman", thing=each)
        for each in ("dossier_sent", "dossier_checked")
    ],
    "check_again": [of_the_report("clerk", "checker", "chairman", thing="dossier_found")],
    "posting_list": [for_members()],
    "posting_create": [kept_by("checked_round", "clerk")],
    "posting_read": [readable("posting")],
    "posting_stop": [kept_by("posting", "clerk")],
    "posting_end": [post_only("posting")],
    "posting_pdf": [readable("posting")],
    "posting_docx": [readable("posting")],
    "opinion_answer": [kept_by("posting", "clerk", "checker", "chairman", part="opinion")],
    "posting_index": [public()],
    "posting_public": [row("posting", OPEN, visitor=OPEN)],
    "opinion_give": [row("posting", OPEN, visitor=OPEN)],
    # Decisions on awards, proposals to those above, and the fund
    "decision_list": [for_members()],
    "decisions_export": [for_members()],
    "decision_create": [kept_by("deciding_round", "clerk")],
    "decision_read": AWARD_PAGES,
    "decision_pdf": AWARD_PAGES,
    "decision_docx": AWARD_PAGES,
    "decision_names_export": AWARD_PAGES,
    "decision_bundle": AWARD_GROUNDS,
    "decision_zip": AWARD_GROUNDS,
    **{
        f"decision_{step}": [of_the_award("clerk", thing="award_draft")]
        for step in ("edit", "names", "submit", "abandon")
    },
    "decision_recall": [of_the_award("clerk", thing="award_submitted")],
    "decision_return": [
        of_the_award("chairman", thing="award_submitted"),
        of_the_award("chairman", "records_clerk", thing="award_approved"),
    ],
    "decision_approve": [of_the_award("chairman", thing="award_submitted")],
    "decision_names_return": [of_the_award("chairman", thing="award_submitted")],
    "decision_issue": [of_the_award("records_clerk", thing="award_approved")],
    "decision_outcomes": [of_the_award("clerk", thing="proposal_issued")],
    "revocation_create": [of_the_award("clerk", thing="award_issued")],
    "fund": FUND_PAGE,
    "fund_export": FUND_PAGE,
    "fund_receive": [for_roles("accountant")],
    "fund_pay": [for_roles("accountant")],
    "fund_budget": [for_roles("accountant")],
    "fund_pay_decision": [kept_by("award_issued", "accountant")],
    "fund_entry_cancel": [kept_by("fund_entry", "accountant")],
    "fund_recover": [kept_by("grant_revoked", "accountant")],
    # Old papers being read
    "intake_start": [for_roles("clerk", "outsider")],
    "intake_read": ITS_CLERKS_READING,
    "intake_file": ITS_CLERKS_READING,
    "intake_restore": ITS_CLERKS_READING,
    "intake_abandon": ITS_CLERKS_READING,
    "intake_resume": [post_only("intake")],
    "intake_remove": ITS_CLERKS_READING,
    "intake_target_judge": [post_only("intake")],
    "intake_target_add": [post_only("intake")],
    "intake_target": ITS_CLERKS_READING,
    "intake_header": ITS_CLERKS_READING,
    "intake_bases": ITS_CLERKS_READING,
    "intake_basis": ITS_CLERKS_READING,
    "intake_basis_remove": [post_only("intake")],
    "intake_items": ITS_CLERKS_READING,
    "intake_step": [post_only("intake")],
    "intake_item": ITS_CLERKS_READING,
    "intake_paragraph": ITS_CLERKS_READING,
    "intake_row": ITS_CLERKS_READING,
    "intake_words": [post_only("intake")],
    "intake_recipients": ITS_CLERKS_READING,
    "intake_signature": ITS_CLERKS_READING,
    "intake_save": ITS_CLERKS_READING,
    # Plans: their way
    "plan_submit": [on_its_way("draft", "clerk")],
    "plan_recall": [on_its_way("submitted", "clerk")],
    "plan_receive": [post_only("submitted")],
    "plan_agree": [on_its_way("submitted", "checker")],
    "plan_return": [on_its_way("submitted", "checker")],
    "plan_approve": [on_its_way("agreed", "chairman")],
    "plan_issue": [on_its_way("approved", "records_clerk")],
    "plan_close": [kept_by("issued", "clerk")],
    "plan_abandon": [on_its_way("draft", "clerk")],
    # Plans: writing
    "plan_create": [for_roles("clerk", "outsider")],
    "plan_carry_over": [for_roles("clerk", "outsider")],
    "plan_carry_look": [kept_by("carried", "clerk")],
    "plan_carry_decide": [post_only("carried")],
    "plan_carry_alike": [row("carried", NO, outsider=NOT_HERE, clerk=ELSEWHERE)],
    "plan_replace": [kept_by("draft", "clerk")],
    "plan_template_start": [for_roles("clerk", "outsider")],
    "plan_template_keep": [kept_by("issued", "clerk")],
    "plan_template_set_aside": [post_only("template")],
    # Phrasings
    "phrase_list": [for_roles("clerk", "outsider")],
    "phrase_add": [for_roles("clerk", "outsider")],
    "phrase_change": [row("phrase", NO, clerk=OPEN, outsider=NOT_HERE)],
    "phrase_set_active": [post_only("phrase")],
    "phrase_keep": [kept_by("draft", "clerk", part="item")],
    "phrase_insert": [kept_by("draft", "clerk", part="item")],
    "draft_phrases": [kept_by("draft", "clerk")],
    "draft_phrase_count": [post_only("draft", part="phrase")],
    "plan_edit": [kept_by("draft", "clerk")],
    "draft_state": [row("draft", NO, visitor=LOGGED_OUT, outsider=NOT_HERE, clerk=OPEN)],
    "draft_save": [post_only("draft")],
    "draft_paper": [kept_by("draft", "clerk")],
    "draft_paper_pages": [kept_by("draft", "clerk")],
    "draft_paste": [post_only("draft")],
    "draft_recognise": [post_only("draft")],
    "draft_targets_take": [post_only("draft")],
    "plan_check": [kept_by("draft", "clerk")],
    "draft_checks": [kept_by("draft", "clerk")],
    "draft_mend": [post_only("draft")],
    "draft_suggest": [kept_by("draft", "clerk")],
    "plan_header": [kept_by("draft", "clerk")],
    "plan_opening": [kept_by("draft", "clerk")],
    "plan_recipients": [kept_by("draft", "clerk")],
    "plan_signature": [kept_by("draft", "clerk")],
    "item_add": [kept_by("draft", "clerk")],
    "item_edit": [kept_by("draft", "clerk", part="item")],
    "item_move": [post_only("draft", "item")],
    "item_remove": [kept_by("draft", "clerk", part="item")],
    "figures_link": [post_only("draft", "item")],
    "figure_unlink": [post_only("draft", "item")],
    "plan_targets": [kept_by("draft", "clerk")],
    "plan_targets_enter": [kept_by("draft", "clerk")],
    "plan_targets_place": [post_only("draft")],
    "plan_target_edit": [kept_by("draft", "clerk", part="row")],
    "plan_target_remove": [kept_by("draft", "clerk", part="row")],
    "figures_rewrite": [kept_by("draft", "clerk")],
    "basis_file": [kept_by("draft", "clerk", part="basis")],
    "basis_file_remove": [post_only("draft", part="basis")],
    "corrected_copy_start": [kept_by("draft", "clerk")],
    "corrected_copy": [kept_by("draft", "clerk", part="copy")],
    "intake_compare": [row("copy", NOT_HERE, clerk=ELSEWHERE)],
    "appendix_add": [kept_by("draft", "clerk")],
    "appendix_edit": [kept_by("draft", "clerk", part="appendix")],
    "appendix_remove": [kept_by("draft", "clerk", part="appendix")],
}


OLD_PAPER = """KẾ HOẠCH
Phát động phong trào thi đua năm 2023
Căn cứ Luật Thi đua, khen thưởng;
I. CHỈ TIÊU
- Tỷ lệ hộ nghèo giảm còn 2,5%.
| TT | Chỉ tiêu | Kế hoạch |
| 1 | Trồng rừng (ha) | 25 |
"""
TABLE_OF_OLD_PAPER = 2  # among its paragraphs and tables


@dataclass
class World:
    """One of everything that an address can be about, all of ``cast.commune``."""

    cast: Cast
    things: dict[str, Model]
    browsers: dict[str, Client]

    def address(self, pattern: URLPattern, thing: str, part: str) -> str:
        """Return the address about the thing; a converter's name says what it asks for."""
        known = {
            "uid": self.things[thing].uid if thing else None,
            f"{part}_uid": self.things[part].uid if part else None,
            "figure_uid": self.things["figure"].uid,
            "scorer_uid": self.things["scorer"].uid,
            "ballot_uid": self.things["ballot"].uid,
            "honour_code": CULTURE,
            "kind": "ca-nhan",
            "common_uid": self.things["common"].uid,
            "file_uid": self.things["file"].uid,
            "format": "pdf",
            "code": self.things["paper"].code,
            "posting_code": self.things["posting"].code,
            "number": 2 if thing == "issued" else 1,  # of a revision
            "intake_uid": self.things["copy"].uid,
            "row": 1,
            "sort": "danh-hieu",
            "subject": "person",
        }
        asked = pattern.pattern.converters
        if "row" in asked:
            known["number"] = TABLE_OF_OLD_PAPER
        return reverse(pattern.name, kwargs={name: known[name] for name in asked})


@pytest.fixture(scope="module")
def world(cast_as_rows: bytes, django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once for all addresses; the database forgets it at the end.

    Its papers are set with all their text, and then one blank page stands for each PDF: who may
    open it, and what it asks, is known by then.
    """
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO_TODAY=TODAY),
        patch("emulation.papers.pdf._written", return_value=blank_pdf()),
        transaction.atomic(),
    ):
        cast = cast_from(cast_as_rows)
        yield World(cast, make_things(cast), {name: browser_of(cast, name) for name in PEOPLE})
        transaction.set_rollback(True)


def make_things(cast: Cast) -> dict[str, Model]:
    series = open_series(cast.commune)
    plan, published = draft(cast), issued(cast)
    item = with_targets(cast, plan)
    appendix = appendix_add(
        plan=plan, title="PHÂN CÔNG", orientation="portrait", blocks=[], by=cast.clerk
    )
    plan_target = plan.plantargets.first()
    basis = plan.bases.first()
    waiting = submitted(cast, reviewers=(cast.checker,))
    file = basis_attach(basis=basis, upload=small_pdf(), by=cast.clerk)
    return {
        "basis": basis,
        "file": file,
        "draft": plan,
        "submitted": waiting,
        "comment": comment_add(
            plan=waiting, part="header", about=None, text="Ghi rõ hơn.", by=cast.chairman
        ),
        "agreed": submitted(cast),
        "approved": approved(cast),
        "intake": intake_start_text(commune=cast.commune, text=OLD_PAPER, by=cast.clerk),
        "copy": intake_start_text(commune=cast.commune, text=OLD_PAPER, by=cast.clerk, onto=plan),
        "issued": published,
        **told_of_a_task(cast, published),
        **amended(cast, published),
        "carried": carried_over(cast, published),
        "phrase": small_phrase(cast),
        "template": plan_template_keep(plan=published, name="Mẫu của xã", by=cast.clerk),
        "item": item,
        "row": plan_target,
        "figure": Figure.objects.filter(block__item=item).first(),
        "appendix": appendix,
        "target": plan_target.target,
        "span": plan.span,
        "paper": published.paper,
        "series": series,
        "number": number_reserve(series=series, purpose="Công văn giấy", by=cast.records_clerk),
        "village": cast.village,
        "person": cast.person_of(cast.chairman),
        **(reporting := reported(cast)),
        **urged(cast, reporting["quarter"]),
        **launching_things(cast),
        **scored(cast),
        **registering(cast),
        **deciding(cast),
        **law_things(),
        **checking_things(cast),
        **register_things(cast),
        **council_things(cast),
        **nominating_things(cast),
        **deciding_things(cast),
    }


def law_things() -> dict[str, Model]:
    """One title and one reward of the law, with all its rules."""
    law_and_catalogue()
    return {"law_honour": award_named(FIGHTER), "law_form": award_named(PRAISE)}


def reported(cast: Cast) -> dict[str, Model]:
    """A report that the village sent with a photograph; the next quarter is open, too."""
    span = span_for_year(commune=cast.commune, year=2023, by=None)
    target = target_create(
        commune=cast.commune, span=span, name="Trồng cây", value=10, unit_text="cây",
        kind="amount", direction="higher", field="environment", comparator="=",
        unit_rule="sum", frequency="quarter", by=cast.clerk,
    )  # fmt: skip
    share = give(target, (cast.village, "10"), by=cast.clerk)[cast.village.pk]
    first, second, *_ = periods_plan(span=span, kind="quarter", by=cast.clerk)
    for period in (first, second):
        period_open(period=period, by=cast.clerk)
    report = report_of(period=first, unit=cast.village)
    report_save(report=report, entries=[], note="", seen_version=0, by=cast.unit_head)
    evidence = evidence_add(report=report, upload=small_pdf(), by=cast.unit_head)
    send(report, [entry(share, "8")], cast.unit_head)
    judgement = judgement_make(
        target=share.target, period=first, verdict="met", words="Đủ.", upload=small_pdf(),
        by=cast.clerk,
    )  # fmt: skip
    return {
        "period": first,
        "judged": share.target,
        "judgement": judgement,
        "quarter": first,
        "next_quarter": second,
        "unit": cast.village,
        "report": report,
        "reported": report.figures.get(),
        "evidence": evidence,
    }


def urged(cast: Cast, period: Model) -> dict[str, Model]:
    """Letters to the village, without a number yet: being written, submitted, approved."""
    draft, submitted, approved = [
        urging_make(
            period=period, units=[cast.village], subject="V/v đôn đốc báo cáo",
            text="Đề nghị [đơn vị] gửi báo cáo.", answer_by=dates.today(), symbol="UBND-VHXH",
            recipients="Lưu: VT", signing_mode="own", signatory=None, by=cast.clerk,
        )
        for _ in range(3)
    ]  # fmt: skip
    for urging in (submitted, approved):
        urging_submit(urging=urging, seen_version=urging.version, by=cast.clerk)
    urging_approve(urging=approved, seen_version=approved.version, by=cast.chairman)
    return {
        "urging": draft,
        "urging_submitted": submitted,
        "letter": submitted.units.get(),
        "urging_approved": approved,
    }


def told_of_a_task(cast: Cast, plan: Plan) -> dict[str, Model]:
    """The village tells that its task is done, with a proof."""
    party = TaskParty.objects.get(task__plan=plan, leads=True)
    work = task_tell(
        work=task_work_of(party=party, period=None),
        words="Đã họp thôn.",
        is_done=True,
        seen_version=0,
        uploads=[small_pdf()],
        by=cast.unit_head,
    )
    return {"party": party, "proof": work.evidence.get().attachment}


def amended(cast: Cast, plan: Plan) -> dict[str, Model]:
    """Amend the plan, and begin to amend it again."""
    put_through(cast, plan_amend(plan=plan, parts=["closing"], reason="Gọn hơn.", by=cast.clerk))
    amendment = plan_amend(plan=plan, parts=["closing"], reason="Rõ hơn.", by=cast.clerk)
    target = new_target(cast, amendment, "Dứa", "50")
    listed = plan_target_add(plan=amendment, target=target, by=cast.clerk)
    return {"amendment": amendment, "place": amendment.amended_places.get(), "listed": listed}


def carried_over(cast: Cast, source: Plan) -> Plan:
    title = "Phát động phong trào thi đua năm 2025"
    return plan_carry_over(
        source=source, commune=cast.commune, year=2025, title=title, by=cast.clerk
    )


def small_phrase(cast: Cast) -> Phrase:
    content = content_of("paragraph", "Khen thưởng kịp thời, công khai.")
    return phrase_add(
        commune=cast.commune, kind="paragraph", title="Khen kịp thời", content=content,
        by=cast.clerk,
    )  # fmt: skip


def small_pdf() -> SimpleUploadedFile:
    return pdf_upload()


def blank_pdf() -> bytes:
    page, file = pikepdf.new(), BytesIO()
    page.add_blank_page()
    page.save(file)
    return file.getvalue()


def browser_of(cast: Cast, name: str) -> Client:
    browser, user = Client(), getattr(cast, name)
    if user.is_authenticated:
        browser.force_login(user, "emulation.org.backends.PasswordBackend")
    return browser


def patterns_of(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield each
        elif each.namespace != "admin":
            yield from patterns_of(each.url_patterns)


PATTERNS = {each.name: each for each in patterns_of(get_resolver().url_patterns)}
