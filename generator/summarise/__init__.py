"""Clusters -> digests: neutral sentences with citations, highlights with balance."""
