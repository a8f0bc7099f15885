"""Entries -> stories: readable text, passages, comments, language, dates."""

from generator.extract.kept_comments import comments
from generator.extract.settings import Settings
from generator.extract.stories import Extracted, story

__all__ = ["Extracted", "Settings", "comments", "story"]
