"""What a Japanese comment does towards what the report tells of, by how it is said."""

import re

from generator.models import Viewpoint

# In the order of trial: what is plainest first.
_RULES: tuple[tuple[Viewpoint, re.Pattern[str]], ...] = (
    (
        "supports",
        re.compile(
            r"素晴らし|すばらし|頑張れ|がんばれ|応援|賛成|支持する|支持します|ありがとう|期待して|当たり前の事をちゃんと|評価する|評価したい"
        ),
    ),
    ("objects", re.compile(r"反対|やめろ|やめて|ふざけ|あーあ|許せない|許すな|最悪|無能|売国|奪われ|丸出し|言いなり")),
    ("doubts", re.compile(r"だろうか|困難|不可能|無理|どうなんだろ|疑問|怪し|信用できない|本当に")),
    ("proposes", re.compile(r"べき|たらいい|ればいい|回せ|してほしい|して欲しい|すれば")),
    ("asks", re.compile(r"[?？]\s*$|のか[。\s]*$|でしょうか[。\s]*$")),
    ("informs", re.compile(r"言っていた|らしい|だそうです|によると|です[。\s]*$|ます[。\s]*$")),
)


def viewpoint(comment: str) -> Viewpoint:
    """The viewpoint of the first rule that fits, `unclear` where none does."""
    return next((name for name, pattern in _RULES if pattern.search(comment)), "unclear")
