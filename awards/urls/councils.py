"""Addresses of councils and their sittings, below /hoi-dong/."""

from django.urls import path

from awards.sitting.views import ballots, councils, papers, sittings, votes

SITTING = "phien/<uuid:uid>/"
BALLOT = f"{SITTING}bieu-quyet/<uuid:ballot_uid>/"
PRINTED = {
    "minutes": "bien-ban",
    "count": "kiem-phieu",
    "agenda": "danh-sach",
    "score": "phieu-cham",
}
FORMATS = {"pdf": "pdf", "docx": "word"}

urlpatterns = [
    path("", councils.council_list, name="council_list"),
    path("lap/", councils.council_create, name="council_create"),
    path("<uuid:uid>/", councils.council_read, name="council_read"),
    path("<uuid:uid>/sua/", councils.council_change, name="council_change"),
    path("<uuid:uid>/quyet-dinh/", councils.council_file, name="council_file"),
    path("<uuid:uid>/thanh-vien/", councils.member_add, name="council_member_add"),
    path(
        "<uuid:uid>/thanh-vien/<uuid:member_uid>/thoi/",
        councils.member_end,
        name="council_member_end",
    ),
    path("<uuid:uid>/lap-phien/", sittings.sitting_plan, name="sitting_plan"),
    path(SITTING, sittings.sitting_read, name="sitting_read"),
    path(f"{SITTING}tinh-hinh/", sittings.sitting_live, name="sitting_live"),
    path(f"{SITTING}sua/", sittings.sitting_change, name="sitting_change"),
    path(f"{SITTING}chuong-trinh/", sittings.sitting_agenda, name="sitting_agenda"),
    path(f"{SITTING}diem-danh/", sittings.sitting_attendance, name="sitting_attendance"),
    path(f"{SITTING}y-kien/<uuid:seat_uid>/", sittings.seat_file, name="seat_file"),
    path(f"{SITTING}dien-bien/", sittings.sitting_write, name="sitting_write"),
    path(f"{SITTING}khai-mac/", sittings.sitting_open, name="sitting_open"),
    path(f"{SITTING}ket-thuc/", sittings.sitting_close, name="sitting_close"),
    path(f"{BALLOT}vuot-ty-le/", ballots.quota_settle, name="quota_settle"),
    path(f"{SITTING}huy/", sittings.sitting_cancel, name="sitting_cancel"),
    path(f"{SITTING}bieu-quyet/", ballots.ballots_act, name="ballots_act"),
    path(BALLOT, ballots.ballot_read, name="ballot_read"),
    path(f"{BALLOT}chot/", ballots.ballot_close, name="ballot_close"),
    path(f"{BALLOT}kiem-phieu/", ballots.ballot_count, name="ballot_count"),
    path(f"{BALLOT}y-kien/", ballots.ballot_names, name="ballot_names"),
    path(f"{BALLOT}cach/", ballots.ballot_mode, name="ballot_mode"),
    path(f"{BALLOT}rut/", ballots.ballot_remove, name="ballot_remove"),
    path(f"{BALLOT}lam-lai/", ballots.ballot_begin_anew, name="ballot_begin_anew"),
    path(f"{BALLOT}khong-tham-gia/", ballots.conflict_add, name="conflict_add"),
    path(
        f"{BALLOT}khong-tham-gia/<uuid:conflict_uid>/bo/",
        ballots.conflict_remove,
        name="conflict_remove",
    ),
    path(f"{SITTING}phieu/", votes.vote_list, name="vote_list"),
    path(f"{SITTING}phieu/<uuid:ballot_uid>/", votes.vote_cast, name="vote_cast"),
    path(
        f"{SITTING}phieu/<uuid:ballot_uid>/khong-tham-gia/",
        votes.conflict_declare,
        name="conflict_declare",
    ),
    path(f"{SITTING}cap-so/", papers.minutes_issue, name="minutes_issue"),
    path(f"{SITTING}in/phieu-bieu-quyet/", papers.slips_pdf, name="slips_pdf"),
    *(
        path(
            f"{SITTING}in/{address}/{ending}/",
            papers.sitting_paper,
            {"paper": paper, "format": format},
            name=f"{paper}_{format}",
        )
        for paper, address in PRINTED.items()
        for format, ending in FORMATS.items()
    ),
]
