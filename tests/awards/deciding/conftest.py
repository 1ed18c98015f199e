import pytest

from tests.awards.deciding.made import World
from tests.cast import Cast
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def world(cast: Cast) -> World:
    return World(cast)
