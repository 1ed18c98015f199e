"""Charts as SVG geometry, drawn by the templates ``includes/chart_*.html``.

Positions are per cents of the plot, so lines stretch with the page and text keeps its size.
Pure: no database, no clock, no request.
"""

from emulation.lib.charts.axes import Scale, scale_of
from emulation.lib.charts.bars import Bar, DueBar, Segment, due_bar, state_bar
from emulation.lib.charts.columns import Series, column_chart
from emulation.lib.charts.lines import Names, line_chart
from emulation.lib.charts.marks import Cell, Chart, Head, Row
from emulation.lib.charts.paper import paper_svg

__all__ = [
    "Bar",
    "Cell",
    "Chart",
    "DueBar",
    "Head",
    "Names",
    "Row",
    "Scale",
    "Segment",
    "Series",
    "column_chart",
    "due_bar",
    "line_chart",
    "paper_svg",
    "scale_of",
    "state_bar",
]
