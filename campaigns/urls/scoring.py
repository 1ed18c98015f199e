"""Addresses of the scoring of a campaign, below /phong-trao/."""

from django.urls import path

from campaigns.scoring.views import board, leading, reading, sheets

SCORING = "<uuid:uid>/cham-diem/"

urlpatterns = [
    path(SCORING, reading.scoring_read, name="scoring_read"),
    path(f"{SCORING}cot/", leading.scoring_plan, name="scoring_plan"),
    path(f"{SCORING}chuyen/", leading.scoring_advance, name="scoring_advance"),
    path(f"{SCORING}mo-lai/", leading.scoring_go_back, name="scoring_go_back"),
    path(f"{SCORING}bang/", reading.score_table, name="score_table"),
    path(f"{SCORING}bang/pdf/", reading.ranking_pdf, name="ranking_pdf"),
    path(f"{SCORING}bang/excel/", reading.ranking_export, name="ranking_export"),
    path(f"{SCORING}don-vi/<uuid:unit_uid>/", reading.unit_scores, name="unit_scores"),
    path(
        f"{SCORING}tu-cham/<uuid:unit_uid>/",
        sheets.sheet_write,
        {"column": "self"},
        name="sheet_self",
    ),
    path(
        f"{SCORING}cum-cham/<uuid:unit_uid>/<uuid:scorer_uid>/",
        sheets.sheet_write,
        {"column": "cluster"},
        name="sheet_cluster",
    ),
    path(f"{SCORING}co-quan-cham/", board.board_write, {"column": "office"}, name="board_office"),
    path(
        f"{SCORING}hoi-dong-cham/",
        board.board_write,
        {"column": "council"},
        name="board_council",
    ),
    path(
        f"{SCORING}co-quan-cham/<uuid:unit_uid>/",
        sheets.sheet_write,
        {"column": "office"},
        name="sheet_office",
    ),
    path(
        f"{SCORING}hoi-dong-cham/<uuid:unit_uid>/",
        sheets.sheet_write,
        {"column": "council"},
        name="sheet_council",
    ),
    path(f"{SCORING}phieu/<uuid:sheet_uid>/tra-lai/", leading.sheet_reopen, name="sheet_reopen"),
    path(f"{SCORING}minh-chung/<uuid:score_proof_uid>/", sheets.score_file, name="score_file"),
    path(f"{SCORING}chot/", leading.ranking_close, name="ranking_close"),
    path(f"{SCORING}cong-bo/", leading.ranking_publish, name="ranking_publish"),
]
