"""A draft and a corrected copy of it, compared item by item. Pure: contents and readings in."""

from campaigns.comparing.differences import Difference, FigureChange, differences
from campaigns.comparing.parts import Node, Part, Sheet
from campaigns.comparing.sheets import sheet_of_copy, sheet_of_draft
from campaigns.comparing.words import Run

__all__ = [
    "Difference",
    "FigureChange",
    "Node",
    "Part",
    "Run",
    "Sheet",
    "differences",
    "sheet_of_copy",
    "sheet_of_draft",
]
