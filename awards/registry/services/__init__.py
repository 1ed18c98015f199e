"""Writes of the register."""

from awards.registry.services.grants import (
    Given,
    grant_change,
    grant_made,
    grant_record,
    grant_remove,
    grants_record,
)
from awards.registry.services.initiatives import (
    initiative_change,
    initiative_record,
    initiative_remove,
)

__all__ = [
    "Given",
    "grant_change",
    "grant_made",
    "grant_record",
    "grant_remove",
    "grants_record",
    "initiative_change",
    "initiative_record",
    "initiative_remove",
]
