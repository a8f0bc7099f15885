"""An edition -> files: Markdown, feeds, charts, search, site."""
