"""The sample with hostile words wherever words come from outside."""

from collections.abc import Callable
from dataclasses import replace

from generator.models import Citation, Comment, Correction, Digest, Edition, Highlight, Missing, Original, Story, View
from tests.write.sample import EDITIONS, STORIES


def said(where: str) -> str:
    """Words that try to act, different in every place so that each can be found again."""
    return (
        f"{where}</title></q></p></li></ul></ol></blockquote></div>-->]]><script>alert('{where}')</script>"
        f'"onmouseover="x" <img src=x onerror=y> [a](javascript:b) {{{{ config }}}} *b* `c` ![d](https://t.example/)'
        f'\n\n# e\n\n<h2 id="sources">f</h2>\n---\n&lt;i&gt; \u202eg\u200b'
    )


Say = Callable[[str], str]  # the words of a place


def stories(said: Say = said) -> dict[str, Story]:
    """Every story of the sample, all its words hostile."""
    return {key: _story(story, said) for key, story in STORIES.items()}


def editions(said: Say = said) -> tuple[Edition, ...]:
    """Every edition of the sample, all its words hostile."""
    return tuple(
        replace(
            edition,
            digests=tuple(_digest(digest, said) for digest in edition.digests),
            introduction={code: _paragraphs(words, said) for code, words in edition.introduction.items()},
            missing=tuple(Missing(said("missing"), said("reason")) for _ in edition.missing),
        )
        for edition in EDITIONS
    )


def _paragraphs(words: str, said: Say) -> str:
    return "\n\n".join(said("introduction").replace("\n\n", "\n") for _ in words.split("\n\n"))


def _story(story: Story, said: Say) -> Story:
    return replace(
        story,
        title=said("story title"),
        publisher=said(f"publisher {story.id}"),
        site=said("site" if story.site != story.publisher else f"publisher {story.id}"),
        url="javascript:alert(1)",
        original=Original(said("original"), "data:text/html,<script>alert(1)</script>"),
        comments=tuple(_comment(comment, said) for comment in story.comments),
    )


def _comment(comment: Comment, said: Say) -> Comment:
    return replace(comment, author=said("author"), url='https://c.example/"><script>', published="2026-03-04")


def _digest(digest: Digest, said: Say) -> Digest:
    return replace(
        digest,
        titles={code: said(f"title {code}") for code in digest.titles},
        publishers=tuple(said(f"publisher {story}") for story in digest.stories),
        copies=(),
        summary={
            code: tuple(
                replace(one, text=said("sentence"), citations=(Citation(one.citations[0].story, said("quote")),))
                for one in sentences
            )
            for code, sentences in digest.summary.items()
        },
        views=tuple(View(view.story, said("by"), said("view")) for view in digest.views),
        highlights=tuple(
            Highlight(one.story, one.comment, said("highlight"), one.viewpoint) for one in digest.highlights
        ),
        notes=tuple(said("note") for _ in digest.notes),
        corrections=tuple(Correction(one.date, said("was"), said("now")) for one in digest.corrections),
    )
