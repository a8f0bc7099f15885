"""What a page is, in the words of https://schema.org, for search engines: JSON-LD for the head of the page.

An edition is a `CollectionPage` whose main entity is the list of its digests. A digest is an `Article`: based on
reports, with its quotations as citations and its corrections as comments on itself. It is dated like the feeds.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.config import Config
from generator.write import addresses, escape
from generator.write.data import shapes

CONTEXT = "https://schema.org"

Thing = dict[str, Any]
Trail = Sequence[tuple[str, str]]  # the pages above a page and itself: name and address


def graph(*things: Thing | None) -> Thing:
    """Things that a page speaks of, less those that are not there."""
    return {"@context": CONTEXT, "@graph": [thing for thing in things if thing]}


def site(config: Config, languages: Sequence[str]) -> Thing:
    """The site, on its home page."""
    names = dict.fromkeys(escape.line(name) for name in config.titles.values())
    others = [name for name in names if name != escape.line(config.title)]
    return _filled(
        {
            "@type": "WebSite",
            "@id": f"{config.url}#site",
            "url": config.url,
            "name": escape.line(config.title),
            "alternateName": others,
            "description": escape.line(config.descriptions.get(config.language, "")),
            "inLanguage": list(languages),
            "publisher": publisher(config),
        }
    )


def publisher(config: Config) -> Thing:
    """Who publishes the site."""
    return {
        "@type": "Organization",
        "@id": f"{config.url}#publisher",
        "name": escape.line(config.title),
        "url": config.url,
        "logo": config.url + addresses.PICTURE,
    }


def breadcrumbs(config: Config, trail: Trail) -> Thing | None:
    """The way to a page from the home page; None for the home page itself."""
    if len(trail) < 2:
        return None
    steps = [
        {"@type": "ListItem", "position": place, "name": escape.line(name), "item": config.url + address}
        for place, (name, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def edition(config: Config, told: shapes.Edition, description: str) -> Thing:
    """The page of an edition, with its digests in order."""
    items = [
        {"@type": "ListItem", "position": place, "url": one.url, "name": _first(one.titles)}
        for place, one in enumerate(told.digests, start=1)
    ]
    return _filled(
        {
            "@type": "CollectionPage",
            "@id": told.url,
            "url": told.url,
            "identifier": told.guid,
            "name": told.title,
            "description": escape.line(description),
            "inLanguage": list(
                dict.fromkeys((told.language, *(code for one in told.digests for code in one.languages)))
            ),
            "datePublished": told.published,
            "dateModified": told.updated,
            "isPartOf": {"@id": f"{config.url}#site"},
            "publisher": publisher(config),
            "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
        }
    )


def digest(config: Config, told: shapes.Digest, description: str) -> Thing:
    """The page of a digest, with what it rests on and quotes."""
    title, *others = told.titles.values()
    return _filled(
        {
            "@type": "Article",
            "@id": told.url,
            "url": told.url,
            "identifier": told.guid,
            "headline": title,
            "alternativeHeadline": others,
            "description": escape.line(description),
            "inLanguage": list(told.languages),
            "articleSection": told.section.title,
            "datePublished": told.published,
            "dateModified": told.updated,
            "image": config.url + addresses.PICTURE,
            "isPartOf": {"@type": "CollectionPage", "@id": told.edition},
            "author": publisher(config),
            "publisher": {"@id": f"{config.url}#publisher"},
            "isBasedOn": [_report(told, story) for story in told.stories],
            "citation": [
                _quotation(told, sentence, citation) for sentence in told.summary for citation in sentence.citations
            ],
            "correction": [_correction(one) for one in told.corrections],
        }
    )


def _report(told: shapes.Digest, story: shapes.Story) -> Thing:
    return _filled(
        {
            "@type": "CreativeWork",
            "@id": f"{told.url}#{story.id}",
            "name": story.title,
            "url": story.url,
            "inLanguage": story.language,
            "datePublished": story.published,
            "publisher": {"@type": "Organization", "name": story.publisher},
        }
    )


def _quotation(told: shapes.Digest, sentence: shapes.Sentence, citation: shapes.Citation) -> Thing:
    return {
        "@type": "Quotation",
        "text": citation.quote,
        "inLanguage": sentence.language,
        "isPartOf": {"@id": f"{told.url}#{citation.story}"},
    }


def _correction(one: shapes.Correction) -> Thing:
    return {"@type": "CorrectionComment", "datePublished": one.date, "text": f"{one.was} → {one.now}"}


def _first(titles: Mapping[str, str]) -> str:
    return next(iter(titles.values()))


def _filled(thing: Thing) -> Thing:
    """The thing without properties that say nothing, lists of one as their one."""
    plain = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in thing.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", [])}
