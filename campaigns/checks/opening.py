"""Checks of the bases and of the opening. Pure."""

from __future__ import annotations

import re

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Check, Checks, Level, good
from campaigns.citing.papers import mentions
from emulation.lib.text import search_key

_HANGING = re.compile(r"(?:[,:(“-]|(?<!\w)(?:của|về|ngày|số|và|tháng|năm|theo|tại))$")


def presence(draft: Draft) -> Checks:
    if draft.content["opening"] or draft.content["bases"]:
        yield good("Có căn cứ, đoạn mở đầu", "opening")
    else:
        yield Check(False, "Chưa có căn cứ, đoạn mở đầu", "opening")


def motto(draft: Draft) -> Checks:
    """The motto is typed in the header and again in the opening that prints it."""
    words, opening = draft.content["header"]["motto"], " ".join(draft.content["opening"])
    if words and opening and search_key(words) not in search_key(opening):
        sentence = "Đoạn mở đầu chưa nêu chủ đề, phương châm, hoặc nêu khác với phần đầu"
        yield Check(False, sentence, "opening")


def ended_bases(draft: Draft) -> Checks:
    """The stops behind bases are printed; words that break off are not mended by them."""
    for passage in draft.passages:
        if passage.kind == "basis" and _HANGING.search(passage.text.rstrip(" ;.")):
            yield passage.check("câu dẫn văn bản chưa viết hết", Level.LOOK, quote=passage.text)


def bases_in_opening(draft: Draft) -> Checks:
    """A basis that does not stand by itself must be named by the opening."""
    opening = search_key(" ".join(draft.content["opening"]))
    named = {mention.key for text in draft.content["opening"] for mention in mentions(text)}
    for passage, basis in zip(_bases(draft), draft.content["bases"], strict=True):
        keys = {mention.key for mention in mentions(basis["text"])}
        is_named = keys <= named if keys else search_key(basis["text"]) in opening
        if not basis["standing"] and not is_named:
            sentence = "được ghi là dẫn trong đoạn mở đầu, nhưng đoạn mở đầu chưa nêu văn bản này"
            yield passage.check(sentence, Level.LOOK, quote=basis["text"])


def _bases(draft: Draft) -> list:
    return [passage for passage in draft.passages if passage.kind == "basis"]
