"""The file of a cited paper: attached to a draft, frozen with it, read by its readers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns import services
from campaigns.content import plan_content
from tests.campaigns.plans_made import approved, draft, issue, submit
from tests.papers.papers_made import open_series
from tests.uploads import ONE_PAGE

BYTES = ONE_PAGE


def upload(name="Luật.pdf", content=BYTES):
    return SimpleUploadedFile(name, content, "application/pdf")


def attach(client, plan, given):
    basis = plan.bases.first()
    return client.post(reverse("basis_file", args=[plan.uid, basis.uid]), {"upload": given})


def file_of(plan):
    return plan_content(plan)["bases"][0]["file"]


def test_a_clerk_attaches_and_every_reader_of_the_draft_downloads(cast, client_of):
    plan = draft(cast)
    assert attach(client_of(cast.clerk), plan, upload()).status_code == 302
    kept = file_of(plan)
    address = reverse("cited_file", args=[plan.uid, kept["uid"]])
    response = client_of(cast.second_clerk).get(address)
    assert response.content == BYTES
    assert "attachment" in response["Content-Disposition"]
    assert client_of(cast.unit_head).get(address).status_code == 404
    assert client_of(cast.outsider).get(address).status_code == 404


def test_a_hostile_file_is_refused_with_a_sentence(cast, client_of):
    plan = draft(cast)
    response = attach(client_of(cast.clerk), plan, upload("virus.pdf", b"MZ not a paper"))
    assert response.status_code == 200
    assert "box-errors" in response.content.decode()
    assert file_of(plan) is None


@pytest.mark.parametrize(("person", "status"), [("unit_head", 403), ("outsider", 404)])
def test_others_attach_nothing(cast, client_of, person, status):
    plan = draft(cast)
    assert attach(client_of(getattr(cast, person)), plan, upload()).status_code == status


def test_the_issued_plan_keeps_its_file(cast, client_of):
    open_series(cast.commune)
    plan = draft(cast)
    services.basis_attach(basis=plan.bases.first(), upload=upload(), by=cast.clerk)
    kept = file_of(plan)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    issue(cast, plan)
    address = reverse("cited_file", args=[plan.uid, kept["uid"]])
    assert client_of(cast.viewer).get(address).content == BYTES
    assert plan.revisions.latest("number").content["bases"][0]["file"] == kept


def test_a_removed_file_is_gone_from_the_draft_alone(cast, client_of):
    plan = draft(cast)
    services.basis_attach(basis=plan.bases.first(), upload=upload(), by=cast.clerk)
    kept = file_of(plan)
    address = reverse("basis_file_remove", args=[plan.uid, plan.bases.first().uid])
    client_of(cast.clerk).post(address)
    assert file_of(plan) is None
    gone = reverse("cited_file", args=[plan.uid, kept["uid"]])
    assert client_of(cast.clerk).get(gone).status_code == 404


def test_another_plans_file_is_not_to_be_had_through_this_one(cast, client_of):
    open_series(cast.commune)
    other = draft(cast)
    services.basis_attach(basis=other.bases.first(), upload=upload(), by=cast.clerk)
    plan = approved(cast)
    address = reverse("cited_file", args=[plan.uid, file_of(other)["uid"]])
    assert client_of(cast.chairman).get(address).status_code == 404
