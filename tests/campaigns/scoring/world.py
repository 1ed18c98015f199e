"""What the access matrix asks about scoring: drives at three stages, and a cluster."""

from __future__ import annotations

from django.db.models import Model

from campaigns.models import ScoreEvidence
from campaigns.scoring.services import ranking_close, ranking_publish, sheet_take
from tests.campaigns.scoring.made import DUE, Drive
from tests.cast import Cast
from tests.uploads import pdf_upload


def scored(cast: Cast) -> dict[str, Model]:
    """The village scored itself with a proof; its cluster is scoring. One drive is public."""
    drive = Drive(cast, ("Ao",))
    year = DUE.year
    cluster = drive.cluster("Cụm năm nay", "Hồng Lạc", "Ao", year=year)
    later = drive.cluster("Cụm năm sau", "Hồng Lạc", "Ao", year=year + 1)
    row = drive.criterion("Làm đường", "100", needs_evidence=True)
    drive.plan()
    drive.advance()
    sheet = drive.sheet("Hồng Lạc")
    sheet_take(
        sheet=sheet,
        points=drive.points({"Làm đường": "90"}),
        seen_version=0,
        uploads=[(row, pdf_upload("duong.pdf"))],
        by=cast.unit_head,
    )
    drive.advance()
    planned, public = drive.another("Đợt chưa chấm"), drive.another("Đợt đã công bố")
    planned.criterion("Việc", "100")
    planned.plan()
    public.criterion("Việc", "100")
    public.plan(["self"])
    public.advance()
    public.send("Hồng Lạc", {"Việc": "80"})
    public.advance()
    ranking_close(campaign=public.campaign, by=cast.clerk)
    ranking_publish(campaign=public.campaign, by=cast.clerk)
    return {
        "scored": drive.campaign,
        "scoring_planned": planned.campaign,
        "ranked": public.campaign,
        "scorer": drive.units["Ao"],
        "sheet": sheet,
        "score_proof": ScoreEvidence.objects.get(score__sheet=sheet),
        "cluster": cluster,
        "later_cluster": later,
    }
