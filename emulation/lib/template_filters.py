"""Filters that every template has (see ``TEMPLATES`` in the settings)."""

from __future__ import annotations

from decimal import Decimal

from django import template

from emulation.lib.quantities import format_number

register = template.Library()


@register.filter
def number(value: Decimal | int | None) -> str:
    """Write a number the Vietnamese way: 1088 → 1.088. Nothing stays nothing."""
    return "" if value is None else format_number(value)
