"""A paper on awards as one JSON value: what is submitted, approved by its hash, and printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import Any

from awards.deciding.wording import AWARDS, MONEY, OTHER, REASON, awards_words, filled, money_phrase
from awards.models import Decision, DecisionLine, Nomination
from awards.paper_names import name_on_paper
from awards.states import DecisionKind
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.quantities import format_number
from emulation.lib.text import clean_paragraphs, first_lower
from emulation.org.selectors import commune_name, issuer_of
from emulation.papers.signing import HEAD_TITLE, signing_lines

Content = dict[str, Any]
_WHAT = ("nomination__honour", "nomination__reward_form")


def lines_of(decision: Decision) -> list[DecisionLine]:
    """Return the names that stand in the list, each with its award; one query."""
    rows = decision.lines.filter(return_reason="")
    related = [*_WHAT, *(f"revoked_line__{each}" for each in _WHAT)]
    return list(rows.select_related("nomination", "revoked_line__nomination", *related))


def content_of(decision: Decision, lines: Sequence[DecisionLine]) -> Content:
    day = dates.today()
    name = commune_name(decision.commune, day)
    issuer = issuer_of(name)
    content = {
        "kind": decision.kind,
        "subject": decision.subject,
        "symbol": decision.symbol,
        "superior": decision.commune.superior_line,
        "issuer": list(issuer),
        "issuer_name": _author(decision, name),
        "place": decision.commune.place,
        "day": day.isoformat(),
        "addressee": decision.addressee,
        "bases": clean_paragraphs(decision.bases),
        "wording": clean_paragraphs(decision.articles),
        "other": _other(decision),
        "reason": decision.reason,
        "recipients": clean_paragraphs(decision.recipients),
        "signature": _signature(decision, issuer[0]),
    }
    return told(content, _groups(lines, name))


def told(content: Content, groups: list[Content]) -> Content:
    """Return the content with its list, the sum and the words that name both."""
    total = sum(row["amount"] for group in groups for row in group["rows"])
    return content | {
        "groups": groups,
        "names": sum(len(group["rows"]) for group in groups),
        "total": total,
        "articles": filled(
            content["wording"],
            {
                AWARDS: awards_words(_counts(groups)),
                MONEY: money_phrase(total),
                OTHER: content["other"],
                REASON: first_lower(content["reason"]),
            },
        ),
    }


def without(content: Content, uids: Collection[str]) -> Content:
    """Return the content without some lines: ordinals, sum and words follow, all else stays."""
    groups, ordinal = [], 0
    for group in content["groups"]:
        rows = []
        for row in group["rows"]:
            if row["uid"] not in uids:
                ordinal += 1
                rows.append(row | {"ordinal": ordinal})
        if rows:
            groups.append(group | {"rows": rows})
    return told(content, groups)


def about(line: DecisionLine) -> Nomination:
    """Return the nomination that a line awards, or that its revoked line awarded."""
    return line.nomination or line.revoked_line.nomination


def _groups(lines: Iterable[DecisionLine], commune: str) -> list[Content]:
    """Return the list award by award, as the lines are ordered."""
    found = []
    for (award, is_honour, kind), each in groupby(lines, _group):
        rows = [_row(line) for line in each]
        named = name_on_paper(award, commune)
        found.append({"award": named, "is_honour": is_honour, "subject": kind, "rows": rows})
    return found


def _group(line: DecisionLine) -> tuple[str, bool, str]:
    row = about(line)
    return row.award.name, row.honour_id is not None, str(row.subject_kind)


def _row(line: DecisionLine) -> Content:
    return {
        "uid": str(line.uid),
        "ordinal": line.position,
        "recipient": line.recipient,
        "detail": line.detail,
        "merit": line.merit,
        "amount": line.amount,
        "money": _money(line),
        "dossier": about(line).sha256,
    }


def _money(line: DecisionLine) -> str:
    """Write "1.800.000 × 0,3"; "" where no money goes with it."""
    if not line.amount or line.coefficient is None:
        return ""
    return f"{format_number(line.base_salary)} × {format_number(line.coefficient)}"


def _counts(groups: Iterable[Content]) -> list[tuple[str, bool, dict[str, int]]]:
    counts: dict[tuple[str, bool], dict[str, int]] = {}
    for group in groups:
        by_kind = counts.setdefault((group["award"], group["is_honour"]), {})
        by_kind[group["subject"]] = by_kind.get(group["subject"], 0) + len(group["rows"])
    return [(name, is_honour, by_kind) for (name, is_honour), by_kind in counts.items()]


def _author(decision: Decision, name: str) -> str:
    """The law gives the award to the chairman in person; the committee proposes."""
    body = f"Ủy ban nhân dân {name}"
    return body if decision.kind == DecisionKind.PROPOSAL else f"Chủ tịch {body}"


def _other(decision: Decision) -> str:
    other = decision.revokes
    if other is None or other.paper is None:
        return ""
    day = date_short(other.paper.issued_on)
    return f"{other.paper.citation} ngày {day} {first_lower(other.subject)}"


def _signature(decision: Decision, body: str) -> Content:
    position = decision.signatory
    lines = signing_lines(
        decision.signing_mode,
        body_name=body,
        head_title=HEAD_TITLE,
        signer_title=position.signature_title if position else "",
    )
    return {"lines": list(lines), "name": position.person.full_name if position else ""}
