"""Targets and appendices of a plan are edited with ordinary forms."""

from __future__ import annotations

import pytest

from targets.services import span_for_year
from tests.campaigns.edit_pages import (
    address,
    fields_of,
    make_target,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_page_of_targets_says_where_to_begin(cast, plan, client_of):
    page = text_of(client_of(cast.clerk).get(address("plan_targets", plan)))
    assert "Năm 2024 chưa có chỉ tiêu nào." in page


def test_targets_are_listed_placed_and_taken_off(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    span = span_for_year(commune=cast.commune, year=2024, by=None)
    target = make_target(cast, span, "chè búp tươi", 20)
    url = address("plan_targets", plan)
    page = client.post(url, {"item": str(item.uid)})
    assert "Chọn ít nhất một chỉ tiêu." in text_of(page)
    client.post(url, {"item": str(item.uid), "targets": [str(target.uid)]})
    row = plan.plantargets.get()
    assert row.item == item
    assert "20 tấn" in text_of(client.get(url))
    edit = address("plan_target_edit", plan, row)
    client.post(edit, fields_of(client.get(edit), item="", words="Chè búp tươi: 20 tấn"))
    row.refresh_from_db()
    assert (row.item, row.words) == (None, "Chè búp tươi: 20 tấn")
    client.post(address("plan_target_remove", plan, row))
    assert not plan.plantargets.exists()


def test_appendix_is_added_changed_and_removed(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("appendix_add", plan)
    page = client.post(url, fields_of(client.get(url), them="table"))
    changes = {
        "title": "Danh mục việc",
        "orientation": "landscape",
        "blocks-1-cells": "TT\tViệc\n1\tTrồng cây",
    }
    assert client.post(url, fields_of(page, **changes)).status_code == 302
    appendix = plan.appendices.get()
    assert appendix.blocks.get().table["rows"] == [["TT", "Việc"], ["1", "Trồng cây"]]
    edit = address("appendix_edit", plan, appendix)
    late = fields_of(client.get(edit), title="Bản gõ sau")
    client.post(edit, fields_of(client.get(edit), title="Danh mục công việc"))
    page = client.post(edit, late)
    assert page.status_code == 409
    assert "Danh mục công việc" in text_of(page)
    assert "Trồng cây" in text_of(client.get(address("appendix_remove", plan, appendix)))
    client.post(address("appendix_remove", plan, appendix))
    assert not plan.appendices.exists()
