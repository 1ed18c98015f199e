"""The way of letters to late units."""

from __future__ import annotations

from campaigns.models import UrgingState
from campaigns.routing.route import Route, usual_steps
from campaigns.states import URGING_MOVES

RIGHT = "campaigns.{}_urging"
ROUTE = Route(
    noun="Công văn",
    right=RIGHT,
    entry="campaigns.urging.{}",
    states=UrgingState,
    moves=URGING_MOVES,
    steps=usual_steps(RIGHT, UrgingState),
)
urging_step = ROUTE.step
