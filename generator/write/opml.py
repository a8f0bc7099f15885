"""The sources as OPML 2.0, which every feed reader imports."""

from generator.config import Config
from generator.write import escape


def subscriptions(config: Config) -> str:
    """The list of a site's sources, in their order, with a final line break."""
    rows = "".join(
        f'    <outline type="rss" text="{escape.xml(source.name)}" title="{escape.xml(source.name)}"'
        f' xmlUrl="{escape.xml(source.url)}"/>\n'
        for source in config.sources
    )
    title = escape.xml(config.title)
    head = f"  <head>\n    <title>{title}</title>\n  </head>\n  <body>\n{rows}  </body>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n{head}</opml>\n'
