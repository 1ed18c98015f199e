"""Whether letters spell Vietnamese: by what a syllable may be made of, not by a dictionary."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ONSETS: Final = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_RHYMES: Final = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uâ uân uâng uât uây uê uêch uênh
    uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêt yêu yêng
"""
_LONGEST_FIRST: Final = "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
_SYLLABLE: Final = re.compile(f"(?:{_ONSETS})?(?:{_LONGEST_FIRST})|g(?:i|iêng|in|iêt)")
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD: Final = re.compile(r"[^\W\d_]+")
# Signs that a coding read wrongly puts inside words: "nh©n", "®Þnh", "x· héi".
_ODD_SIGN: Final = re.compile(r"(?<=\w)[¡-±´-¸»-¿×÷\xad](?=\W|\w|$)|[¡-±´-¸»-¿×÷](?=\w)")
_WRONG_WORD: Final = 2  # a word that cannot be Vietnamese weighs as much as two that can


def spells_vietnamese(word: str) -> bool:
    """Say whether ``word`` (NFC) may be one Vietnamese syllable."""
    toneless = _TONES.sub("", unicodedata.normalize("NFD", word.lower()))
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def vietnamese_score(text: str) -> int:
    """Return how much speaks for ``text`` (NFC) being Vietnamese; below 0: against it.

    Words of plain ASCII say nothing. Signs in the middle of words speak against it.
    """
    marked = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(1 for word in marked if spells_vietnamese(word))
    wrong = len(marked) - good + len(_ODD_SIGN.findall(text))
    return good - _WRONG_WORD * wrong
