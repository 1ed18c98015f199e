"""Modules get hashed names in as many passes as their longest chain of imports needs."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from emulation.static_names import ModuleStaticFilesStorage

SCRIPTS = Path(__file__).parent.parent / "static" / "js"
_IMPORT = re.compile(r"""^(?:import|export)\b[^"';]*?from\s*"(\.[^"]+)";""", re.M)


def imported(path: Path) -> list[Path]:
    places = ((path.parent / found).resolve() for found in _IMPORT.findall(path.read_text()))
    return [place for place in places if place.is_relative_to(SCRIPTS)]


@cache
def chain(path: Path) -> int:
    """Count the modules of the longest chain of imports; a circle raises ``RecursionError``."""
    return 1 + max((chain(one) for one in imported(path)), default=0)


def test_no_module_imports_itself_and_no_chain_outlasts_the_passes():
    lengths = {path.name: chain(path) for path in SCRIPTS.rglob("*.js")}

    assert lengths["page.js"] > 3  # imports were found at all
    assert max(lengths.values()) < ModuleStaticFilesStorage.max_post_process_passes


def test_every_imported_module_is_there():
    missing = [
        (path.name, one.name)
        for path in SCRIPTS.rglob("*.js")
        for one in imported(path)
        if not one.exists()
    ]
    assert missing == []
