"""Whether nominations meet the standards of their day, and which papers they lack."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from awards.eligibility import Facts, Finding, Outcome, judge, more_favourable, outcome
from awards.law.in_force import Law, law_of
from awards.models import Condition, DossierFile, Nomination, PaperRule, Round
from awards.nominating.evidence import facts_of
from emulation.lib import dates
from emulation.org.models import Commune

# Papers that the portal holds as typed text: the merit report is one of its own pages.
TYPED_PAPERS = frozenset({"bao-cao-thanh-tich", "tom-tat-thanh-tich"})
# Made by the council after the dossier was sent.
COUNCIL_PAPERS = frozenset({"kiem-phieu"})


@dataclass(frozen=True)
class Judged:
    """What was found of one nomination, and by which facts."""

    facts: Facts
    findings: Sequence[Finding]

    @property
    def outcome(self) -> Outcome:
        return outcome(self.findings)


def judged_of(round_: Round, nominations: Sequence[Nomination], law: Law) -> dict[int, Judged]:
    """Return by key of the nomination what is found; no more queries than ``facts_of``."""
    facts = facts_of(round_, nominations)
    today = dates.today()
    return {row.pk: _judged(row, facts[row.pk], law, today) for row in nominations}


def nominating_law(commune: Commune) -> Law:
    """Read what a dossier is judged by before a decision: standards and papers."""
    return law_of(commune, tables=(Condition, PaperRule))


def missing_papers(
    nominations: Sequence[Nomination],
    law: Law,
    attached: Mapping[int, frozenset[str]],
) -> dict[int, list[PaperRule]]:
    """Return by nomination the required papers that it lacks.

    ``attached`` are codes of its own papers and of those its unit put to all.
    """
    return {
        row.pk: [
            rule
            for rule in papers_of(row, law)
            if rule.is_required and rule.code not in _had(row, attached) | COUNCIL_PAPERS
        ]
        for row in nominations
    }


def is_told(row: Nomination) -> bool:
    """Say whether the merit report is written in the portal."""
    return bool(row.report.get("merit"))


def papers_of(row: Nomination, law: Law) -> list[PaperRule]:
    procedure = row.round.procedure
    return law.papers_required(row.award, row.subject_kind, procedure, _received(row))


def attached_codes(nominations: Sequence[Nomination]) -> dict[int, frozenset[str]]:
    """Return the codes of the papers of each, common ones of its unit included; one query.

    Reads ``files``; prefetch them for a list.
    """
    common: dict[tuple[int, int], set[str]] = defaultdict(set)
    rows = DossierFile.objects.filter(
        dossier__round__in={row.round_id for row in nominations},
        dossier__unit__in={row.unit_id for row in nominations},
    )
    for round_, unit, code in rows.values_list("dossier__round", "dossier__unit", "code"):
        common[round_, unit].add(code)
    return {
        row.pk: frozenset({file.code for file in row.files.all()})
        | common[row.round_id, row.unit_id]
        for row in nominations
    }


def _had(row: Nomination, attached: Mapping[int, frozenset[str]]) -> frozenset[str]:
    own = attached.get(row.pk, frozenset())
    return own | TYPED_PAPERS if is_told(row) else own


def _judged(row: Nomination, facts: Facts, law: Law, today: dt.date) -> Judged:
    """By the law of the day of receipt, or by a newer one where that is kinder."""
    days = law.condition_days(_received(row), today)
    found = [judge(law.conditions_of(row.award, row.subject_kind, day), facts) for day in days]
    findings = found[0] if len(found) == 1 else more_favourable(*found)
    return Judged(facts, findings)


def _received(row: Nomination) -> dt.date:
    return row.received_on or dates.today()
