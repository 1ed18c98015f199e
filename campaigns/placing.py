"""Where each part of a content stands, in words, and what it says. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaigns.comparing.parts import recipient_line
from campaigns.comparing.places import Crumb, bare_marker, few_words, item_place
from campaigns.stored_targets import value_words
from emulation.lib.text import first_upper

Content = dict[str, Any]
FEW_WORDS = 8


@dataclass(frozen=True)
class Placed:
    """A part of a plan: ``place`` is the way to it, ``name`` what it is called."""

    part: str
    about: str  # uid; "" for a part of which there is one
    place: str
    name: str
    text: str
    depth: int = 0

    @property
    def key(self) -> str:
        return f"{self.part}:{self.about}" if self.about else self.part

    @property
    def words(self) -> str:
        """Say the place and the name in one: "Mục II.1: Xây dựng nông thôn mới"."""
        return f"{self.place}: {self.name}" if self.name and self.place != self.name else self.place


def places_in(content: Content) -> dict[str, Placed]:
    """Return every part that can be spoken of, by key, in reading order."""
    return {placed.key: placed for placed in _places(content)}


def _places(content: Content) -> Iterator[Placed]:
    header, signature = content["header"], content["signature"]
    yield Placed("header", "", "Phần đầu", "", header["title"])
    bases = [f"{basis['lead']} {basis['text']}".strip() for basis in content["bases"]]
    around = [*bases, *content["opening"], *content["closing"]]
    yield Placed("opening", "", "Căn cứ, mở đầu, đoạn kết", "", "\n".join(around))
    yield from _items(content["items"])
    for target in content["targets"]:
        name = first_upper(target["name"])
        yield Placed("target", target["uid"], "Chỉ tiêu", name, f"{name}: {value_words(target)}")
    for number, appendix in enumerate(content["appendices"], start=1):
        text = "\n".join(_texts(appendix))
        name = first_upper(appendix["title"])
        yield Placed("appendix", appendix["uid"], f"Phụ lục {number}", name, text)
    lines = [recipient_line(each["text"], each["purpose"]) for each in content["recipients"]]
    yield Placed("recipients", "", "Nơi nhận", "", "\n".join(lines))
    signer = ", ".join([*signature["lines"], signature["name"] or "chưa có tên"])
    yield Placed("signature", "", "Người ký", "", signer)


def _items(items: Iterable[dict[str, Any]], above: tuple[Crumb, ...] = ()) -> Iterator[Placed]:
    counts: dict[str, int] = {}
    for item in items:
        sign = bare_marker(item["marker"])
        counts[sign] = counts.get(sign, 0) + 1
        name = item_name(item)
        crumbs = (*above, Crumb(item["marker"], counts[sign], name))
        place = ", ".join(item_place(crumbs))
        text = "\n".join([item["heading"], *_texts(item)]).strip()
        called = short_name(name) if item["marker"] else ""
        yield Placed("item", item["uid"], first_upper(place), called, text, len(above))
        yield from _items(item["children"], crumbs)


def short_name(name: str) -> str:
    """Return the first words of a name, without a stop before the dots."""
    short = few_words(name, FEW_WORDS)
    return f"{short[:-1].rstrip(' ,;:.')}…" if short.endswith("…") else short


def item_name(item: dict[str, Any]) -> str:
    """Return the heading of an item, or its first words."""
    text = item["heading"] or next(iter(_texts(item)), "") or item["theme"] or "bảng"
    return text.capitalize() if text.isupper() else text


def _texts(holder: dict[str, Any]) -> Iterator[str]:
    for block in holder["blocks"]:
        if "table" not in block:
            yield block["text"]
