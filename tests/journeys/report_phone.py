"""A unit's report on a phone: figures filled in, files chosen, what the page says."""

from __future__ import annotations

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page

from targets.models import Period
from targets.services import (
    measure_units_seed,
    period_open,
    periods_plan,
    span_for_year,
    target_create,
)
from tests.cast import Cast
from tests.targets.year_made import give

RECEIVED = re.compile(r"/bao-cao/[0-9a-f-]{36}/$")
ORIENTATION = 0x0112  # of EXIF
TURNED_RIGHT = 6


def quarter_of(cast: Cast, *named: tuple[str, int]) -> Period:
    """Open a first quarter in which the village reports these targets, all in tons."""
    measure_units_seed(commune=cast.commune, by=None)
    span = span_for_year(commune=cast.commune, year=2024, by=None)
    for name, value in named:
        target = target_create(
            commune=cast.commune, span=span, name=name, value=value, unit_text="tấn",
            kind="amount", direction="higher", field="economy", comparator="=",
            unit_rule="sum", period_rule="sum", frequency="quarter", by=cast.clerk,
        )  # fmt: skip
        give(target, (cast.village, str(value)), by=cast.clerk)
    period = periods_plan(span=span, kind="quarter", by=cast.clerk)[0]
    period_open(period=period, by=cast.clerk)
    return period


def device(page: Page) -> Locator:
    return page.locator("[data-device]")


def fill_in(page: Page, *figures: str) -> None:
    for place, figure in enumerate(figures):
        page.locator("[data-value]").nth(place).fill(figure)


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi báo cáo").tap()


def worker_ready(page: Page) -> None:
    page.wait_for_function(
        "async () => (await (await caches.open('bao-cao-trang')).keys()).length > 0"
    )


def settled(page: Page) -> None:
    """What page and worker still ask for must not meet the next test."""
    page.wait_for_load_state("networkidle")


# Files


def file_of(name: str, content: bytes, kind: str = "image/jpeg") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": content}


def photo(width: int, height: int, *, turned: bool = False) -> bytes:
    """A photograph, its left half red; with ``turned`` the telephone was held upright."""
    noise = Image.effect_noise((width // 4, height // 4), 90).resize((width, height))
    image = noise.convert("RGB")
    image.paste((200, 0, 0), (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT if turned else 1
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=92, exif=exif)
    return packed.getvalue()
