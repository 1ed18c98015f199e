"""What the portal knows of the nominated, and what is found, drafted and suggested from it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from awards.eligibility import Verdict
from awards.models import Grant, Nomination
from awards.nominating.alike import alike_of
from awards.nominating.candidates import registered_groups, suggested_groups
from awards.nominating.evidence import facts_of
from awards.nominating.figures import Figure, all_met
from awards.nominating.judging import judged_of, nominating_law
from awards.nominating.services import figures_recheck, report_draft
from awards.nominating.services.rechecking import changed_in
from awards.states import NominationState
from awards.waiting import awards_waits
from campaigns.models import Aspirant, Registration
from emulation.org.models import User
from emulation.org.services import person_create
from tests.awards.made import award_named
from tests.awards.nominating.made import (
    ADVANCED,
    CULTURE,
    FIGHTER,
    PRAISE,
    homes,
    opened,
    sent,
    start,
    worker,
    write,
)
from tests.campaigns.registering.unit_made import make_campaign
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def granted(cast, subject, award: str, year: int = 2024, **fields) -> Grant:
    found = award_named(award)
    name = "reward_form" if award == PRAISE else "honour"
    usual = {
        "procedure": "regular", "year": year, "recipient": str(subject), "level": "commune",
        "decision_number": f"{year}/QĐ-UBND", "decided_on": dt.date(year, 12, 20),
        "decider": "Chủ tịch UBND xã", "search_key": "x", "sort_key": "x",
    }  # fmt: skip
    return Grant.objects.create(
        commune=cast.commune, person=subject, **{name: found}, **{**usual, **fields}
    )


def verdicts(round_, row) -> dict[str, str]:
    judged = judged_of(round_, [row], nominating_law(round_.commune))[row.pk]
    return {finding.code: finding.verdict for finding in judged.findings}


def figure(**fields) -> Figure:
    usual = {
        "target": "t", "name": "Sản lượng lúa", "unit_text": "tấn", "assigned": D(90),
        "pledged": D(100), "pledged_words": "", "result": D(104), "verdict": "met",
        "period": "Năm 2024", "direction": "higher", "is_done": True,
    }  # fmt: skip
    return Figure(**{**usual, **fields})


def test_figures_freeze_as_plain_numbers_with_the_share_of_the_pledge():
    frozen = figure().frozen()
    assert (frozen["pledged"], frozen["result"], frozen["percent_words"]) == ("100", "104", "104%")
    assert figure(direction="lower", pledged=D(6), result=D(4)).percent is None


def test_all_is_done_only_when_each_is_known_to_be():
    assert all_met([figure(), figure()]) is True
    assert all_met([figure(), figure(is_done=None)]) is None
    assert all_met([figure(is_done=None), figure(is_done=False)]) is False
    assert all_met([]) is None


def test_an_unwritten_fact_is_unknown_and_never_no(cast, round_):
    [row] = start(cast, round_, worker(cast))
    facts = facts_of(round_, [row])[row.pk]
    assert facts.disciplined is facts.under_verification is facts.registered is None
    assert facts.completion == {} and facts.initiatives is None


def test_a_direct_worker_is_judged_by_people(cast, round_):
    [row] = start(cast, round_, worker(cast))
    write(cast, row, completion="", is_direct_worker=True)
    judged = judged_of(round_, [row], nominating_law(round_.commune))[row.pk]
    [done] = [one for one in judged.findings if one.code == "hoan-thanh-tot"]
    assert done.by_people


def test_titles_come_from_the_register_and_from_what_is_proposed(cast, round_):
    person = worker(cast)
    [row] = start(cast, round_, person, award=FIGHTER)
    assert verdicts(round_, row)["lao-dong-tien-tien"] == Verdict.CANNOT_TELL
    start(cast, round_, person)
    assert verdicts(round_, row)["lao-dong-tien-tien"] == Verdict.CANNOT_TELL
    granted(cast, person, ADVANCED)
    assert verdicts(round_, row)["lao-dong-tien-tien"] == Verdict.MET
    [other] = start(cast, round_, worker(cast, "Hà Văn Bốn"), award=FIGHTER)
    assert verdicts(round_, other)["lao-dong-tien-tien"] == Verdict.NOT_MET


def test_titles_of_households_say_nothing_of_titles_of_people(cast, round_):
    [home] = homes(cast, 1)
    Grant.objects.create(
        commune=cast.commune, household=home, honour=award_named(CULTURE), procedure="regular",
        year=2024, recipient="Hộ", level="commune", decision_number="1/QĐ", decided_on=TODAY,
        decider="Chủ tịch", search_key="ho", sort_key="ho",
    )  # fmt: skip
    [row] = start(cast, round_, worker(cast), award=FIGHTER)
    assert verdicts(round_, row)["lao-dong-tien-tien"] == Verdict.CANNOT_TELL


def test_one_form_for_one_achievement(cast, round_):
    person = worker(cast)
    [row] = start(cast, round_, person, award=PRAISE)
    assert verdicts(round_, row)["mot-thanh-tich"] == Verdict.MET
    granted(cast, person, PRAISE, procedure="sudden", decision_number="5/QĐ-UBND")
    granted(cast, person, ADVANCED)
    assert verdicts(round_, row)["mot-thanh-tich"] == Verdict.MET
    granted(cast, person, PRAISE)
    assert verdicts(round_, row)["mot-thanh-tich"] == Verdict.NOT_MET


def test_two_brave_deeds_of_a_year_are_two(cast):
    round_ = opened(cast, procedure="sudden")
    person = worker(cast)
    granted(cast, person, PRAISE, procedure="sudden", merit="Cứu người đuối nước ngày 3/6.")
    [row] = start(cast, round_, person, award=PRAISE)
    write(cast, row, merit="Dập cháy rừng ngày 9/2.")
    assert verdicts(round_, row)["mot-thanh-tich"] == Verdict.MET
    write(cast, row, merit="cứu người đuối nước ngày 3/6.")
    assert verdicts(round_, row)["mot-thanh-tich"] == Verdict.NOT_MET


def approved_aspirant(cast, person) -> Aspirant:
    campaign = make_campaign(cast)
    registration = Registration.objects.create(
        commune=cast.commune, campaign=campaign, unit=cast.village, state="approved",
        saved_at="2024-02-10T08:00:00Z", approved_at="2024-02-11T08:00:00Z",
    )  # fmt: skip
    return Aspirant.objects.create(
        commune=cast.commune, registration=registration, campaign=campaign, person=person,
        honour=award_named(ADVANCED), is_approved=True,
    )  # fmt: skip


def test_who_registered_and_was_approved_is_offered_once(cast, round_):
    person = worker(cast)
    aspirant = approved_aspirant(cast, person)
    round_.campaign = aspirant.campaign
    round_.save()
    [group] = registered_groups(round_, cast.village)
    assert (group.award.code, [one.name for one in group.candidates]) == (ADVANCED, ["Vi Thị Sáu"])
    [row] = start(cast, round_, person)
    assert registered_groups(round_, cast.village) == []
    assert verdicts(round_, row)["phong-trao"] == Verdict.MET


def test_suggested_is_who_meets_something_and_fails_nothing(cast, round_):
    known, unknown = worker(cast), worker(cast, "Hà Văn Bốn")
    granted(cast, known, ADVANCED)
    found = {
        group.award.code: [one.subject for one in group.candidates]
        for group in suggested_groups(round_, cast.village)
    }
    assert found[FIGHTER] == [known]  # of the other the register of that year knows nothing good
    assert unknown not in found.get(ADVANCED, [])


def test_alike_names_are_pointed_at_and_their_own_row_is_not(cast, round_):
    person, twin = worker(cast, "Lý Văn Sỹ"), person_create(
        commune=cast.commune, full_name="Lí Văn Sĩ", by=None
    )  # fmt: skip
    [row] = start(cast, round_, person)
    assert alike_of(round_, [row]) == {}
    start(cast, round_, twin, unit=cast.other_village, by=cast.clerk)
    [sentence] = alike_of(round_, [row])[row.pk]
    assert "Trùng tên với Lí Văn Sĩ" in sentence and "Thôn Đề Thám" in sentence


def test_the_same_award_in_two_rounds_of_a_year_is_pointed_at(cast, round_):
    other = opened(cast, name="Đợt bổ sung")
    person = worker(cast)
    [row] = start(cast, round_, person)
    start(cast, round_, person, award=PRAISE)
    assert alike_of(round_, [row]) == {}  # a title and a reward may stand together
    start(cast, other, person)
    [sentence] = alike_of(round_, [row])[row.pk]
    assert "Đợt bổ sung" in sentence


def test_the_report_is_drafted_and_what_was_written_stays(cast, round_):
    person = worker(cast, birth_year=1980)
    granted(cast, person, ADVANCED, year=2023)
    [row] = start(cast, round_, person)
    write(cast, row, report={"background": "Tự viết."})
    drafted = report_draft(nomination=row, seen_version=row.version, by=cast.unit_head)
    fresh = Nomination.objects.get(pk=row.pk)
    assert fresh.report["background"] == "Tự viết."
    assert "Năm 2023: Lao động tiên tiến, Quyết định số 2023/QĐ-UBND" in fresh.report["earlier"]
    assert drafted == ["earlier"]


def test_a_later_correction_flags_a_sent_dossier_once(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    assert figures_recheck([round_]) == 0
    content = {**row.content, "figures": [figure(target="gone").frozen()]}
    Nomination.objects.filter(pk=row.pk).update(content=content)
    assert (figures_recheck([round_]), figures_recheck([round_])) == (1, 0)
    assert Nomination.objects.get(pk=row.pk).figures_changed_at
    row.content = content
    assert changed_in(row, [figure(target="gone")]) == []
    [(frozen, now)] = changed_in(row, [figure(target="gone", result=D(90))])
    assert (frozen["result"], now.result) == ("104", D(90))


def own_waits(user) -> list:
    waits = awards_waits(User.objects.get(pk=user.pk))
    return [wait for wait in waits if "/don-vi/" in wait.url]


def test_a_head_is_told_of_an_open_round_of_drafts_and_of_returns(cast, round_):
    [nothing] = own_waits(cast.unit_head)
    assert nothing.detail == "Đơn vị chưa đề nghị ai." and nothing.due == round_.closes_on
    [row] = start(cast, round_, worker(cast))
    [drafts] = own_waits(cast.unit_head)
    assert drafts.title.startswith("1 hồ sơ khen thưởng chưa gửi")
    Nomination.objects.filter(pk=row.pk).update(
        state=NominationState.INCOMPLETE, sha256="0" * 64, return_due_on=TODAY
    )
    [back] = own_waits(cast.unit_head)
    assert (back.badge, back.due) == ("is-returned", TODAY)
    assert own_waits(cast.clerk) == own_waits(cast.outsider) == []
