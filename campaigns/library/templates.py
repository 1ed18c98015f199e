"""Templates of whole plans: those that come with the portal, and the office's own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from campaigns.models import PlanKind, PlanTemplate
from emulation.org.models import Commune

FOLDER = Path(__file__).parents[1] / "data" / "templates"


@dataclass(frozen=True)
class Template:
    """``key`` stands in the address: the name of a file, or the uid of an office's own."""

    key: str
    name: str
    about: str
    kind: str
    content: dict[str, Any]
    own: PlanTemplate | None = None

    @property
    def kind_name(self) -> str:
        return str(PlanKind(self.kind).label)

    @property
    def headings(self) -> list[str]:
        """What the template is made of, to choose by."""
        return [item["heading"] for item in self.content["items"]]


@cache
def usual_templates() -> tuple[Template, ...]:
    """Return the templates in ``data/templates``, in the order of their files."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.json")))


def templates_for(communes: Iterable[Commune]) -> list[Template]:
    """Return the offices' own templates, then the usual ones."""
    own = PlanTemplate.objects.filter(commune__in=list(communes), is_active=True)
    return [own_template(row) for row in own] + list(usual_templates())


def own_template(row: PlanTemplate) -> Template:
    return Template(str(row.uid), row.name, "Mẫu của đơn vị.", row.kind, row.content, row)


def _read(path: Path) -> Template:
    given = json.loads(path.read_text(encoding="utf-8"))
    return Template(path.stem, given["name"], given["about"], given["kind"], given["content"])
