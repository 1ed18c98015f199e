"""The outline of a reading: items and paragraphs corrected in their places."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from campaigns.forms.reading_items import (
    ReadItemForm,
    ReadParagraphForm,
    ReadRowForm,
    TargetWordsForm,
)
from campaigns.intake.parts import Reading, ReadParagraph, ReadTable, blocks_of, walk
from campaigns.models import Intake
from campaigns.readings.edits import item_changes, paragraph_changes, words_change
from campaigns.readings.page import (
    block_numbered,
    block_text,
    first_words,
    item_numbered,
    item_rows,
    item_with_block,
)
from campaigns.views.intakes.common import (
    ITEMS,
    check_page,
    done,
    found,
    int_of,
    intake_page,
    reading_of,
    same_words,
    save_by,
    step,
)
from campaigns.views.intakes.targets import new_address
from emulation.lib.pages import posted
from emulation.lib.states import WrongState

# What the buttons of the outline do, and what is said then: how to go back, too.
STEPS = {
    "vao": ("item_indent", "Đã chuyển vào trong một cấp."),
    "ra": ("item_outdent", "Đã chuyển ra ngoài một cấp."),
    "noi-muc": (
        "item_to_paragraph",
        "Đã nối vào mục này, thành đoạn cuối của mục. Muốn tách lại: mở đoạn ấy, bấm “Thành mục "
        "riêng”.",
    ),
    "thanh-doan": ("heading_to_text", "Đề mục đã thành đoạn văn."),
    "thanh-de-muc": ("text_to_heading", "Đoạn đầu đã thành đề mục."),
    "noi-doan": (
        "paragraph_join",
        "Đã nối vào đoạn trước. Muốn tách lại: xuống dòng ở chỗ cần tách, rồi lưu đoạn.",
    ),
    "thanh-muc": ("paragraph_to_item", "Đoạn này đã thành mục riêng."),
}
OF_A_PARAGRAPH = ("noi-doan", "thanh-muc")
JOINED = ("noi-doan", "noi-muc")


@intake_page
def intake_items(request: HttpRequest, intake: Intake) -> HttpResponse:
    return items_page(request, intake, reading_of(intake))


def items_page(
    request: HttpRequest, intake: Intake, reading: Reading, item: int = 0, **context: Any
) -> HttpResponse:
    """The outline; the item that is corrected stands open in it."""
    rows = item_rows(reading)
    number = context.get("open_block", 0)
    row = item_with_block(rows, number) if number else None
    opened = row.number if row else item
    here = f"doan-{number}" if row else f"muc-{opened}" if opened else ""
    shown = {"rows": rows, "open_item": opened, "here": here} | context
    if row and "paragraph_form" not in context:
        shown |= block_forms(intake, reading, number)
    if opened and "item_form" not in context:
        shown["item_form"] = item_form(intake, reading, opened)
    return check_page(request, intake, reading, "campaigns/intakes/items.html", ITEMS, **shown)


@intake_page
def intake_item(request: HttpRequest, intake: Intake, number: int) -> HttpResponse:
    """Marker, heading and kind of one item."""
    reading = reading_of(intake)
    found(request, item_numbered(reading, number))
    form = item_form(intake, reading, number, posted(request))

    def fresh(now: Intake, read: Reading) -> ReadItemForm:
        texts = [item.heading for item in walk(read.items)]
        seen = form.cleaned_data["seen"]
        return item_form(now, read, same_words(texts, number, seen, "Mục này"))

    changes = lambda: item_changes(form.changed_values(), form.item, number)  # noqa: E731
    if save_by(form, intake, changes, fresh, request.user):
        return done(request, item_address(intake, number), "Đã lưu mục này.")
    return items_page(request, intake, reading, form.number, item_form=form, form=form)


def item_form(intake: Intake, reading: Reading, number: int, data: Any = None) -> ReadItemForm:
    item = item_numbered(reading, number)
    is_root = any(root is item for root in reading.items)
    return ReadItemForm(data, item=item, number=number, is_root=is_root, version=intake.version)


@intake_page
def intake_paragraph(request: HttpRequest, intake: Intake, number: int) -> HttpResponse:
    """The text of one paragraph; of a table, only what targets it states."""
    reading = reading_of(intake)
    block = found(request, block_numbered(reading, number))
    if request.method != "POST":
        return items_page(request, intake, reading, open_block=number)
    form = paragraph_form(intake, reading, number, request.POST)

    def fresh(now: Intake, read: Reading) -> ReadParagraphForm:
        seen = form.cleaned_data["seen"]
        return paragraph_form(now, read, same_words(texts_of(read), number, seen, "Đoạn này"))

    changes = lambda: paragraph_changes(block, number, form.lines())  # noqa: E731
    if save_by(form, intake, changes, fresh, request.user):
        return done(request, item_address_of_block(intake, number), "Đã lưu đoạn này.")
    forms = block_forms(intake, reading, form.number) | {"paragraph_form": form, "form": form}
    return items_page(request, intake, reading, open_block=form.number, **forms)


@intake_page
def intake_row(request: HttpRequest, intake: Intake, number: int, row: int) -> HttpResponse:
    """The cells of one row of a table."""
    reading = reading_of(intake)
    table = found(request, block_numbered(reading, number))
    has_row = isinstance(table, ReadTable) and 0 < row <= len(table.rows)
    found(request, table if has_row else None)
    form = row_form(intake, table, number, row, posted(request))

    def fresh(now: Intake, read: Reading) -> ReadRowForm:
        at = same_table(read, number, row, form.cleaned_data["seen"])
        return row_form(now, block_numbered(read, at), at, row)

    if save_by(form, intake, lambda: [form.change(table.key)], fresh, request.user):
        address = reverse("intake_paragraph", args=[intake.uid, number])
        return done(request, f"{address}#dang-sua", f"Đã lưu hàng {row} của bảng.")
    forms = block_forms(intake, reading, form.number)
    forms |= {"row_form": form, "row_number": row, "form": form}
    return items_page(request, intake, reading, open_block=form.number, **forms)


def row_form(
    intake: Intake, table: ReadTable, number: int, row: int, data: Any = None
) -> ReadRowForm:
    return ReadRowForm(data, table=table, number=number, row=row - 1, version=intake.version)


def same_table(reading: Reading, number: int, row: int, seen: str) -> int:
    """Return the number of the table whose row has the words seen, or which stands there now."""
    tables = {
        at: " | ".join(block.rows[row - 1])
        for at, block in enumerate(blocks_of(reading.items), 1)
        if isinstance(block, ReadTable) and row <= len(block.rows)
    }
    same = [at for at, words in tables.items() if words == seen]
    if number in same or (number in tables and not same):
        return number
    if not same:
        raise WrongState("Bảng này vừa được người khác bỏ khỏi bản đọc.")
    return same[0]


@require_POST
@intake_page
def intake_words(request: HttpRequest, intake: Intake, number: int) -> HttpResponse:
    """Add the target that the words of a paragraph or table state."""
    reading = reading_of(intake)
    block = found(request, block_numbered(reading, number))
    form = words_form(intake, reading, number, request.POST)

    def fresh(now: Intake, read: Reading) -> TargetWordsForm:
        seen = form.cleaned_data["seen"]
        return words_form(now, read, same_words(texts_of(read), number, seen, "Đoạn này"))

    changes = lambda: [words_change(block, form.cleaned_data["words"])]  # noqa: E731
    if save_by(form, intake, changes, fresh, request.user):
        return redirect(new_address(request, intake, reading))
    forms = block_forms(intake, reading, form.number) | {"words_form": form, "form": form}
    return items_page(request, intake, reading, open_block=form.number, **forms)


def block_forms(intake: Intake, reading: Reading, number: int) -> dict[str, Any]:
    is_text = isinstance(block_numbered(reading, number), ReadParagraph)
    return {
        "paragraph_form": paragraph_form(intake, reading, number) if is_text else None,
        "words_form": words_form(intake, reading, number),
        "table_rows": [] if is_text else row_words(block_numbered(reading, number)),
    }


def row_words(table: ReadTable) -> list[str]:
    return [first_words("; ".join(filter(None, cells))) for cells in table.rows]


def paragraph_form(
    intake: Intake, reading: Reading, number: int, data: Any = None
) -> ReadParagraphForm:
    text = texts_of(reading)[number - 1]
    return ReadParagraphForm(data, text=text, number=number, version=intake.version)


def words_form(intake: Intake, reading: Reading, number: int, data: Any = None) -> TargetWordsForm:
    block = block_numbered(reading, number)
    text = block.text if isinstance(block, ReadParagraph) else ""
    return TargetWordsForm(data, text=text, number=number, version=intake.version)


def texts_of(reading: Reading) -> list[str]:
    return [block_text(block) for block in blocks_of(reading.items)]


@require_POST
@intake_page
def intake_step(request: HttpRequest, intake: Intake) -> HttpResponse:
    """A small step of the outline: level, heading or text, joined or on its own."""
    word, _, text = request.POST.get("lam", "").partition(" ")
    number, reading = int_of(text), reading_of(intake)
    of_paragraph = word in OF_A_PARAGRAPH
    numbered = block_numbered if of_paragraph else item_numbered
    thing = found(request, numbered(reading, number) if word in STEPS else None)
    name = "block" if of_paragraph else "item"
    do, sentence = STEPS[word]
    is_made = step(request, intake, {"do": do, name: thing.key}, sentence)
    # What is joined stands in the one before.
    number -= is_made and word in JOINED
    if of_paragraph:
        return redirect(item_address_of_block(intake, number))
    return redirect(item_address(intake, number))


def item_address(intake: Intake, number: int) -> str:
    """Return the address of an item that stands open; of the last where it is gone."""
    last = sum(1 for _ in walk(reading_of(intake).items))
    if not last:
        return reverse("intake_items", args=[intake.uid])
    return f"{reverse('intake_item', args=[intake.uid, min(number, last)])}#dang-sua"


def item_address_of_block(intake: Intake, number: int) -> str:
    row = item_with_block(item_rows(reading_of(intake)), number)
    return item_address(intake, row.number if row else 1)
