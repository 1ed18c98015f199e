"""What the person who checks a reading may correct, one small step a function. Pure.

Each takes a reading and gives a new one. Words are lost by none but those that type words
anew (``header_set``, ``basis_set``, ``recipients_set``, ``signature_set``, ``marker_set``,
``heading_set``, ``paragraph_set``, ``row_set``, ``figures_set``). A step that cannot be made
raises ``NotPossible``, a ``ValueError`` whose text is a Vietnamese sentence.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from campaigns.intake.corrections.head import (
    basis_add,
    basis_remove,
    basis_set,
    header_set,
    recipients_set,
    signature_set,
)
from campaigns.intake.corrections.items import (
    heading_set,
    heading_to_text,
    item_indent,
    item_outdent,
    item_to_paragraph,
    kind_set,
    marker_set,
    paragraph_to_item,
    text_to_heading,
)
from campaigns.intake.corrections.letters import figures_set, row_set
from campaigns.intake.corrections.targets import (
    target_add,
    target_confirm,
    target_parent_set,
    target_remove,
    target_set,
)
from campaigns.intake.corrections.text import paragraph_join, paragraph_set, paragraph_split
from campaigns.intake.corrections.tree import NotPossible
from campaigns.intake.parts import Reading

Correction = Callable[..., Reading]

_ALL: tuple[Correction, ...] = (
    header_set, basis_set, basis_add, basis_remove, recipients_set, signature_set,
    paragraph_set, paragraph_split, paragraph_join, paragraph_to_item,
    item_indent, item_outdent, item_to_paragraph, heading_to_text, text_to_heading,
    marker_set, heading_set, kind_set, row_set,
    target_set, target_confirm, target_remove, target_parent_set, target_add,
    figures_set,
)  # fmt: skip
CORRECTIONS: dict[str, Correction] = {function.__name__: function for function in _ALL}
_WHOLE_NUMBERS = frozenset(
    {"block", "item", "at", "number", "start", "end", "row", "column", "parent"}
)

__all__ = ["CORRECTIONS", "NotPossible", "correct", *CORRECTIONS]


def correct(reading: Reading, change: Mapping[str, Any]) -> Reading:
    """Make the correction named by ``change["do"]`` with the other entries as arguments.

    Whole numbers may come as text. Raises ``NotPossible``.
    """
    function = CORRECTIONS.get(str(change.get("do", "")))
    if function is None:
        raise NotPossible("Cổng không biết cách sửa này.")
    asked = inspect.signature(function)
    given = {name: value for name, value in change.items() if name != "do"}
    for name in _WHOLE_NUMBERS & given.keys() & asked.parameters.keys():
        given[name] = _whole(given[name])
    try:
        asked.bind(reading, **given)
    except TypeError as error:
        raise NotPossible("Thiếu hoặc thừa phần cần cho việc sửa này.") from error
    return function(reading, **given)


def _whole(value: Any) -> int | None:
    try:
        return None if value in (None, "") else int(value)
    except (TypeError, ValueError) as error:
        raise NotPossible("Chỗ cần sửa không rõ. Tải lại trang rồi sửa.") from error
