"""Japanese names by their form: katakana, names before titles, places and bodies by their last character, amounts."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from generator.languages.ja.words import folded
from generator.languages.quantities import quantity

_KANJI = "一-龥々㐀-䶿"
_TITLES = (
    "元首相|前首相|首相|総理大臣|総理|大統領|副大統領|国家主席|主席|総書記|書記長|書記|官房長官|長官|大臣|外相|財務相|経産相"
    "|防衛相|法相|農相|厚労相|国交相|文科相|総務相|環境相|担当相|議員|議長|委員長|知事|市長|町長|村長|区長|代表|党首|幹事長"
    "|会長|社長|専務|常務|頭取|総裁|理事長|所長|院長|教授|准教授|博士|監督|選手|投手|捕手|騎手|横綱|大関|棋士|王将|名人"
    "|被告|容疑者|受刑者|弁護士|裁判長|検事|警部|記者|編集長|氏|さん|ちゃん|君|様|容疑"
)
_QUANTITY = (
    r"(?P<amount>(?<![0-9,.])(?:[0-9][0-9,.]{0,20}|(?<![一-龥〇])[一二三四五六七八九十百千](?=[〇一二三四五六七八九十百千兆億万円])[〇一二三四五六七八九十百千]{0,11})"
    r"(?:[兆億万千百][0-9,.〇一二三四五六七八九十百千]{0,11}){0,6})"
    r"(?P<unit>円|米ドル|ドル|ユーロ|元|ウォン|ポンド|ルピー|バーツ|パーセント|ポイント|%|キロメートル|メートル|センチ|ミリ|キログラム"
    r"|キロワット|メガワット|ギガワット|ヘクタール|平方キロ|平方メートル|トン|キロ|グラム|リットル|バレル|人|名|件|社|台|隻|機|棟|戸"
    r"|世帯|店|カ国|か国|ヶ国|議席|票|歳|年ぶり|回目|発|本|頭|羽|匹|冊|枚|便|度)"
)
_AMOUNT = re.compile(_QUANTITY)
_NAMED = re.compile(
    rf"(?P<kata>[ァ-ヺー]{{2,}}(?:[・=＝ ][ァ-ヺー]{{2,}})*)"
    rf"|(?P<person>[{_KANJI}]{{2,6}}?)(?:{_TITLES})(?![{_KANJI}])"
    rf"|(?P<place>[{_KANJI}ァ-ヶー]{{2,9}}?(?:都|道|府|県|市|区|町|村|州|島|半島|諸島|湾|川|山|海峡|空港|港|駅))(?![{_KANJI}])"
    rf"|(?P<body>[{_KANJI}ァ-ヶー]{{2,14}}?(?:社|党|省|庁|銀行|大学|大|高校|中学校|小学校|病院|新聞|通信|放送|委員会|連合|連盟|協会"
    rf"|機構|機関|委|裁|署|財団|研究所|製作所|製鉄|自動車|電力|工業|建設|製薬|証券|保険|鉄道|航空))(?![{_KANJI}])"
    rf"|(?P<latin>[A-Z][A-Za-z0-9]*(?:[&'’.-][A-Za-z0-9]+)*(?: [A-Z][A-Za-z0-9]*)*)"
    rf"|(?P<work>『[^』\n]{{2,40}}』)"
    rf"|{_QUANTITY}"
)
_UNITS = {
    "円": "jpy", "米ドル": "usd", "ドル": "usd", "ユーロ": "eur", "元": "cny", "ウォン": "krw", "ポンド": "gbp", "ルピー": "inr",
    "バーツ": "thb", "パーセント": "%", "%": "%", "ポイント": "pt", "キロメートル": "km", "メートル": "m", "センチ": "cm", "ミリ": "mm",
    "キログラム": "kg", "キロワット": "kw", "メガワット": "mw", "ギガワット": "gw", "ヘクタール": "ha", "平方キロ": "km2",
    "平方メートル": "m2", "トン": "t", "グラム": "g", "リットル": "l", "バレル": "barrel", "人": "person", "名": "person", "件": "case",
    "社": "company", "カ国": "country", "か国": "country", "ヶ国": "country", "議席": "seat", "票": "vote", "歳": "year-old",
    "隻": "ship", "機": "aircraft", "棟": "building", "戸": "home", "世帯": "household", "店": "shop", "度": "degree",
}  # fmt: skip
_GROUPS = {"兆": 10**12, "億": 10**8, "万": 10**4}
_SCALES = {"千": 10**3, "百": 10**2, "十": 10}
_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_GROUP = re.compile(r"([^兆億万]+)?([兆億万])|([^兆億万]+)$")
_PIECE = re.compile(r"([0-9.〇一二三四五六七八九]+)?([千百十])|([0-9.〇一二三四五六七八九]+)$")
_COMMON_KATAKANA = frozenset(
    """
    アイデア アクセス アップ アドバイス アニメ アプリ アルバム アンケート イベント イメージ インタビュー
    インターネット インフラ ウェブ エネルギー オープン カメラ カード ガイド ガス ガソリン キャンペーン クラス
    グループ ケース ゲーム コスト コメント コード コーナー コーヒー サイト サポート サービス シーズン システム
    シリーズ スタイル スタッフ スタート ステージ スピード スポーツ スマホ スマートフォン センター ソフト
    タイトル タイプ ダウン チェック チーム テスト テレビ テーマ データ デザイン トップ トラブル ドラマ ニュース
    ネット ノート バス バランス パソコン ビジネス ビデオ ファン フェア プラン プロ プログラム プロジェクト
    ページ ホテル ホーム ボール ポイント マスコミ マスク マンション ミス メディア メール メンバー メーカー
    モデル ユーザー ライブ ランキング リスク リーグ ルール レベル レース レポート ワクチン トン ドル ユーロ キロ
    メートル パーセント スト デモ テロ ミサイル ロケット エンジン コンピューター タクシー トラック オンライン ダンス パートナー デザイナー フィット リーダー ボランティア アルバイト スーパー コンビニ レストラン カフェ キャラクター ストーリー シーン アクション ヒーロー ファッション ブランド ショップ アーティスト ミュージック コンサート スタジアム スタジオ オフィス マーケット エリア ルート コース スペース ステップ チャンス ピンチ ショック ストレス ダメージ トレーニング パフォーマンス プレー プレーヤー ゴール スコア ラウンド セット ペース マイナス プラス ゼロ ユニット パート シフト コロナ ウイルス ロボット ドローン バッテリー ディスプレイ キーボード ソフトウェア ハードウェア ネットワーク サーバー セキュリティー パスワード ファイル フォルダー ボタン スイッチ ビル ページ
    """.split()
)


def names(text: str) -> tuple[str, ...]:
    """Names and amounts in order: people without their title, bodies and places with their kind, amounts as numbers.

    A katakana name of several parts comes whole and in its parts, since later mentions are shorter.
    """
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    found: list[str] = []
    for match in _NAMED.finditer(text):
        found.extend(_normal(match))
    return tuple(found)


def amounts(text: str) -> tuple[str, ...]:
    """The amounts with their unit, in order: `940000000 jpy`."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    found = (_amount(match["amount"], match["unit"]) for match in _AMOUNT.finditer(text))
    return tuple(amount for amount in found if amount)


def _normal(match: re.Match[str]) -> list[str]:
    kind, value = str(match.lastgroup), match[0]
    if kind == "unit":
        amount = _amount(match["amount"], match["unit"])
        return [amount] if amount else []
    if kind == "kata":
        return _katakana(value)
    if kind == "latin":
        return [value.lower()] if len(value) > 1 else []
    if kind == "work":
        return [value[1:-1].lower()]
    return [match[kind]]


def _katakana(value: str) -> list[str]:
    pieces = [piece for piece in re.split(r"[・=＝ ]", value) if piece]
    shortest = 3 if len(pieces) == 1 else 2
    found = [folded(piece) for piece in pieces if len(piece) >= shortest and piece not in _COMMON_KATAKANA]
    if len(found) > 1:
        found.insert(0, "・".join(found))
    return found


def _amount(number: str, unit: str) -> str | None:
    """「3兆5000億」 or 「1億8千万」 of a unit in plain digits with the unit's common name."""
    total = Decimal(0)
    for before, scale, alone in _GROUP.findall(number.replace(",", "")):
        group = before or alone
        value = _below_ten_thousand(group) if group else Decimal(1)
        if value is None:
            return None
        total += value * _GROUPS.get(scale, 1)
    return quantity(format(total, "f"), 1, _UNITS.get(unit, unit)) if total else _zero(number, unit)


def _zero(number: str, unit: str) -> str | None:
    return quantity("0", 1, _UNITS.get(unit, unit)) if set(number) <= set("0.〇") else None


def _below_ten_thousand(digits: str) -> Decimal | None:
    """What stands before 万, 億 or 兆, or alone: 「8千」, 「二十三」, 「一〇五」, 「3.5」; 千, 百 and 十 multiply what is before them."""
    total = Decimal(0)
    for before, scale, alone in _PIECE.findall(digits):
        piece = before or alone
        value = _plain(piece) if piece else Decimal(1)
        if value is None:
            return None
        total += value * _SCALES.get(scale, 1)
    return total


def _plain(digits: str) -> Decimal | None:
    """Digits of either script, kanji ones read by their place."""
    try:
        return Decimal(digits.translate(_DIGITS).rstrip("."))
    except InvalidOperation:
        return None
