"""A package a language, found by its tag."""
