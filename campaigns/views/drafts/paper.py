"""The live paper beside the editor: its HTML, and where its pages begin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from campaigns.drafts.paper import draft_paper as paper_of
from campaigns.drafts.paper import known_pages, pages
from campaigns.models import Plan
from campaigns.views.edit.common import plan_page


@never_cache
@require_safe
@plan_page
def draft_paper(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The pages come with it only if they are known: laying them out takes longer."""
    paper = paper_of(plan)
    answer = {"html": paper.html, "etag": paper.etag, **known_pages(paper)}
    etag = quote_etag(paper.etag)
    response = JsonResponse(answer, headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response)


@never_cache
@require_safe
@plan_page
def draft_paper_pages(request: HttpRequest, plan: Plan) -> HttpResponse:
    """``etag`` says to which paper the pages belong."""
    paper = paper_of(plan)
    return JsonResponse({"etag": paper.etag, **pages(paper)})
