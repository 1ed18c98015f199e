"""Receipts, payments and budgets as they are typed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from awards.models import Decision
from campaigns.forms.versioned import PartForm
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.lib.fields import LineField, QuantityField
from emulation.org.models import Commune

DAY = forms.DateInput(attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})
MOST_DIGITS = 15


class MoneyField(QuantityField):
    """An amount in whole đồng."""

    def __init__(self, *, least: int = 1, **kwargs: Any) -> None:
        super().__init__(
            max_digits=MOST_DIGITS, decimal_places=0, min_value=Decimal(least), **kwargs
        )

    def clean(self, value: Any) -> int | None:
        amount = super().clean(value)
        return None if amount is None else int(amount)


class EntryForm(PartForm):
    on = forms.DateField(label="Ngày", widget=DAY, help_text="ngày/tháng/năm")
    amount = MoneyField(label="Số tiền (đồng)")
    words = LineField(label="Nội dung", max_length=300)
    document = LineField(label="Chứng từ số", max_length=60, required=False)
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Phong trào",
        required=False,
        empty_label="chung, không của phong trào nào",
        to_field_name="uid",
    )

    def __init__(self, data: Any = None, *, commune: Commune, **initial: Any) -> None:
        super().__init__(data, initial={"on": dates.today(), **initial})
        self.fields["campaign"].queryset = campaigns_of(commune)


class DuePaymentForm(EntryForm):
    """A payment of what a decision gives: it counts for the campaign of its round."""

    def __init__(self, data: Any = None, *, decision: Decision, left: int) -> None:
        words = f"Chi tiền thưởng theo {decision.paper.citation}"
        super().__init__(data, commune=decision.commune, amount=left, words=words)
        del self.fields["campaign"]


class CancelForm(PartForm):
    reason = LineField(
        label="Lý do hủy", max_length=300, error_messages={"required": "Ghi lý do hủy khoản này."}
    )


class BudgetForm(PartForm):
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)
    campaign = forms.ModelChoiceField(
        Campaign.objects.none(),
        label="Cho",
        required=False,
        empty_label="chung, mọi khoản khác",
        to_field_name="uid",
    )
    amount = MoneyField(label="Dự toán (đồng)", least=0)

    def __init__(self, data: Any = None, *, commune: Commune, **initial: Any) -> None:
        super().__init__(data, initial={"year": dates.today().year, **initial})
        self.fields["campaign"].queryset = campaigns_of(commune)


class RecoveryForm(PartForm):
    on = forms.DateField(label="Ngày thu", widget=DAY, help_text="ngày/tháng/năm")
    document = LineField(label="Chứng từ số", max_length=60, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": dates.today()})


def campaigns_of(commune: Commune) -> Any:
    rows = Campaign.objects.filter(commune=commune, cancelled_at=None)
    return rows.order_by("-starts_on", "pk")
