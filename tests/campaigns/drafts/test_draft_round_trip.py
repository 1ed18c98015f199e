"""Whatever a person does to a draft, what was saved is what is read again."""

from __future__ import annotations

import random
from uuid import uuid4

import pytest

from campaigns.figures import numbers_in
from tests.campaigns.drafts.batches import (
    Json,
    figure,
    new_item,
    order_of,
    paragraph,
    save,
    state_of,
)

pytestmark = pytest.mark.postgres

WORDS = "thi đua, khen thưởng; 1.880 tấn; 0,66%; đạt 6/6 thôn; năm 2024; ngày 19/5; đường – hẻm 4"
STYLES = ("roman", "decimal", "outline", "letter", "dash", "plus", "none")


class Writer:
    """A person who writes at random; ``state`` is what the page would show."""

    def __init__(self, seed: int, state: Json) -> None:
        self.chance, self.state = random.Random(seed), state
        self.changed: set[str] = set()
        self.removed: list[Json] = []

    @property
    def items(self) -> list[Json]:
        return self.state["items"]

    def write(self, times: int) -> None:
        steps = (self.retype, self.add, self.move, self.remove, self.join, self.restyle, self.task)
        for _ in range(times):
            self.chance.choice(steps)()

    def pick(self) -> Json:
        item = self.chance.choice(self.items)
        self.changed.add(item["uid"])
        return item

    def words(self) -> str:
        pieces = WORDS.split("; ")
        return "; ".join(self.chance.sample(pieces, self.chance.randint(1, len(pieces))))

    def block(self) -> Json:
        text, figures = self.words(), []
        numbers = numbers_in(text)
        for number in self.chance.sample(numbers, min(len(numbers), 2)):
            target = self.chance.choice(list(self.state["targets"]))
            figures.append(figure(target, number.start, number.length))
        figures.sort(key=lambda one: one["start"])
        return paragraph(text, *figures)

    def retype(self) -> None:
        item = self.pick()
        blocks = [self.block() for _ in range(self.chance.randint(0, 2))]
        item["blocks"] = self.chance.sample(item["blocks"] + blocks, k=len(blocks))
        item["heading"] = self.chance.choice(["", "MỤC ĐÍCH", "Về kinh tế:"])

    def restyle(self) -> None:
        item = self.pick()
        item["children_style"] = self.chance.choice(STYLES)
        item["numbered"] = not item["numbered"]
        item["theme"] = "" if item["theme"] else f"Nội dung {uuid4().hex[:6]}"

    def task(self) -> None:
        item = self.pick()
        units = [unit["uid"] for unit in self.state["units"]]
        item["task"] = {
            "summary": self.words()[:300],
            "deadline": self.chance.choice([None, "2024-12-31"]),
            "recurring": "",
            "lead_units": self.chance.sample(units, 2),
            "coordinating_units": [],
            "lead_positions": ["Trưởng thôn"],
            "coordinating_positions": [],
        }

    def add(self) -> None:
        elder = self.pick()
        item = new_item(parent=elder["parent"])
        item["blocks"] = [self.block()]
        self.items.insert(self._after(elder), item)
        self.changed.add(item["uid"])

    def move(self) -> None:
        """Carry an item with all below it to the end of another's list."""
        item, to = self.pick(), self.chance.choice(self.items)
        branch = self._branch(item)
        if to in branch or self._depth(to) > 4:
            return
        self.state["items"] = [one for one in self.items if one not in branch]
        at = self._after(to)
        self.items[at:at] = branch
        item["parent"] = to["uid"]

    def remove(self) -> None:
        item = self.chance.choice(self.items)
        if item in self._branch(self.items[0]):
            return
        for one in self._branch(item):
            self._drop(one)

    def join(self) -> None:
        """Take an item's paragraphs into the one before it; those below it go, too."""
        index = self.chance.randrange(1, len(self.items)) if len(self.items) > 1 else 0
        if index:
            before, item = self.items[index - 1], self.items[index]
            before["blocks"] += item["blocks"]
            before["targets"] += item["targets"]
            self.changed.add(before["uid"])
            for one in self._branch(item):
                self._drop(one)

    def _drop(self, item: Json) -> None:
        self.items.remove(item)
        self.changed.discard(item["uid"])
        if item["version"] is not None:
            self.removed.append({"uid": item["uid"], "version": item["version"]})

    def _branch(self, item: Json) -> list[Json]:
        uids = {item["uid"]}
        for one in self.items:
            if one["parent"] in uids:
                uids.add(one["uid"])
        return [one for one in self.items if one["uid"] in uids]

    def _after(self, item: Json) -> int:
        return self.items.index(self._branch(item)[-1]) + 1

    def _depth(self, item: Json) -> int:
        by_uid = {one["uid"]: one for one in self.items}
        depth = 0
        while item["parent"]:
            item, depth = by_uid[item["parent"]], depth + 1
        return depth

    def batch(self) -> Json:
        sent = {
            "items": [item for item in self.items if item["uid"] in self.changed],
            "removed": self.removed,
            "order": order_of(self.state),
        }
        self.changed, self.removed = set(), []
        return sent

    def take(self, answer: Json) -> None:
        versions = {uid: version for uid, _, version in answer["order"]}
        for item in self.items:
            item["version"] = versions[item["uid"]]


def comparable(state: Json) -> list[Json]:
    """Targets stand where they were placed, also when nobody says so again."""
    return [{key: item[key] for key in item if key != "targets"} for item in state["items"]]


@pytest.mark.parametrize("seed", range(6))
def test_what_was_written_is_what_is_read_again(cast, plan, seed):
    writer = Writer(seed, state_of(plan, cast.clerk))
    for _ in range(6):
        writer.write(5)

        answer = save(plan, cast.clerk, **writer.batch())

        assert (answer["refused"], answer["conflicts"]) == ([], [])
        writer.take(answer)
        assert comparable(state_of(plan, cast.clerk)) == comparable(writer.state)
