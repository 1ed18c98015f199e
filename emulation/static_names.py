"""Hashed names for static files, those that JavaScript modules import from each other included."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """A module that changes takes a new name in the modules that import it, too."""

    support_js_module_import_aggregation = True
    # As many as modules import each other in a chain, and one more; Django allows five.
    max_post_process_passes = 20
