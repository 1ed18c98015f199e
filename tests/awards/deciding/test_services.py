"""Decisions, proposals and revocations from the draft to the register."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from awards.deciding.services import (
    Outcome,
    decision_abandon,
    decision_approve,
    decision_change,
    decision_issue,
    decision_recall,
    decision_return,
    names_add,
    names_remove,
    names_return,
    outcomes_write,
    revocation_draft,
)
from awards.deciding.ties import deciders_of, named_in
from awards.models import Decision, DecisionLine, Grant, MoneyRate, Nomination
from awards.states import DecisionKind, DecisionState, GrantState, NominationState
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import Commune, Role
from emulation.org.selectors import commune_unit, signatories_on
from emulation.papers.models import Paper, PaperNumber
from emulation.trail.models import Entry
from tests.awards.deciding.made import World, fresh, line_of
from tests.awards.made import ADVANCED, FIGHTER, make_nomination
from tests.cast import TODAY, make_user

pytestmark = pytest.mark.django_db
State, Stands = DecisionState, NominationState
Mode = Commune.SigningMode


def state_of(nomination: Nomination) -> str:
    return Nomination.objects.get(pk=nomination.pk).state


def words(decision: Decision) -> dict:
    names = (
        "subject", "bases", "articles", "symbol", "addressee", "reason", "recipients",
        "signing_mode", "signatory",
    )  # fmt: skip
    return {name: getattr(decision, name) for name in names}


def change(world: World, decision: Decision, **fields) -> Decision:
    given = {**words(decision), **fields}
    return decision_change(
        decision=decision, version=decision.version, by=world.cast.clerk, **given
    )


class TestDraft:
    def test_lists_award_after_award_with_the_money_of_the_day(self, world):
        decision = world.draft()

        rows = [(line.position, line.recipient, line.amount) for line in decision.lines.all()]
        # 1.800.000 × 0,3 and × 0,15
        assert rows == [
            (1, "Hà Thị An", 540_000),
            (2, "Vi Văn Bảy", 540_000),
            (3, "Lý Văn Cả", 270_000),
        ]
        assert {state_of(each) for each in world.within} == {Stands.DECIDING}

    def test_a_household_gets_half_as_much_again(self, world):
        household = world.household("Trần Văn Sáu")

        line = world.draft([household]).lines.get()

        assert (line.amount, str(line.coefficient.normalize()), line.base_salary) == (
            405_000,
            "0.225",
            1_800_000,
        )

    def test_the_committee_proposes_to_the_district(self, world):
        decision = world.draft([world.fighter], DecisionKind.PROPOSAL)

        assert decision.addressee == "Ủy ban nhân dân huyện Yên Thế"
        assert decision.signing_mode == Mode.COLLECTIVE
        assert decision.lines.get().amount == 0

    def test_what_the_district_decides_stands_in_no_decision(self, world):
        with pytest.raises(ValidationError, match="cấp huyện quyết định; đưa vào tờ trình"):
            world.draft([world.fighter])
        with pytest.raises(ValidationError, match="Vi Văn Bảy: xã tự quyết định được"):
            world.draft([world.worker], DecisionKind.PROPOSAL)
        assert not Decision.objects.exists()

    def test_an_eligible_one_goes_in_without_council_unless_a_ballot_is_asked(self, world):
        plain = world.nominate("Đỗ Văn Em", state=Stands.ELIGIBLE)
        voted = world.nominate("Đỗ Thị Ba", award=FIGHTER, state=Stands.ELIGIBLE)

        assert world.draft([plain]).lines.count() == 1
        with pytest.raises(ValidationError, match="phải qua Hội đồng bỏ phiếu"):
            world.draft([voted], DecisionKind.PROPOSAL)

    def test_a_cultural_family_is_posted_first(self, world):
        family = world.household("Trần Văn Sáu", award="gia-dinh-van-hoa")

        with pytest.raises(ValidationError, match="Chưa niêm yết lấy ý kiến đủ 10 ngày"):
            world.draft([family])

    def test_one_already_listed_is_not_listed_again(self, world):
        world.draft([world.worker])

        with pytest.raises(WrongState, match="Vi Văn Bảy"):
            world.draft([Nomination.objects.get(pk=world.worker.pk)])

    def test_only_the_clerk_writes(self, world):
        from awards.deciding.services import decision_draft

        for user in (world.cast.chairman, world.cast.unit_head, world.cast.outsider):
            with pytest.raises(PermissionDenied):
                decision_draft(
                    round_=world.round, kind=DecisionKind.AWARD, nominations=[world.worker], by=user
                )

    def test_names_come_and_go_and_the_ordinals_follow(self, world):
        decision = world.draft([world.worker, world.praised])
        names_add(decision=decision, seen_version=1, nominations=[world.other], by=world.cast.clerk)
        assert list(decision.lines.values_list("position", "recipient")) == [
            (1, "Hà Thị An"), (2, "Vi Văn Bảy"), (3, "Lý Văn Cả"),
        ]  # fmt: skip

        first = line_of(decision, world.other)
        names_remove(decision=decision, seen_version=2, lines=[first], by=world.cast.clerk)

        assert list(decision.lines.values_list("position", "recipient")) == [
            (1, "Vi Văn Bảy"), (2, "Lý Văn Cả"),
        ]  # fmt: skip
        # No ballot stands behind it, so it waits as an eligible one.
        assert state_of(world.other) == Stands.ELIGIBLE

    def test_a_save_on_an_old_reading_keeps_both_texts(self, world):
        decision = world.draft()
        change(world, fresh(decision), subject="Về việc khen thưởng một")

        with pytest.raises(StaleVersion):
            change(world, decision, subject="Về việc khen thưởng hai")
        assert fresh(decision).subject == "Về việc khen thưởng một"


class TestSubmitAndApprove:
    def test_what_is_approved_is_what_was_frozen(self, world):
        decision = world.submitted()

        content = decision.content
        assert content["total"] == 1_350_000
        assert content["groups"][0]["award"] == "Lao động tiên tiến"
        assert "02 cá nhân" in content["articles"][0]
        assert (
            "1.350.000 đồng (bằng chữ: một triệu ba trăm năm mươi nghìn đồng)"
            in content["articles"][1]
        )
        assert world.approve(decision).state == State.APPROVED

    def test_recalled_and_returned_it_is_written_on(self, world):
        decision = world.submitted()
        decision_recall(decision=decision, seen_version=decision.version, by=world.cast.clerk)
        decision = world.submit(fresh(decision))
        with pytest.raises(ValidationError):
            decision_return(
                decision=decision, seen_version=decision.version, reason=" ", by=world.cast.chairman
            )
        decision_return(
            decision=decision,
            seen_version=decision.version,
            reason="Thiếu căn cứ",
            by=world.cast.chairman,
        )
        assert fresh(decision).return_reason == "Thiếu căn cứ"
        assert fresh(decision).is_editable

    def test_a_tampered_content_is_not_approved(self, world):
        decision = world.submitted()
        decision.content["total"] = 1
        Decision.objects.filter(pk=decision.pk).update(content=decision.content)

        with pytest.raises(WrongState, match="mã băm"):
            world.approve(fresh(decision))

    def test_who_stands_in_the_list_neither_approves_nor_signs(self, world):
        chairman = world.cast.person_of(world.cast.chairman)
        own = make_nomination(
            world.round, chairman, world.cast.office, award=ADVANCED, state=Stands.PASSED
        )
        decision = world.draft([world.worker, own])

        # The deputy signs KT., as proposed; the chairman cannot be put in his place.
        assert decision.signing_mode == Mode.DEPUTY
        assert decision.signatory.person == world.cast.person_of(world.cast.vice_chairman)
        head = signatories_on(world.cast.commune, TODAY).get(signature_title="CHỦ TỊCH")
        with pytest.raises(ValidationError, match="có tên trong danh sách"):
            change(world, decision, signing_mode=Mode.OWN, signatory=head)
        with pytest.raises(ValidationError, match="Chọn thể thức KT"):
            change(world, fresh(decision), signing_mode=Mode.OWN, signatory=None)

        decision = world.submit(fresh(decision))
        assert not world.cast.chairman.has_perm("awards.approve_decision", decision)
        decision_approve(
            decision=decision, seen_version=decision.version, by=world.cast.vice_chairman
        )
        content = fresh(decision).content
        assert content["signature"]["lines"] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]

    def test_a_signer_who_came_into_the_list_stops_the_submission(self, world):
        decision = world.draft([world.worker])
        chairman = world.cast.person_of(world.cast.chairman)
        own = make_nomination(
            world.round, chairman, world.cast.office, award=ADVANCED, state=Stands.PASSED
        )
        names_add(decision=decision, seen_version=1, nominations=[own], by=world.cast.clerk)

        with pytest.raises(ValidationError, match="có tên trong danh sách"):
            world.submit(fresh(decision))

    def test_a_leader_of_a_rewarded_household_is_bound(self, world):
        head = world.cast.person_of(world.cast.chairman)
        from emulation.org.services import household_create
        from tests.cast import LONG_AGO

        household = household_create(
            village=world.cast.village, head=head, code="h1", valid_from=LONG_AGO, by=None
        )
        own = make_nomination(
            world.round, household, world.cast.village, award="giay-khen-xa", state=Stands.PASSED
        )
        decision = world.draft([own])

        assert head.pk in named_in(decision)
        assert deciders_of(decision) == {world.cast.person_of(world.cast.vice_chairman).pk}

    def test_who_proposed_decides_only_where_nobody_else_can(self, world):
        leader = world.cast.chairman
        mine = leader.persons.get().memberships.get()
        Nomination.objects.filter(pk=world.worker.pk).update(made_by=mine)
        decision = world.draft()
        vice = world.cast.person_of(world.cast.vice_chairman)
        assert deciders_of(decision) == {vice.pk}

        vice.memberships.filter(role=Role.CHAIRMAN).delete()

        assert deciders_of(fresh(decision)) == {mine.person_id}

    def test_nobody_else_approves(self, world):
        decision = world.submitted()

        for user in (world.cast.clerk, world.cast.checker, world.cast.records_clerk):
            with pytest.raises(PermissionDenied):
                decision_approve(decision=decision, seen_version=decision.version, by=user)
        with pytest.raises(PermissionDenied):
            decision_approve(
                decision=decision, seen_version=decision.version, by=world.cast.outsider_chairman
            )


class TestNamesReturned:
    def test_one_leaves_and_the_rest_is_approved_as_it_stood(self, world):
        decision = world.submitted()
        line = line_of(decision, world.other)

        names_return(
            decision=decision,
            seen_version=decision.version,
            reasons={line: "Chưa rõ kết luận thanh tra"},
            by=world.cast.chairman,
        )

        decision = fresh(decision)
        rows = [row for group in decision.content["groups"] for row in group["rows"]]
        assert [(row["ordinal"], row["recipient"]) for row in rows] == [
            (1, "Vi Văn Bảy"),
            (2, "Lý Văn Cả"),
        ]
        assert decision.content["total"] == 810_000
        assert "01 cá nhân" in decision.content["articles"][0]
        assert state_of(world.other) == Stands.ELIGIBLE
        world.issue(world.approve(decision))
        assert set(Grant.objects.values_list("recipient", flat=True)) == {"Vi Văn Bảy", "Lý Văn Cả"}
        assert list(
            Grant.objects.order_by("line__position").values_list("line__position", flat=True)
        ) == [1, 2]

    def test_a_name_may_come_back(self, world):
        decision = world.submitted()
        line = line_of(decision, world.other)
        names_return(
            decision=decision,
            seen_version=decision.version,
            reasons={line: "Xem lại"},
            by=world.cast.chairman,
        )
        decision = fresh(decision)
        decision_recall(decision=decision, seen_version=decision.version, by=world.cast.clerk)
        decision = fresh(decision)

        names_add(
            decision=decision,
            seen_version=decision.version,
            nominations=[world.other],
            by=world.cast.clerk,
        )

        assert decision.lines.filter(return_reason="").count() == 3

    def test_each_needs_its_reason_and_not_all_are_returned(self, world):
        decision = world.submitted()
        lines = list(decision.lines.all())

        with pytest.raises(ValidationError, match="ghi lý do trả lại"):
            names_return(
                decision=decision,
                seen_version=decision.version,
                reasons={lines[0]: " "},
                by=world.cast.chairman,
            )
        with pytest.raises(ValidationError, match="Trả lại cả văn bản"):
            names_return(
                decision=fresh(decision),
                seen_version=decision.version,
                reasons=dict.fromkeys(lines, "Không rõ"),
                by=world.cast.chairman,
            )
        assert fresh(decision).content["names"] == 3
        assert not DecisionLine.objects.exclude(return_reason="").exists()

    def test_approval_on_the_old_list_is_refused(self, world):
        read = world.submitted()
        line = line_of(read, world.other)
        names_return(
            decision=fresh(read),
            seen_version=read.version,
            reasons={line: "Xem lại"},
            by=world.cast.chairman,
        )

        with pytest.raises(WrongState, match="vừa được sửa hoặc xử lý"):
            world.approve(read)


class TestIssue:
    def test_the_register_gets_a_line_a_name(self, world):
        decision = world.issued()

        grants = list(Grant.objects.order_by("line__position"))
        assert [grant.recipient for grant in grants] == ["Hà Thị An", "Vi Văn Bảy", "Lý Văn Cả"]
        first = grants[0]
        assert first.decision_number == "01/QĐ-UBND"
        assert (first.decided_on, first.level, first.amount) == (TODAY, "commune", 540_000)
        assert first.decider == "Chủ tịch Ủy ban nhân dân xã Đồng Tâm"
        assert first.search_key.startswith("ha thi an 01/qd-ubnd")
        assert {state_of(each) for each in world.within} == {Stands.AWARDED}
        assert decision.paper.files.count() == 2
        assert Entry.objects.filter(code="awards.nomination.awarded").count() == 3

    def test_the_paper_names_its_own_commune(self, world):
        decision = world.issued([world.praised])

        award = decision.content["groups"][0]["award"]
        assert award == "Giấy khen của Chủ tịch Ủy ban nhân dân xã Đồng Tâm"

    def test_many_names_cost_no_more_questions(self, world, django_assert_max_num_queries):
        many = [world.nominate(f"Vi Văn {number:03d}") for number in range(60)]
        with django_assert_max_num_queries(45):
            decision = world.draft(many)
        with django_assert_max_num_queries(60):
            decision = world.submit(decision)
        decision = world.approve(decision)

        with django_assert_max_num_queries(70):
            world.issue(decision)

        assert Grant.objects.count() == 60

    def test_a_price_that_changed_meanwhile_stops_it(self, world):
        decision = world.approved()
        rates = MoneyRate.objects.filter(honour__code=ADVANCED, valid_from__lte=TODAY)
        rates.update(coefficient=1)

        with pytest.raises(ValidationError, match="khác mức đã duyệt"):
            world.issue(decision)
        assert not Paper.objects.exists()
        assert not PaperNumber.objects.exists()
        assert fresh(decision).state == State.APPROVED

    def test_no_day_to_come_and_none_before_the_submission(self, world):
        decision = world.approved()

        for day in (TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)):
            with pytest.raises(ValidationError):
                decision_issue(
                    decision=fresh(decision),
                    seen_version=decision.version,
                    issued_on=day,
                    by=world.cast.records_clerk,
                )

    def test_given_up_its_nominations_wait_again(self, world):
        decision = world.draft()
        decision_abandon(
            decision=decision, seen_version=1, reason="Lập nhầm đợt", by=world.cast.clerk
        )

        assert fresh(decision).state == State.ABANDONED
        assert {state_of(each) for each in world.within} == {Stands.ELIGIBLE}
        assert world.draft(Nomination.objects.filter(pk__in=[each.pk for each in world.within]))


class TestProposal:
    def test_goes_up_and_comes_back_with_what_was_granted(self, world):
        second = world.nominate("Đỗ Thị Ba", award=FIGHTER)
        decision = world.issued([world.fighter, second], DecisionKind.PROPOSAL)
        assert decision.paper.full_number == "01/TTr-UBND"
        assert state_of(world.fighter) == Stands.SENT_UP
        assert not Grant.objects.exists()

        outcomes_write(
            decision=decision,
            outcomes={
                line_of(decision, world.fighter): Outcome(
                    True, "88/QĐ-UBND", TODAY, "Chủ tịch Ủy ban nhân dân huyện Yên Thế"
                ),
                line_of(decision, second): Outcome(False),
            },
            by=world.cast.clerk,
        )

        grant = Grant.objects.get()
        assert (grant.recipient, grant.level, grant.amount) == ("Nông Thị Dung", "district", None)
        assert grant.decision_number == "88/QĐ-UBND"
        assert (state_of(world.fighter), state_of(second)) == (Stands.AWARDED, Stands.REFUSED)

    def test_an_outcome_needs_its_paper_and_comes_once(self, world):
        decision = world.issued([world.fighter], DecisionKind.PROPOSAL)
        line = line_of(decision, world.fighter)
        with pytest.raises(ValidationError) as refused:
            outcomes_write(decision=decision, outcomes={line: Outcome(True)}, by=world.cast.clerk)
        assert set(refused.value.error_dict) == {"number", "on", "decider"}

        outcomes_write(decision=decision, outcomes={line: Outcome(False)}, by=world.cast.clerk)
        with pytest.raises(WrongState):
            outcomes_write(decision=decision, outcomes={line: Outcome(False)}, by=world.cast.clerk)


class TestRevocation:
    def revoke(self, world: World, decision: Decision, *nominations: Nomination) -> Decision:
        made = revocation_draft(
            decision=decision,
            lines=[line_of(decision, each) for each in nominations],
            reason="Kê khai gian dối thành tích theo Kết luận số 5/KL-TTr.",
            by=world.cast.clerk,
        )
        made = world.approve(world.submit(made))
        world.issue(made)
        return fresh(made)

    def test_marks_the_register_and_amends_the_other_paper(self, world):
        decision = world.issued()

        made = self.revoke(world, decision, world.other)

        revoked = Grant.objects.get(recipient="Hà Thị An")
        assert (revoked.state, revoked.revoked_by, revoked.revoked_on) == (
            GrantState.REVOKED,
            made,
            TODAY,
        )
        assert Grant.objects.filter(state=GrantState.STANDING).count() == 2
        other = Paper.objects.get(pk=decision.paper_id)
        assert other.force == Paper.Force.IN_FORCE
        change = other.amendments.get()
        assert (change.amended_by, change.deed) == (made.paper, "partly_revoked")
        assert "Quyết định số 01/QĐ-UBND" in made.content["articles"][0]
        assert "kê khai gian dối" in made.content["articles"][0]
        assert "540.000 đồng" in made.content["articles"][1]

    def test_the_last_name_ends_the_paper(self, world):
        decision = world.issued([world.worker, world.other])
        self.revoke(world, decision, world.worker)

        made = self.revoke(world, decision, world.other)

        other = Paper.objects.get(pk=decision.paper_id)
        assert other.force == Paper.Force.REVOKED
        assert made.paper.citation in other.force_ended_by

    def test_nothing_is_revoked_twice(self, world):
        decision = world.issued()
        line = line_of(decision, world.other)
        args = {"decision": decision, "lines": [line], "reason": "Gian dối", "by": world.cast.clerk}
        first, second = (world.approve(world.submit(revocation_draft(**args))) for _ in range(2))
        world.issue(first)

        with pytest.raises(WrongState, match="quyết định khác"):
            world.issue(second)
        with pytest.raises(WrongState, match="từ trước"):
            revocation_draft(**args)
        assert fresh(second).state == State.APPROVED

    def test_only_an_issued_award_is_revoked(self, world):
        proposal = world.issued([world.fighter], DecisionKind.PROPOSAL)

        with pytest.raises(PermissionDenied):
            revocation_draft(
                decision=proposal, lines=list(proposal.lines.all()), reason="x", by=world.cast.clerk
            )


def test_a_paper_cites_a_decree_with_number_day_and_government(world: World):
    cited = [line for line in world.draft().bases.splitlines() if "Nghị định" in line]
    decree = "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ"
    assert cited == [f"Căn cứ {decree}"]


def test_the_outsider_sees_nothing(world):
    from awards.deciding.rules import decisions_visible_to

    decision = world.issued()
    draft = world.draft([world.fighter], DecisionKind.PROPOSAL)
    reading = make_user(commune_unit(world.cast.next_commune), "Lê Văn Xa", Role.VIEWER, "far")
    for user in (world.cast.outsider, reading, world.cast.visitor):
        assert not decisions_visible_to(user).exists()
    assert set(decisions_visible_to(world.cast.clerk)) == {decision, draft}
    assert set(decisions_visible_to(world.cast.unit_head)) == {decision}
    assert set(decisions_visible_to(world.cast.overseer)) == {decision}
