"""Numbers and dashes that authors type before an item."""

from __future__ import annotations

import pytest

from emulation.lib.markers import without_marker


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1. Mục đích", "Mục đích"),
        ("II. NỘI DUNG", "NỘI DUNG"),
        ("1.2. Yêu cầu", "Yêu cầu"),
        ("đ) Hội Nông dân", "Hội Nông dân"),
        ("2) Thi đua", "Thi đua"),
        ("- Hoàn thành chỉ tiêu", "Hoàn thành chỉ tiêu"),
        ("• Phát hiện gương tốt", "Phát hiện gương tốt"),
    ],
)
def test_a_typed_marker_is_dropped(typed, kept):
    assert without_marker(typed) == kept


@pytest.mark.parametrize(
    "text", ["1.880 tấn quả", "1,5% số hộ", "6/6 thôn", "15/11 hằng năm", "Vì dân", "-", "1.", ""]
)
def test_words_and_figures_stay(text):
    assert without_marker(text) == text
