import pytest

from tests.awards.deciding.made import World
from tests.cast import Cast


@pytest.fixture
def world(cast: Cast) -> World:
    return World(cast)
