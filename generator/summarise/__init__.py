"""Clusters -> digests: neutral sentences with citations, highlights with balance."""

from generator.summarise.digest import summarise

__all__ = ["summarise"]
