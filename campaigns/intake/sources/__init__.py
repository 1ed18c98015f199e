"""Files to lines: Word, PDF and plain text become a ``Source``. No network, ever."""

from campaigns.intake.sources.opening import source_of, source_of_text

__all__ = ["source_of", "source_of_text"]
