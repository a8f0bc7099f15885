"""News agencies: whose wire a story is, by its credits and the tags in its text.

A wire report is printed by many papers and reported by one agency, so it counts once, for the agency. The names are
those that agencies sign with, in Japanese and English.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.group.publishers import normal
from generator.models import Story


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency's name in each language, and the signs it is credited by."""

    names: Mapping[str, str]
    signs: tuple[str, ...]

    def name(self, language: str) -> str:
        """Its name in a language, else in English."""
        return self.names.get(language, self.names["en"])


def _agency(en: str, ja: str, *signs: str) -> Agency:
    return Agency({"en": en, "ja": ja}, (en, ja, *signs))


AGENCIES: tuple[Agency, ...] = (
    _agency("Kyodo News", "共同通信", "共同", "共同通信社", "Kyodo"),
    _agency("Jiji Press", "時事通信", "時事", "時事通信社", "時事ドットコム", "Jiji"),
    _agency("Reuters", "ロイター", "ロイター通信", "Thomson Reuters"),
    _agency("Associated Press", "AP通信", "AP", "The Associated Press", "The AP"),
    _agency("AFP", "AFP通信", "AFP", "Agence France-Presse", "AFPBB News", "AFP時事"),
    _agency("United Press International", "UPI通信", "UPI", "UPI共同"),
    _agency("Bloomberg News", "ブルームバーグ", "Bloomberg"),
    _agency("Xinhua", "新華社", "新華社通信", "Xinhua News Agency"),
    _agency("Yonhap", "聯合ニュース", "聯合", "Yonhap News Agency"),
    _agency("dpa", "DPA通信", "Deutsche Presse-Agentur"),
    _agency("TASS", "タス通信", "タス", "ITAR-TASS"),
    _agency("EFE", "EFE通信", "Agencia EFE"),
    _agency("ANSA", "ANSA通信", "Agenzia ANSA"),
    _agency("PA Media", "PA通信", "PA", "Press Association"),
    _agency("Press Trust of India", "PTI通信", "PTI"),
    _agency("Canadian Press", "カナダ通信", "The Canadian Press"),
)
_BY_SIGN: Mapping[str, Agency] = {normal(sign): agency for agency in AGENCIES for sign in agency.signs}

_TAGS = (
    re.compile(r"^[^\n(（]{0,60}[(（]([^()（）\n]{2,30})[)）]\s*[-–—―:]"),  # LONDON (Reuters) -
    re.compile(
        r"^[【\[［](?:[^】\]］\n]{0,30}[\s=＝])?([^】\]］\s=＝]{2,12})[】\]］]"
    ),  # 【ロンドン=共同】 ［東京 ロイター］
    re.compile(r"^[【\[［][ァ-ヶー一-龯]{2,10}?(共同|時事|ロイター)[】\]］]"),  # 【ロンドン共同】
    re.compile(r"[(（\[［【]([^()（）\[\]［］【】\n]{2,30})[)）\]］】][。.]?\s*$"),  # ...。（共同）
    re.compile(r"[©Ⓒ]\s*(?:\d{4}\s*)?([^\n©]{2,30}?)\s*$"),
)


def named(name: str | None) -> Agency | None:
    """The agency that signs with this name, if one does: `（AP＝共同）` is the first of its names."""
    if not name:
        return None
    found = _BY_SIGN.get(normal(name))
    if not found and re.search("[=＝/／・]", name):
        return named(re.split("[=＝/／・]", name)[0])
    return found


def of(story: Story) -> Agency | None:
    """Whose wire a story is, by publisher, original, credits, authors, then the tags at the ends of its report."""
    return next((agency for sign in _signs(story) if (agency := named(sign))), None)


def _signs(story: Story) -> Iterable[str | None]:
    yield story.publisher
    yield story.original.publisher if story.original else None
    reports = [passage for passage in story.passages if passage.kind == "report"]
    yield from (passage.credit for passage in reports)
    yield from story.authors
    for passage in reports:
        for text in (passage.text[:200], passage.text[-60:]):
            for tag in _TAGS:
                if match := tag.search(text):
                    yield match[1]
