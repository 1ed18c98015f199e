"""Two texts of one piece brought together: the rules, asked in the browser that runs them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

BASE = {
    "heading": "Mục đích",
    "run_in": False,
    "numbered": True,
    "children_style": "dash",
    "theme": "",
    "task": None,
    "targets": [],
    "blocks": [{"uid": "a", "text": "Một.", "figures": []}],
}


@pytest.fixture
def ask(office_pc: Page):
    """Return a function that runs a function of a module of the editor."""
    office_pc.goto("/")

    def run(module: str, expression: str, given: Any) -> Any:
        address = f"/static/js/write/{module}"
        script = f"async (given) => {{ const m = await import('{address}'); {expression} }}"
        return office_pc.evaluate(script, given)

    return run


def item(**own: Any) -> dict[str, Any]:
    return {**BASE, **own}


def block(text: str, uid: str = "a") -> dict[str, Any]:
    return {"uid": uid, "text": text, "figures": []}


MERGE = """
    const merge = m.mergeItem(given.base, given.mine, given.theirs);
    const item = m.resolved(merge, given.choices ?? {});
    return { clashes: merge.clashes.map((clash) => clash.key), item };
"""


def test_what_only_one_changed_is_taken_without_a_question(ask):
    mine = item(heading="Mục đích, yêu cầu")
    theirs = item(blocks=[block("Một."), block("Hai.", "b")], theme="Nông thôn mới")

    found = ask("merge.js", MERGE, {"base": BASE, "mine": mine, "theirs": theirs})

    assert found["clashes"] == []
    assert found["item"]["heading"] == "Mục đích, yêu cầu"
    assert found["item"]["theme"] == "Nông thôn mới"
    assert [each["text"] for each in found["item"]["blocks"]] == ["Một.", "Hai."]


@pytest.mark.parametrize(
    "choice, texts",
    [("mine", ["Của tôi."]), ("theirs", ["Của anh."]), ("both", ["Của tôi.", "Của anh."])],
)
def test_what_both_changed_is_taken_as_chosen(ask, choice, texts):
    sides = {"mine": item(blocks=[block("Của tôi.")]), "theirs": item(blocks=[block("Của anh.")])}

    found = ask("merge.js", MERGE, {"base": BASE, **sides, "choices": {"a": choice}})

    assert found["clashes"] == ["a"]
    assert [each["text"] for each in found["item"]["blocks"]] == texts
    assert len({each["uid"] for each in found["item"]["blocks"]}) == len(texts)


def test_a_paragraph_that_one_removed_and_the_other_changed_is_asked(ask):
    sides = {"mine": item(blocks=[]), "theirs": item(blocks=[block("Một, sửa.")])}

    found = ask("merge.js", MERGE, {"base": BASE, **sides})

    assert found["clashes"] == ["a"]
    assert found["item"]["blocks"] == []


def test_without_a_common_beginning_whatever_differs_is_asked(ask):
    given = {"base": None, "mine": item(heading="A"), "theirs": item(heading="B")}

    assert ask("merge.js", MERGE, given)["clashes"] == ["heading"]


def test_differing_words_are_marked_on_both_sides(ask):
    script = "return m.differingWords(given[0], given[1]);"

    left, right = ask("merge.js", script, ["thi đua năm 2023 của xã", "thi đua năm 2024 của xã"])

    assert [run["text"] for run in left if run["differs"]] == ["2023"]
    assert [run["text"] for run in right if run["differs"]] == ["2024"]
    assert "".join(run["text"] for run in left) == "thi đua năm 2023 của xã"


def test_recipients_of_both_are_kept_once(ask):
    script = """
        const merge = m.mergePart("recipients", null, given[0], given[1]);
        return m.resolved(merge, { rows: "both" }).rows.map((row) => row.text);
    """
    row = {"purpose": "", "units": []}
    mine = {"rows": [row | {"text": "Các thôn"}, row | {"text": "Lưu: VT"}]}
    theirs = {"rows": [row | {"text": "Các thôn"}, row | {"text": "UBND huyện"}]}

    assert ask("merge.js", script, [mine, theirs]) == ["Các thôn", "Lưu: VT", "UBND huyện"]


def test_an_order_of_the_server_keeps_what_only_this_page_has(ask):
    script = "return m.withOwn(given.pairs, given.items);"
    items = [{"uid": uid, "parent": None} for uid in ("a", "mine", "b")]

    order = ask("incoming.js", script, {"pairs": [["b", None], ["a", None]], "items": items})

    assert order == [["b", None], ["a", None], ["mine", None]]
