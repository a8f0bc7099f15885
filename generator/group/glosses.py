"""Words of the news that Japanese writes in kanji, with the English words that stand for them in reports.

Names in kanji have no sound to go by, so what two languages share would be foreign names alone. These are the common
subjects, places and roles of the news; each is weak evidence, a handful of them with a name or a number is strong.
"""

from collections.abc import Mapping

from generator import languages

_GLOSSES = """
    米国 america us united-states · 米大統領 president · 日本 japan japanese · 中国 china chinese ·
    韓国 korea korean · 北朝鮮 korea pyongyang · 台湾 taiwan · 香港 hong-kong · 英国 britain uk british ·
    豪州 australia australian · 欧州 europe european · 欧州連合 eu · 国連 un nations · 東京 tokyo ·
    大阪 osaka · 京都 kyoto · 沖縄 okinawa · 北京 beijing · 上海 shanghai · 平壌 pyongyang · 首相 prime ·
    大統領 president · 国王 king · 女王 queen · 皇太子 prince · 議会 parliament congress council ·
    国会 diet parliament · 上院 senate senator · 下院 house representative · 議員 lawmaker senator mp ·
    知事 governor · 市長 mayor · 選挙 elect · 投票 vote ballot · 候補 candidate ·
    政権 government administration · 政府 government · 与党 party ruling · 野党 opposition ·
    共和党 republican · 民主党 democrat · 労働党 labour · 保守党 conservative tory · 外相 foreign ·
    外務 foreign · 国防 defence defense · 財務 treasury finance · 司法 justice judicial · 最高裁 supreme ·
    裁判 court trial judge · 判決 verdict ruling sentence · 検察 prosecutor · 弁護士 lawyer attorney ·
    被告 defendant · 警察 police · 逮捕 arrest · 容疑 suspect charge · 殺人 murder · 殺害 kill murder ·
    死亡 die death kill · 負傷 injure wound · 銃撃 shoot · 爆発 explosion blast explode · 爆弾 bomb ·
    攻撃 attack · 戦争 war · 兵士 soldier troop · 空軍 air-force · 海軍 navy · 原子力 nuclear · 原発 nuclear ·
    非核化 denuclearisation denuclearization · 制裁 sanction · 条約 treaty · 合意 agreement deal ·
    交渉 negotiation talk · 首脳 leader summit · 会談 talk summit meet · 訪問 visit · 難民 refugee ·
    移民 immigrant migrant immigration · 国境 border · 離脱 leave exit brexit · 関税 tariff · 貿易 trade ·
    輸出 export · 輸入 import · 経済 economy economic · 市場 market · 株価 stock share · 銀行 bank ·
    金利 interest rate · 物価 price inflation · 予算 budget · 増税 tax · 年金 pension · 賃金 wage pay ·
    失業 unemployment jobless · 雇用 job employment · 労働 labor labour worker · 組合 union ·
    企業 company firm · 会社 company · 工場 factory plant · 自動車 car carmaker automaker · 電気 electric ·
    電力 power electricity · 石油 oil · 原油 oil crude · 希土類 rare-earth · 鉱山 mining miner ·
    半導体 chip semiconductor · 航空 airline aviation · 空港 airport · 旅客機 plane jet · 飛行機 plane ·
    鉄道 rail railway train · 列車 train · 道路 road · 事故 accident crash · 衝突 collision crash ·
    火災 fire · 火事 fire · 山火事 wildfire · 地震 earthquake quake · 津波 tsunami · 台風 typhoon ·
    洪水 flood · 豪雨 rain · 大雨 rain · 噴火 eruption volcano · 火山 volcano · 気候 climate ·
    温暖化 warm climate · 排出 emission · 環境 environment environmental · 汚染 pollution ·
    海洋 ocean marine · 森林 forest · 動物 animal · 宇宙 space · 衛星 satellite · 火星 mars · 探査 probe ·
    望遠鏡 telescope · 科学 science scientist · 研究 research study · 大学 university · 学校 school ·
    学生 student · 生徒 student pupil · 教師 teacher · 教育 education · 子供 child · 女性 woman female ·
    男性 man male · 少年 boy · 少女 girl · 息子 son · 家族 family · 妊娠 pregnant pregnancy ·
    結婚 marry marriage wedding · 離婚 divorce · 同性愛 gay homosexual · 性的 sexual · 暴行 assault ·
    虐待 abuse · 病院 hospital · 医師 doctor · 患者 patient · 病気 disease illness · 感染 infect infection ·
    治療 treatment · 手術 surgery · 血液 blood · 心臓 heart · 遺伝子 gene genetic · 細胞 cell · 食品 food ·
    教会 church · 宗教 religion religious · 教皇 pope · 法王 pope · 司祭 priest · 仏教 buddhist ·
    歴史 history · 文化 culture · 芸術 art · 音楽 music · 歌手 singer · 映画 film movie ·
    監督 director coach manager · 俳優 actor · 女優 actress · 作家 author writer · 新聞 newspaper ·
    放送 broadcast · 記者 reporter journalist · 試合 game match · 選手 player · 優勝 champion win title ·
    勝利 win victory · 得点 score goal · 決勝 final · 準決勝 semifinal · 代表 national · 五輪 olympic ·
    野球 baseball · 投手 pitcher · 騎手 jockey · 競馬 race horse · 自転車 bike bicycle cycling ·
    携帯 phone mobile · 電話 phone · 通信 communication · 個人情報 data personal ·
    情報 information intelligence · 技術 technology · 人工知能 ai · 裁判官 judge · 陪審 jury ·
    刑務所 prison jail · 釈放 release · 誘拐 kidnap abduct · 強盗 robbery · 麻薬 drug · 汚職 corruption ·
    賄賂 bribe · 疑惑 allegation · 辞任 resign · 解任 dismiss sack fire · 就任 inaugurate ·
    死刑 execution death penalty · 抗議 protest · 抗議者 protester · 暴動 riot · 独立 independence ·
    革命 revolution · 反乱 rebel · 武装 armed · 過激派 extremist militant · 亡命 defector defect asylum ·
    墜落 crash · 沈没 sink · 救助 rescue · 行方不明 missing · 遺体 body · 葬儀 funeral · 追悼 memorial mourn ·
    爆撃 bomb airstrike · 発射 launch · 発表 announce · 調査 survey investigation · 世論 poll ·
    統計 statistics · 人口 population · 住宅 housing home · 建物 building · 建設 construction ·
    観光 tourism tourist · 乗客 passenger · 価格 price · 売上 sale revenue · 利益 profit · 投資 invest ·
    買収 acquisition acquire takeover · 合併 merger · 破産 bankrupt · 債務 debt · 基金 fund ·
    寄付 donate donation · 慈善 charity · 王室 royal · 公爵 duke · 大使 ambassador embassy ·
    憲法 constitution · 法案 bill · 法律 law · 規制 regulation regulate · 禁止 ban · 許可 permit ·
    拒否 reject refuse · 批判 criticize criticise critic · 支持 support · 反対 oppose
"""


def _read(table: str) -> Mapping[str, tuple[str, ...]]:
    stem = languages.of("en").words
    entries = (entry.split() for entry in table.split("·"))
    return {
        kanji: tuple(dict.fromkeys(part for word in english for part in stem(word.replace("-", " "))))
        for kanji, *english in entries
    }


GLOSSES: Mapping[str, tuple[str, ...]] = _read(_GLOSSES)  # kanji -> stems of English words
GLOSSED: frozenset[str] = frozenset(stem for stems in GLOSSES.values() for stem in stems)
_LONGEST = max(map(len, GLOSSES))


def glosses(kanji: str) -> tuple[str, ...]:
    """The stems of English words for what a run of kanji holds, each once: 最高裁判決 -> supreme, court, trial, ..."""
    parts = (kanji[at : at + size] for at in range(len(kanji)) for size in range(_LONGEST, 1, -1))
    return tuple(dict.fromkeys(stem for part in parts if part in GLOSSES for stem in GLOSSES[part]))
