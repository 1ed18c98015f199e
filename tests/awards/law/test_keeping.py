"""An administrator adds and corrects the rules of the own authority, and nobody else does."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from awards.law.in_force import law_of
from awards.law.loading import law_load
from awards.law.services import law_row_change, law_row_create
from awards.models import BaseSalary, Cap, Condition, MoneyRate, TimeLimit, VoteRule
from campaigns.models import Honour
from emulation.org.models import Commune, User
from emulation.trail.models import Entry
from tests.awards.made import award_named, law_and_catalogue
from tests.cast import Cast
from tests.plumbing.kept import kept

LABOUR, FIGHTER, FAMILY = "lao-dong-tien-tien", "chien-si-thi-dua-co-so", "gia-dinh-van-hoa"
DAY = dt.date(2026, 11, 20)
RATE_ADD = "admin:awards_moneyrate_add"
CONDITION_ADD = "admin:awards_condition_add"
DATED = {"valid_from": "01/01/2026", "source": "Nghị quyết 05/NQ-HĐND ngày 10/12/2025"}


@pytest.fixture
@kept
def loaded(cast: Cast) -> Cast:
    law_and_catalogue()
    return cast


def own_rate(commune: Commune, by: User | None, **about: Any) -> MoneyRate:
    fields = {
        "honour": award_named(FAMILY),
        "coefficient": Decimal("0.1"),
        "valid_from": dt.date(2026, 1, 1),
        "source": "Nghị quyết của Hội đồng nhân dân tỉnh",
    } | about
    return law_row_create(model=MoneyRate, commune=commune, by=by, **fields)


def test_an_own_rate_holds_for_the_commune_and_is_told(loaded: Cast) -> None:
    row = own_rate(loaded.commune, loaded.administrator)
    family = award_named(FAMILY)
    prize = law_of(loaded.commune).prize_of(family, "household", DAY)
    assert (prize.rate, prize.amount) == (row, 253_000)
    assert law_of(loaded.next_commune).prize_of(family, "household", DAY).is_none
    entry = Entry.objects.get(code="awards.law.added")
    assert entry.actor_name == "Lâm Quang Tùng"
    assert entry.commune_uid == loaded.commune.uid


def test_a_change_is_told_with_old_and_new_and_survives_a_reload(loaded: Cast) -> None:
    row = own_rate(loaded.commune, loaded.administrator)
    law_row_change(row=row, by=loaded.administrator, coefficient=Decimal("0.2"))
    law_load()
    row.refresh_from_db()
    assert row.coefficient == Decimal("0.2")
    assert "coefficient" in Entry.objects.get(code="awards.law.changed").changes


@pytest.mark.parametrize("name", ["clerk", "chairman", "council_secretary", "outsider", "overseer"])
def test_others_do_not_keep_the_law(loaded: Cast, name: str) -> None:
    row = own_rate(loaded.commune, None)
    with pytest.raises(PermissionDenied):
        own_rate(loaded.commune, getattr(loaded, name))
    with pytest.raises(PermissionDenied):
        law_row_change(row=row, by=getattr(loaded, name), coefficient=1)


def test_nobody_changes_what_belongs_to_the_country_or_the_province(loaded: Cast) -> None:
    national = BaseSalary.objects.get(valid_to=None)
    province = Condition.objects.filter(commune=loaded.province).first()
    with pytest.raises(PermissionDenied):
        law_row_change(row=national, by=loaded.administrator, amount=1)
    with pytest.raises(PermissionDenied):
        law_row_change(row=province, by=loaded.administrator, words="Khác.")


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (MoneyRate, {"coefficient": 1}),  # of no award
        (MoneyRate, {"coefficient": -1, "honour": LABOUR}),
        (MoneyRate, {"coefficient": 1, "honour": LABOUR, "valid_to": dt.date(2025, 1, 1)}),
        (MoneyRate, {"coefficient": 1, "honour": LABOUR, "source": " "}),
        (VoteRule, {"honour": FIGHTER, "threshold_num": 4}),
        (VoteRule, {"honour": FIGHTER, "threshold_num": 5, "threshold_den": 4}),
        (VoteRule, {"honour": FIGHTER, "quorum_num": 1, "quorum_den": 0}),
        (Cap, {"honour": FIGHTER, "ratio_num": 15, "ratio_den": 0}),
        (TimeLimit, {"step": "check", "days": 0}),
        (Condition, {"honour": LABOUR, "code": "x", "words": "X.", "check_slug": "no_such"}),
        (
            Condition,
            {"honour": LABOUR, "code": "x", "words": "X.", "check_slug": "judged", "params": {}},
        ),
    ],
)
def test_wrong_rules_are_refused_and_leave_nothing(loaded: Cast, model, fields) -> None:
    honour = fields.get("honour")
    given = {"valid_from": dt.date(2026, 1, 1), "source": "x"} | fields
    if honour:
        given["honour"] = award_named(honour)
    with pytest.raises(ValidationError):
        law_row_create(model=model, commune=loaded.commune, by=loaded.administrator, **given)
    assert not model.objects.filter(commune=loaded.commune).exists()
    assert not Entry.objects.filter(code="awards.law.added").exists()


# --- The pages


def test_the_administrator_adds_a_rate_from_the_laws_own(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.administrator)
    law = law_of(loaded.commune)
    above = law.rate_of(award_named(FAMILY), "household", DAY)
    page = browser.get(reverse(RATE_ADD), {"theo": str(above.uid)})
    initial = page.context["adminform"].form.initial
    assert (initial["honour"], initial["source"]) == (above.honour_id, above.source)

    typed = DATED | {"honour": above.honour_id, "coefficient": "0,1", "factor": "1"}
    saved = browser.post(reverse(RATE_ADD), typed)
    assert saved.status_code == 302
    row = MoneyRate.objects.get(commune=loaded.commune)
    assert row.coefficient == Decimal("0.1")


def test_a_rule_of_a_stranger_is_not_copied(loaded: Cast, client_of) -> None:
    strange = own_rate(loaded.next_commune, None)
    browser = client_of(loaded.administrator)
    for asked in (str(strange.uid), "khong-phai-ma"):
        page = browser.get(reverse(RATE_ADD), {"theo": asked})
        assert page.context["adminform"].form.initial == {}


def test_the_figures_of_a_check_stand_in_fields(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.administrator)
    collective = award_named("tap-the-lao-dong-tien-tien")
    typed = DATED | {
        "honour": collective.pk,
        "code": "ty-le-lao-dong-tien-tien",
        "words": "Có ít nhất 80% cá nhân đạt Lao động tiên tiến.",
        "check_slug": "share_of_members",
        "titles": [award_named(LABOUR).pk],
        "num": "80",
        "den": "100",
        "position": "0",
    }
    assert browser.post(reverse(CONDITION_ADD), typed).status_code == 302
    row = Condition.objects.get(commune=loaded.commune)
    assert row.params == {
        "honours": [LABOUR],
        "named": "Lao động tiên tiến",
        "num": 80,
        "den": 100,
    }
    law = law_of(loaded.commune)
    share = [r for r in law.conditions_of(collective, "collective", DAY) if r.code == row.code]
    assert share == [row]
    change = browser.get(reverse("admin:awards_condition_change", args=[row.pk]))
    form = change.context["adminform"].form
    assert form.initial["num"] == 80
    assert [title.code for title in form.initial["titles"]] == [LABOUR]


def test_a_missing_figure_is_named_and_what_was_typed_stays(loaded: Cast, client_of) -> None:
    browser = client_of(loaded.administrator)
    typed = DATED | {
        "honour": award_named(LABOUR).pk,
        "code": "hoan-thanh-tot",
        "words": "Hoàn thành xuất sắc.",
        "check_slug": "completion_at_least",
        "level": "excellent",
        "position": "0",
    }
    page = browser.post(reverse(CONDITION_ADD), typed)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Cách xét này cần số năm liền." in text
    assert "Hoàn thành xuất sắc." in text
    assert not Condition.objects.filter(commune=loaded.commune).exists()


def test_choices_hold_the_laws_titles_and_the_own_ones(loaded: Cast, client_of) -> None:
    own = Honour.objects.create(
        commune=loaded.commune, code="rieng", name="Hộ kiểu mẫu", subject="household"
    )
    strange = Honour.objects.create(
        commune=loaded.next_commune, code="la", name="Hộ khác", subject="household"
    )
    page = client_of(loaded.administrator).get(reverse(RATE_ADD))
    choices = set(page.context["adminform"].form.fields["honour"].queryset)
    assert {own, award_named(LABOUR)} <= choices
    assert strange not in choices
