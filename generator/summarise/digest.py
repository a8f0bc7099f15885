"""One cluster -> its digest: what was reported, what pages think of it, what readers say."""

from generator.config import Config
from generator.models import Cluster, Digest
from generator.summarise import balance, comments, highlights, sentences, views


def summarise(cluster: Cluster, config: Config) -> Digest:
    """The digest of a cluster. Its guid, topic and thread are empty: the pass over editions gives them.

    A language whose stories are bare titles has an empty summary: its page lists the headlines instead.
    """
    choices = {language: sentences.choose(cluster, language, config).records() for language in cluster.languages}
    quoted = [sentence for chosen, _ in choices.values() for sentence in chosen]
    spare = [sentence for _, stand_by in choices.values() for sentence in stand_by]
    voices = comments.gather(cluster)
    shown = highlights.choose(voices, config.limits.highlights)
    return Digest(
        guid="",
        topic="",
        section=cluster.section,
        languages=cluster.languages,
        titles=cluster.titles,
        stories=tuple(story.id for story in cluster.stories),
        publishers=cluster.publishers,
        summary={language: chosen for language, (chosen, _) in choices.items()},
        spare={language: stand_by for language, (_, stand_by) in choices.items()},
        views=views.choose(cluster, config.limits, beside=(*quoted, *spare)),
        highlights=tuple(voice.highlight() for voice in shown),
        balance=balance.count(voices, len(shown)),
        copies=cluster.copies,
        terms=dict(cluster.terms),
    )
