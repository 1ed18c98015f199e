"""Where a round and its dossiers are found further on: lists, sittings, papers, the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from awards.checking.listing import GROUPS, SHOWN, group_counts, office_rows
from awards.deciding.reading import with_counts
from awards.deciding.rules import decisions_visible_to
from awards.models import (
    Ballot,
    Decision,
    DecisionLine,
    Nomination,
    PostedNomination,
    Round,
)
from awards.posting.rules import postings_visible_to
from awards.posting.views.common import course_of
from awards.sitting.page import SITTING_BADGES
from awards.sitting.rules import sittings_visible_to
from awards.sitting.selectors import with_agenda
from awards.states import (
    NOMINATION_WRITABLE,
    DecisionKind,
    DecisionState,
    GrantState,
)
from emulation.lib.dates import date_short
from emulation.org.models import User
from emulation.org.rights import granting
from targets.reporting.visible import offices_read

# Counted on the page of a round although there is none.
_ALWAYS = ("cho-tiep-nhan", "tham-dinh", "du-dieu-kien")


@dataclass(frozen=True)
class Place:
    """A page that the reader may open, with the state of what it shows."""

    words: str
    url: str
    label: str = ""
    badge: str = ""
    about: str = ""


def places_of_round(user: User, round_: Round) -> dict[str, list[Place]]:
    """Return the lists, sittings and papers of a round, the latest first; three queries."""
    postings = postings_visible_to(user).filter(round=round_).annotate(names=Count("rows"))
    sittings = with_agenda(sittings_visible_to(user).filter(round=round_))
    decisions = with_counts(decisions_visible_to(user).filter(round=round_))
    return {
        "postings": [
            Place(
                row.title,
                reverse("posting_read", args=[row.uid]),
                *course_of(row),
                f"{row.names} hồ sơ, đến hết ngày {date_short(row.ends_on)}",
            )
            for row in postings.order_by("-begins_on", "-pk")
        ],
        "sittings": [
            Place(
                f"Phiên họp ngày {date_short(row.held_on)}",
                reverse("sitting_read", args=[row.uid]),
                row.get_state_display(),
                SITTING_BADGES[row.state],
                f"{row.tabled} hồ sơ",
            )
            for row in sittings.order_by("-held_on", "-pk")
        ],
        "decisions": [
            Place(
                row.subject,
                reverse("decision_read", args=[row.uid]),
                row.get_state_display(),
                row.badge,
                f"{_numbered(row)}{row.names} tên",
            )
            for row in decisions.defer("content").order_by("-made_at", "-pk")
        ],
    }


def check_counters(user: User, round_: Round) -> list[dict[str, object]]:
    """Return the counters of the check list, each leading to its rows; one query."""
    numbers, url = group_counts(office_rows(round_, user)), reverse("check_list", args=[round_.uid])
    every = {"figure": sum(numbers.values()), "label": "Tất cả", "url": url, "current": False}
    return [every] + [
        {"figure": numbers[word], "label": label, "kind": badge, "url": f"{url}?nhom={word}"}
        for word, (label, badge, _) in GROUPS.items()
        if numbers[word] or word in _ALWAYS
    ]


def places_of_dossier(user: User, row: Nomination) -> list[Place]:
    """Return in their order the pages on which a dossier that was handed in is found.

    Four queries at most; none before it is sent.
    """
    if row.state in NOMINATION_WRITABLE:
        return []
    return [*_checked(user, row), *_posted(user, row), *_balloted(user, row), *_decided(user, row)]


def _checked(user: User, row: Nomination) -> Iterable[Place]:
    was_sent = row.state in SHOWN and row.first_sent_at is not None
    if was_sent and row.commune_id in offices_read(user):
        yield Place("Thẩm định", reverse("check_read", args=[row.uid]))


def _posted(user: User, row: Nomination) -> Iterable[Place]:
    lists = PostedNomination.objects.filter(
        nomination=row, posting__in=postings_visible_to(user).values("pk")
    )
    for one in lists.select_related("posting").order_by("posting__begins_on", "pk"):
        posting = one.posting
        url = reverse("posting_read", args=[posting.uid])
        yield Place(
            "Niêm yết lấy ý kiến",
            url,
            *course_of(posting),
            f"đến hết ngày {date_short(posting.ends_on)}",
        )


def _balloted(user: User, row: Nomination) -> Iterable[Place]:
    ballots = Ballot.objects.filter(
        nomination=row, sitting__in=sittings_visible_to(user).values("pk")
    )
    for one in ballots.select_related("sitting").order_by("sitting__held_on", "pk"):
        yield Place(
            f"Phiên họp Hội đồng ngày {date_short(one.sitting.held_on)}",
            reverse("ballot_read", args=[one.sitting.uid, one.uid]),
            one.sitting.get_state_display(),
            SITTING_BADGES[one.sitting.state],
        )


def _decided(user: User, row: Nomination) -> Iterable[Place]:
    """The paper that names it; where it is an issued decision, certificate and register."""
    lines = DecisionLine.objects.filter(
        nomination=row, return_reason="", decision__in=decisions_visible_to(user).values("pk")
    ).exclude(decision__state=DecisionState.ABANDONED)
    related = ("decision__paper__number", "decision__commune", "grant")
    for line in lines.select_related(*related).order_by("decision__made_at", "pk"):
        paper = line.decision
        name = paper.paper.citation if paper.paper else paper.get_kind_display()
        url = reverse("decision_read", args=[paper.uid])
        yield Place(name, url, paper.get_state_display(), paper.badge)
        yield from _after(user, line)


def _after(user: User, line: DecisionLine) -> Iterable[Place]:
    grant = getattr(line, "grant", None)
    if grant is None or granting(user, "awards.view_grant", grant) is None:
        return
    url = reverse("grant_read", args=[grant.uid])
    badge = "is-void" if grant.state == GrantState.REVOKED else "is-done"
    yield Place("Sổ khen thưởng", url, grant.get_state_display(), badge)
    is_own = line.decision.kind == DecisionKind.AWARD
    if is_own and granting(user, "awards.print_certificates", line.decision):
        url = reverse("certificates_print", args=[line.decision.uid])
        yield Place("In giấy khen, giấy chứng nhận", f"{url}?ten={line.uid}")


def _numbered(decision: Decision) -> str:
    return f"số {decision.paper.full_number}, " if decision.paper else ""
