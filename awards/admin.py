"""What the administrator of a commune keeps about awards."""

from awards.law import admin as law_admin  # noqa: F401  (registers its pages)
