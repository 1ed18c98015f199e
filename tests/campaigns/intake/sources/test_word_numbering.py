"""Automatic numbers become the text that the page shows."""

from __future__ import annotations

import pytest

from campaigns.intake.sources import source_of
from tests.campaigns.intake.files_made import (
    lines,
    list_level,
    list_levels,
    numbered,
    paragraph,
    texts,
    word_file,
)

PLAN_LISTS = list_levels(
    list_level(0, "upperRoman", "%1."),
    list_level(1, "decimal", "%2."),
    list_level(2, "decimal", "%2.%3."),
    list_level(3, "lowerLetter", "%4)"),
    list_level(4, "bullet", "\uf0b7", font="Symbol"),
)


def read(*body: str, numbering: str = PLAN_LISTS, **given) -> list[str]:
    return texts(source_of(word_file(*body, numbering=numbering, **given)))


def test_the_levels_of_a_plan_count_and_restart():
    shown = read(
        numbered("A", level=0),
        numbered("B", level=1),
        numbered("C", level=2),
        numbered("D", level=2),
        numbered("E", level=3),
        numbered("F", level=3),
        numbered("G", level=4),
        numbered("H", level=1),
        numbered("I", level=2),
        numbered("K", level=0),
        numbered("L", level=1),
    )
    assert shown == [
        "I. A", "1. B", "1.1. C", "1.2. D", "a) E", "b) F", "- G", "2. H", "2.1. I", "II. K",
        "1. L",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "3."),
        ("decimalZero", "03."),
        ("upperRoman", "III."),
        ("lowerRoman", "iii."),
        ("upperLetter", "C."),
        ("lowerLetter", "c."),
        ("unheardOf", "3."),
    ],
)
def test_every_form_of_number_is_written(form, expected):
    lists = list_levels(list_level(0, form, "%1.", start=3))
    assert read(numbered("x"), numbering=lists) == [f"{expected} x"]


def test_letters_after_z_double():
    lists = list_levels(list_level(0, "lowerLetter", "%1)", start=27))
    assert read(numbered("x"), numbered("y"), numbering=lists) == ["aa) x", "bb) y"]


def test_a_form_without_number_shows_its_words_only():
    lists = list_levels(list_level(0, "none", "Điều"))
    assert read(numbered("x"), numbering=lists) == ["Điều x"]


def test_words_around_the_number_are_shown():
    lists = list_levels(list_level(0, "decimal", "Điều %1."))
    assert read(numbered("Đối tượng"), numbering=lists) == ["Điều 1. Đối tượng"]


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("-", "", "-"),
        ("–", "Times New Roman", "–"),
        ("+", "", "+"),
        ("\uf0b7", "Symbol", "-"),
        ("\uf0a7", "Wingdings", "-"),
        ("o", "Courier New", "-"),
        ("•", "", "-"),
        ("", "", "-"),
    ],
)
def test_bullets_become_the_dashes_of_papers(text, font, expected):
    lists = list_levels(list_level(0, "bullet", text, font=font))
    assert read(numbered("x"), numbering=lists) == [f"{expected} x"]


def test_a_bullet_below_a_bullet_is_a_plus():
    lists = list_levels(
        list_level(0, "bullet", "\uf0b7", font="Symbol"),
        list_level(1, "bullet", "o", font="Courier New"),
    )
    assert read(numbered("x"), numbered("y", level=1), numbering=lists) == ["- x", "+ y"]


def test_two_lists_of_one_kind_count_on_unless_one_starts_anew():
    level = list_level(0, "decimal", "%1.")
    lists = (
        list_levels(level)
        + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        + '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = [numbered("a"), numbered("b", 2), numbered("c", 3), numbered("d", 3), numbered("e")]
    assert read(*body, numbering=lists) == ["1. a", "2. b", "1. c", "2. d", "3. e"]


def test_a_list_may_redefine_a_level():
    lists = list_levels(list_level(0, "decimal", "%1.")) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0">{list_level(0, "upperRoman", "%1.")}</w:lvlOverride></w:num>'
    )
    assert read(numbered("x", 2), numbering=lists) == ["I. x"]


def test_a_level_that_never_restarts_counts_on():
    lists = list_levels(
        list_level(0, "upperRoman", "%1."),
        list_level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'),
    )
    body = [numbered("a"), numbered("b", level=1), numbered("c"), numbered("d", level=1)]
    assert read(*body, numbering=lists) == ["I. a", "1. b", "II. c", "2. d"]


def test_legal_numbers_are_all_arabic():
    lists = list_levels(
        list_level(0, "upperRoman", "%1."),
        list_level(1, "decimal", "%1.%2.", more="<w:isLgl/>"),
    )
    assert read(numbered("a"), numbered("b", level=1), numbering=lists) == ["I. a", "1.1. b"]


def test_the_numbers_of_a_style_are_shown_at_the_level_that_names_it():
    lists = list_levels(
        list_level(0, "upperRoman", "%1.", more='<w:pStyle w:val="H1"/>'),
        list_level(1, "decimal", "%2.", more='<w:pStyle w:val="H2"/>'),
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}">{number}</w:style>'
        for name in ("H1", "H2")
    )
    body = [
        paragraph(name, properties=f'<w:pStyle w:val="{name}"/>') for name in ("H1", "H2", "H2")
    ]
    assert read(*body, numbering=lists, styles=styles) == ["I. H1", "1. H2", "2. H2"]


def test_list_0_takes_a_paragraph_out_of_the_list_of_its_style():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    out = '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert read(paragraph("x", properties=out), styles=styles) == ["x"]


def test_a_list_held_by_a_style_is_followed():
    lists = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Kept"/></w:abstractNum>'
        + list_levels(list_level(0, "upperLetter", "%1."), abstract=6, number=6)
        + '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Kept">'
        '<w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>'
    )
    assert read(numbered("x", 5), numbering=lists, styles=styles) == ["A. x"]


def test_a_custom_form_wins_over_its_fallback():
    choice = (
        '<mc:AlternateContent><mc:Choice><w:numFmt w:val="custom" w:format="01, 02, 03, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = list_levels(
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{choice}<w:lvlText w:val="%1."/></w:lvl>'
    )
    assert read(numbered("x"), numbering=lists) == ["01. x"]


def test_an_empty_numbered_paragraph_gives_no_line_but_counts_as_on_the_page():
    assert read(numbered("a"), numbered(""), numbered("b")) == ["I. a", "III. b"]


def test_only_the_first_line_of_a_paragraph_bears_the_number():
    body = paragraph(
        "a", "<w:r><w:br/></w:r>", "b", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'
    )
    assert read(body) == ["I. a", "b"]


def test_numbers_in_cells_are_shown():
    from tests.campaigns.intake.files_made import cell, table

    source = source_of(
        word_file(
            table((cell(numbered("Lúa", level=1)), "ha"), (cell(numbered("Ngô", level=1)), "ha")),
            numbering=PLAN_LISTS,
        )
    )
    assert source.parts[0].rows == (("1. Lúa", "ha"), ("2. Ngô", "ha"))


def test_the_indent_of_a_list_level_counts():
    lists = list_levels(
        list_level(0, "decimal", "%1.", more='<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>')
    )
    source = source_of(word_file("x", numbered("y"), numbering=lists))
    assert [line.indent for line in lines(source)] == [0, 18]


def test_numbers_beyond_reason_do_no_harm():
    lists = list_levels(list_level(0, "upperRoman", "%1.", start=10**6), list_level(1, "x", "%9"))
    body = [numbered("a"), numbered("b", level=1), numbered("c", level=77), numbered("d", level=-1)]
    shown = read(*body, numbering=lists)
    assert [text.split()[-1] for text in shown] == ["a", "b", "c", "d"]
