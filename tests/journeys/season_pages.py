"""Addresses of a season and what its lists, counters and sheets say."""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Page

from tests.journeys.season_town import SeasonTown
from tests.journeys.town import download

LIST = "/khen-thuong/"


def round_url(town: SeasonTown, more: str = "") -> str:
    return f"{LIST}dot/{town.round.uid}/{more}"


def unit_url(town: SeasonTown, unit: str, more: str = "") -> str:
    return round_url(town, f"don-vi/{town.units[unit].uid}/{more}")


def typed(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def sheet_rows(town: SeasonTown, address: str) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(download(town.desk, address)))
    heads, *rows = book.active.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def counter(page: Page, label: str) -> int:
    """Return the figure of a counter; nothing of that kind is none."""
    boxes = page.locator(".counters a").filter(has_text=re.compile(rf"^\d+\s*{label}\s*$"))
    return int(boxes.locator(".counter-figure").inner_text()) if boxes.count() else 0
