"""The library of phrasings: written, taken from a plan, put into one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from campaigns.content import plan_content
from campaigns.inputs import BlockInput
from campaigns.library.blanking import items_blank
from campaigns.library.phrases import first_words, phrase_text
from campaigns.models import Item, Phrase, Plan
from campaigns.services.blocks import block_fill, block_new, check_size
from campaigns.services.contents import items_write
from campaigns.services.items import item_name, read_place
from campaigns.services.laying import UnitsNow, items_laid, plain_block, themes_write, units_named
from campaigns.services.plans.writing import plan_touch, plan_writer, tell
from campaigns.workshop import item_in
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, Membership, User
from emulation.org.rights import authorise, require, subject
from emulation.org.services.rows import save_many, save_new
from emulation.trail.services import entry_record

Items = Sequence[dict[str, Any]]
INSIDE, AFTER, BELOW = "inside", "after", "below"


@transaction.atomic
def phrase_add(
    *, commune: Commune, kind: str, title: str, content: Items, by: User | None, field: str = ""
) -> Phrase:
    """Keep a phrasing for the office; that of a province is read by all communes below."""
    actor = authorise(by, "campaigns.keep_phrases", commune)
    phrase = Phrase(commune=commune, kind=kind, field=field, content=list(content))
    _name(phrase, title)
    phrase.changed_at = dates.now()
    save_new(phrase, "campaigns.phrase.added", actor)
    return phrase


@transaction.atomic
def phrase_change(
    *, phrase: Phrase, version: int, kind: str, title: str, field: str, content: Items, by: User
) -> Phrase:
    actor = authorise(by, "campaigns.keep_phrases", phrase.commune)
    phrase.kind, phrase.field, phrase.content = kind, field, list(content)
    _name(phrase, title)
    phrase.full_clean()
    names = "kind field content title search_key sort_key"
    bump(
        phrase,
        version_field="version",
        seen=version,
        changed_at=dates.now(),
        **{name: getattr(phrase, name) for name in names.split()},
    )
    entry_record("campaigns.phrase.changed", actor=actor, subject=subject(phrase))
    return phrase


@transaction.atomic
def phrase_set_active(*, phrase: Phrase, is_active: bool, by: User) -> None:
    """Put a phrasing aside, or take it up again; nothing is deleted."""
    actor = authorise(by, "campaigns.keep_phrases", phrase.commune)
    rows = Phrase.objects.filter(pk=phrase.pk, is_active=not is_active)
    if rows.update(is_active=is_active, version=F("version") + 1):
        code = "taken_up" if is_active else "set_aside"
        entry_record(f"campaigns.phrase.{code}", actor=actor, subject=subject(phrase))


@transaction.atomic
def phrase_keep_item(
    *, item: Item, commune: Commune, kind: str, title: str, by: User, field: str = ""
) -> Phrase:
    """Keep an item of a plan; figures of targets become blanks. A section has its children."""
    require(by, "campaigns.view_plan", item.plan)
    found = item_in(plan_content(item.plan), item.uid)
    if found is None:
        raise WrongState("Mục này vừa được người khác bỏ khỏi bản soạn.")
    content = items_blank([found])
    if kind != Phrase.Kind.SECTION:
        content = [{**content[0], "children": [], "heading": "", "task": None, "theme": ""}]
    return phrase_add(commune=commune, kind=kind, title=title, field=field, content=content, by=by)


@transaction.atomic
def phrase_insert(*, phrase: Phrase, item: Item, where: str, by: User) -> Item:
    """Put a phrasing into a plan: at the end of an item's text, after the item or below it.

    Returns the item in which it stands.
    """
    plan = item.plan
    membership = plan_writer(plan, by)
    require(by, "campaigns.view_phrase", phrase)
    plan_touch(plan)
    read_place(item)
    made = _append(item, phrase) if where == INSIDE else _add_items(plan, phrase, item, where)
    _count(phrase, plan, by, membership)
    return made


@transaction.atomic
def phrase_count(*, phrase: Phrase, plan: Plan, by: User) -> None:
    """Note that the editor put a phrasing into the plan; its items come with the next save."""
    membership = plan_writer(plan, by)
    require(by, "campaigns.view_phrase", phrase)
    _count(phrase, plan, by, membership)


def _count(phrase: Phrase, plan: Plan, by: User, membership: Membership) -> None:
    Phrase.objects.filter(pk=phrase.pk).update(used=F("used") + 1)
    tell(plan, "campaigns.item.phrase_inserted", by, membership, name=f"“{phrase.title}”")


def _append(item: Item, phrase: Phrase) -> Item:
    blocks = [plain_block(block) for one in phrase.content for block in one["blocks"]]
    own = item.blocks.count()
    check_size([*[BlockInput()] * own, *blocks])
    last = item.blocks.aggregate(last=Max("position"))["last"] or 0
    rows = []
    for position, given in enumerate(blocks, start=last + 1):
        row = block_new(item)
        block_fill(row, position, given)
        rows.append((item_name(item), row))
    save_many(rows)
    Item.objects.filter(pk=item.pk).update(version=F("version") + 1)
    return item


def _add_items(plan: Plan, phrase: Phrase, item: Item, where: str) -> Item:
    units = UnitsNow(plan.commune, dates.today())
    units.learn(units_named({"items": phrase.content}))
    place = {"after": item} if where == AFTER else {"parent": item}
    items = items_write(plan, items_laid(phrase.content, units), **place)
    themes_write(plan, phrase.content, items)
    return items[0]


def _name(phrase: Phrase, title: str) -> None:
    text = phrase_text(phrase.content)
    phrase.title = clean_line(title) or first_words(text)
    phrase.search_key = search_key(f"{phrase.title} {text}")[:300]
    phrase.sort_key = sort_key(phrase.title)[:1500]
