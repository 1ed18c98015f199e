"""Where the edge of a text lies."""

import textwrap
from itertools import pairwise

from campaigns.intake.outline.ruler import Ruler

TEXT = " ".join(["phong trào thi đua yêu nước trên địa bàn xã được đẩy mạnh, lan tỏa"] * 12)


def test_a_line_is_full_when_the_next_word_would_not_have_fitted():
    lines = textwrap.wrap(TEXT, 70)
    ruler = Ruler(lines)
    going_on = [ruler.fill(a, b) for a, b in pairwise(lines[:-1])]
    assert min(going_on) > 0.95
    assert ruler.fill("Các thôn họp.", "Kết quả gửi về xã.") < 0.5


def test_a_text_without_wrapped_lines_has_no_edge():
    ruler = Ruler([f"Đoạn {number}. {TEXT}" for number in range(20)])
    assert ruler.fill("Các thôn họp.", "Kết quả gửi về xã.") == 0


def test_a_few_short_lines_among_long_ones_are_no_edge():
    lines = ["Các nội dung sau được thực hiện", "đúng quy định", TEXT, TEXT, TEXT] * 5
    assert Ruler(lines).fill(TEXT, "Kết quả") == 0
