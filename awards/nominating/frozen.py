"""A dossier as one value: what a sending freezes, and the council and the decision read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from awards.eligibility import Finding
from awards.models import Nomination
from awards.nominating.judging import Judged

Content = dict[str, Any]


def content_of(row: Nomination, judged: Judged, papers: Sequence[Content]) -> Content:
    """Return what the dossier says now; ``papers`` name the attached files with their hashes."""
    return {
        "round": {"uid": str(row.round.uid), "name": row.round.name, "year": row.round.year},
        "procedure": row.round.procedure,
        "award": {"code": row.award.code, "name": row.award.name},
        "is_honour": row.honour_id is not None,
        "subject": {"kind": str(row.subject_kind), "uid": str(row.subject.uid)},
        "recipient": row.recipient,
        "detail": row.detail,
        "merit": row.merit,
        "report": row.report,
        "completion": row.completion,
        "completion_source": row.completion_source,
        "is_leader": row.is_leader,
        "is_direct_worker": row.is_direct_worker,
        "is_disciplined": row.is_disciplined,
        "is_under_verification": row.is_under_verification,
        "warning_reason": row.warning_reason,
        "figures": [figure.frozen() for figure in judged.figures],
        "findings": [_finding(finding) for finding in judged.findings],
        "papers": list(papers),
    }


def _finding(finding: Finding) -> Content:
    return {
        "code": finding.code,
        "words": finding.words,
        "verdict": str(finding.verdict),
        "verdict_words": finding.verdict_words,
        "article": finding.article,
        "source": finding.source,
        "facts": list(finding.facts_used),
        "is_hard": finding.is_hard,
        "is_doubtful": finding.is_doubtful,
        "any_of": finding.any_of,
    }
