"""What is asked for at the steps of a paper's way, and the version that the person read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from campaigns.forms.versioned import PartForm
from campaigns.models import RoutedPaper
from emulation.lib import dates
from emulation.lib.fields import TextField
from emulation.org.models import Commune
from emulation.org.selectors import commune_unit
from emulation.papers.models import NumberSeries
from emulation.papers.services import series_for

DAY = forms.DateInput(attrs={"placeholder": "ngày/tháng/năm", "autocomplete": "off"})


class RouteForm(PartForm):
    """``version`` is what the person read before deciding."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, paper: RoutedPaper, **initial: Any) -> None:
        super().__init__(data, initial={"version": paper.version, **initial})

    def done_by(self, service: Callable[..., Any]) -> bool:
        """Run a service of the paper's way if the form is right; ``WrongState`` goes through."""
        return self.save_by(
            lambda: service(seen_version=self.cleaned_data["version"], **self.words_given()),
            lambda: self,
        )

    def words_given(self) -> dict[str, Any]:
        """Return what is asked for beside the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class RouteNoteForm(RouteForm):
    note = TextField(label="Lời ghi", rows=2, required=False)


class RouteReasonForm(RouteForm):
    reason = TextField(
        label="Lý do", rows=5, error_messages={"required": "Ghi lý do để người khác hiểu."}
    )


class RouteIssueForm(RouteForm):
    issued_on = forms.DateField(label="Ngày ban hành", widget=DAY, help_text="ngày/tháng/năm")

    def __init__(self, data: Any = None, *, paper: RoutedPaper) -> None:
        super().__init__(data, paper=paper, issued_on=dates.today())


def typed_day(data: Any) -> dt.date:
    """Return the day of issue that was typed, today where none was: its year has the series."""
    try:
        return forms.DateField().clean(data.get("issued_on"))
    except forms.ValidationError:
        return dates.today()


def series_of(commune: Commune, kind: str, year: int) -> NumberSeries | None:
    """Return the series that numbers the commune's papers of a kind; ``None`` if none is open."""
    try:
        return series_for(body=commune_unit(commune), kind=kind, year=year)
    except ValidationError:
        return None
