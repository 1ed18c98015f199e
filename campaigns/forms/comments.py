"""What is typed about a place of a plan, and in answer to it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms

from campaigns.comparing.places import few_words
from campaigns.forms.versioned import PartForm
from campaigns.models import Plan
from campaigns.placing import Placed, places_in
from campaigns.services.comments import MOST_LETTERS
from emulation.lib.fields import TextField

_NAME_WORDS = 12


class WordsForm(PartForm):
    """``once`` names the form: pressed twice, it is sent once."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    text = TextField(label="Trả lời", rows=3, required=False, max_length=MOST_LETTERS)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"once": uuid4()} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)


class CommentForm(WordsForm):
    """``revision`` is the submission that the person read."""

    place = forms.ChoiceField(label="Góp ý về")
    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = TextField(
        label="Góp ý",
        rows=4,
        max_length=MOST_LETTERS,
        error_messages={"required": "Viết góp ý rồi gửi."},
    )
    field_order = ("place", "text", "once", "revision")

    def __init__(self, data: Any = None, *, plan: Plan, place: str = "") -> None:
        revision = plan.submitted_revision
        self.places: dict[str, Placed] = places_in(revision.content) if revision else {}
        number = revision.number if revision else None
        first = place if place in self.places else "header"
        super().__init__(data, initial={"revision": number, "place": first})
        self.shown_revision = number
        self.fields["place"].choices = [
            (key, few_words(placed.words, _NAME_WORDS)) for key, placed in self.places.items()
        ]

    @property
    def placed(self) -> Placed | None:
        """The place that is chosen, to be quoted above the form."""
        return self.places.get(self["place"].value())

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("revision") not in (None, self.shown_revision):
            self.data = self.data.copy()
            self.data["revision"] = self.shown_revision
            self.add_error(
                None,
                "Người soạn vừa trình một bản khác. Xem lại đoạn này ở bản mới rồi gửi; "
                "góp ý vẫn còn đây.",
            )
        return self.cleaned_data

    def about(self) -> tuple[str, UUID | None]:
        part, _, uid = self.cleaned_data["place"].partition(":")
        return part, UUID(uid) if uid else None
