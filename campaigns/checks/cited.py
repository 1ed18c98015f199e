"""Papers cited again: in full the first time, by kind and number afterwards. Pure."""

from __future__ import annotations

from campaigns.checks.draft import Draft
from campaigns.checks.shapes import Checks, Fix, Level
from campaigns.citing.papers import Mention, mentions, short_name, to_shorten

_KINDS = ("basis", "opening", "paragraph", "closing")


def cited_again(draft: Draft) -> Checks:
    """Nghị định 30/2020, Phụ lục I: later mentions give kind and number alone."""
    inline = {basis["uid"] for basis in draft.content["bases"] if not basis["standing"]}
    first: dict[str, tuple[Mention, str]] = {}
    for passage in draft.passages:
        if passage.kind not in _KINDS or passage.part == "appendices" or passage.block in inline:
            continue  # what stands inside the opening is read there
        for mention in mentions(passage.text):
            if mention.key not in first:
                if mention.is_full:
                    first[mention.key] = (mention, passage.text)
                continue
            again = to_shorten(passage.text, mention, *first[mention.key])
            if again and passage.kind != "basis":
                name = short_name(mention)
                fix = Fix(mention.end, again, "")
                sentence = f"{name} đã dẫn đầy đủ ở trên, ở đây bỏ được “{again.strip(' ,')}”"
                yield passage.check(sentence, Level.HINT, quote=f"{name}{again}", fix=fix)
