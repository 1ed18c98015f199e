"""A draft beside a corrected copy that was uploaded onto it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from campaigns.comparing import Difference, Sheet, differences, sheet_of_copy, sheet_of_draft
from campaigns.content import Content, plan_content
from campaigns.intake.as_json import from_state
from campaigns.intake.parts import Reading
from campaigns.models import Intake, Plan
from campaigns.paper import target_table

# A copy that shares less with the draft than this is perhaps of another plan.
_LITTLE, _ENOUGH_PARTS = 0.4, 8


@dataclass(frozen=True)
class Comparison:
    """The live draft, the copy as it was read, and what parts them."""

    content: Content
    draft: Sheet
    copy: Sheet
    reading: Reading
    differences: list[Difference]

    def found(self, key: str) -> Difference | None:
        return next((one for one in self.differences if one.key == key), None)

    @property
    def is_of_another_plan(self) -> bool:
        """Say whether hardly a line of the draft stands in the copy."""
        lines = self.draft.flow
        said = {part.plain for part in self.copy.flow}
        kept = sum(part.plain in said for part in lines)
        return len(lines) >= _ENOUGH_PARTS and kept < _LITTLE * len(lines)


def comparison_of(plan: Plan, intake: Intake) -> Comparison:
    """Compare the plan as it stands now with the copy; ten milliseconds for an usual plan."""
    content = plan_content(plan)
    reading = from_state(intake.reading)
    draft = sheet_of_draft(content, list(_target_rows(content)))
    copy = sheet_of_copy(reading)
    found = differences(draft, copy, loose=reading.file_kind == "pdf")
    return Comparison(content, draft, copy, reading, found)


def _target_rows(content: Content) -> Iterator[tuple[str, ...]]:
    if content["target_appendix"] and content["targets"]:
        yield from target_table(content["targets"]).rows
