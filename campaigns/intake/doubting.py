"""Which targets a person should look at before they are kept. Pure."""

from __future__ import annotations

from campaigns.intake.parts import ReadTarget

# A target read less surely than this is shown first.
SURE = 0.8


def is_doubtful(target: ReadTarget) -> bool:
    """Say whether the target is counted among those to be looked at."""
    return bool(target.doubts) or target.sure < SURE
