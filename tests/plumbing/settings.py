"""What differs from the portal's settings while tests run: speed and no traces on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import override_settings

from tests.plumbing.kept import SHELF


def quick_settings(folder: Path) -> dict:
    return {
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
        "EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend",
        "MEDIA_ROOT": folder / "media",
        # Hashed names need a collectstatic, which tests do without.
        "STORAGES": {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
            },
        },
    }


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with override_settings(**quick_settings(tmp_path_factory.mktemp("var"))):
        yield


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Rows of one test have the keys of another's; what was kept of those is not theirs."""
    cache.clear()
    SHELF.begin()
    yield
    SHELF.end()
