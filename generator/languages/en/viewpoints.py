"""What an English comment does towards what the report tells of, by how it is said."""

import re

from generator.languages.rules import lowered
from generator.languages.stances import cue, strongest
from generator.models import Viewpoint

_N = r"(?:n['’]?t|\bnot|\bnever|\bno longer|\bhardly)"

_CUES = (
    # turned round: these say the contrary of a word inside them
    cue("supports", 1.0,
        r"\b(?:no|any) complaints?\b", rf"{_N} (?:a )?(?:bad|terrible|awful) (?:idea|thing|move|plan)\b", r"\bnothing (?:wrong|bad) with\b", rf"{_N} (?:a )?wast(?:e|ing)\b", r"\b(?:can['’]?t|cannot|can not) (?:wait|argue with|complain|fault)\b", rf"{_N} (?:opposed|against|object)\b",
        r"\b(?:about|high|past) (?:damn |bloody )?time\b(?! (?:for|they|we|you|he|she|someone|somebody)\b)", r"\blong overdue\b", r"\bcould(?:n['’]?t| not) agree more\b", r"\bbetter late than never\b",
    ),
    cue("objects", 1.0,
        rf"{_N} (?:\w+ ){{0,2}}(?:support|agree|approve|welcome|like|want|need|accept|condone|endorse|fair|right|acceptable|good enough|ok|okay|worth|justified)\b", r"\b(?:nobody|no one|no-one|none of us) (?:\w+ )?(?:wants?|wanted|asked|needs?|likes?|voted)\b", r"\bwhat (?:a|an) (?:\w+ )?(?:waste|joke|shame|disgrace|mess|farce|insult|sham|disaster|load|pity|crock|scam|embarrassment|outrage)\b",
        rf"{_N} (?:\w+ )?(?:ask|asked|consult|consulted|listen|listened|listening|care|cares)\b", r"\bso much for\b", r"\bhow (?:dare|much more|many more times|stupid|ridiculous|pathetic|disgusting)\b", r"\bno (?:need|reason|point|sense|excuse|justification|thanks|benefit|respect|regard)\b", r"\bleave (?:\w+ ){1,4}alone\b", r"\bwho (?:asked|voted) for\b", r"\bmakes? (?:no|zero|little) sense\b",
    ),
    cue("doubts", 1.0,
        r"\b(?:i['’]?ll|will) believe (?:it|that|this)\b", r"\bno way\b", r"\b(?:not|n['’]?t|far from|never been) (?:\w+ )?(?:convinced|sure|certain|buying|holding my breath|believe|trust|think|see how|see it|going to (?:work|happen|change|help)|gonna (?:work|happen|change|help)|work|happen|last|change (?:a thing|anything|much)|help (?:much|anyone)|make (?:any|much|a) difference|add up|handle|cope)\b",
        r"\b(?:sounds|looks|seems|fine|good|great|nice) (?:\w+ )?(?:on paper|in theory)\b", r"\btoo good to be true\b", r"\bgood luck (?:with|getting|finding|making)\b", r"\bnothing (?:will|ever|has|happened|happens|changes|changed|came)\b", r"\bfat chance\b", r"\bpie in the sky\b", r"\bwhen (?:pigs|hell)\b",
        r"\bis (?:this|that|it|he|she) really\b", r"\bdo (?:we|they|you) really (?:think|believe|expect|need)\b", r"\bhow (?:is|are|will|can|could|would) (?:\w+ ){1,4}(?:supposed|ever|possibly|going to)\b", r"\bdepends (?:on )?(?:who|what|how|whether|if)\b",
        r"\bwould(?:n['’]?t| not) (?:count|bet|hold|put)\b",
    ),
    cue("proposes", 1.1,
        r"\b(?:should|ought to|needs? to|must|have to|has to|had better)\b(?! (?:be ashamed|resign|go to jail|know|have (?:known|been)|hang|admit|say|wonder|ask|laugh|agree|disagree))", r"\bwhy (?:not|don['’]?t (?:we|they|you)|doesn['’]?t (?:the|someone|somebody|anyone)|can['’]?t (?:we|they))\b", r"\b(?:how|what) about\b", r"\b(?:it|that) (?:would|might|could|['’]?d) be (?:\w+ )?(?:better|wiser|cheaper|easier|smarter|best|good|nice|sensible)\b", r"\bbetter (?:to|off|idea|use|option|way|solution|if)\b", r"\blet['’]?s\b(?! (?:face|be honest|be real|not forget|see))",
        r"\bi(?:['’]?d| would)? (?:suggest|propose|recommend|advise)\b", r"\b(?:my|one|the|a simple|a better) (?:suggestion|solution|proposal|fix|answer|alternative)\b", r"\binstead\b", r"\brather than\b", r"\bif (?:they|we|you|the \w+) (?:just |simply |only )?(?:\w+ed|put|cut|built|made|spent|gave|let|did|had|set|ran|took)\b[^.?!]{1,80}\b(?:would|could|might)\b", r"^(?:\W*)(?:put|make|build|fix|use|give|cut|raise|lower|move|ban|tax|fund|reuse|spend|publish|try|add|keep|turn|start|open|let|bring|allow|require|hire|pay|reduce|increase|invest|replace|introduce|extend|plant|scrap the|charge)\b(?! (?:it|you|me|up with)\b)", r"\b(?:it['’]?s|it is) time (?:to|for|we|they)\b", r"\b(?:please|pls) (?!explain|tell|stop)\w+", r"\bi(?:['’]?d| would) (?:rather|prefer|like to see|love to see)\b", r"\bwish (?:they|we|the|someone)\b", r"\bthe (?:only|best|right|first) (?:way|thing|solution|step)\b", r"\bcould (?:easily |just |simply |also )\w+",
    ),
    # plain
    cue("supports", 0.9,
        r"\b(?:great|good|excellent|fantastic|wonderful|brilliant|awesome|amazing|superb|terrific|smart|sensible|wise|lovely|positive|encouraging|welcome|best|nice) (?:news|idea|work|job|move|decision|plan|step|initiative|project|thing|stuff|to (?:see|hear|read|know)|start|choice|call|effort|policy|result|outcome|development|change)\b", r"\bwell (?:done|deserved|said|played)\b", r"\bgood (?:on|for) (?:them|him|her|you|us|the|everyone)\b", r"\b(?:kudos|bravo|hats off|congrat\w+|hooray|hurray|yay|cheers|applau\w+|props) ?(?:to)?\b",
        r"\b(?:i|we) (?:\w+ ){0,2}(?:support|agree|approve|welcome|applaud|commend|appreciate|love|like|back|endorse|look forward|trust)\b", r"\b(?:love|loving) (?:it|this|that|the)\b", r"\bthank(?:s| you| god| goodness| heavens)\b", r"\bgrateful\b", r"\b(?:i['’]?m|i am|we['’]?re|so|very|really) (?:\w+ )?(?:glad|happy|pleased|delighted|excited|proud|thrilled|relieved|impressed)\b", r"\b(?:exactly|just) what (?:\w+ ){1,3}(?:needs?|needed|wanted|asked)\b", r"\bmakes? (?:perfect|a lot of|total|good|complete|so much)? ?sense\b", r"\bfinally\b", r"\bat last\b",
        r"\b(?:absolutely|totally|fully|completely|strongly|100 ?%|100 percent) (?:agree|support|right|correct|behind|in favou?r)\b", r"\bin favou?r of\b", r"\bright (?:decision|thing|call|move|direction)\b", r"\bstep (?:in the right direction|forward)\b", r"\bkeep (?:it up|up the|going)\b", r"\bmore of this\b", r"\bwin[- ]win\b", r"\b(?:will|it['’]?ll) (?:save|help|benefit|improve|boost|create)\b", r"\bspot on\b", r"\bdeserves? (?:\w+ )?(?:credit|praise|it|a medal)\b", r"👏|🙌|👍|🎉|❤", r"^(?:yes|yep|yeah|agreed?|amen|hear,? hear|bravo|excellent|brilliant|fantastic|awesome|perfect)\b", r"\+1\b", r"\bpraise\b", r"\bimpressive\b", r"\bworth (?:it|every)\b",
    ),
    cue("objects", 0.9,
        r"\b(?:waste|wasting|squander\w*)\b", r"\b(?:terrible|awful|horrible|bad|dreadful|stupid|dumb|ridiculous|insane|crazy|idiotic|worst|poor|appalling|foolish|dangerous|wrong|lousy|daft) (?:idea|move|decision|plan|policy|news|thing|law|choice|call|deal|joke|management|planning|judge?ment)\b", r"\b(?:disgrac\w+|shame(?:ful|less|ful)?\b(?! we)|outrag\w+|disgust\w+|appall\w+|pathetic|ridiculous|absurd|nonsense|unacceptable|insult\w*|unfair|unjust|immoral|criminal|corrupt\w*|scandal\w*|farce|farcical|sham|scam|rip[- ]?off|robbery|theft|laughable|ludicrous|idiotic|incompeten\w+|hypocri\w+|betray\w*|fiasco|travesty|despicable|obscene|greed\w*|mockery)",
        r"\b(?:i|we|strongly|totally|completely|firmly|dead|am|are|['’]m|['’]re) (?:\w+ ){0,2}(?:against|oppose[ds]?|object|disagree|reject|hate|resent|protest|disapprove)\b", r"\b(?:stop|quit) (?:\w+ing|this|that|it|them|him|her)\b|\benough (?:of|is enough)\b|^(?:\W*)(?:stop|end) the\b", r"\b(?:must|should|ought to|needs? to|have to) (?:\w+ )?(?:resign|be (?:ashamed|fired|sacked|jailed|stopped|scrapped|repealed)|go to jail|step down|never|not)\b", r"\b(?:ashamed|sick of|tired of|fed up|had enough|disappointed|disappointing|furious|angry|sickening|embarrass\w+|frustrat\w+)\b", r"\b(?:another|yet another|more) (?:\w+ )?(?:cut|cuts|tax|taxes|lie|lies|handout|grab|failure|excuse|blow|attack|nail|cash|giveaway|broken promise)\b",
        r"\b(?:destroy|ruin|wreck|kill|gut|butcher|trash)(?:s|ed|ing)?\b", r"\b(?:developers|rich|wealthy|corporations|bankers|politicians|elites?|billionaires|big business|cronies|companies) (?:\w+ )?(?:win|wins|profit|get richer|benefit|laugh|don['’]?t care|only care|line)\b", r"\b(?:rest of us|taxpayers?|ordinary people|working people|the poor|our children|we all) (?:\w+ )?(?:pay|pays|suffer|foot|lose|left)\b", r"\b(?:lies|lying|liars?|lied|bullshit|bs|crap|rubbish|garbage)\b", r"\bboo+\b", r"\bno+!+", r"👎|😡|🤬|🤮", r"\b(?:drop|scrap|cancel|repeal|reverse|ditch) (?:this|it|the|that)\b", r"\bgive me a break\b", r"\bblame\b", r"\bfail(?:s|ed|ing|ure|ures)?\b", r"\bwrong\b",
    ),
    cue("doubts", 0.8,
        r"\bdoubt(?:s|ful|ed|ing)?\b", r"\bs[kc]eptic\w*", r"\bunlikely\b", r"\b(?:i|we) wonder\b", r"\bhard to (?:believe|imagine|see|trust)\b", r"\bworr(?:y|ied|ies|ying|isome)\b", r"\bconcern(?:s|ed|ing)?\b", r"\b(?:probably|likely) (?:be |get |just |end |not |never )", r"\b(?:risky|naive|optimistic|unrealistic|wishful|questionable|suspicious|dubious|fishy|gimmick|pipe dream|vague|unclear whether|remains to be seen|empty promises?|lip service|smoke and mirrors|hot air)\b", r"\b(?:never|won['’]?t) (?:\w+ )?(?:work|happen|finish|last|be (?:built|finished|enough|used|done))\b", r"\bbut (?:who|how|what|where|will|can|is|are|does|do)\b", r"\bpromised? (?:\w+ ){0,4}(?:before|last|same|again|every)\b",
        r"\bthe (?:numbers|figures|maths?|sums)\b", r"\bwait and see\b", r"\btime will tell\b", r"\bwe['’]?ll see\b", r"\bif (?:it|they|this) (?:ever|actually|really)\b", r"\b(?:too little|too late|drop in the (?:bucket|ocean))\b", r"\bnot (?:the whole|the full|that simple|so (?:simple|fast|sure))\b", r"\bsupposedly\b", r"\bafraid\b", r"\bfear\b", r"\bcatch\b", r"\breally\?", r"\bseriously\?", r"\boverrun|over budget|cost overruns?\b",
    ),
    cue("asks", 1.0, r"\b(?:does|do|did|can|could|would|has) (?:any(?:one|body)|some(?:one|body)|you guys)\b", r"\bany(?:one|body) (?:know|have|got|else know|explain)\b", r"\bplease (?:explain|tell)\b", r"\bi(?:['’]?d| would)? (?:like|love|want) to know\b", r"\bcurious (?:to|how|what|why|if|whether)\b", r"\bwhat does (?:\w+ ){1,6}mean\b"),
    cue("asks", 0.8, r"^[^.!]{0,20}\b(?:when|where|who|which|what|how|will|is|are|does|do|did|can|was|were|has|have|could|would)\b[^.!?]*\?", r"\?\W*$"),
    cue("informs", 0.8,
        r"\baccording to\b", r"https?://\S+|\bwww\.\S+", r"\b(?:fyi|for (?:context|the record|reference|your information|those (?:who|wondering|asking)))\b", r"\b(?:in fact|actually|as a matter of fact|to clarify|correction|note that|fun fact|source|background|worth noting|keep in mind|it should be noted)\b", r"\bi(?:['’]?m| am| was| used to be|['’]?ve been| have been)? (?:an? )?(?:drive|work|worked|live|lived|teach|taught|own|run|grew up|nurse|teacher|driver|engineer|doctor|lawyer|former|retired|resident|local)\b", r"\b(?:as an?|being an?) (?:\w+ ){0,2}(?:teacher|nurse|driver|doctor|engineer|lawyer|farmer|resident|employee|veteran|parent|worker|owner|officer)\b",
        r"\b(?:was|were|is|are) (?:\w+ )?(?:built|opened|closed|founded|passed|introduced|owned|funded|located|required|based|elected|signed|run by|called|made (?:of|by)|paid (?:by|for)|regulated|published)\b", r"\b(?:report|study|minutes|data|statistics|census|law|bill|document|article|survey|court|constitution|act) (?:\w+ )?(?:says|shows|found|states|requires|show|said|reads|suggests)\b", r"\bcomes? from\b", r"\bthe (?:current|actual|full|average|total|official|original) \w+", r"\bhalf of\b", r"\b(?:did|does|do|done) the same\b",
    ),
    cue("informs", 0.4, r"\b(?:in|since|until|by|on|before|after) (?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b", r"[$€£]?\d[\d,.]*(?:%| percent| per cent| million| billion| people| years?| miles?| km| hours?| minutes?)?", r"\b(?:because|therefore|e\.g\.|for example|for instance|already|currently|originally|historically|normally|usually|typically)\b"),
)  # fmt: skip

_NOISE = re.compile(r"^\s*>.*$|^\s*@\w+:?", re.MULTILINE)


def viewpoint(comment: str) -> Viewpoint:
    """What the comment does towards what the report tells of, by its strongest cues; `unclear` where none is enough."""
    return strongest(lowered(_NOISE.sub("", comment).strip()), _CUES)
