"""Figures as tables show them."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from targets.measures import format_short


@lru_cache(maxsize=4096)
def figure(value: Decimal | None) -> str:
    """Write a figure without its unit; "" for none, which is not "0"."""
    return "" if value is None else format_short(value)
