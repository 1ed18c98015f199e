"""Catalogues of the commune in Django's admin."""

from emulation.org.admin import households, people, units

__all__ = ["households", "people", "units"]
