import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.awards.checking.made import in_check, opened, worker
pytestmark = pytest.mark.django_db
def test_q(cast, client_of):
    round_ = opened(cast)
    [row] = in_check(cast, round_, worker(cast), award="lao-dong-tien-tien")
    b = client_of(cast.clerk)
    for a in (f"/khen-thuong/ho-so/{row.uid}/tham-dinh/ket-luan/", f"/khen-thuong/ho-so/{row.uid}/tham-dinh/", f"/khen-thuong/dot/{round_.uid}/tham-dinh/"):
        with CaptureQueriesContext(connection) as asked:
            r = b.get(a)
        print(r.status_code, len(asked), a)
        for q in asked: print("  ", q["sql"][:60].replace("\n"," "), "...", q["sql"][q["sql"].find(" FROM "):][:110])
