"""Links at every mention of a cited paper whose address or file is kept with its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from campaigns.citing.papers import mentions, short_name
from campaigns.content import Content

# What keeps "25/KH-UBND" on one line stands between its letters.
_TAGS = "(?:</?span[^>]*>)*"
_LAW = re.compile(r"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)(?!\w).*?(?= ngày \d| năm \d| số \d|$)")


def with_cited_links(paper: SafeString, content: Content, plan_uid: UUID) -> SafeString:
    """Return the paper on the screen with its cited papers as links."""
    html = str(paper)
    for name, address in _addresses(content, plan_uid):
        html = _pattern(name).sub(lambda found, to=address: _linked(found, to), html)
    return mark_safe(html)  # the text was escaped by the paper; names and addresses here


def _addresses(content: Content, plan_uid: UUID) -> Iterator[tuple[str, str]]:
    """Return the names by which papers are cited, each with where it leads."""
    for basis in content["bases"]:
        file = basis.get("file")
        address = basis["link"] or (
            reverse("cited_file", args=[plan_uid, file["uid"]]) if file else ""
        )
        name = _name(basis["text"])
        if name and address:
            yield name, address


def _name(text: str) -> str:
    numbered = mentions(text)
    if numbered:
        return short_name(numbered[0])
    law = _LAW.match(text)
    return law[0] if law else ""


def _pattern(name: str) -> re.Pattern[str]:
    letters = (r"\s+" if letter == " " else re.escape(letter) for letter in _escaped(name))
    return re.compile(rf"(?P<words>{_TAGS.join(letters)})(?P<tail></span>)?(?![\w-])")


def _escaped(name: str) -> str:
    return str(conditional_escape(name))


def _linked(found: re.Match[str], address: str) -> str:
    """Keep the tags in pairs: a link never ends inside a piece that it did not begin before."""
    words, tail = found["words"], found["tail"] or ""
    opened = words.count("<span") - words.count("</span")
    if opened == 1 and tail:
        words, tail = words + tail, ""
    elif opened:
        return found[0]
    return format_html(
        '<a href="{}" rel="noopener">{}</a>{}', address, mark_safe(words), mark_safe(tail)
    )
