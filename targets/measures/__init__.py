"""What a target asks for, as arithmetic and as words. Pure: no database, no clock.

Every number is a ``Decimal``; comparators, directions, kinds and rules are the plain values
of the models (``"<="``, ``"lower"``, ``"percentage"``, ``"adds_up"``).
"""

from targets.measures.cells import ReadValue, UnreadableValue, cell_text, parse_value_cell
from targets.measures.doubting import Doubt, doubts_about, parts_doubt
from targets.measures.judging import (
    implied_direction,
    indicator_name,
    is_met,
    propose_direction,
    propose_kind,
    propose_period_rule,
    propose_unit_rule,
)
from targets.measures.rolling import (
    Figure,
    Rolled,
    change,
    over_periods,
    over_units,
    percent_of,
)
from targets.measures.splitting import (
    same_for_all,
    shares_check,
    split_by,
    split_evenly,
    step_for,
)
from targets.measures.standing import (
    BADGES,
    LABELS,
    Aim,
    Standing,
    expected_at,
    judge,
    label,
    share_gone,
    why,
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
from targets.measures.words import format_amount, format_gap, format_short, format_value

__all__ = [
    "BADGES",
    "LABELS",
    "Aim",
    "Amount",
    "Check",
    "Doubt",
    "Figure",
    "Measure",
    "Node",
    "NotConvertible",
    "ReadValue",
    "Rolled",
    "Standing",
    "UnreadableValue",
    "cell_text",
    "change",
    "check_tree",
    "convert",
    "doubts_about",
    "expected_at",
    "format_amount",
    "format_gap",
    "format_short",
    "format_value",
    "implied_direction",
    "indicator_name",
    "is_met",
    "judge",
    "label",
    "over_periods",
    "over_units",
    "parse_value_cell",
    "parts_check",
    "parts_doubt",
    "percent_of",
    "propose_direction",
    "propose_kind",
    "propose_period_rule",
    "propose_unit_rule",
    "ratio_check",
    "same_for_all",
    "share_gone",
    "shares_check",
    "split_by",
    "split_evenly",
    "step_for",
    "why",
]
