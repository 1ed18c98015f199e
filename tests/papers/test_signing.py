"""The lines above a signature, in every mode of the decree."""

import pytest

from emulation.papers.signing import signing_lines, signing_mistake

BODY = "Ủy ban nhân dân"
KNOWN = [
    ("own", "CHỦ TỊCH", ("CHỦ TỊCH",)),
    ("TM", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("KT", "PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("TM_KT", "PHÓ CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("Q", "PHÓ CHỦ TỊCH", ("Q. CHỦ TỊCH",)),
    ("TL", "CHÁNH VĂN PHÒNG", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    ("TUQ", "TRƯỞNG PHÒNG", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
]


@pytest.mark.parametrize(("mode", "signer", "lines"), KNOWN)
def test_lines_of_every_mode(mode, signer, lines):
    found = signing_lines(mode, body_name=BODY, head_title="Chủ tịch", signer_title=signer)

    assert found == lines


@pytest.mark.parametrize(("mode", "signer", "lines"), KNOWN)
def test_without_a_signer_the_known_lines_still_print(mode, signer, lines):
    found = signing_lines(mode, body_name=BODY, head_title="CHỦ TỊCH")

    assert found == tuple(line for line in lines if line == "CHỦ TỊCH" or line != signer)


def test_without_a_head_there_is_no_bare_prefix():
    assert signing_lines("TM_KT", body_name=BODY, head_title="") == ("TM. ỦY BAN NHÂN DÂN",)


def test_unknown_mode_is_refused():
    with pytest.raises(ValueError):
        signing_lines("XX", body_name=BODY, head_title="CHỦ TỊCH")


@pytest.mark.parametrize(("mode", "signer", "lines"), KNOWN)
def test_a_fitting_or_unknown_signer_is_no_mistake(mode, signer, lines):
    assert signing_mistake(mode, head_title="CHỦ TỊCH", signer_title=signer) == ""
    assert signing_mistake(mode, head_title="CHỦ TỊCH", signer_title="") == ""


@pytest.mark.parametrize("mode", ["own", "TM"])
def test_a_deputy_does_not_sign_as_the_head(mode):
    mistake = signing_mistake(mode, head_title="CHỦ TỊCH", signer_title="PHÓ CHỦ TỊCH")

    assert "dành cho CHỦ TỊCH" in mistake


@pytest.mark.parametrize("mode", ["KT", "TM_KT", "TL", "TUQ"])
def test_the_head_does_not_sign_for_himself(mode):
    mistake = signing_mistake(mode, head_title="CHỦ TỊCH", signer_title="CHỦ TỊCH")

    assert "tự ký" in mistake
