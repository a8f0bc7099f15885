"""Matome (まとめ, "digest"): feeds and saved pages in, a searchable weekly digest site out.

The story, told by `generator.pipeline` from top to bottom:

    collect    sources -> entries        the network and the inbox
    extract    entries -> stories        readable text, passages, comments, language, dates
    group      stories -> clusters       duplicates, same event, headline, section
    summarise  clusters -> digests       neutral sentences with citations, highlights with balance
    write      edition -> files          Markdown, feeds, charts, search, site

Folders of stages are verbs in the order of the flow; modules beside them are nouns. A stage imports models,
languages, text, config and errors, never another stage, never the command line.
"""

__version__ = "0.1.0"
