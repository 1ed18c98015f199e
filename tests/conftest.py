"""Wires the plumbing; the cast of every test is made here."""

from hypothesis import settings

from tests.cast import cast, cast_as_rows, client_of, demo_day  # noqa: F401
from tests.plumbing.browser import (  # noqa: F401
    browser_type_launch_args,
    office_pc,
    open_page,
    phone,
    pytest_collection_finish,
)
from tests.plumbing.postgres import (  # noqa: F401
    django_db_modify_db_settings,
    on_postgresql,
)
from tests.plumbing.settings import nothing_kept, settings_of_the_tests  # noqa: F401

# Speed is measured by the bench; here a slow machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
