import pytest

from tests.campaigns.scoring.made import Drive
from tests.cast import Cast
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def drive(cast: Cast) -> Drive:
    """Four villages, two clusters of two, the usual criteria, all columns planned."""
    made = Drive(cast)
    made.cluster("Cụm số 1", "Hồng Lạc", "Ao")
    made.cluster("Cụm số 2", "Bãi", "Cầu")
    made.usual_criteria()
    made.plan()
    return made
