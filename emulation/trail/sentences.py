"""The sentence that each code of the trail is told in.

Apps register theirs in ``AppConfig.ready()``; an unknown code is an error, so that no
action can be recorded which nobody can read.
"""

from collections.abc import Mapping

_SENTENCES: dict[str, str] = {}


class UnknownCode(LookupError):
    """No sentence was registered for this code."""


def register(sentences: Mapping[str, str]) -> None:
    """Add sentences by code; ``{actor}``, ``{object}`` and ``{reason}`` are filled in."""
    twice = _SENTENCES.keys() & sentences.keys()
    if any(_SENTENCES[code] != sentences[code] for code in twice):
        raise ValueError(f"Codes of the trail registered twice: {sorted(twice)}")
    _SENTENCES.update(sentences)


def sentence_of(code: str) -> str:
    """Return the sentence of a code; raises ``UnknownCode``."""
    try:
        return _SENTENCES[code]
    except KeyError as error:
        raise UnknownCode(code) from error


def sentence_of_many(code: str) -> str:
    """Return the sentence of one step over many, with ``{number}``: its code ends in ``.many``.

    Where none is registered, the step is told by the first of them.
    """
    found = _SENTENCES.get(f"{code}.many")
    return found or f"{sentence_of(code)} và các mục khác, tất cả {{number}}"
