"""The names of a paper with what stands behind each: votes, conditions, dossier, outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from awards.eligibility import Verdict
from awards.models import Ballot, Decision, DecisionLine, Grant
from awards.states import GrantState, SittingState
from emulation.lib import dates
from emulation.org.selectors import names_at_home

_BETTER = {
    Verdict.NOT_MET: (Verdict.MET, Verdict.CANNOT_TELL),
    Verdict.CANNOT_TELL: (Verdict.MET,),
}


@dataclass(frozen=True)
class Entry:
    """A name of the list. ``unmet`` and ``untold`` are conditions in words, with their article."""

    line: DecisionLine
    unit_name: str
    vote: str = ""
    unmet: Sequence[str] = ()
    untold: Sequence[str] = ()
    grant: Grant | None = None

    @property
    def nomination(self) -> Any:
        return self.line.nomination or self.line.revoked_line.nomination

    @property
    def is_odd(self) -> bool:
        """Whether the chairman should look twice."""
        return bool(self.unmet or self.nomination.figures_changed_at)


@dataclass(frozen=True)
class Group:
    """Entries of one award and kind of subject, under one heading."""

    heading: str
    entries: Sequence[Entry] = field(default_factory=tuple)


def entries_of(decision: Decision) -> tuple[list[Entry], list[Entry]]:
    """Return the names that stand in the list, and those taken out of it; three queries."""
    lines = list(_whole(decision.lines.all()))
    units = {_nomination(line).unit_id for line in lines}
    names = names_at_home(units, dates.today())
    entries = [_entry(line, names[_nomination(line).unit_id]) for line in lines]
    standing = [entry for entry in entries if not entry.line.return_reason]
    return standing, [entry for entry in entries if entry.line.return_reason]


def with_counts(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """Add ``names`` and ``unanswered``: how many stand, how many those above have not decided."""
    stands = Q(lines__return_reason="")
    return rows.annotate(
        names=Count("lines", filter=stands, distinct=True),
        unanswered=Count(
            "lines", filter=stands & Q(lines__is_granted=None, kind="proposal"), distinct=True
        ),
    )


def _whole(rows: QuerySet[DecisionLine]) -> QuerySet[DecisionLine]:
    nominations = ("nomination", "revoked_line__nomination")
    related = [f"{each}__{award}" for each in nominations for award in ("honour", "reward_form")]
    closed = Ballot.objects.filter(sitting__state=SittingState.CLOSED)
    ballots = closed.select_related("sitting").order_by("-sitting__held_on", "-pk")
    return rows.select_related(
        *nominations, *related, "grant", "revoked_line__grant"
    ).prefetch_related(Prefetch("nomination__ballots", ballots))


def _nomination(line: DecisionLine) -> Any:
    return line.nomination or line.revoked_line.nomination


def _entry(line: DecisionLine, unit_name: str) -> Entry:
    if line.nomination is None:
        return Entry(line, unit_name, grant=line.revoked_line.grant)
    findings = (line.nomination.content or {}).get("findings", [])
    return Entry(
        line,
        unit_name,
        vote=_vote_words(list(line.nomination.ballots.all())),
        unmet=_told(findings, Verdict.NOT_MET),
        untold=_told(findings, Verdict.CANNOT_TELL),
        grant=getattr(line, "grant", None),
    )


def _told(findings: Sequence[dict[str, Any]], verdict: Verdict) -> list[str]:
    """Name the standards with one verdict; of alternatives the best one speaks for all."""
    settled = {
        one["any_of"] for one in findings if one["any_of"] and one["verdict"] in _BETTER[verdict]
    }
    return [
        f"{one['words']} ({one['article']})" if one["article"] else one["words"]
        for one in findings
        if one["verdict"] == str(verdict) and one["any_of"] not in settled
    ]


def _vote_words(ballots: Sequence[Ballot]) -> str:
    """Return the last vote: "8/9 đồng ý"; "không qua Hội đồng" where there was none."""
    told = next((ballot for ballot in ballots if ballot.result), None)
    if told is None:
        return "không qua Hội đồng"
    return f"{told.result['agreed']}/{told.result['base']} đồng ý"


def revoked_words(entry: Entry) -> str:
    grant = entry.grant
    if grant is None or grant.state != GrantState.REVOKED:
        return ""
    return f"Bị hủy bỏ từ ngày {grant.revoked_on:%d/%m/%Y}"
