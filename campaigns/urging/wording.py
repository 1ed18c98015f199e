"""What the letters say before anybody changed a word, and how a unit's own letter reads. Pure."""

from __future__ import annotations

import datetime as dt

from emulation.lib.dates import date_short
from emulation.lib.text import first_lower, first_upper, name_inside

UNIT, STATE, DUE = "[đơn vị]", "[tình trạng]", "[hạn mới]"
SYMBOL = "UBND-VHXH"
RECIPIENTS = "Lưu: VT, VHXH"


def usual_subject(period: str) -> str:
    return f"V/v đôn đốc báo cáo kết quả thực hiện chỉ tiêu thi đua {first_lower(period)}"


def usual_text(*, office: str, period: str, due: dt.date, today: dt.date) -> str:
    """Return the paragraphs, one a line; the words in brackets are each unit's own."""
    return "\n".join(
        (
            f"{first_upper(office)} đã yêu cầu các đơn vị báo cáo kết quả thực hiện chỉ tiêu thi "
            f"đua {first_lower(period)} chậm nhất ngày {date_short(due)}.",
            f"Đến ngày {date_short(today)}, {UNIT} {STATE}.",
            f"{first_upper(office)} đề nghị {UNIT} hoàn thành báo cáo trên Cổng Thi đua chậm nhất "
            f"ngày {DUE}. Có vướng mắc, đề nghị phản ánh với công chức phụ trách thi đua, khen "
            "thưởng để được hướng dẫn.",
        )
    )


def late_words(days: int, returned_on: dt.date | None) -> str:
    """Say where a unit's report is: "chưa gửi báo cáo, quá hạn 3 ngày"."""
    if returned_on is not None:
        return f"chưa gửi lại báo cáo đã được trả lại ngày {date_short(returned_on)}"
    return f"chưa gửi báo cáo, quá hạn {days} ngày" if days else "chưa gửi báo cáo"


def letter_lines(text: str, *, unit: str, late: str, answer_by: dt.date) -> list[str]:
    """Return the paragraphs of one unit's letter."""
    own = {UNIT: name_inside(unit), STATE: late, DUE: date_short(answer_by)}
    lines = []
    for line in text.splitlines():
        for mark, words in own.items():
            line = line.replace(mark, words)
        if line.strip():
            lines.append(first_upper(line.strip()))
    return lines
