"""What a target asks for, as arithmetic and as words. Pure: no database, no clock.

Every number is a ``Decimal``; comparators, directions, kinds and rules are the plain values
of the models (``"<="``, ``"lower"``, ``"percentage"``, ``"adds_up"``).
"""

from targets.measures.cells import ReadValue, UnreadableValue, cell_text, parse_value_cell
from targets.measures.judging import (
    implied_direction,
    indicator_name,
    is_met,
    propose_direction,
    propose_kind,
    propose_period_rule,
    propose_unit_rule,
)
from targets.measures.sums import (
    Amount,
    Check,
    Measure,
    Node,
    NotConvertible,
    check_tree,
    convert,
    parts_check,
    ratio_check,
)
from targets.measures.words import format_amount, format_value

__all__ = [
    "Amount",
    "Check",
    "Measure",
    "Node",
    "NotConvertible",
    "ReadValue",
    "UnreadableValue",
    "cell_text",
    "check_tree",
    "convert",
    "format_amount",
    "format_value",
    "implied_direction",
    "indicator_name",
    "is_met",
    "parse_value_cell",
    "parts_check",
    "propose_direction",
    "propose_kind",
    "propose_period_rule",
    "propose_unit_rule",
    "ratio_check",
]
