"""What is not kept of persons: telephone numbers, street addresses and e-mail in comments, and their writers' names.

Masked is what has the shape of one; dates, prices, scores and long numbers do not. `[…]` stands in its place, the sign
by which quotations show that something was left out.
"""

import re
import unicodedata
from typing import Literal

MASK = "[…]"

_D = "[0-9０-９]"
_DASH = "[-‐‑–−－ー]"
_KANJI = "[一-龥々ヶケノ]"
_EMAIL = re.compile(
    r"[\w.+-]{1,64}\s?(?:@|＠|[(（\[](?:at|アット)[)）\]])\s?[A-Za-z0-9-]{1,63}(?:\s?(?:[.．]"
    r"|[(（\[]dot[)）\]])\s?[A-Za-z0-9-]{1,63}){1,4}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    rf"(?<![0-9０-９A-Za-z.,/¥$￥-])(?:"
    rf"[0０]{_D}{{1,4}}\s?{_DASH}\s?{_D}{{1,4}}\s?{_DASH}\s?{_D}{{3,4}}"  # 03-1234-5678
    rf"|[(（]?[0０]{_D}{{1,4}}[)）]\s?{_D}{{1,4}}\s?{_DASH}?\s?{_D}{{3,4}}"  # (03)1234-5678
    rf"|[0０][5789５７８９][0０]{_D}{{8}}"  # a mobile's, in one run
    rf"|[0０][1１][2２][0０]{_D}{{6}}"
    r"|[+＋][0-9]{1,3}[ .(-]{0,2}(?:[0-9][ .()-]{0,2}){6,12}[0-9]"  # international
    r"|[(]?[2-9][0-9]{2}[)]?[ .-]{1,2}[2-9][0-9]{2}[ .-][0-9]{4}"  # North American
    rf")(?!{_D}|[-‐−][0-9０-９])"
)
_CALLED = re.compile(
    r"((?:電話|携帯|ＴＥＬ|TEL|tel|Tel|☎|phone|Phone|call|FAX"
    rf"|Fax)(?:番号)?\s?[:：.]?\s?)[+＋0０]?{_D}[-0-9０-９()（） ‐−ー]{{7,16}}{_D}"
)
_ADDRESS = (
    re.compile(rf"〒\s?{_D}{{3}}{_DASH}?{_D}{{4}}"),
    re.compile(
        rf"(?:{_KANJI}{{2,3}}[都道府県])?(?:[一-龥々ヶケぁ-んァ-ヴー]{{1,8}}?[市区町村郡])(?:[一-龥々ヶケぁ-んァ-ヴー]{{0,14}}?)"
        rf"(?!(?:19|20)[0-9]{{2}}{_DASH})(?:{_D}{{1,3}}|[一二三四五六七八九十]{{1,3}})"
        rf"(?:丁目\s?(?:{_D}{{1,4}}(?:番地?|{_DASH}|号|の)?){{1,3}}|番(?:地{_D}{{0,4}}|{_D}{{1,4}}号?)"
        rf"|{_DASH}{_D}{{1,4}}(?:{_DASH}{_D}{{1,4}})(?:号(?:室)?)?)"
    ),
    # Two numbers alone are a score or a span as often: only behind city and quarter, and where the sentence goes on
    # as it does behind a place.
    re.compile(
        rf"(?:{_KANJI}{{2,3}}[都道府県])?[一-龥々ヶケ]{{1,6}}[市区町村](?:[一-龥々ヶケ]{{1,4}}[区町村])?"
        rf"(?![立代選対連])(?:[一-龥々ヶケァ-ヴー]|が丘|が原|の台){{1,8}}(?<![対戦杯勝敗立校高大商工学会団部議隊約計月日年])"
        rf"(?<!代表)(?<!選抜){_D}{{1,3}}{_DASH}{_D}{{1,3}}(?!{_D}|{_DASH})"
        r"(?=\s*(?:$|[。、，,！!？?」）)\n]|に(?!勝|敗|負|追|逆転|終)|在住|の(?:[^。、]{0,12}(?:さん|宅|家|アパート|マンション|店|ビル|部屋))"
        r"|まで|へ(?!と)|宛|付近|です|だ(?!っ)))"
    ),
    re.compile(
        r"(?<![0-9$.,])(?!(?:19|20)[0-9]{2}\s)[0-9]{1,5}[A-Za-z]?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][A-Za-z'’.]{1,20}\s+){1,3}"
        r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Crescent"
        r"|Terrace)\b\.?(?:,?\s+(?:Apt|Apartment|Unit|Suite|Flat|#)\.?\s*[0-9A-Za-z-]{1,6})?"
    ),
)
_NOBODY = re.compile(
    r"(?:[0-9]+\s*[:：.]?\s*)?(?:名無し.*|名も無き.*|ななし.*|名前なし|匿名.*|風吹けば名無し.*|無名"
    r"|通りすがり.*|ゲスト|no ?name|anon(?:ymous)?(?: ?(?:user|coward|reader|guest))?|guest|unknown"
    r"|visitor|user|-+)?",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """The text with `[…]` for each e-mail address, telephone number and street address."""
    masked = _EMAIL.sub(MASK, text)
    for address in _ADDRESS:
        masked = address.sub(MASK, masked)
    return _PHONE.sub(MASK, _CALLED.sub(rf"\1{MASK}", masked))


def is_somebody(name: str) -> bool:
    """Whether a commenter's name names one person: not 名無しさん, not "Anonymous", not nothing."""
    return not _NOBODY.fullmatch(name.strip())


def shown(name: str, how: Literal["initials", "full", "none"]) -> str | None:
    """A commenter's name as it is kept."""
    if how == "none":
        return None
    return mask(name) if how == "full" else initials(name)


def initials(name: str) -> str | None:
    """`Ada Lovelace` -> `A. L.`, `山田 花子` -> `山・花`; a name in one piece gives its first letter."""
    parts = re.split(r"[\s_.・･,，@＠-]+", unicodedata.normalize("NFKC", name))
    letters = [next((letter for letter in part if letter.isalnum()), "") for part in parts]
    first = [letter.upper() for letter in letters if letter][:3]
    if not first:
        return None
    if all(letter.isascii() or letter.islower() or letter.isupper() for letter in first):
        return " ".join(f"{letter}." for letter in first)
    return "・".join(first)
