"""A list that is posted, and a neighbour who has something to say."""

from __future__ import annotations

import datetime as dt
from typing import Any

from awards.models import Nomination, PostedNomination, Posting, PublicOpinion, Round
from awards.posting.services import opinion_give, posting_open
from tests.awards.checking.made import ask, eligible, find_eligible, fresh, receive
from tests.awards.nominating.made import homes, opened, sent, worker
from tests.cast import TODAY, Cast

LAST_DAY = TODAY + dt.timedelta(days=10)  # of families of culture
AFTER = LAST_DAY + dt.timedelta(days=1)
TITLE = "Danh sách đề nghị công nhận Gia đình văn hóa năm 2024"


def post(cast: Cast, round_: Round, *rows: Nomination, **fields: Any) -> Posting:
    usual = {"title": TITLE, "ends_on": LAST_DAY, "by": cast.clerk}
    return posting_open(round_=round_, nominations=rows, **{**usual, **fields})


def posted(cast: Cast, round_: Round, number: int = 2) -> Posting:
    """Post families of culture of the village."""
    return post(cast, round_, *eligible(cast, round_, *homes(cast, number)))


def say(
    posting: Posting, row: PostedNomination | None = None, text: str = "Hộ này mới đánh bạc."
) -> PublicOpinion:
    return opinion_give(
        posting=posting, row=row, text=text, author_name="Lường Văn Chín",
        author_contact="0912 345 678",
    )  # fmt: skip


def checking_things(cast: Cast) -> dict[str, Any]:
    """One of everything of the check: dossiers at each step, a question, a list, an opinion."""
    round_ = opened(cast, name="Xét khen thưởng đợt thẩm định")
    names = ("Lục Thị Một", "Lục Thị Hai", "Lục Thị Ba", "Lục Thị Bốn")
    rows = [fresh(row) for row in sent(cast, round_, *(worker(cast, name) for name in names))]
    receive(cast, *rows[1:])
    find_eligible(cast, round_, *map(fresh, rows[2:]))
    posting = post(cast, round_, fresh(rows[3]))
    return {
        "checked_round": round_,
        "dossier_sent": rows[0],
        "dossier_checked": rows[1],
        "dossier_found": rows[2],
        "consultation": ask(cast, round_, cast.village, fresh(rows[1])),
        "posting": posting,
        "opinion": say(posting, posting.rows.get()),
    }
