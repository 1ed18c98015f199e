"""Names of files in an archive: each with one ending, whatever the file was called."""

from __future__ import annotations

import io
import zipfile

import pytest

from awards.bundling import Part, bundle_zip
from tests.awards.bundling.test_bundle import pdf


@pytest.mark.parametrize("title", ["sang-kien.pdf", "sang-kien"])
def test_a_file_called_by_its_name_has_its_ending_once(title):
    with zipfile.ZipFile(io.BytesIO(bundle_zip([Part(title, pdf("X"))]))) as archive:
        assert archive.namelist() == ["01 sang-kien.pdf"]
