"""Whether nominations meet the standards of their day, and which papers they lack."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from awards.eligibility import Facts, Finding, Outcome, judge, more_favourable, outcome
from awards.law.in_force import Law, law_of
from awards.models import Condition, DossierFile, Nomination, PaperComes, PaperRule, Round
from awards.nominating.evidence import facts_from, known_of
from awards.nominating.figures import Figure
from emulation.lib import dates
from emulation.org.models import Commune


@dataclass(frozen=True)
class Judged:
    """What was found of one nomination, by which facts, beside its unit's figures."""

    facts: Facts
    findings: Sequence[Finding]
    figures: Sequence[Figure] = ()

    @property
    def outcome(self) -> Outcome:
        return outcome(self.findings)


def judged_of(
    round_: Round,
    nominations: Sequence[Nomination],
    law: Law,
    live: Sequence[Nomination] | None = None,
    kinds: Mapping[int, str] | None = None,
) -> dict[int, Judged]:
    """Return by key of the nomination what is found; only what the standards ask is read.

    ``live`` and ``kinds`` as in ``evidence.known_of``.
    """
    asked = {row.pk: _asked(row, law) for row in nominations}
    checks = {rule.check_slug for days in asked.values() for rules in days for rule in rules}
    known = known_of(round_, nominations, checks, live, kinds)
    facts = facts_from(known, round_, nominations)
    return {
        row.pk: Judged(
            facts[row.pk],
            _findings(asked[row.pk], facts[row.pk]),
            known.figures.get(row.collective_id or row.unit_id, ()),
        )
        for row in nominations
    }


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
            if rule.is_required and not _is_there(rule, row, attached)
        ]
        for row in nominations
    }


def is_told(row: Nomination) -> bool:
    """Say whether the merit report is written in the portal."""
    return bool(row.report.get("merit"))


def papers_of(row: Nomination, law: Law) -> list[PaperRule]:
    procedure = row.round.procedure
    return law.papers_required(row.award, row.subject_kind, procedure, _received(row))


def papers_to_attach(row: Nomination, law: Law) -> list[PaperRule]:
    """Return the papers that the unit brings as files; the others are written or made here."""
    return [rule for rule in papers_of(row, law) if rule.comes_as == PaperComes.FILE]


def attached_codes(
    nominations: Sequence[Nomination], common: Iterable[DossierFile]
) -> dict[int, frozenset[str]]:
    """Return the codes of the papers of each, common ones of its unit included.

    Reads ``files``; prefetch them for a list.
    """
    shared: dict[int, set[str]] = defaultdict(set)
    for file in common:
        shared[file.dossier.unit_id].add(file.code)
    return {
        row.pk: frozenset({file.code for file in row.files.all()} | shared[row.unit_id])
        for row in nominations
    }


def common_files(round_: Round, units: Collection[int]) -> list[DossierFile]:
    """Return what units put to all their dossiers of a round, without the bytes; one query."""
    rows = DossierFile.objects.filter(dossier__round=round_, dossier__unit__in=units)
    related = rows.select_related("dossier", "attachment")
    return list(related.defer("attachment__content").order_by("pk"))


def _is_there(rule: PaperRule, row: Nomination, attached: Mapping[int, frozenset[str]]) -> bool:
    if rule.comes_as == PaperComes.COUNCIL:
        return True  # made after the dossier was sent
    is_written = rule.comes_as == PaperComes.REPORT and is_told(row)
    return is_written or rule.code in attached.get(row.pk, frozenset())


def _asked(row: Nomination, law: Law) -> list[list[Condition]]:
    """Return the standards of the day of receipt, and those of a newer law that may be kinder."""
    days = law.condition_days(_received(row), dates.today())
    return [law.conditions_of(row.award, row.subject_kind, day) for day in days]


def _findings(asked: Sequence[Sequence[Condition]], facts: Facts) -> Sequence[Finding]:
    found = [judge(conditions, facts) for conditions in asked]
    return found[0] if len(found) == 1 else more_favourable(*found)


def _received(row: Nomination) -> dt.date:
    return row.received_on or dates.today()
