"""Stop words and letters that tell languages in the Latin alphabet apart; each counts less, the more of these languages share it."""

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is for on with that at by from as it was are be has have his her he she they not but"
        " this will an after over says said who what how why you your we our their its more about new up out into"
        " against than could would should may can were been which when where there first years year people i my me him she our these those do does did don't no yes if or so because while then only just"
        " like get make good any some such going old free take want know think see say told us off down through between under"
        " before again being both each few many much other same very too own let even still most made also back day man men",
        "fr": "président gouvernement nouveau nouvelle nouveaux nouvelles ans le la les des du de et est en un une pour que qui dans sur avec au aux par pas plus ne ce cette se sont"
        " son sa ses il elle ils nous vous leur mais ou été être après selon contre entre depuis aussi l'on d'un d'une",
        "de": "regierung neue neuen neues jahre jahren will der die das und ist in den von zu mit sich des auf für nicht ein eine einer eines dem im als auch es an"
        " werden aus er hat dass sie nach wird bei noch wie einem über so zum war haben nur oder aber vor zur bis mehr"
        " durch man sein wurde sei gegen vom ich wir",
        "es": "gobierno presidente nuevo nueva nuevos nuevas años el la los las de del y en que es un una por con para su se no al lo como más pero sus le ya o este sí"
        " porque esta entre cuando muy sin sobre también me hasta hay donde desde todo nos durante contra tras según fue",
        "it": "governo presidente nuovo nuova nuovi nuove anni il lo la i gli le di del della dei delle e è in che un una per con non su si da al alla dal dalla nel"
        " nella come più ma anche sono ha hanno questo questa suo sua dopo contro tra fra degli sul sulla ed",
        "pt": "governo presidente novo nova novos novas anos o a os as de do da dos das e em no na nos nas que é um uma por com para se não ao à mais mas como foi"
        " sua seu ou ser está são também pelo pela até isso entre após sobre contra já tem diz",
        "nl": "nieuwe regering jaar mensen de het een en van is dat in op te voor met niet zijn aan er die om ook als maar bij naar door nog wordt"
        " uit hij ze over dan heeft worden tot onder meer geen al was werd deze na tegen",
        "sv": "ny nya nytt regeringen och att det som en på är av för med den till inte har de ett om men var jag från så nu efter han hon vid"
        " ska kan sig också mot under över när",
        "da": "og at det er en på til af for med den ikke har som de et om men var jeg fra så efter han hun ved skal kan"
        " sig også mod efter blev være",
        "no": "og at det er en på til av for med den ikke har som de et om men var jeg fra så etter han hun ved skal kan"
        " seg også mot ble være",
        "fi": "ja on ei se että oli joka mutta myös ovat kun hän tai kuin mukaan jo sekä sen niin nyt vain vuoden",
        "pl": "i w na z do się nie że to jest o jak po od za przez dla ale są był ma oraz tym już czy być jego",
        "cs": "a v na se je že z do s o to i ve po za by jsou jako pro od ale podle byl jeho také který",
        "tr": "ve bir bu için ile da de çok olarak daha en gibi ne ama kadar sonra olan var değil mi oldu göre",
        "id": "baru pemerintah yang dan di ke dari untuk dengan pada ini itu dalam tidak akan adalah juga oleh sudah karena bisa telah",
        "vi": "và của là có cho trong được không với các một những người này đã từ khi đến để tại",
        "ro": "și de la în a cu pe care nu este din o un pentru mai ce au fost sunt după prin dar că se al",
        "hu": "a az és hogy nem is egy ez meg van csak de még már volt mint után szerint vagy ha el",
    }.items()
}

LETTERS: dict[str, str] = {
    "fr": "çéèêëàâîïôœùû",
    "de": "äöüß",
    "es": "áéíñóú",
    "it": "àèéìòù",
    "pt": "ãõáâàçéêíóôú",
    "nl": "ëïĳ",
    "sv": "åäö",
    "da": "æøå",
    "no": "æøå",
    "fi": "äö",
    "pl": "ąćęłńóśźż",
    "cs": "áčěéířšťůúýž",
    "tr": "çğıöşü",
    "vi": "ơưđạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳỵáàâêôú",
    "ro": "ăâîșțţş",
    "hu": "áéíóöőúüű",
}
