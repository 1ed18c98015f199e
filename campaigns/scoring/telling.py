"""Points as the pages write them: the table of a cluster, and all criteria of one unit."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from campaigns.models import Campaign, ScoreEvidence
from campaigns.scoring.frozen import Content
from campaigns.scoring.papers import number
from emulation.org.models import Role, Unit, User
from emulation.org.rights import held
from targets.rules import REPORT_READERS


def table_lines(campaign: Campaign, content: Content) -> dict[str, Any]:
    rows = [
        {
            "rank": row["rank"],
            "unit": row["unit"],
            "url": reverse("unit_scores", args=[campaign.uid, row["unit_uid"]]),
            "cells": [
                (each["name"], number(row["totals"].get(each["key"], {}).get("points")))
                for each in content["columns"]
            ],
            "points": number(row["points"]),
            "words": row["note"],
        }
        for row in content["rows"]
    ]
    return {"cluster": content["cluster"], "rows": rows}


def unit_totals(content: Content, row: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return content, bonus, penalty and their sum, each with name and points of the columns."""
    kinds = (("Điểm nội dung", "content"), ("Điểm thưởng", "bonus"), ("Điểm trừ", "penalty"))
    return [
        (
            label,
            [
                (column["name"], number(row["totals"].get(column["key"], {}).get(kind)))
                for column in content["columns"]
            ],
        )
        for label, kind in (*kinds, ("Tổng điểm", "points"))
    ]


def unit_lines(
    user: User, campaign: Campaign, content: Content, row: dict[str, Any]
) -> list[dict[str, Any]]:
    proofs = _proofs(user, campaign, row["unit_key"])
    lines = []
    for criterion in content["criteria"]:
        key = str(criterion["key"])
        cells = [
            number(row["totals"].get(column["key"], {}).get("by_criterion", {}).get(key))
            for column in content["columns"]
        ]
        words = [
            (column["name"], word)
            for column in content["columns"]
            for word in row["words"].get(column["key"], {}).get(key, [])
        ]
        lines.append(
            {
                "criterion": criterion,
                "most": number(criterion["points"]),
                "cells": list(zip(content["columns"], cells, strict=True)),
                "formula": row["formulas"].get(key, {}).get("formula", ""),
                "words": words,
                "proofs": proofs.get(criterion["key"], []),
            }
        )
    return lines


def _proofs(user: User, campaign: Campaign, unit: int) -> dict[int, list[ScoreEvidence]]:
    """Return by criterion what the unit proved its points with: for the office and itself."""
    own = held(user, [Role.UNIT_HEAD], campaign.commune_id, Unit(pk=unit))
    if not own and not held(user, REPORT_READERS, campaign.commune_id):
        return {}
    rows = ScoreEvidence.objects.filter(score__sheet__campaign=campaign, score__sheet__unit=unit)
    found: dict[int, list[ScoreEvidence]] = {}
    for row in rows.select_related("score", "attachment").defer("attachment__content"):
        found.setdefault(row.score.criterion_id, []).append(row)
    return found
