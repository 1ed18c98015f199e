"""What was said of an item stands in the card beside the writing surface, and is answered there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from campaigns import services
from tests.campaigns.plans_made import draft, fresh, submit
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser


@pytest.fixture
@kept
def comment(cast):
    plan = draft(cast)
    submit(cast, plan)
    item = plan.items.filter(blocks__isnull=False).order_by("pk").first()
    comment = services.comment_add(
        plan=fresh(plan), part="item", about=item.uid, text="Ghi rõ thôn nào.", by=cast.chairman
    )
    services.plan_return(plan=fresh(plan), reason="", by=cast.chairman)
    return comment


def test_a_comment_is_answered_beside_its_item(cast, comment, seat):
    page = seat(cast.clerk)
    page.goto(f"/ke-hoach/{comment.plan.uid}/soan/")
    marked = page.locator(".has-comments")
    expect(marked).to_have_count(1)
    expect(page.locator("[data-outline] .note-count")).to_have_count(1)

    marked.click()
    thread = page.locator(".w-comments")
    expect(thread).to_contain_text("Ghi rõ thôn nào.")
    thread.get_by_role("button", name="Giữ nguyên").click()
    expect(thread.get_by_role("status")).to_have_text("Ghi vì sao giữ nguyên.")
    thread.get_by_label("Trả lời").fill("Đã ghi thôn Hồng Lạc.")
    thread.get_by_role("button", name="Đã sửa").click()

    expect(thread).to_contain_text("Góp ý đã trả lời")
    expect(marked).to_have_count(0)
    expect(thread.get_by_role("article")).to_be_focused()
    expect(thread.get_by_text("Đã ghi thôn Hồng Lạc.")).to_be_in_viewport()
    comment.refresh_from_db()
    assert comment.state == "mended"
    assert comment.replies.get().text == "Đã ghi thôn Hồng Lạc."
