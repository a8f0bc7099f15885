"""Entries -> stories: readable text, passages, comments, language, dates."""
