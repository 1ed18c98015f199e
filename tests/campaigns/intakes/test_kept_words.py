"""Whatever is corrected and however it is laid out: no word is lost, no place goes astray."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from campaigns.intake.corrections import NotPossible, correct
from campaigns.intake.corrections.tree import all_places
from campaigns.intake.drafting import draft_of, limits, walk_draft
from campaigns.intake.drafting.appendices import label_and_title
from campaigns.intake.drafting.markers import computed
from campaigns.intake.parts import Reading, ReadTable, blocks_of, walk
from campaigns.intake.reading import words_of
from tests.campaigns.intakes.readings_made import readings, word_counts

SETTINGS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Moves that type nothing, with what they need of a reading.
MOVES = (
    "paragraph_split", "paragraph_join", "paragraph_to_item", "item_indent", "item_outdent",
    "item_to_paragraph", "heading_to_text", "text_to_heading", "basis_remove",
    "target_remove", "target_confirm", "target_parent_set", "target_add",
)  # fmt: skip


def a_move(draw: st.DrawFn, reading: Reading) -> dict:
    """Any move about any part of the reading."""
    whole = st.integers(0, 12)
    blocks = [block.key for block in blocks_of(reading.items)] or [0]
    items = [item.key for item in walk(reading.items)] or [0]
    numbers = st.integers(0, max(0, len(reading.targets) - 1))
    block, item = st.sampled_from(blocks), st.sampled_from(items)
    needs = {
        "paragraph_split": {"block": block, "at": st.integers(0, 40)},
        "paragraph_join": {"block": block},
        "paragraph_to_item": {"block": block},
        "text_to_heading": {"item": item, "at": st.one_of(st.none(), st.integers(1, 40))},
        "basis_remove": {"number": whole},
        "target_remove": {"number": numbers},
        "target_confirm": {"number": numbers},
        "target_parent_set": {"number": numbers, "parent": st.one_of(st.none(), numbers)},
        "target_add": {"block": block, "start": whole, "end": st.integers(1, 40)},
    }
    name = draw(st.sampled_from(MOVES))
    asked = needs.get(name, {"item": item})
    return {"do": name} | {part: draw(values) for part, values in asked.items()}


def texts_of(reading: Reading) -> dict[int, str]:
    return {b.key: b.text for b in blocks_of(reading.items) if not isinstance(b, ReadTable)}


@SETTINGS
@given(data=st.data(), reading=readings())
def test_moves_keep_every_word_and_the_words_of_every_target(data, reading):
    for _ in range(data.draw(st.integers(1, 4))):
        move = a_move(data.draw, reading)
        try:
            moved = correct(reading, move)
        except NotPossible as refusal:
            assert str(refusal)[0].isupper() and str(refusal).endswith((".", "nối."))
            continue

        assert word_counts(moved) == word_counts(reading), move
        check_places(moved)
        reading = moved


def check_places(reading: Reading) -> None:
    texts = texts_of(reading)
    keys = [block.key for block in blocks_of(reading.items)]
    assert keys == sorted(set(keys))
    for number, target in enumerate(reading.targets):
        assert target.parent is None or 0 <= target.parent < len(reading.targets)
        assert target.parent != number
        for place in all_places(target):
            text = texts[place.block]
            assert 0 <= place.start < place.end <= len(text)
            if target.text == target.name and " " not in target.text:
                assert text[place.start : place.end] == target.text


@SETTINGS
@given(reading=readings())
def test_a_draft_of_any_reading_keeps_its_words_and_the_limits_of_a_plan(reading):
    draft = draft_of(reading)

    assert drafted_words(draft) == word_counts(reading) - left_to_the_frame(reading)
    for item in walk_draft(draft.items):
        assert item.heading or item.blocks
        assert len(item.heading) <= limits.HEADING
        assert len(item.blocks) <= limits.BLOCKS
        assert all(len(block.text) <= limits.LETTERS for block in item.blocks)
    assert depth(draft.items) <= limits.LEVELS


@SETTINGS
@given(reading=readings())
def test_the_letters_of_a_target_stand_in_the_draft_where_it_says(reading):
    draft = draft_of(reading)
    blocks = [b for item in walk_draft(draft.items) for b in item.blocks]
    blocks += [b for appendix in draft.appendices for b in appendix.blocks]
    texts = texts_of(reading)
    assume(reading.targets)
    for target in reading.targets:
        for block in blocks:
            start = block.position_of(target.place)
            if start is not None:
                length = target.place.end - target.place.start
                words = texts[target.place.block][target.place.start : target.place.end]
                assert block.text[start : start + length] == words


def left_to_the_frame(reading: Reading) -> Counter[str]:
    """The frame prints the label of an appendix."""
    roots = [item for item in reading.items if item.kind == "appendix"]
    labels = (label_and_title(item)[0] for item in roots if titled(item))
    return Counter(word for label in labels for word in words_of(label))


def titled(item) -> bool:
    first = next(iter(flat(item)), None)
    title = label_and_title(item)[1]
    return bool(title) or (first is not None and not isinstance(first, ReadTable))


def flat(item):
    """The first thing under an appendix that has words."""
    for block in item.blocks:
        if not isinstance(block, ReadTable) or any(cell for row in block.rows for cell in row):
            yield block
    for child in item.children:
        if child.marker or child.heading:
            yield child
        yield from flat(child)


def depth(items) -> int:
    return max((1 + depth(item.children) for item in items), default=0)


def drafted_words(draft) -> Counter[str]:
    texts = [draft.head.title, *draft.opening, *draft.closing]
    texts += [f"{basis.lead} {basis.text}" for basis in draft.bases if basis.standing]
    texts += [f"{line.text} {line.purpose}" for line in draft.recipients]
    texts += printed_texts(draft.items, draft.items_style, "")
    for appendix in draft.appendices:
        texts += [appendix.title, *(t for block in appendix.blocks for t in block_texts(block))]
    added = Counter({"bảng": 1, "kèm": 1, "theo": 1})
    untitled = sum(appendix.title == "Bảng kèm theo" for appendix in draft.appendices)
    words = Counter(word for text in texts for word in words_of(text))
    for _ in range(untitled):
        words -= added
    return words


def printed_texts(items, style: str, parent: str) -> list[str]:
    """Every text as it prints, computed markers included."""
    texts = []
    markers = computed(style, [item.numbered for item in items], parent)
    for item, own in zip(items, markers, strict=True):
        texts += [own, item.heading, *(t for block in item.blocks for t in block_texts(block))]
        texts += printed_texts(item.children, item.children_style, own)
    return texts


def block_texts(block) -> list[str]:
    if block.table is None:
        return [block.text]
    return [block.table["caption"], *(cell for row in block.table["rows"] for cell in row)]
