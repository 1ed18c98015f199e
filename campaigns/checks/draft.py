"""A plan's content as the rules read it. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaigns.checks.passages import Crumbs, passages, with_crumbs
from campaigns.checks.shapes import Passage
from campaigns.content import Content
from campaigns.nouns import LETTER, REPORTS, noun_of


@dataclass(frozen=True)
class Draft:
    content: Content

    @property
    def year(self) -> int:
        return self.content["year"]

    @property
    def noun(self) -> str:
        return noun_of(self.content["kind"]).word

    @property
    def is_report(self) -> bool:
        return self.content["kind"] in REPORTS

    @property
    def is_letter(self) -> bool:
        return self.content["kind"] == LETTER

    @property
    def is_yearly(self) -> bool:
        return self.content["kind"] == "yearly"

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        span = self.content["span"]
        return dt.date.fromisoformat(span["starts_on"]), dt.date.fromisoformat(span["ends_on"])

    @property
    def day(self) -> dt.date:
        """The first day that the paper may bear: blank parts of its date are not known yet."""
        year, month, day = self.content["header"]["date"]
        return dt.date(year, month or 1, day or 1) if year else self.span[0]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.content))

    @cached_property
    def items(self) -> tuple[tuple[dict[str, Any], Crumbs], ...]:
        return tuple(with_crumbs(self.content["items"]))

    @cached_property
    def blocks(self) -> tuple[tuple[dict[str, Any], dict[str, Any]], ...]:
        """Every paragraph and table of the items, with its item."""
        return tuple((block, item) for item, _ in self.items for block in item["blocks"])

    @property
    def facts(self) -> list[dict[str, Any]]:
        """The figures of the year that a year-end report shows."""
        return self.content.get("facts", [])

    @property
    def targets(self) -> list[dict[str, Any]]:
        return self.content["targets"]
