"""The library of phrasings: kept, found, put into a plan."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.library.phrases import content_of, is_simple, lines_of, phrase_text, state_items
from campaigns.models import Phrase
from campaigns.selectors import phrases_visible_to
from emulation.lib.states import StaleVersion
from emulation.org.models import Role
from emulation.org.rights import granting
from emulation.org.selectors import commune_unit
from emulation.trail.models import Entry
from tests.campaigns.edit_pages import address, fields_of, text_of
from tests.campaigns.plans_made import draft, fresh, with_targets
from tests.cast import make_user

SECTION = "Thi đua vì người nghèo\nMỗi đơn vị giúp một hộ.\n- Giảm … hộ nghèo.\n- Xóa … nhà tạm."


# What is typed, and what it becomes


@pytest.mark.parametrize(
    ("kind", "text"),
    [("sentence", "Khen kịp thời."), ("paragraph", "Một.\nHai."), ("section", SECTION)],
)
def test_what_was_typed_comes_back_as_it_was(kind, text):
    content = content_of(kind, text)

    assert is_simple(content)
    assert lines_of(content) == text


def test_a_section_has_heading_paragraphs_and_children():
    (item,) = content_of("section", SECTION)

    assert item["heading"] == "Thi đua vì người nghèo"
    assert [block["text"] for block in item["blocks"]] == ["Mỗi đơn vị giúp một hộ."]
    assert [c["blocks"][0]["text"] for c in item["children"]] == [
        "Giảm … hộ nghèo.",
        "Xóa … nhà tạm.",
    ]


def test_the_editor_gets_flat_items_with_new_names():
    first = list(state_items(content_of("section", SECTION), own=True))
    second = list(state_items(content_of("section", SECTION), own=True))

    whole, *children = first
    assert [child["parent"] for child in children] == [whole["uid"]] * 2
    assert whole["uid"] != second[0]["uid"]
    assert all(item["version"] is None and item["targets"] == [] for item in first)


# Services


def keep(cast, title="Vì người nghèo", kind="section", text=SECTION, **given):
    values = {"commune": cast.commune, "field": "society", "by": cast.clerk}
    return services.phrase_add(
        kind=kind, title=title, content=content_of(kind, text), **values | given
    )


@pytest.mark.django_db
@pytest.mark.postgres
class TestServices:
    def test_a_phrase_is_kept_told_and_found_by_any_of_its_words(self, cast):
        phrase = keep(cast)

        assert "nha tam" in phrase.search_key
        assert Entry.objects.get(object_uid=phrase.uid).code == "campaigns.phrase.added"

    def test_without_a_name_it_is_called_by_its_first_words(self, cast):
        phrase = keep(cast, title="", kind="sentence", text="Khen đúng người, đúng việc.")

        assert phrase.title == "Khen đúng người, đúng việc."

    def test_one_name_once(self, cast):
        keep(cast)

        with pytest.raises(ValidationError):
            keep(cast)

    def test_the_later_of_two_clerks_is_asked(self, cast):
        phrase = keep(cast)
        new = {"kind": "sentence", "field": "", "content": content_of("sentence", "Một.")}
        services.phrase_change(phrase=phrase, version=1, title="Mới", by=cast.clerk, **new)

        with pytest.raises(StaleVersion):
            services.phrase_change(
                phrase=phrase, version=1, title="Khác", by=cast.second_clerk, **new
            )

    def test_the_provinces_are_read_by_all_below_and_written_by_its_office(self, cast):
        officer = make_user(
            commune_unit(cast.province), "Đỗ Thị Yến", Role.ADMINISTRATOR, "yen-tinh"
        )
        phrase = keep(cast, commune=cast.province, by=officer)

        for clerk in (cast.clerk, cast.outsider):
            assert phrase in phrases_visible_to(clerk)
            assert granting(clerk, "campaigns.view_phrase", phrase)
            with pytest.raises(PermissionDenied):
                services.phrase_set_active(phrase=phrase, is_active=False, by=clerk)

    def test_a_neighbours_phrases_are_not_seen(self, cast):
        phrase = keep(cast)

        assert phrase not in phrases_visible_to(cast.outsider)
        assert granting(cast.outsider, "campaigns.view_phrase", phrase) is None
        for who in (cast.chairman, cast.outsider, cast.administrator):
            with pytest.raises(PermissionDenied):
                keep(cast, title="Khác", by=who)

    def test_an_item_is_kept_with_children_and_work_but_without_figures(self, cast):
        plan = draft(cast)
        with_targets(cast, plan)
        item = plan.items.get(position=2, parent=None)

        phrase = services.phrase_keep_item(
            item=item, commune=cast.commune, kind="section", title="Nội dung", by=cast.clerk
        )

        (section,) = phrase.content
        assert "Vải thiều: … tấn; nhãn: … tấn." in phrase_text(phrase.content)
        assert section["task"]["deadline"] is None
        assert section["theme"] == "Xây dựng nông thôn mới"
        assert not is_simple(phrase.content)

    def test_only_its_paragraphs_are_kept_where_that_was_asked(self, cast):
        item = with_targets(cast, draft(cast))

        phrase = services.phrase_keep_item(
            item=item, commune=cast.commune, kind="paragraph", title="Cây", by=cast.clerk
        )

        assert phrase.content[0]["children"] == [] and phrase.content[0]["task"] is None

    @pytest.mark.parametrize(
        ("where", "headings"),
        [
            ("after", ["A", "Thi đua vì người nghèo", "B"]),
            ("below", ["A", "B"]),
            ("inside", ["A", "B"]),
        ],
    )
    def test_a_phrase_stands_where_it_was_put(self, cast, where, headings):
        plan = services.plan_create(
            commune=cast.commune, kind="yearly", year=2024, title="Thi đua năm 2024",
            with_sections=False, by=cast.clerk,
        )  # fmt: skip
        first, _ = (services.item_add(plan=plan, heading=name, by=cast.clerk) for name in "AB")

        made = services.phrase_insert(phrase=keep(cast), item=first, where=where, by=cast.clerk)

        content = plan_content(fresh(plan))
        assert [item["heading"] for item in content["items"]] == headings
        assert made.plan == plan and Phrase.objects.get().used == 1
        below = [child["heading"] for child in content["items"][0]["children"]]
        assert below == (["Thi đua vì người nghèo"] if where == "below" else [])
        own = [block["text"] for block in content["items"][0]["blocks"]]
        assert own == (["Mỗi đơn vị giúp một hộ."] if where == "inside" else [])

    def test_a_section_kept_and_put_in_again_gives_the_same_work(self, cast):
        plan = draft(cast)
        item = plan.items.get(position=2, parent=None)
        phrase = services.phrase_keep_item(
            item=item, commune=cast.commune, kind="section", title="Nội dung", by=cast.clerk
        )

        made = services.phrase_insert(phrase=phrase, item=item, where="after", by=cast.clerk)

        assert cast.village in [party.unit for party in made.task.parties.all()]
        assert plan.themes.count() == 1  # a name stands once in a plan

    def test_what_the_editor_put_in_is_counted_and_told(self, cast):
        plan, phrase = draft(cast), keep(cast)

        services.phrase_count(phrase=phrase, plan=plan, by=cast.clerk)

        phrase.refresh_from_db()
        assert phrase.used == 1
        assert Entry.objects.filter(code="campaigns.item.phrase_inserted").count() == 1

    def test_a_neighbours_phrase_is_not_counted(self, cast):
        phrase = keep(cast, commune=cast.next_commune, by=cast.outsider)

        with pytest.raises(PermissionDenied):
            services.phrase_count(phrase=phrase, plan=draft(cast), by=cast.clerk)

    def test_a_neighbours_phrase_cannot_be_put_in(self, cast):
        phrase = keep(cast, commune=cast.next_commune, by=cast.outsider)
        item = draft(cast).items.first()

        with pytest.raises(PermissionDenied):
            services.phrase_insert(phrase=phrase, item=item, where="after", by=cast.clerk)


# Pages


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def browser(self, cast, client_of):
        return client_of(cast.clerk)

    def test_added_found_without_accents_changed_and_put_aside(self, browser):
        add, rows = reverse("phrase_add"), reverse("phrase_list")
        browser.post(add, fields_of(browser.get(add), kind="section", title="Nghèo", text=SECTION))
        phrase = Phrase.objects.get()
        one = reverse("phrase_change", args=[phrase.uid])
        assert "Nghèo" in text_of(browser.get(f"{rows}?words=nha+tam"))
        assert "Không có mẫu câu nào khớp" in text_of(browser.get(f"{rows}?words=rung"))

        browser.post(one, fields_of(browser.get(one), title="Vì người nghèo"))
        assert "Vì người nghèo" in text_of(browser.get(rows))
        browser.post(reverse("phrase_set_active", args=[phrase.uid]), {"viec": "cat"})

        assert "Chưa có mẫu câu nào" in text_of(browser.get(rows))
        assert "Vì người nghèo" in text_of(browser.get(f"{rows}?put_aside=on"))

    def test_a_stale_form_keeps_what_was_typed(self, cast, browser):
        phrase = keep(cast)
        one = reverse("phrase_change", args=[phrase.uid])
        fields = fields_of(browser.get(one), title="Bản của tôi")
        services.phrase_change(
            phrase=phrase, version=1, title="Bản kia", kind="section", field="",
            content=phrase.content, by=cast.second_clerk,
        )  # fmt: skip

        page = browser.post(one, fields)

        assert page.status_code == 409
        assert "Bản của tôi" in text_of(page) and "Bản kia" in text_of(page)

    def test_the_outsider_reads_none_of_ours(self, cast, client_of):
        phrase, outsider = keep(cast), client_of(cast.outsider)
        plan = draft(cast)
        item = plan.items.first()

        assert phrase.title not in text_of(outsider.get(reverse("phrase_list")))
        assert outsider.get(reverse("phrase_change", args=[phrase.uid])).status_code == 404
        assert outsider.post(reverse("phrase_set_active", args=[phrase.uid])).status_code == 404
        for name in ("phrase_keep", "phrase_insert"):
            assert outsider.get(address(name, plan, item)).status_code == 404
        assert outsider.get(address("draft_phrases", plan)).status_code == 404
        counting = reverse("draft_phrase_count", args=[plan.uid, phrase.uid])
        assert outsider.post(counting).status_code == 404

    def test_an_item_goes_into_the_library_and_out_again(self, cast, browser):
        plan = draft(cast)
        item = plan.items.get(position=2, parent=None)
        page = text_of(browser.get(address("item_edit", plan, item)))
        assert address("phrase_keep", plan, item) in page
        keeping = address("phrase_keep", plan, item)

        browser.post(keeping, fields_of(browser.get(keeping), title="Nội dung hay"))
        inserting = address("phrase_insert", plan, item)
        assert "Nội dung hay" in text_of(browser.get(f"{inserting}?words=noi+dung"))
        data = {"phrase": str(Phrase.objects.get().uid), "where": "after"}
        page = browser.post(inserting, data, follow=True)

        assert "Đã chèn mẫu câu" in text_of(page)
        headings = [item["heading"] for item in walk(plan_content(fresh(plan))["items"])]
        assert headings.count("NỘI DUNG THI ĐUA") == 2

    def test_nothing_chosen_says_what_to_do(self, cast, browser):
        plan = draft(cast)
        page = browser.post(address("phrase_insert", plan, plan.items.first()), {})

        assert "Chọn một mẫu câu và chỗ chèn." in text_of(page)

    def test_the_editor_is_offered_phrases_in_its_own_form(self, cast, browser):
        keep(cast)
        keep(cast, title="Khác", kind="sentence", text="Báo cáo đúng hạn.")
        plan = draft(cast)

        answer = browser.get(f"{address('draft_phrases', plan)}?q=nguoi ngheo")

        (phrase,) = json.loads(answer.content)["phrases"]
        assert (phrase["title"], phrase["kind_name"], phrase["own"]) == (
            "Vì người nghèo",
            "Mục",
            True,
        )
        assert len(phrase["items"]) == 3
        assert browser.post(phrase["count"]).status_code == 204
        assert Phrase.objects.get(title="Vì người nghèo").used == 1

    def test_a_list_of_thirty_asks_no_more_than_one_of_one(self, cast, browser):
        keep(cast)
        rows = reverse("phrase_list")
        browser.get(rows)
        with CaptureQueriesContext(connection) as few:
            browser.get(rows)
        for number in range(30):
            keep(cast, title=f"Mẫu {number}")

        browser.get(rows)
        with CaptureQueriesContext(connection) as many:
            browser.get(rows)

        assert len(many) == len(few)
