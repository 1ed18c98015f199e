"""By what a row of the register is found and sorted. Pure."""

from __future__ import annotations

from emulation.lib.text import name_sort_key, search_key, sort_key

LONGEST = 300


def register_keys(
    recipient: str, decision_number: str, detail: str, *, is_collective: bool
) -> dict[str, str]:
    """Return ``search_key`` and ``sort_key``: people and households by the given name."""
    words = search_key(f"{recipient} {decision_number} {detail}")
    sort = sort_key(recipient) if is_collective else name_sort_key(recipient)
    return {"search_key": words[:LONGEST], "sort_key": sort}
