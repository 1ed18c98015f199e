"""What came of every target of a span at the end of a period, computed from its rows.

No query of its own but for targets that the portal counts.
"""

from targets.reporting.outcomes.computation import outcomes_of
from targets.reporting.outcomes.rows import Key, Outcome

__all__ = ["Key", "Outcome", "outcomes_of"]
