"""The words of a plan as they are printed, and those of the paper it was read from."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace

from campaigns.content import plan_content
from campaigns.intake.drafting import draft_of
from campaigns.intake.drafting.appendices import label_and_title
from campaigns.intake.parts import ReadHeader, Reading, ReadSignature
from campaigns.intake.reading import words_of
from campaigns.models import Plan
from campaigns.paper import plan_document
from emulation.papers.pdf import paper_html
from tests.campaigns.intakes.readings_made import word_counts

# What the frame of a paper says, not its author: head, kind, labels, signature.
_FRAME = re.compile(
    r'<div class="paper-head">.*?(?=<div class="paper-title">)'
    r'|<(\w+) class="paper-(?:kind|recipients-label|appendix-label|appendix-note|end-mark|signer'
    r"|signer-name)[^>]*>.*?</\1>",
    re.S,
)
_TAG = re.compile(r"<[^>]+>")
_WHOLE = re.compile(r'<span class="paper-whole">(.*?)</span>')


def printed_text(plan: Plan) -> str:
    """What the author says, from the title to the last appendix, as plain text."""
    document = plan_document(plan_content(plan), is_draft=False)
    body = _WHOLE.sub(r"\1", _FRAME.sub(" ", str(paper_html(document))))
    return re.sub(r"\s+", " ", html.unescape(_TAG.sub(" ", body)))


def printed_words(plan: Plan) -> Counter[str]:
    return Counter(words_of(printed_text(plan)))


def author_words(reading: Reading) -> Counter[str]:
    """The words of a reading but for those that its plan's frame prints, or its file has."""
    dropped = set(draft_of(reading).dropped)
    body = replace(
        reading,
        header=ReadHeader(lines=(reading.header.title,)),
        signature=ReadSignature(),
        leftover=tuple(line for line in reading.leftover if line not in dropped),
    )
    appendices = [item for item in reading.items if item.kind == "appendix"]
    framed = [label_and_title(item)[0] for item in appendices]
    framed += [
        block.text
        for item in appendices
        for block in item.blocks[:2]
        if getattr(block, "text", "").lower().startswith(("(kèm theo kế hoạch", "kèm theo kế"))
    ]
    return word_counts(body) - Counter(word for text in framed for word in words_of(text))
