"""Readings for tests, made by hand, and any reading at all for properties."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from campaigns.intake.parts import (
    Place,
    ReadBasis,
    ReadFigure,
    ReadHeader,
    Reading,
    ReadItem,
    ReadParagraph,
    ReadRecipient,
    ReadSignature,
    ReadTable,
    ReadTarget,
    ReadTask,
    blocks_of,
)
from campaigns.intake.reading import reading_texts, words_of

TITLE = "Phát động phong trào thi đua năm 2024"
CROPS = "Sản lượng cây ăn quả: 1.880 tấn (vải thiều: 1.000 tấn; nhãn: 880 tấn)."
POVERTY = "Tỷ lệ hộ nghèo giảm còn 0,66%; thu nhập bình quân 62 triệu đồng/người/năm."
SCHOOL = "Duy trì 03 trường đạt chuẩn quốc gia."


def target(
    text: str, block: int, words: str, name: str, value: str | None = None, **given
) -> ReadTarget:
    """A target stated by ``words`` of a block's text; its number shows its value."""
    start = text.index(words)
    place = Place(block, start, start + len(words))
    figures = ()
    if printed := given.pop("printed", ""):
        at = text.index(printed, start)
        figures = (ReadFigure("value", Place(block, at, at + len(printed))),)
    return ReadTarget(
        name,
        given.pop("op", "="),
        place,
        words,
        value=Decimal(value) if value else None,
        figures=figures,
        **given,
    )


def fruit_targets(block: int) -> tuple[ReadTarget, ...]:
    words = "Sản lượng cây ăn quả: 1.880 tấn"
    return (
        target(CROPS, block, words, "Sản lượng cây ăn quả", "1880", unit="tấn", printed="1.880"),
        target(
            CROPS, block, "vải thiều: 1.000 tấn", "vải thiều", "1000", unit="tấn", printed="1.000",
            parent=0,
        ),
        target(CROPS, block, "nhãn: 880 tấn", "nhãn", "880", unit="tấn", printed="880", parent=0),
    )  # fmt: skip


def a_reading() -> Reading:
    """A short plan with everything: bases, motto, tree, table, targets, task, foot, appendix."""
    targets = (
        *fruit_targets(4),
        target(
            POVERTY, 5, "Tỷ lệ hộ nghèo giảm còn 0,66%", "Tỷ lệ hộ nghèo", "0.66", unit="%",
            printed="0,66", kind="percentage", direction="lower", sure=0.6,
            doubts=("Xem lại chiều.",),
        ),
        target(
            POVERTY, 5, "thu nhập bình quân 62 triệu đồng/người/năm", "thu nhập bình quân", "62",
            unit="triệu đồng/người/năm", printed="62",
        ),
        target(
            SCHOOL, 6, SCHOOL[:-1], "trường đạt chuẩn quốc gia", "3", unit="trường", op="maintain",
            printed="03",
        ),
    )  # fmt: skip
    return Reading(
        header=_header(),
        bases=(ReadBasis("Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của HĐND xã"),),
        items=_items(),
        recipients=(
            ReadRecipient("UBND huyện", "để B/c", "UBND huyện (để B/c)"),
            ReadRecipient("Thôn Hồng Lạc", "", "Thôn Hồng Lạc"),
            ReadRecipient("Lưu: VT", "", "Lưu: VT"),
        ),
        signature=ReadSignature(("CHỦ TỊCH",), "Nguyễn Đức Thắng", "own"),
        targets=targets,
        notes=("[1] Theo chuẩn nghèo giai đoạn 2022 - 2025.",),
        leftover=("2", "3"),
    )


def _header() -> ReadHeader:
    return ReadHeader(
        kind="KẾ HOẠCH",
        title=TITLE,
        issuer="ỦY BAN NHÂN DÂN XÃ ĐỒNG TÂM",
        number="25",
        symbol="KH-UBND",
        place="Đồng Tâm",
        date="2024-02-15",
        theme="Đoàn kết, sáng tạo",
        theme_label="chủ đề",
    )


def _items() -> tuple[ReadItem, ...]:
    task = ReadTask(
        "Đôn đốc, tổng hợp báo cáo",
        leads=("Văn phòng UBND xã Đồng Tâm",),
        coordinates=("Công chức Văn hóa - xã hội",),
        recurring="6 tháng, năm",
    )
    crops = ReadTable(8, (("STT", "Cây trồng", "Diện tích (ha)"), ("1", "Lúa", "40")))
    return (
        ReadItem(1, "opening", blocks=(ReadParagraph(1, "Xã phát động thi đua như sau:"),)),
        ReadItem(
            2, "section", "I.", "MỤC ĐÍCH", blocks=(ReadParagraph(2, "Khơi dậy truyền thống."),)
        ),
        ReadItem(
            3,
            "section",
            "II.",
            "CHỈ TIÊU",
            blocks=(ReadParagraph(3, "Phấn đấu đạt các chỉ tiêu sau:"),),
            children=(
                ReadItem(4, "item", "-", blocks=(ReadParagraph(4, CROPS),)),
                ReadItem(5, "item", "-", blocks=(ReadParagraph(5, POVERTY),)),
                ReadItem(6, "item", "+", blocks=(ReadParagraph(6, SCHOOL),)),
            ),
        ),
        ReadItem(
            7,
            "section",
            "IV.",
            "TỔ CHỨC THỰC HIỆN",
            children=(
                ReadItem(
                    8, "item", "1.", "Văn phòng UBND xã", True,
                    (ReadParagraph(7, "đôn đốc, tổng hợp báo cáo 6 tháng, năm."),), task=task,
                ),
                ReadItem(9, "item", "1.", "Diện tích", blocks=(crops,)),
            ),
        ),
        ReadItem(10, "closing", blocks=(ReadParagraph(9, "Các đơn vị thực hiện kế hoạch này."),)),
        ReadItem(
            11, "appendix", "PHỤ LỤC", "PHÂN CÔNG",
            blocks=(ReadParagraph(10, "Thôn nào việc nấy."),),
        ),
    )  # fmt: skip


def word_counts(reading: Reading) -> Counter[str]:
    """The words of a reading, each as often as it stands there."""
    return Counter(word for text in reading_texts(reading) for word in words_of(text))


# ---- Any reading -------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["thôn", "xã", "đạt", "chỉ", "tiêu", "95%", "1.880", "tấn", "ha", "(lúa:", "ngô;", "đồng)"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
MARKERS = st.sampled_from(
    ["", "I.", "II.", "IV.", "1.", "2.", "2.", "3)", "1.1.", "1.2.", "a)", "b)", "đ)", "-", "+",
     "•", "Điều 1.", "Phần thứ nhất", "A.", "Phụ lục 2"]
)  # fmt: skip
LONG = st.sampled_from([35, 700]).map(lambda size: "chỉ tiêu thi đua " * size)


def _blocks() -> st.SearchStrategy:
    paragraph = st.one_of(TEXTS, TEXTS, TEXTS, LONG.map(str.strip)).map(
        lambda text: ReadParagraph(0, text)
    )
    cells = st.lists(
        st.lists(st.one_of(st.just(""), TEXTS), min_size=1, max_size=4), min_size=1, max_size=4
    )
    table = cells.map(lambda rows: ReadTable(0, tuple(tuple(row) for row in rows)))
    return st.lists(st.one_of(paragraph, paragraph, table), max_size=3).map(tuple)


def _item(children: st.SearchStrategy, kind: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(
        ReadItem,
        st.just(0),
        kind,
        MARKERS,
        st.one_of(st.just(""), TEXTS, LONG.map(str.strip)),
        st.booleans(),
        _blocks(),
        children,
    )


def _trees() -> st.SearchStrategy:
    item = st.just("item")
    below = st.recursive(
        st.just(()),
        lambda deeper: st.lists(_item(deeper, item), max_size=3).map(tuple),
        max_leaves=8,
    )
    kinds = st.sampled_from(["section", "section", "opening", "closing", "appendix", "rest"])
    return st.lists(_item(below, kinds), max_size=4).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading: any tree, with targets at numbers of its paragraphs."""
    title = draw(st.one_of(TEXTS, LONG.map(str.strip)))
    bases = st.builds(ReadBasis, TEXTS, st.sampled_from(["Căn cứ", "Thực hiện", ""]))
    reading = numbered(
        Reading(
            header=ReadHeader(title=title, lines=(title,)),
            bases=tuple(draw(st.lists(bases, max_size=2))),
            items=draw(_trees()),
            recipients=tuple(
                ReadRecipient(text, line=text) for text in draw(st.lists(TEXTS, max_size=2))
            ),
            notes=tuple(draw(st.lists(TEXTS, max_size=1))),
        )
    )
    return replace(reading, targets=tuple(draw(_targets(reading))))


def numbered(reading: Reading) -> Reading:
    return replace(reading, items=_with_keys(reading.items, [0]))


def _with_keys(items: tuple[ReadItem, ...], count: list[int]) -> tuple[ReadItem, ...]:
    """Give every block a key of its own."""

    def next_key() -> int:
        count[0] += 1
        return count[0]

    return tuple(
        replace(
            item,
            key=next_key(),
            blocks=tuple(replace(block, key=next_key()) for block in item.blocks),
            children=_with_keys(item.children, count),
        )
        for item in items
    )


@st.composite
def _targets(draw: st.DrawFn, reading: Reading) -> list[ReadTarget]:
    found: list[ReadTarget] = []
    for block in blocks_of(reading.items):
        if isinstance(block, ReadTable) or len(block.text) > 200 or not draw(st.booleans()):
            continue
        words = block.text.split()
        first = draw(st.integers(0, len(words) - 1))
        start = len(" ".join(words[:first])) + (1 if first else 0)
        place = Place(block.key, start, start + len(words[first]))
        parent = draw(st.sampled_from([None, *range(len(found))]))
        found.append(ReadTarget(words[first], "achieve", place, words[first], parent=parent))
    return found
