"""Comments as pages, the workshop and the editor show them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from campaigns.content import walk
from campaigns.models import Comment, CommentPart, Plan
from campaigns.paper import anchor
from campaigns.placing import places_in
from campaigns.work_places import APPENDICES, FOOT, HEADER, OPENING, TARGETS
from emulation.lib.dates import date_short, local_day

_LINE = re.compile(
    r'(<(p|h[1-6]|table) class="[^"]*" id="muc-([0-9a-f-]{36})">.*?)(</\2>)', re.DOTALL
)


def in_order(comments: Iterable[Comment], content: Mapping[str, Any]) -> list[Comment]:
    """Sort comments as their places stand in the paper; those on places that went come last."""
    order = {key: number for number, key in enumerate(places_in(dict(content)))}
    found = sorted(comments, key=lambda comment: order.get(comment.key, len(order)))
    for comment in found:
        comment.is_gone = comment.key not in order
    return found


def counts_by_place(comments: Iterable[Comment]) -> Counter[str]:
    """Count what waits for an answer, by place."""
    return Counter(comment.key for comment in comments if comment.is_open)


def with_comment_links(paper: str, plan: Plan, counts: Mapping[str, int]) -> SafeString:
    """Put a link behind the first line of every item of the paper on the screen."""

    def linked(found: re.Match[str]) -> str:
        line, tag, uid, end = found.groups()
        link = _link(plan, f"item:{uid}", counts)
        return f"{line}{end}<p>{link}</p>" if tag == "table" else f"{line}{link}{end}"

    return mark_safe(_LINE.sub(linked, paper))


def _link(plan: Plan, key: str, counts: Mapping[str, int]) -> str:
    count = counts.get(key, 0)
    return format_html(
        ' <a class="comment-link" href="{}">Góp ý{}</a>',
        add_url(plan, key),
        f" ({count})" if count else "",
    )


def links_around(plan: Plan, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the links for the parts that are no items."""
    parts = (CommentPart.HEADER, CommentPart.OPENING, CommentPart.RECIPIENTS, CommentPart.SIGNATURE)
    return [
        {"words": part.label, "url": add_url(plan, part), "count": counts.get(part, 0)}
        for part in parts
    ]


def add_url(plan: Plan, key: str) -> str:
    return f"{reverse('comment_add', args=[plan.uid])}?ve={key}"


def comment_url(comment: Comment) -> str:
    return reverse("comment_read", args=[comment.plan.uid, comment.uid])


def place_url(comment: Comment) -> str:
    """Return the place in the paper that those above read."""
    plan_url = reverse("plan_read", args=[comment.plan.uid])
    if comment.part == CommentPart.ITEM:
        return f"{plan_url}#{anchor(str(comment.about))}"
    return f"{plan_url}#{'chi-tieu' if comment.part == CommentPart.TARGET else 'ban-giay'}"


def mending_url(comment: Comment) -> str:
    """Return the place in the workshop where the clerk mends it."""
    plan = comment.plan
    if comment.part == CommentPart.ITEM:
        page = reverse("plan_edit", args=[plan.uid])
        return f"{page}?phan={comment.about}#doan-{comment.about}"
    if comment.part == CommentPart.TARGET:
        return reverse("plan_targets", args=[plan.uid])
    return f"{reverse('plan_edit', args=[plan.uid])}?phan={section_of(comment)}#dang-viet"


def section_of(comment: Comment) -> str:
    """Return the part of the workshop in which a comment that is on no item is shown."""
    return {
        CommentPart.HEADER: HEADER,
        CommentPart.OPENING: OPENING,
        CommentPart.TARGET: TARGETS,
        CommentPart.RECIPIENTS: FOOT,
        CommentPart.SIGNATURE: FOOT,
    }.get(CommentPart(comment.part), APPENDICES)


def in_workshop(context: dict[str, Any], comments: Sequence[Comment]) -> dict[str, Any]:
    """Put what waits for an answer beside the places of the workshop, and count it there."""
    waiting = [comment for comment in comments if comment.is_open]
    by_item: dict[str, list[Comment]] = {}
    for comment in waiting:
        comment.url = comment_url(comment)
        by_item.setdefault(str(comment.about or section_of(comment)), []).append(comment)
    places = context["item_places"]
    return {
        "item_places": [
            replace(each, comments=tuple(by_item.get(each.item["uid"], ()))) for each in places
        ],
        "outline": [_counted(row, context["content"], waiting) for row in context["outline"]],
        "part_comments": [
            each
            for each in waiting
            if each.part != CommentPart.ITEM and section_of(each) == context["part"]
        ],
        "comment_reasons": reasons(waiting),
        "open_comment_count": len(waiting),
    }


def _counted(row: Any, content: Mapping[str, Any], comments: Sequence[Comment]) -> Any:
    """Count the comments on a part, or on an item and all below it."""
    item = next((each for each in walk(content["items"]) if each["uid"] == row.key), None)
    below = {each["uid"] for each in walk([item])} if item else set()
    count = sum(
        str(each.about) in below if each.part == CommentPart.ITEM else section_of(each) == row.key
        for each in comments
    )
    children = tuple(_counted(child, content, comments) for child in row.children)
    return replace(row, comments=count, children=children)


def reasons(comments: Sequence[Comment]) -> list[dict[str, str]]:
    """Return open comments as the box of a returned plan lists them, each leading to its place."""
    return [
        {"name": each.place, "url": mending_url(each), "words": each.text}
        for each in comments
        if each.is_open
    ]


def as_json(comment: Comment) -> dict[str, Any]:
    return {
        "uid": str(comment.uid),
        "part": comment.part,
        "about": str(comment.about) if comment.about else None,
        "place": comment.place,
        "quote": comment.quote,
        "text": comment.text,
        "by": str(comment.made_by.person),
        "on": date_short(local_day(comment.made_at)),
        "revision": comment.revision.number,
        "state": comment.state,
        "state_label": comment.get_state_display(),
        "url": comment_url(comment),
        "replies": [
            {
                "text": reply.text,
                "state": reply.state,
                "state_label": reply.get_state_display() if reply.state else "",
                "by": str(reply.made_by.person),
                "on": date_short(local_day(reply.made_at)),
            }
            for reply in comment.replies.all()
        ],
    }
