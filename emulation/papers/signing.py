"""The lines above a signature: in whose name the signer signs.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.
"""

from __future__ import annotations

from emulation.lib.text import clean_line
from emulation.org.models import Commune

Mode = Commune.SigningMode
HEAD_TITLE = "CHỦ TỊCH"  # of every People's Committee

# The head signs: nobody else's title is printed.
_BY_THE_HEAD = (Mode.OWN, Mode.COLLECTIVE, Mode.ACTING)


def signing_lines(
    mode: str, *, body_name: str, head_title: str, signer_title: str = ""
) -> tuple[str, ...]:
    """Return the printed lines: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH").

    ``body_name`` is the collective ("Ủy ban nhân dân"), ``head_title`` who heads it ("Chủ
    tịch"), ``signer_title`` the title of who signs; it prints only where it differs from
    the head's by the mode. A part that is not known yet ("") prints no line of its own.
    Raises ``ValueError`` for an unknown mode.
    """
    body, head, signer = (_capitals(text) for text in (body_name, head_title, signer_title))
    match Mode(mode):
        case Mode.OWN:
            lines = (head,)
        case Mode.COLLECTIVE:
            lines = (_line("TM.", body), head)
        case Mode.DEPUTY:
            lines = (_line("KT.", head), signer)
        case Mode.COLLECTIVE_DEPUTY:
            lines = (_line("TM.", body), _line("KT.", head), signer)
        case Mode.ACTING:
            lines = (_line("Q.", head),)
        case Mode.BY_ORDER:
            lines = (_line("TL.", head), signer)
        case Mode.BY_DELEGATION:
            lines = (_line("TUQ.", head), signer)
    return tuple(line for line in lines if line)


def signing_mistake(mode: str, *, head_title: str, signer_title: str) -> str:
    """Say in Vietnamese why the signer cannot sign in this mode; "" if he or she can.

    An unknown signer (``signer_title`` "") fits every mode. An acting head may carry either
    title. Raises ``ValueError`` for an unknown mode.
    """
    head, signer = _capitals(head_title), _capitals(signer_title)
    if not signer or Mode(mode) == Mode.ACTING:
        return ""
    if Mode(mode) in _BY_THE_HEAD and signer != head:
        return (
            f"Thể thức này dành cho {head}; người ký được chọn là {signer}. "
            "Chọn thể thức có KT., TL. hoặc TUQ., hoặc chọn người ký khác."
        )
    if Mode(mode) not in _BY_THE_HEAD and signer == head:
        return f"{head} tự ký thì không dùng KT., TL., TUQ. Chọn thể thức tự ký hoặc TM."
    return ""


def _line(prefix: str, name: str) -> str:
    return f"{prefix} {name}" if name else ""


def _capitals(text: str) -> str:
    return clean_line(text).upper()
