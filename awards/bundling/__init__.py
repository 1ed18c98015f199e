"""A dossier that goes up: all its papers as one PDF with a page of contents, or as one archive."""

from awards.bundling.joining import bundle_pdf
from awards.bundling.parts import Part
from awards.bundling.zipping import bundle_zip

__all__ = ["Part", "bundle_pdf", "bundle_zip"]
