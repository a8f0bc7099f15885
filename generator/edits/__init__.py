"""What the editor decided by hand: `content/edits/<week>.yml` -> decisions, what they do, and which no longer match.

    edits:
      - merge: [ferry-line, s-k3v9q2tb7m]  # topics, or stories by their ids
      - retitle: ferry-line
        titles: {ja: 渡し船の値上げ、延期}
      - correct: ferry-line
        date: 2026-11-12
        was: The fare rises by 40 crowns.
        now: The fare rises by 30 crowns.

verbs      what can be said
reading    YAML -> decisions
schema     the same for editors' completion
tone       whether the editor's own words take a side
shaping    what bears on an open edition's record: merge, split, move, pin, drop, key, section, replace, add
showing    what reaches closed editions too, when pages and feeds are rendered: the rest
reporting  which have no effect, and why

One verb, `remove`, is carried out elsewhere (`takedown`): it reaches records, closed ones too.

Here, too, no record is changed that is closed.
"""

from generator.edits.reading import Edits, parse
from generator.edits.verbs import KINDS, VERBS, Decision, Decisions, Edit, Remove

__all__ = ["KINDS", "VERBS", "Decision", "Decisions", "Edit", "Edits", "Remove", "parse"]
