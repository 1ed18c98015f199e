"""Charts and bars on paper."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from emulation.lib.charts.bars import Bar
from emulation.lib.charts.marks import Chart


def paper_svg(picture: Chart | Bar) -> SafeString:
    """Return a drawing that needs no style sheet; an empty string where there are no figures.

    It is 640 units wide, so at 160 mm its text is of 11 points. Its words are ``description``;
    what its lines or columns mean stands in ``Chart.caption``, the figures in ``heads``, ``rows``.
    """
    if isinstance(picture, Bar):
        template, name, is_empty = "includes/chart_paper_bar.html", "bar", not picture.total
    else:
        template, name, is_empty = "includes/chart_paper.html", "chart", picture.is_empty
    return SafeString("") if is_empty else render_to_string(template, {name: picture})
