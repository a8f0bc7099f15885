"""What several stages share: charsets, dates, URLs, vectors and similarity."""
