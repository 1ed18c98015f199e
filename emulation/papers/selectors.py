"""Reading issued papers and number series."""

from __future__ import annotations

from django.db.models import (
    Case,
    Count,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    Value,
    When,
)

from emulation.lib import dates
from emulation.org.models import Commune, Role, Spell, UnitKind, User
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import communes_of, holding_on, memberships, readable_communes
from emulation.papers.models import (
    NumberSeries,
    Paper,
    PaperAmendment,
    PaperFile,
    PaperNumber,
)
from emulation.papers.verification import normal_code

Range = tuple[int, int]

# Units that issue no papers of their own.
_NOT_ISSUING = [UnitKind.VILLAGE, UnitKind.COLLECTIVE]


def papers_visible_to(user: User) -> QuerySet[Paper]:
    """Return the issued papers of the communes that the account may read."""
    return Paper.objects.filter(commune__in=readable_communes(user)).select_related(
        "commune", "number"
    )


def with_files(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Fetch what files there are, without their bytes."""
    return papers.prefetch_related(
        Prefetch("files", PaperFile.objects.defer("content").order_by("-format"))
    )


def paper_by_code(code: str) -> Paper | None:
    """Return the paper with this code as anybody typed it; public."""
    papers = with_files(Paper.objects.select_related("commune", "number"))
    return papers.filter(code=normal_code(code)).first()


def amendments_around(paper: Paper) -> dict[str, QuerySet[PaperAmendment]]:
    """Return which papers change this one, by what they do to it, and which it changes; public."""
    changes = paper.amendments.select_related("amended_by__number")
    return {
        "amended_by": changes.order_by("deed", "pk"),
        "amends": paper.amends.select_related("paper__number"),
    }


def series_visible_to(user: User) -> QuerySet[NumberSeries]:
    """Return the series of the account's own communes; keeping them is a right of its own.

    ``body_name`` is what the body was called in the year of the series.
    """
    names = Spell.objects.filter(
        unit=OuterRef("body"), valid_from__year__lte=OuterRef("year")
    ).order_by("-valid_from")
    return (
        NumberSeries.objects.filter(commune__in=communes_of(user))
        .select_related("commune")
        .prefetch_related("kinds")
        .annotate(body_name=Subquery(names.values("name")[:1]))
    )


def series_kept_by(user: User) -> QuerySet[NumberSeries]:
    """Return the series of the communes whose records clerk the account is."""
    return (
        series_visible_to(user)
        .filter(commune__in=communes_kept_by(user))
        .annotate(taken=Count("numbers"))
    )


def communes_kept_by(user: User) -> list[Commune]:
    """Return the communes whose records clerk the account is."""
    kept = {m.commune_id: m.commune for m in memberships(user) if m.role == Role.RECORDS_CLERK}
    return list(kept.values())


def issuing_bodies(communes: list[Commune]) -> QuerySet[Spell]:
    """Return the names today of the units that issue papers, the commune itself first."""
    spells = Spell.objects.filter(holding_on(dates.today()), commune__in=communes).exclude(
        kind__in=_NOT_ISSUING
    )
    own_first = Case(When(kind__in=OWN_KINDS, then=Value(0)), default=Value(1))
    return spells.select_related("unit__commune").order_by(
        "commune", own_first, "position", "sort_key"
    )


def numbers_of(series: NumberSeries) -> QuerySet[PaperNumber]:
    """Return the numbers of a series with their papers, the highest first."""
    return series.numbers.select_related("paper").order_by("-number")


def missing_ranges(series: NumberSeries) -> list[Range]:
    """Return the runs of numbers between the first and the highest that nobody took."""
    ranges = []
    expected = series.first_number
    for number in series.numbers.order_by("number").values_list("number", flat=True):
        if number > expected:
            ranges.append((expected, number - 1))
        expected = number + 1
    return ranges


def ranges_in_words(ranges: list[Range]) -> str:
    """Write runs of numbers: "03; từ 05 đến 07"."""
    return "; ".join(
        f"{first:02d}" if first == last else f"từ {first:02d} đến {last:02d}"
        for first, last in ranges
    )
