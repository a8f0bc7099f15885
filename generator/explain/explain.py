"""Why a story, a sentence, a comment or a digest is as it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.errors import UsageError
from generator.explain import by_hand, company, origins, readers, stance, wording
from generator.explain.found import Found, Week, find
from generator.explain.kinship import Kinship
from generator.explain.part import Explanation, Facts, Part, number
from generator.group.threads import BACK, SAME_TOPIC
from generator.models import Comment, Digest, Story
from generator.site import Site
from generator.text.vectors import cosine


def explain(site: Site, name: str, sentence: str | None = None) -> Explanation:
    """What there is to say of what `name` means; of one sentence of that digest by its id, place or first words.

    Raises UsageError where there is no such thing.
    """
    found = find(site, name)
    told = _told(site, found, sentence or found.sentence)
    return replace(told, parts=(*_cut(found.week), *told.parts))


def _told(site: Site, found: Found, sentence: str | None) -> Explanation:
    if sentence:
        return _sentence(site, found, sentence)
    if found.comment and found.story:
        return _comment(found.week, found.story, found.comment, found.namesakes)
    if found.story:
        return _story(site, found.week, found.story)
    assert found.digest, "a name means one of the three"
    return _digest(site, found.week, found.digest)


def _cut(week: Week) -> Iterator[Part]:
    """That the week's stories are no longer whole, so that what is measured on them is not what decided then."""
    if week.edition and week.edition.cut:
        on = week.edition.cut.date
        line = (
            f"on {on} the week's stories were cut down to what it quotes (keep_weeks); this is reckoned from the rest"
        )
        yield Part("cut down", (line,), {"date": on})


def _story(site: Site, week: Week, story: Story) -> Explanation:
    kinship = Kinship(week.stories.values(), site.config)
    digest = week.digest_of(story.id)
    mates = [week.stories[id_] for id_ in digest.stories if id_ in week.stories] if digest else [story]
    others = [other for other in mates if other.id != story.id]
    parts = [
        origins.came_from(story, week),
        origins.stands_in(story, week, kinship.event(story), site.config),
        company.grouped_with(story, others, kinship),
        company.nearly_joined([story], kinship, beside=others),
        by_hand.edits_of(story, site.decisions.get(week.week, ())),
    ]
    if digest:
        parts.append(wording.quoted(story, digest, week.cluster(digest), site.config))
    return Explanation("story", story.id, week.week, story.title, tuple(parts))


def _digest(site: Site, week: Week, digest: Digest) -> Explanation:
    assert week.edition, "a digest is of an edition"
    kinship, cluster = Kinship(week.stories.values(), site.config), week.cluster(digest)
    told = [*cluster.stories]
    parts = [
        _made_of(digest, cluster.stories),
        by_hand.titles(digest, cluster.stories),
        by_hand.edits(digest, week.edition, site.decisions.get(week.week, ())),
        _topic(site, week, digest),
        company.held_together(digest, told, kinship),
        company.nearly_joined(told, kinship),
        *(wording.summary(digest, cluster, language, site.config) for language in digest.languages),
        readers.Readers(digest, cluster).part(),
    ]
    title = digest.titles.get(site.config.language) or next(iter(digest.titles.values()), digest.topic)
    return Explanation("digest", f"{week.week}/{digest.topic}", week.week, title, tuple(parts))


def _made_of(digest: Digest, stories: tuple[Story, ...]) -> Part:
    names = ", ".join(digest.publishers)
    comments = sum(len(story.comments) for story in stories)
    counted = (
        number(len(stories), "story", "stories"),
        f"{number(len(digest.publishers), 'independent publisher', 'independent publishers')} ({names})",
        number(comments, "comment", "comments"),
    )
    first = ", ".join(counted)
    copies = [copy for copy in digest.copies if len(copy.stories) > 1]
    lines = [first, *(f"{', '.join(copy.stories)} are one text, counted once, for {copy.publisher}" for copy in copies)]
    facts = {"stories": list(digest.stories), "publishers": list(digest.publishers), "comments": comments}
    return Part("made of", tuple(lines), facts)


def _topic(site: Site, week: Week, digest: Digest) -> Part:
    """The digest's topic, and how near the digests of the editions before are."""
    before = [edition for edition in site.store.editions() if edition.week < week.week][-BACK:]
    near = sorted(
        ((cosine(digest.terms, old.terms), edition.week, old.topic) for edition in before for old in edition.digests),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    told: list[tuple[str, Facts]] = [(f"key {digest.topic}, guid {digest.guid}", {"guid": digest.guid})]
    for likeness, when, topic in near[:3]:
        if likeness > 0:
            same = "the same topic" if topic in (digest.topic, *digest.formerly) else "another topic"
            line = f"{when}/{topic}: {likeness:.2f} alike ({SAME_TOPIC:.2f} is enough), {same}"
            told.append((line, {"week": when, "topic": topic, "score": likeness, "needed": SAME_TOPIC}))
    return Part.of("topic", told)


def _comment(week: Week, story: Story, comment: Comment, namesakes: Sequence[str]) -> Explanation:
    digest = week.digest_of(story.id)
    parts = [_said(story, comment, namesakes), stance.viewpoint(comment, story)]
    if digest is None:
        why = f"not shown: {story.id} is in no digest"
        parts.append(Part("shown", (why,), {"shown": False, "why": why}))
    else:
        heard = readers.Readers(digest, week.cluster(digest))
        place = heard.place(story, comment)
        parts.append(Part("shown", (heard.why(place),), dict(heard.told(place)[1])))
        if place in heard.shown:
            parts.append(heard.stands_for(place))
    return Explanation("comment", comment.id, week.week, comment.text, tuple(parts))


def _said(story: Story, comment: Comment, namesakes: Sequence[str]) -> Part:
    by = comment.author or ("a known person" if comment.author_key else "an unknown person")
    when = f" on {comment.published}" if comment.published else ""
    answers = f", an answer {comment.depth} deep" if comment.depth else ""
    line = f"by {by}{when} under {story.id} ({story.site}: {story.title}){answers}"
    origin = f"came with {story.via.name}" + (f" or {story.comments_at}" if story.comments_at else "")
    also = [f"{id_}/{comment.id} is another comment of the same id" for id_ in namesakes]
    facts = {"story": story.id, "author": comment.author, "published": comment.published, "url": comment.url}
    return Part("came from", (line, origin, *also), {**facts, "namesakes": list(namesakes)})


def _sentence(site: Site, found: Found, where: str) -> Explanation:
    week, digest = found.week, found.digest
    if digest is None and found.story:
        digest = week.digest_of(found.story.id)
    if digest is None:
        raise UsageError("is in no digest, so no sentence of it is shown", where=found.story.id if found.story else "")
    cluster = week.cluster(digest)
    at = wording.said_at(digest, where)
    words = at[1].citations[0].quote if at and at[1].citations else where
    verdict = wording.begins(digest, cluster, words, site.config)
    if verdict is None:
        raise UsageError(
            "this digest's reports have no sentence that is named so",
            where=f"{week.week}/{digest.topic}: {where}",
            cure="Give its id (q-...), its first words, or its place as 2 or ja:2; matome explain TOPIC lists all.",
        )
    one = verdict.candidate
    others = [other for other in wording.verdicts(digest, cluster, one.story.language, site.config) if other != verdict]
    line, facts = verdict.told()
    parts = [
        Part("verdict", ("taken" if verdict.stands else "not taken", line[2:]), facts),
        Part("quoted from", tuple(_source(one.story, one.quote)), {"story": one.story.id, "quote": one.quote}),
        Part.of("the others", (other.told() for other in others)),
    ]
    return Explanation("sentence", f"{week.week}/{digest.topic}", week.week, one.text, tuple(parts))


def _source(story: Story, quote: str) -> Iterator[str]:
    yield f"{story.id} ({story.publisher}: {story.title}), {story.url or story.via.name}"
    yield f"“{quote}”"
