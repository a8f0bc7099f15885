"""What a Japanese sentence may lose when quoted alone, and whether it can stand alone at all."""

import re

_LEADS = re.compile(
    r"(?:\s|　"
    r"|(?:【[^】\n]{1,30}】|\[[^\]\n]{1,30}\]|［[^］\n]{1,30}］|〔[^〕\n]{1,30}〕)(?!の|が|を|も|で|と|や|は[、一-龥]|に[はもよつ]|から|、)(?:[ 　]?[-－―–—=＝][ 　])?"
    r"|[（(](?:[^（()）\n]{0,20}(?:共同|時事|ロイター|AP|AFP|CNN|BBC|DPA|UPI|聯合|新華社|タス|ブルームバーグ|通信|新聞)[^（()）\n]{0,10})[)）]"
    r"|[■◆●▼▽△▲◇○□★☆※＊・]+"
    r"|[一-龥ァ-ヶー]{2,8}[ 　]?[0-9０-９一二三四五六七八九十]{1,2}日[ 　]?(?:共同|時事|ロイター|AFP|AP)(?:通信)?[ 　]?[=＝\-―—－][ 　]?"
    r"|(?:また|さらに|一方で?|これに対し(?:て)?|なお|ただ|ただし|しかし|だが|だから|そこで|ところが|そのうえで|その上で|加えて|このほか|同時に"
    r"|とはいえ|もっとも|ちなみに|それでも|それに対し(?:て)?|このため|そのため|したがって|すなわち|つまり|そして|それから|続いて|このうち"
    r"|実際|なかでも|中でも|特に|とりわけ|こうした中|こうしたなか|そうした中|そんな中|他方で?|対して|そもそも|まず|次に|最後に)(?:、|，)"
    r")+"
)
_TAILS = re.compile(
    r"(?:\s|　"
    r"|[（(](?:[^（()）\n]{0,20}(?:共同|時事|ロイター|AP|AFP|通信|新聞|記者|編集)[^（()）\n]{0,10})[)）]"
    r"|[\[［【〔](?:共同|時事|ロイター|AP|AFP|[^\]］】〕\n]{0,12}(?:通信|新聞|全文|続き|写真)[^\]］】〕\n]{0,14})[\]］】〕]"
    r")+$"
)
_TAIL_ENDS = (
    ")",
    "）",
    "]",
    "］",
    "】",
    "〕",
    " ",
    "\u3000",
    "\n",
    "\t",
    "\xa0",
)  # asked first: the search looks everywhere
_DEPENDS = re.compile(
    r"(?:同(?:氏|社|省|庁|党|国|県|市|町|村|区|紙|局|署|日|年|月|時|所|会|委|大学|グループ|法|案|作|地|社長|首相|大統領|議員|選手|機|店|校|庁|容疑者|被告)"
    r"(?:は|が|の|に|を|で|も|によると|では|へ|と|、|から|だけ|など)"
    r"|(?:これ|それ|あれ|ここ|そこ|こちら|そちら)(?:は|が|を|に|で|も|ら|まで|により|によって|による|から|へ|だけ|と|の|、|こそ|以外|以上)"
    r"|(?:この|その|あの|こう|そう|こうした|そうした|このような|そのような|こんな|そんな|いずれも|どちらも|両者|両氏|両社|両国|前者|後者|双方)"
    r"|(?:彼|彼女|彼ら|本人|当人|当社|わが社)(?:は|が|の|に|を|も|、|ら)"
    r"|(?:また|さらに|一方|しかし|だが|ただ|なお|そして|それで|だから|したがって|つまり|このため|そのため|そこで|ところが|とはいえ|もっとも|加えて"
    r"|次いで|続いて|例えば|たとえば|というのも|なぜなら|ちなみに|すると|他方|その後)(?:で)?(?:、|，|も)"
    r"|[」』）]"
    r")"
)


def trim(sentence: str) -> str:
    """The sentence without dateline, agency tag, list mark and leading connective: an inner slice, never empty."""
    lead = _LEADS.match(sentence)
    start = lead.end() if lead else 0
    tail = _TAILS.search(sentence, start) if sentence.endswith(_TAIL_ENDS) else None
    trimmed = sentence[start : tail.start() if tail else len(sentence)]
    return trimmed if trimmed.strip("。、.！？!?「」 ") else sentence


def depends(sentence: str) -> bool:
    """Whether it begins by pointing at the sentence before (同氏は, これは, その後), goes on from it, or only says who told it."""
    lead = _LEADS.match(sentence)
    bare = sentence[lead.end() :] if lead else sentence
    return bool(_DEPENDS.match(bare) or _OBJECTLESS.match(bare) or _CONTRAST.match(sentence.lstrip("　 ")))


# Connectives that `trim` takes off, but whose sentence answers the one before: without it the turn is lost.
_CONTRAST = re.compile(
    r"(?:これに対し|それに対し|このため|そのため|したがって|すなわち|つまり|ところが|そこで|このうち|それでも|対して)"
)

# 「複数の外交筋が26日、明らかにした。」 tells that it was told, not what.
_OBJECTLESS = re.compile(
    r"[^「」『』をとも、]{1,30}(?:が|は)"
    r"(?:[0-9０-９一二三四五六七八九十同]{1,3}日(?:[一-龥]{0,4})?(?:まで(?:に)?)?、?|[^「」、をとも]{1,16}(?:で|に|に対し)、?|、){0,4}"
    r"(?:明らかにし|発表し|述べ|伝え|報じ|話し|語っ|説明し|公表し|指摘し|強調し|表明し)(?:た|ている|ました)。?$"
)
