"""From the lines of a paper to its paragraphs and its tree of items."""

from campaigns.intake.outline.outline import outline_of
from campaigns.intake.outline.passages import passages

__all__ = ["outline_of", "passages"]
