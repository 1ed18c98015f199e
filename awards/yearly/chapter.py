"""The chapter on awards, read and told: what the year-end report asks for."""

from __future__ import annotations

from awards.yearly.reading import award_year
from awards.yearly.telling import awards_chapter
from campaigns.reporting.chapters import Chapter
from emulation.org.models import Commune


def yearly_awards(commune: Commune, year: int) -> Chapter:
    return awards_chapter(award_year(commune, year))
