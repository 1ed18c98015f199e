"""Lists as Excel files: what the page shows to the same person, and nothing more."""

import io

import openpyxl
from django.urls import reverse

from tests.campaigns.plans_made import draft, issued
from tests.papers.papers_made import open_series


def rows_of(client, name, **query):
    response = client.get(reverse(name), query)
    assert response.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_plans_go_out_as_the_reader_sees_them(cast, client_of):
    open_series(cast.commune)
    published, _ = issued(cast), draft(cast)
    clerk, viewer = client_of(cast.clerk), client_of(cast.viewer)
    assert len(rows_of(clerk, "plan_export")) == 2
    ((title, commune, year, kind, number, day, state),) = rows_of(viewer, "plan_export")
    assert (title, year, state) == (published.title, 2024, "Đã ban hành")
    assert number == published.paper.full_number
    assert day.date() == published.paper.issued_on
    assert commune == "Xã Đồng Tâm" and kind == "Kế hoạch năm"
    assert rows_of(client_of(cast.outsider), "plan_export") == []


def test_papers_go_out_as_filtered(cast, client_of):
    open_series(cast.commune)
    paper = issued(cast).paper
    viewer = client_of(cast.viewer)
    assert [row[0] for row in rows_of(viewer, "paper_export")] == [paper.full_number]
    assert rows_of(viewer, "paper_export", words="khong co van ban nay") == []
    assert rows_of(client_of(cast.outsider), "paper_export") == []
