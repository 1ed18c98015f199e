"""The demonstration's plans: whole, correct, and in words of our own."""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import fields, is_dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from emulation.demonstration import (
    dong_tam_2024,
    dong_tam_drive_2024,
    households,
    ngo_quyen_2024,
    places,
)
from emulation.demonstration.parts import ItemSpec, PlanSpec

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "plans"
PLANS = {
    "dong-tam": dong_tam_2024.PLAN,
    "ngo-quyen": ngo_quyen_2024.PLAN,
    "drive": dong_tam_drive_2024.PLAN,
}
REAL_PLANS = ("dong-tam", "ngo-quyen")
FIGURE = re.compile(r"\{(?P<key>\w+)(?:\.(?P<slot>\w+))?=(?P<printed>[^{}]+)\}")
SLOTS = ("value", "value_max", "numerator", "denominator")
LONGEST_SHARED_RUN = 11  # words in a row that our text may share with a source

# What a paper, a law, a movement or an event is called is a fact, not somebody's sentence.
FACTS = (
    "Kế hoạch số 25/KH-UBND ngày 29/01/2024 của UBND huyện Yên Thế "
    "về phát động các phong trào thi đua năm 2024",
    "Kế hoạch số 24/KH-UBND ngày 26/01/2024 của Chủ tịch UBND thành phố Bắc Giang "
    "về phát động các phong trào thi đua năm 2024",
    "Nghị quyết số 38/NQ-HĐND ngày 20/12/2023 của HĐND Phường Ngô Quyền "
    "về nhiệm vụ phát triển kinh tế - xã hội Phường Ngô Quyền năm 2024",
    "Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị",
    "Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng Chính phủ về việc phát động thi đua "
    "thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hàng năm "
    "và kế hoạch 5 năm (2021 - 2025)",
    "Chỉ thị số 26-CT/TU ngày 02/6/2023 của Ban Thường vụ Tỉnh ủy",
    "Chỉ thị số 26-CT/TU của Ban Thường vụ Tỉnh ủy",
    "về chấn chỉnh tác phong, lề lối làm việc",
    "Chỉ thị số 01/CT-UBND ngày 06/10/2020 của Chủ tịch UBND thành phố về việc chấn chỉnh, "
    "tăng cường công tác quản lý trật tự đô thị trên địa bàn",
    "Chỉ thị số 17-CT/TU ngày 27/02/2020 và Chỉ thị số 19-CT/TU ngày 11/6/2020 "
    "của Ban Thường vụ Tỉnh ủy",
    "Nghị quyết số 368-NQ/TU ngày 11/9/2023 của Ban Chấp hành Đảng bộ thành phố Bắc Giang "
    "về việc sắp xếp đơn vị hành chính giai đoạn 2023-2030",
    "Kế hoạch số 156/KH-UBND ngày 20/9/2023 của Ủy ban nhân dân thành phố Bắc Giang "
    "về thực hiện sắp xếp đơn vị hành chính cấp xã, giai đoạn 2023-2025",
    "“Tuyên truyền gương điển hình tiên tiến giai đoạn 2022-2025”",
    "Đại hội Đảng bộ Phường Ngô Quyền lần thứ XII, nhiệm kỳ 2020 - 2025",
    "“mọi khó khăn, vướng mắc đều phải có hướng tháo gỡ và phải được tháo gỡ kịp thời”",
    "94 năm ngày thành lập Đảng Cộng sản Việt Nam",
    "70 năm Chiến thắng Điện Biên Phủ và Giải phóng Thủ đô",
    "80 năm Ngày thành lập Quân đội nhân dân Việt Nam",
    "35 năm Ngày hội Quốc phòng toàn dân",
    "140 năm cuộc Khởi nghĩa Nông dân Yên Thế",
    "“Toàn dân đoàn kết xây dựng đời sống văn hóa”",
    "làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
)


def walk(items: tuple[ItemSpec, ...]):
    for item in items:
        yield item
        yield from walk(item.children)


def paragraphs(plan: PlanSpec) -> list[str]:
    """Every paragraph that may carry figures: the items' own."""
    return [part for item in walk(plan.items) for part in item.content if isinstance(part, str)]


def figures(plan: PlanSpec) -> list[tuple[str, str, str]]:
    return [
        (found["key"], found["slot"] or "value", found["printed"])
        for paragraph in paragraphs(plan)
        for found in FIGURE.finditer(paragraph)
    ]


def keys_of_item(item: ItemSpec) -> set[str]:
    texts = [part for part in item.content if isinstance(part, str)]
    return {found["key"] for text in texts for found in FIGURE.finditer(text)} | {*item.targets}


def every_string(value):
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for entry in fields(value):
            yield from every_string(getattr(value, entry.name))
    elif isinstance(value, (tuple, list)):
        for entry in value:
            yield from every_string(entry)


def lines_of(plan: PlanSpec) -> list[str]:
    """Every line of the paper's text, its figures still marked."""
    headings = [item.heading for item in walk(plan.items)]
    bases = [basis.text for basis in plan.bases]
    recipients = [recipient.text for recipient in plan.recipients]
    return [*bases, *plan.opening, *headings, *paragraphs(plan), *plan.closing, *recipients]


def printed_text(plan: PlanSpec) -> list[str]:
    return [FIGURE.sub(lambda found: found["printed"], line) for line in lines_of(plan)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def number(printed: str) -> Decimal:
    return Decimal(printed.replace(".", "").replace(",", "."))


def source_text(name: str) -> str:
    path = SOURCES / f"{name}-2024.txt"
    if not path.exists():
        pytest.skip("Không có bản gốc của kế hoạch ở đây nên không so được câu chữ.")
    return path.read_text(encoding="utf-8")


def expected_reading(name: str) -> dict:
    path = SOURCES / f"{name}-2024.expected.json"
    if not path.exists():
        pytest.skip("Không có bản đọc mẫu của kế hoạch ở đây nên không so được chỉ tiêu.")
    reading = json.loads(path.read_text(encoding="utf-8"))
    return json.loads(unicodedata.normalize("NFC", json.dumps(reading, ensure_ascii=False)))


def alike(one: str, other: str) -> bool:
    one, other = " ".join(words(one)), " ".join(words(other))
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= 0.8


def without_facts(text: str, facts: list[str]) -> str:
    """Our words, with a bar where a fact stood: no run reaches across it."""
    bare = f" {' '.join(words(text))} "
    for fact in sorted(facts, key=len, reverse=True):
        bare = bare.replace(f" {' '.join(words(fact))} ", " | ")
    return bare


def runs_of(plan: PlanSpec, length: int) -> dict[tuple[str, ...], str]:
    names = [target.name for target in plan.targets if len(words(target.name)) > 3]
    facts = [*FACTS, plan.motto, *names, "figure"]
    runs = {}
    for line in lines_of(plan):
        for piece in without_facts(FIGURE.sub(" figure ", line), facts).split("|"):
            own = piece.split()
            for start in range(len(own) - length + 1):
                runs[tuple(own[start : start + length])] = line
    return runs


def runs_of_source(name: str, length: int) -> set[tuple[str, ...]]:
    theirs = words(source_text(name))
    return {tuple(theirs[start : start + length]) for start in range(len(theirs) - length + 1)}


@pytest.mark.parametrize("source", REAL_PLANS)
@pytest.mark.parametrize("name", PLANS)
def test_no_sentence_is_taken_from_a_source(name, source):
    length = LONGEST_SHARED_RUN + 1

    shared = runs_of(PLANS[name], length).keys() & runs_of_source(source, length)

    assert not {" ".join(run) for run in shared}


@pytest.mark.parametrize("name", REAL_PLANS)
def test_the_text_is_about_as_long_as_the_source(name):
    ours = sum(len(words(line)) for line in printed_text(PLANS[name]))

    assert 0.85 <= ours / len(words(source_text(name))) <= 1.1


@pytest.mark.parametrize("name", REAL_PLANS)
def test_targets_are_those_a_careful_person_reads(name):
    expected = expected_reading(name)["targets"]
    targets = PLANS[name].targets
    keys = [target.key for target in targets]

    assert len(targets) == len(expected)
    for ours, theirs in zip(targets, expected, strict=True):
        parent = keys.index(ours.parent) if ours.parent else None
        assert (ours.op, ours.value or None, ours.value_max or None) == (
            theirs["op"],
            theirs["value"],
            theirs["value_max"],
        ), ours.key
        assert (ours.unit or None, parent) == (theirs["unit"], theirs["parent"]), ours.key
        assert alike(ours.name, theirs["name"]), (ours.name, theirs["name"])


@pytest.mark.parametrize("name", REAL_PLANS)
def test_header_parts_are_those_of_the_source(name):
    expected, plan = expected_reading(name), PLANS[name]

    assert plan.motto == expected["theme"]
    assert [words(basis.text) for basis in plan.bases] == [words(b) for b in expected["bases"]]
    assert [item.heading for item in plan.items] == [head for _, head in expected["sections"]]
    assert len(plan.recipients) == len(expected["recipients"])


def test_tree_has_the_places_of_the_sources():
    def shape(item):
        texts = len([part for part in item.content if isinstance(part, str)])
        return (texts, [shape(child) for child in item.children])

    def leaves(*counts):
        return [(count, []) for count in counts]

    dong_tam = [shape(item)[1] for item in dong_tam_2024.PLAN.items]
    ngo_quyen = [shape(item)[1] for item in ngo_quyen_2024.PLAN.items]

    assert dong_tam == [
        leaves(1, 2),
        [(0, leaves(1, 1, 2, 1, 1, 1)), (0, leaves(*[1] * 15))],
        [(1, []), (0, leaves(*[1] * 6)), (0, leaves(*[1] * 4))],
    ]
    assert ngo_quyen == [
        [(0, leaves(1, 1)), (0, leaves(1, 1, 1))],
        [(1, leaves(1, 1, 1, 1, 1, 1, 1, 2)), (0, leaves(*[1] * 16))],
        [(1, []), (0, leaves(*[1] * 6)), (0, leaves(*[1] * 4))],
    ]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_figure_is_its_targets_own(plan):
    targets = {target.key: target for target in plan.targets}

    assert len(targets) == len(plan.targets)
    for key, slot, printed in figures(plan):
        assert slot in SLOTS
        assert number(printed) == Decimal(getattr(targets[key], slot)), (key, slot)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_target_stands_in_the_text_once(plan):
    in_text = Counter((key, slot) for key, slot, _ in figures(plan))
    named = Counter(key for item in walk(plan.items) for key in item.targets)

    with_figure = {
        (target.key, slot) for target in plan.targets for slot in SLOTS if getattr(target, slot)
    }
    without_figure = {target.key for target in plan.targets if not target.value}
    assert in_text == Counter(with_figure)
    assert named == Counter(without_figure)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_targets_come_in_text_order(plan):
    marked = list(dict.fromkeys(key for key, _, _ in figures(plan)))
    item_of = {
        key: number for number, item in enumerate(walk(plan.items)) for key in keys_of_item(item)
    }

    assert marked == [target.key for target in plan.targets if target.key in marked]
    places_in_text = [item_of[target.key] for target in plan.targets]
    assert places_in_text == sorted(places_in_text)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_parents_and_parts_agree(plan):
    targets = {target.key: target for target in plan.targets}
    for target in plan.targets:
        assert bool(target.parent) == bool(target.part_rule), target.key
    for key in {t.parent for t in plan.targets if t.part_rule == "adds_up"}:
        parts = [Decimal(t.value) for t in plan.targets if t.parent == key]
        assert sum(parts) == Decimal(targets[key].value)


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_words_of_choice_are_known(plan):
    for target in plan.targets:
        assert target.op in {"=", "<", "<=", ">", ">=", "range", "maintain", "achieve"}
        assert target.kind in {"amount", "percentage", "count", "change", "level", "qualitative"}
        assert target.direction in {"higher", "lower", "exactly", "within"}
        assert target.field in {"economy", "society", "environment", "security", "politics"}
        assert target.part_rule in {"", "adds_up", "share_of", "detail"}
    for item in walk(plan.items):
        assert item.style in {"", "roman", "decimal", "outline", "letter", "dash", "plus", "none"}
        assert bool(item.style) == bool(item.children), item.heading


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_opening_holds_the_motto_and_the_bases_inside_it(plan):
    opening = " ".join(plan.opening)

    assert f"{plan.motto_label} “{plan.motto}”" in opening.replace(":", "")
    for basis in plan.bases:
        inside = f"{basis.lead} {basis.text}" in opening
        assert inside != basis.standing


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_units_and_positions_named_exist(plan):
    known = {unit.name for place in places.PLACES for unit in place.units}
    titles = {title for place in places.PLACES for p in place.people for _, title, _ in p.positions}
    tasks = [item.task for item in walk(plan.items) if item.task]

    assert tasks
    for task in tasks:
        assert task.lead
        assert {*task.lead, *task.coordinating} <= known | titles, task.summary
        assert not set(task.lead) & set(task.coordinating)
    for recipient in plan.recipients:
        assert set(recipient.units) <= known, recipient.text
        assert bool(recipient.units) == (recipient.text != "Lưu: VT")
    for target in plan.targets:
        assert set(target.units) <= known, target.key


@pytest.mark.parametrize(
    "value", [*PLANS.values(), *places.PLACES], ids=[*PLANS, *(p.unit for p in places.PLACES)]
)
def test_text_is_clean(value):
    for text in every_string(value):
        assert unicodedata.is_normalized("NFC", text), text
        assert text == text.strip(), text
        assert not re.search(r"  |\.\.\.| [,;:.%)”]|[(“] |\"|,,|;;", text), text
        assert not re.search(r"[,;:](?=[^\W\d_])", text), text
        assert text.count("“") == text.count("”") and text.count("(") == text.count(")"), text


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_paragraphs_end_as_they_should(plan):
    for paragraph in [*paragraphs(plan), *plan.opening, *plan.closing]:
        assert paragraph.endswith((".", ":")), paragraph
    for item in walk(plan.items):
        assert bool(item.heading) or bool(item.content)


def test_spelling_slips_of_the_sources_are_mended():
    text = " ".join(t for plan in PLANS.values() for t in every_string(plan))

    for slip in ("Mần non", "lợn lái", "tự nguyên", "naanh", "điển hình tiến", "Kế hoach"):
        assert slip not in text
    for plan in PLANS.values():
        for line in printed_text(plan):
            assert not re.search(r"(\b[^\W\d_]+\b) \1\b", line), line  # a word typed twice


@pytest.mark.parametrize("place", [places.DONG_TAM, places.NGO_QUYEN], ids=lambda p: p.unit)
def test_each_commune_has_every_role(place):
    roles = {role for person in place.people for _, role in person.memberships}

    assert roles == {
        "clerk",
        "unit_head",
        "checker",
        "chairman",
        "records_clerk",
        "accountant",
        "council_member",
        "council_secretary",
        "viewer",
        "administrator",
    }
    heads = Counter(u for p in place.people for u, role in p.memberships if role == "unit_head")
    for village in place.villages:
        assert heads[village.name] == 1
    assert set(heads.values()) == {1}
    assert any(len(person.memberships) > 1 for person in place.people)


def test_units_and_people_are_well_made():
    everybody = [person for place in places.PLACES for person in place.people]
    all_units = {unit.name for place in places.PLACES for unit in place.units}

    assert len({person.login for person in everybody}) == len(everybody)
    for place in places.PLACES:
        names = [unit.name for unit in place.units]
        codes = [unit.code for unit in place.units if unit.code]
        assert len(set(names)) == len(names) and len(set(codes)) == len(codes)
        assert place.unit in names
        assert len({p.name for p in place.people}) == len(place.people)
        assert {unit.superior for unit in place.units} <= all_units | {""}
        for person in place.people:
            held = {u for u, *_ in (*person.positions, *person.memberships)}
            assert held <= set(names), person.name


def test_only_the_signer_of_ngo_quyen_is_a_real_person():
    without_birth_year = [
        person.name
        for place in places.PLACES
        for person in place.people
        if person.birth_year is None
    ]

    assert without_birth_year == ["Vũ Trí Khánh"]


def test_example_figures_of_dong_tam_add_up():
    assert len(places.DONG_TAM.villages) == 6
    assert sum(village.farmland_ha for village in places.DONG_TAM.villages) == 475


def test_households_are_the_same_at_every_run():
    for village in places.DONG_TAM.villages + places.NGO_QUYEN.villages:
        made = households.households_of(village)

        assert made == households.households_of(village)
        assert 8 <= len(made) <= 12
        assert len({household.code for household in made}) == len(made)
        for household in made:
            assert household.code.startswith(f"{village.code}-")
            assert household.head.relation == "Chủ hộ"
            assert 2 <= len(household.members) <= 5
            assert len({member.name for member in household.members}) == len(household.members)
            assert all(1925 <= member.birth_year < 2024 for member in household.members)
