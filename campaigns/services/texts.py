"""Many texts of a plan changed at once: found and replaced, or brought to the new year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db.models import F

from campaigns.content import plan_content
from campaigns.figures import Mark
from campaigns.inputs import BlockInput
from campaigns.models import Appendix, Basis, Block, Figure, Item, Plan, Recipient, Task, Theme
from campaigns.services.blocks import OUT_OF_THE_WAY, block_fill
from campaigns.services.plans.writing import plan_touch
from campaigns.texts import Edit, TextField, edited, text_fields, touches
from emulation.lib.states import StaleVersion
from emulation.lib.text import search_key, sort_key

_MAY_BE_EMPTY = ("motto", "cell:", "caption:")
Edits = Mapping[str, Sequence[Edit]]  # by key of the field


def texts_edit(plan: Plan, edits: Edits, seen: Mapping[str, str]) -> dict[str, str]:
    """Make the edits, inside a service that asked for the right; return the new texts by key.

    ``seen`` holds the digest of every text to be edited. Raises ``StaleVersion`` where one
    was saved by somebody meanwhile; nothing is written then. Every part that changes gets
    a new version, so that who has it open is asked before saving over it.
    """
    plan_touch(plan)  # from here on colleagues wait
    fields = {field.key: field for field in text_fields(plan_content(plan))}
    changed = {key: _edited(fields.get(key), edits[key], seen[key]) for key in edits if edits[key]}
    by_kind: dict[str, dict[str, tuple[str, list[Mark]]]] = defaultdict(dict)
    for key, result in changed.items():
        by_kind[key.partition(":")[0]][key] = result
    for kind, results in by_kind.items():
        _WRITERS[kind](plan, results)
    return {key: text for key, (text, _) in changed.items()}


def _edited(field: TextField | None, edits: Sequence[Edit], seen: str) -> tuple[str, list[Mark]]:
    if field is None or field.digest != seen:
        raise StaleVersion()
    if any(touches(edit.start, edit.length, field.marks) for edit in edits):
        raise ValidationError("Con số gắn với chỉ tiêu thì sửa ở chỉ tiêu, không thay như chữ.")
    text, marks = edited(field.text, edits, field.marks)
    if not all(text.split("\n")) and not field.key.startswith(_MAY_BE_EMPTY):
        raise ValidationError(
            f"{field.place}: thay như vậy thì thành dòng trống. Bỏ dòng ấy trước."
        )
    return text, marks


Results = Mapping[str, tuple[str, list[Mark]]]


def _uids(results: Results) -> dict[str, str]:
    """Return the new texts by the uid in their keys."""
    return {key.split(":")[1]: text for key, (text, _) in results.items()}


def _save_rows(
    rows: Iterable, name: str, texts: Mapping[str, str], of: Callable | None = None
) -> list:
    """Set one field of rows that are named by their own uid, or by that of another row."""
    changed = []
    for row in rows:
        setattr(row, name, texts[str((of(row) if of else row).uid)])
        row.clean_fields(exclude=[f.name for f in row._meta.fields if f.name != name])
        changed.append(row)
    if changed:
        type(changed[0])._default_manager.bulk_update(changed, [name])
    return changed


def _write_header(plan: Plan, results: Results) -> None:
    fields = {key: text for key, (text, _) in results.items()}
    _check_plan(plan, fields)
    if "title" in fields:
        fields["search_key"] = search_key(fields["title"])[:300]
        fields["sort_key"] = sort_key(fields["title"])[:1500]
    _update_plan(plan, "header_version", fields)


def _write_around(plan: Plan, results: Results) -> None:
    _update_plan(plan, "opening_version", {key: text for key, (text, _) in results.items()})


def _check_plan(plan: Plan, fields: Mapping[str, str]) -> None:
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.clean_fields(exclude=[f.name for f in plan._meta.fields if f.name not in fields])


def _update_plan(plan: Plan, version: str, fields: Mapping[str, str]) -> None:
    Plan.objects.filter(pk=plan.pk).update(**{version: F(version) + 1}, **fields)
    plan.refresh_from_db(fields=[version, *fields])


def _write_bases(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    _save_rows(Basis.objects.filter(plan=plan, uid__in=texts), "text", texts)
    _update_plan(plan, "opening_version", {})


def _write_recipients(plan: Plan, results: Results) -> None:
    (text, _), *_rest = results.values()
    rows = list(Recipient.objects.filter(plan=plan))
    lines = {str(row.uid): line for row, line in zip(rows, text.split("\n"), strict=True)}
    _save_rows(rows, "text", lines)
    _update_plan(plan, "recipients_version", {})


def _write_headings(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    _save_rows(Item.objects.filter(plan=plan, uid__in=texts), "heading", texts)
    _new_version(Item, plan, uid__in=texts)


def _write_themes(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    themes = Theme.objects.filter(plan=plan, item__uid__in=texts).select_related("item")
    _save_rows(themes, "short_name", texts, lambda theme: theme.item)
    _new_version(Item, plan, uid__in=texts)


def _write_tasks(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    tasks = Task.objects.filter(plan=plan, item__uid__in=texts).select_related("item")
    _save_rows(tasks, "summary", texts, lambda task: task.item)
    _new_version(Item, plan, uid__in=texts)


def _write_appendices(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    _save_rows(Appendix.objects.filter(plan=plan, uid__in=texts), "title", texts)
    _new_version(Appendix, plan, uid__in=texts)


def _write_blocks(plan: Plan, results: Results) -> None:
    texts = _uids(results)
    blocks = _save_rows(Block.objects.filter(plan=plan, uid__in=texts), "text", texts)
    marks = {mark.key: mark for _, found in results.values() for mark in found}
    _move_figures(blocks, marks)
    _new_versions(plan, blocks)


def _move_figures(blocks: Sequence[Block], marks: Mapping[str, Mark]) -> None:
    """Put the figures where their numbers stand now; a place is unique, so they step aside."""
    figures = list(Figure.objects.filter(block__in=blocks))
    places = {figure.pk: marks[str(figure.uid)].start for figure in figures}
    moved = [figure for figure in figures if figure.start != places[figure.pk]]
    aside = Figure.objects.filter(pk__in=[figure.pk for figure in moved])
    aside.update(start=F("start") + OUT_OF_THE_WAY)
    for figure in moved:
        figure.start = places[figure.pk]
    Figure.objects.bulk_update(moved, ["start"])


def _write_tables(plan: Plan, results: Results) -> None:
    """Write cells ("cell:uid:row:column") and captions ("caption:uid")."""
    texts = {key: text for key, (text, _) in results.items()}
    uids = {key.split(":")[1] for key in texts}
    blocks = list(Block.objects.filter(plan=plan, uid__in=uids))
    for block in blocks:
        for key, text in texts.items():
            name, uid, *place = key.split(":")
            if uid == str(block.uid):
                _set_in_table(block.table, name, [int(number) for number in place], text)
        block_fill(block, block.position, BlockInput(table=block.table))
    Block.objects.bulk_update(blocks, ["table"])
    _new_versions(plan, blocks)


def _set_in_table(table: dict, name: str, place: Sequence[int], text: str) -> None:
    if name == "caption":
        table["caption"] = text
        return
    row, column = place
    table["rows"][row][column] = text


def _new_versions(plan: Plan, blocks: Sequence[Block]) -> None:
    _new_version(Item, plan, pk__in={block.item_id for block in blocks if block.item_id})
    _new_version(Appendix, plan, pk__in={b.appendix_id for b in blocks if b.appendix_id})


def _new_version(model: type[Item] | type[Appendix], plan: Plan, **which: Iterable) -> None:
    model.objects.filter(plan=plan, **which).update(version=F("version") + 1)


_WRITERS: Mapping[str, Callable[[Plan, Results], None]] = {
    "title": _write_header,
    "motto": _write_header,
    "opening": _write_around,
    "closing": _write_around,
    "basis": _write_bases,
    "recipients": _write_recipients,
    "heading": _write_headings,
    "theme": _write_themes,
    "task": _write_tasks,
    "block": _write_blocks,
    "cell": _write_tables,
    "caption": _write_tables,
    "appendix": _write_appendices,
}
