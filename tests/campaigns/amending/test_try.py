import pytest
from campaigns import services
from campaigns.amendments import content_in_force
from campaigns.content import plan_content
from campaigns.paper import plan_document, consolidated_document
from emulation.papers.pdf import render_pdf
from emulation.papers.word import render_docx
from targets.models import Target
from tests.campaigns.amending.amendments_made import *
from tests.campaigns.plans_made import fresh

pytestmark = pytest.mark.django_db

def test_try(cast):
    plan = issued_plan(cast)
    d = amend(cast, plan, "khoản 2 Mục II")
    retype(cast, amending_item(d, "Vải"), "Vải thiều: 1.200 tấn; nhãn: 240 tấn.")
    vai = Target.objects.get(name="Vải thiều")
    assert vai.current.value == 1000
    services.amended_items_strike(plan=fresh(d), items=[uid_of(plan, "khoản 1 Mục III")], by=cast.clerk)
    services.amended_item_insert(plan=fresh(d), place=uid_of(plan, "khoản 2 Mục III"), text="Trạm y tế báo cáo hằng quý.", by=cast.clerk)
    services.amended_item_insert(plan=fresh(d), place=uid_of(plan, "khoản 1 Mục II"), text="Xen giữa.", by=cast.clerk)
    services.amended_items_add(plan=fresh(d), items=[], parts=["recipients"], by=cast.clerk)
    c = plan_content(fresh(d))
    print([ (x["deed"], x["name"], x["beside"], x["marker"]) for x in c["amends"]["changes"]])
    open("/tmp/p3/g/a.pdf","wb").write(render_pdf(plan_document(c, is_draft=True)))
    render_docx(plan_document(c, is_draft=True))
    put_through(cast, d)
    vai.refresh_from_db()
    print(vai.current.value, vai.current.paper, vai.current.paper_on)
    f = content_in_force(fresh(plan))
    print(f["target_changes"], f["amended_by"])
    open("/tmp/p3/g/b.pdf","wb").write(render_pdf(consolidated_document(f, fresh(plan).paper.citation)))
    assert 0
