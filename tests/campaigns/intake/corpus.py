"""Papers of our own words with their expected readings, and how a reading is scored.

``papers/<slug>.txt`` is the paper, ``papers/<slug>.reading`` what a careful person reads in
it, one fact a line (the first lines of any of them show the form). The score is that of the
acceptance: a target is right if operator, value, upper value and unit are equal and the name
is nearly so; precision and recall count such targets.

    python -m tests.campaigns.intake.corpus [slug …]    prints the scores and what differs
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

PAPERS = Path(__file__).parent / "papers"
LISTS = {"basis": "bases", "recipient": "recipients"}
QUALITATIVE = {"maintain", "achieve"}
WINDOW = 25  # how far a target may stand from its expected place in the list
HEADER = (
    "kind", "issuer", "parent", "number", "symbol", "place", "date", "title", "theme",
    "signatory.title", "signatory.name",
)  # fmt: skip
# Printed on every paper; the reading need not repeat them.
FRAME = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Nơi nhận Căn cứ Căn cứ "
    "Số ngày tháng năm"
)


@dataclass
class Score:
    """What of an expected reading was found."""

    right: int = 0
    expected: int = 0
    found: int = 0
    parents_right: int = 0
    parents_expected: int = 0
    facts_right: int = 0
    facts_expected: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where nothing is asked or found."""
        whole = self.expected + self.found
        return 2 * self.right / whole if whole else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right,
            self.expected + other.expected,
            self.found + other.found,
            self.parents_right + other.parents_right,
            self.parents_expected + other.parents_expected,
            self.facts_right + other.facts_right,
            self.facts_expected + other.facts_expected,
            self.lost + other.lost,
            self.faults + other.faults,
        )


def slugs() -> list[str]:
    return sorted(path.stem for path in PAPERS.glob("*.reading"))


def source_text(slug: str) -> str:
    return (PAPERS / f"{slug}.txt").read_text(encoding="utf-8")


def expected_reading(slug: str) -> dict[str, Any]:
    """Return the expected reading in the form of ``manage.py read_plan``."""
    facts: dict[str, Any] = {"bases": [], "recipients": [], "sections": [], "targets": []}
    lines = (PAPERS / f"{slug}.reading").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = (part.strip() for part in line.partition(":"))
        if key == "target":
            facts["targets"].append(_target(value))
        elif key == "section":
            marker, _, heading = (part.strip() for part in value.partition("|"))
            facts["sections"].append([marker, heading])
        elif key in LISTS:
            facts[LISTS[key]].append(value)
        elif key in HEADER:
            facts[key] = value
        else:
            raise ValueError(f"{slug}.reading: unknown fact {line!r}")
    return facts


def _target(line: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    name, op, value, value_max, unit, parent = cells[:6]
    target: dict[str, Any] = {
        "name": name,
        "op": op,
        "value": value or None,
        "value_max": value_max or None,
        "unit": unit or None,
        "parent": int(parent) if parent else None,
    }
    for pair in re.findall(r"(\w+)=(\S+)", " ".join(cells[6:])):
        target[pair[0]] = pair[1]
    return target


def score(expected: dict[str, Any], actual: dict[str, Any], source: str) -> Score:
    """Compare an actual reading with the expected one."""
    wants, gots = expected["targets"], actual.get("targets") or []
    place = _pairs(wants, gots)
    result = Score(right=len(place), expected=len(wants), found=len(gots))
    for number, want in enumerate(wants):
        if number not in place:
            result.faults.append(f"missed   {number}: {_words(want)}")
        elif want["parent"] is not None and want["parent"] in place:
            result.parents_expected += 1
            if gots[place[number]].get("parent") == place[want["parent"]]:
                result.parents_right += 1
            else:
                result.faults.append(f"parent   {number}: {_words(want)}")
    used = set(place.values())
    result.faults += [
        f"invented {number}: {_words(got)}" for number, got in enumerate(gots) if number not in used
    ]
    _score_facts(expected, actual, result)
    result.lost = _lost_words(actual, source)
    return result


def _pairs(wants: list[dict], gots: list[dict]) -> dict[int, int]:
    free, place = list(range(len(gots))), {}
    reach = WINDOW + abs(len(wants) - len(gots))
    for number, want in enumerate(wants):
        found = next((j for j in free if abs(number - j) <= reach and _same(want, gots[j])), None)
        if found is not None:
            place[number] = found
            free.remove(found)
    return place


def _same(want: dict, got: dict) -> bool:
    same_op = want["op"] == got.get("op") or {want["op"], got.get("op")} <= QUALITATIVE
    return (
        same_op
        and _number(want["value"]) == _number(got.get("value"))
        and _number(want["value_max"]) == _number(got.get("value_max"))
        and _plain(want["unit"]) == _plain(got.get("unit"))
        and alike(want["name"], got.get("name"))
    )


def _score_facts(expected: dict, actual: dict, result: Score) -> None:
    for key in HEADER:
        if wanted := expected.get(key):
            _fact(result, key, wanted, [_pick(actual, key)], 0.85)
    for marker, heading in expected["sections"]:
        found = [g[1] for g in actual.get("sections") or [] if _plain(g[0]) == _plain(marker)]
        _fact(result, f"section {marker}", heading, found, 0.9)
    for key, least in (("bases", 0.85), ("recipients", 0.9)):
        for wanted in expected[key]:
            _fact(result, key, wanted, actual.get(key) or [], least)
        extra = len(actual.get(key) or []) - len(expected[key])
        if extra > 0 and expected[key]:
            result.faults.append(f"{key}: {extra} too many")


def _fact(result: Score, key: str, wanted: str, found: list, least: float) -> None:
    result.facts_expected += 1
    if any(alike(wanted, got, least) for got in found if got is not None):
        result.facts_right += 1
    else:
        result.faults.append(f"{key}: {wanted!r}, not {found!r}"[:300])


def alike(wanted: str, got: str | None, least: float = 0.7) -> bool:
    a, b = _plain(wanted), _plain(got)
    return a == b or bool(b and (a in b or b in a)) or SequenceMatcher(None, a, b).ratio() >= least


def _lost_words(actual: dict, source: str) -> Counter[str]:
    kept = " ".join(_strings({k: v for k, v in actual.items() if k != "targets"}))
    need = Counter(_word_list(source)) - Counter(_word_list(FRAME))
    return need - Counter(_word_list(kept))


def _pick(actual: Any, path: str) -> Any:
    for key in path.split("."):
        actual = (actual or {}).get(key)
    return actual


def _strings(value: Any):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _plain(text: Any) -> str:
    composed = unicodedata.normalize("NFC", str(text or "")).casefold()
    return re.sub(r"[^\w%]+", " ", composed).strip()


def _word_list(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _words(target: dict) -> str:
    keys = ("name", "op", "value", "value_max", "unit", "parent")
    return " | ".join(str(target.get(key) or "") for key in keys)


def main(wanted: list[str]) -> None:
    from campaigns.intake.as_json import to_json
    from campaigns.intake.reading import read_text

    total = Score()
    for slug in wanted or slugs():
        text = source_text(slug)
        one = score(expected_reading(slug), to_json(read_text(text)), text)
        total += one
        print(
            f"{slug}: F1 {one.f1:.3f} ({one.right} of {one.expected}, found {one.found}), "
            f"parents {one.parents_right}/{one.parents_expected}, "
            f"facts {one.facts_right}/{one.facts_expected}, lost {sum(one.lost.values())}"
        )
        for fault in one.faults + [f"lost: {dict(one.lost)}"] * bool(one.lost):
            print("    ", fault)
    print(
        f"all: F1 {total.f1:.4f}, parents {total.parents_right}/{total.parents_expected}, "
        f"facts {total.facts_right}/{total.facts_expected}, lost {sum(total.lost.values())}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
