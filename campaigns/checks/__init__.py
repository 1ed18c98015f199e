"""What a plan still lacks, read from its content. Pure.

A rule is a small function from a ``Draft`` to ``Check``s, named in ``registry.RULES``.
"""

from campaigns.checks.registry import RULES, group_of, open_checks, plan_checks, plan_errors
from campaigns.checks.shapes import LEVEL_WORDS, LEVELS, Check, Fix, Level

__all__ = [
    "LEVELS",
    "LEVEL_WORDS",
    "RULES",
    "Check",
    "Fix",
    "Level",
    "group_of",
    "open_checks",
    "plan_checks",
    "plan_errors",
]
