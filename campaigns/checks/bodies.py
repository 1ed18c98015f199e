"""Bodies and places that are no more on the day of the paper. Pure."""

from __future__ import annotations

import re

from campaigns.carrying.bodies import EndedBody, ended_bodies
from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, Passage
from campaigns.citing.papers import cited_places
from emulation.lib.dates import date_short

_FORMER = re.compile(r"^[^,;.]{0,40}?(?:\bcũ\b|trước đây|nay là)|^ \(cũ\)")
_FORMERLY = re.compile(r"(?:nguyên|trước đây|(?<!\w)cũ)[^,;.]{0,30}$")


def abolished(draft: Draft) -> Checks:
    ended = [body for body in ended_bodies() if body.last_day < draft.day]
    for passage in draft.passages if ended else ():
        seen: list[tuple[int, int]] = []
        for body in ended:
            for found in body.pattern.finditer(passage.text):
                if any(first <= found.start() < last for first, last in seen):
                    continue  # a longer name was told of already
                seen.append(found.span())
                if not _is_history(passage, found, body):
                    yield _told(passage, found[0], body)


def _told(passage: Passage, words: str, body: EndedBody) -> Check:
    since = date_short(body.first_day_without)
    sentence = f"“{words}” không còn từ ngày {since}. {body.instead}"
    return passage.check(sentence.rstrip("."), Level.LOOK, quote=words)


def _is_history(passage: Passage, found: re.Match[str], body: EndedBody) -> bool:
    """A paper of its time names the bodies of its time; so do words about former days."""
    text = passage.text
    cited = any(
        first <= found.start() < last and day is not None and day <= body.last_day
        for first, last, day in cited_places(text)
    )
    return cited or bool(
        _FORMER.match(text[found.end() :]) or _FORMERLY.search(text[: found.start()])
    )
