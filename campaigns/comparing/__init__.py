"""A draft and a corrected copy of it, compared item by item. Pure: contents and readings in.

Two contents of one plan are compared by ``revisions``, which tells its finds by ``telling``.
"""

from campaigns.comparing.change import TARGETS, Difference
from campaigns.comparing.differences import differences
from campaigns.comparing.numbers import FigureChange
from campaigns.comparing.parts import Node, Part, Sheet
from campaigns.comparing.sheets import sheet_of_copy, sheet_of_draft
from campaigns.comparing.words import Run

__all__ = [
    "TARGETS",
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
