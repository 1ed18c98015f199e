"""Papers that a plan rests on: lines of their own before it, or named in its opening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from campaigns.intake.outline.papers import CITED, ISSUER_IN_TEXT, ISSUING_VERB
from campaigns.intake.parts import ReadBasis, ReadItem, ReadParagraph, walk

_LEADS: Final = (
    r"Căn cứ(?: vào)?|Tiếp tục (?:thực hiện|triển khai)|Triển khai(?: thực hiện)?|"
    r"Thực hiện|Thi hành|Xét|Theo|Để (?:triển khai )?thực hiện|Sau khi (?:xem xét|nghiên cứu)|"
    r"Qua xem xét|Trên cơ sở(?: xem xét)?"
)
_DASH: Final = r"(?:[-–+*•]\s*)?"
_STANDING: Final = re.compile(rf"{_DASH}(?P<lead>{_LEADS})(?!\w)\s*:?\s*(?P<text>\S.*)")
_SURE_LEADS: Final = ("Căn cứ", "Căn cứ vào", "Xét")
# What a lead that is no sure one must be followed by.
_BASIS_WORDS: Final = re.compile(
    rf"(?:(?:các|tinh thần|nội dung|ý kiến|sự chỉ đạo|chỉ đạo|đề nghị|kết quả) )*"
    rf"(?:{CITED}(?!\w)|của )",
    re.IGNORECASE,
)
_ISSUER: Final = rf"(?:Chủ tịch )?{ISSUER_IN_TEXT}"
# "…, UBND xã Mai Khê phát động": here the paper itself begins to speak.
_SPEAKS: Final = re.compile(rf"[;,.] (?:{_ISSUER})(?:(?! về )[^;,:.]){{0,80}}? {ISSUING_VERB}")
_OF_BASES: Final = re.compile(
    r"(?:các )?(?:cơ sở pháp lý|(?:những )?căn cứ(?: pháp lý| xây dựng.*)?)"
)
# "…, thời gian qua các ngành đã nỗ lực": a sentence that tells, not a paper cited.
_TELLS: Final = re.compile(r", [^;]{0,160}? (?:đã|đang|sẽ|cần|phải) ")
# "Căn cứ Kế hoạch này, các đơn vị …": what follows from the paper itself.
_OWN: Final = re.compile(r"(?:các |nội dung )*(?:Kế hoạch|Văn bản) này(?!\w)", re.IGNORECASE)
_AS_FOLLOWS: Final = re.compile(r"(?:như sau|sau đây|cụ thể|yêu cầu|sau) ?: ?$")

# A paper cited by number or day; after "Căn cứ" by its kind alone.
_DATED: Final = rf"{CITED} (?:(?:liên tịch )?số|\d|[^;.:]{{2,100}}? (?:ngày|năm) \d)"
_NAMED: Final = re.compile(
    rf"(?:^|[;,.:(] ?|\b(?:[Đđ]ể|[Vv]iệc|[Tt]iếp tục|và|triển khai) )(?:"
    rf"(?P<sure>(?i:căn cứ)) (?:vào |các )?(?=(?P<cited>{CITED}))|"
    rf"(?P<lead>(?i:{_LEADS})) (?:các |nội dung |tinh thần )?(?=(?P<dated>{_DATED})))"
)
_NAMED_AGAIN: Final = re.compile(
    rf"\s*(?:và |căn cứ |Căn cứ |thực hiện |Thực hiện )?(?=(?P<dated>{_DATED}))"
)
_NAMED_END: Final = re.compile(
    rf";|:|[.](?= [^\W\d_a-zà-ÿ]|$)|, (?:và )?(?={CITED} số)| và (?={CITED} số)|"
    rf", (?=(?:{_ISSUER})|với (?:chủ đề|phương châm|khẩu hiệu|mục|quyết tâm|tinh thần)|nhằm|để |"
    rf"góp phần|trên cơ sở|căn cứ |Căn cứ |thực hiện )"
)  # fmt: skip


def standing_basis(text: str, following: str | None) -> ReadBasis | None:
    """Read a paragraph that is nothing but a basis; ``following`` is the next paragraph."""
    found = _STANDING.fullmatch(text)
    if found is None or _OWN.match(found["text"]):
        return None
    lead, rest = found["lead"], found["text"]
    if not (lead in _SURE_LEADS or _BASIS_WORDS.match(rest)):
        return None
    closed = rest.endswith(";")
    if not closed and (_AS_FOLLOWS.search(rest) or _SPEAKS.search(rest)):
        return None
    if not closed and lead not in _SURE_LEADS and _TELLS.search(rest):
        return None
    if closed or rest.endswith((",", ".")) or _goes_on(following):
        return ReadBasis(rest.rstrip(" ;,.") or rest, lead)
    return None


def _goes_on(following: str | None) -> bool:
    """Say whether the next paragraph shows that a line without a stop was a basis."""
    return following is not None and bool(
        _STANDING.fullmatch(following) or re.match(rf"{_ISSUER}|QUYẾT", following)
    )


def named_bases(paragraph: str) -> list[ReadBasis]:
    """Return the papers that an opening paragraph names as its ground; its words stay there."""
    bases: list[ReadBasis] = []
    lead, found = "", _NAMED.search(paragraph)
    while found:
        groups = found.groupdict()
        lead = groups.get("lead") or groups.get("sure") or lead
        end = _NAMED_END.search(paragraph, found.end())
        stop = end.start() if end else len(paragraph)
        text = paragraph[found.end() : stop].strip(" ,.")
        bases.append(ReadBasis(text, lead, standing=False))
        found = _NAMED_AGAIN.match(paragraph, end.end()) if end else None
        found = found or _NAMED.search(paragraph, stop)
    return _each_once(bases)


def _each_once(bases: Sequence[ReadBasis]) -> list[ReadBasis]:
    return list({basis.text: basis for basis in reversed(bases)}.values())[::-1]


def listed_bases(items: Iterable[ReadItem]) -> list[ReadBasis]:
    """Return the papers listed under a section "CĂN CỨ"; their words stay there."""
    for section in items:
        if _OF_BASES.fullmatch(section.heading.rstrip(" :.").casefold()):
            lines = [block for item in walk((section,)) for block in item.blocks]
            texts = [block.text for block in lines if isinstance(block, ReadParagraph)]
            return [basis for basis in map(_listed, texts) if _BASIS_WORDS.match(basis.text)]
    return []


def _listed(text: str) -> ReadBasis:
    """ "Căn cứ" may stand before each, or in the heading alone."""
    found = _STANDING.fullmatch(text)
    lead, words = (found["lead"], found["text"]) if found else ("Căn cứ", text)
    return ReadBasis(words.rstrip(" ;,."), lead, standing=False)
