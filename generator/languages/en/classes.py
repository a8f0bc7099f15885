"""Words that do the same work in a reader's comment, written for this program: one class, whatever the topic."""

_CLASSES = {
    "GOOD": """
        good great excellent brilliant fantastic wonderful superb lovely nice amazing awesome terrific marvellous
        marvelous splendid fabulous magnificent outstanding incredible impressive inspiring inspired sensible wise
        smart clever sound solid fair reasonable decent right correct proper positive encouraging welcome refreshing
        overdue heartening reassuring helpful useful worthwhile valuable beautiful gorgeous bonny adorable cute cool
        ace cracking cheering uplifting stunning perfect best better finest fine ideal safe safer cleaner quieter
        fairer healthier greener kinder brave bold generous thoughtful decisive humane compassionate dignified
        honest principled genius magic epic legendary stellar top class quality delightful charming vibrant thriving
        successful effective efficient robust fit genuine genuinely wholesome gentle smooth handy neat sweet huge
        massive win wins winner blessing miracle godsend lifesaver lifeline treat gem triumph success progress
        improvement boost relief joy delight pleasure hero heroes legend legends bravo hurrah hooray yay woohoo
        hallelujah congratulations congrats kudos props cheers thanks thank ta respect w based
    """,
    "LIKE": """
        love loves loved loving like likes liked enjoy enjoyed appreciate appreciated support supports supported
        supporting welcomed back backed agree agreed agrees approve approved applaud applauded commend admire praise
        praised salute trust endorse favour favor pleased happy glad delighted thrilled excited proud grateful
        thankful relieved chuffed stoked buzzing impressed hopeful optimistic reassured hope hopes deserve deserves
        deserved earned benefit benefits helped helps saves saved improves improved worked works thrive celebrate
        clap recommend cheer
    """,
    "BAD": """
        bad awful terrible horrible dreadful appalling atrocious disgusting disgraceful disgrace shameful shame
        shameless scandalous scandal outrageous outrage ridiculous ludicrous laughable absurd farcical farce joke
        pathetic insane mad madness crazy stupid dumb idiotic moronic daft bonkers lunacy nonsense rubbish garbage
        trash crap bollocks bs bull rotten ugly hideous horrendous grim dire abysmal woeful poor poorest worst worse
        wrong unfair unjust unacceptable unbelievable unreal unforgivable inexcusable insulting insult offensive
        obscene greedy greed cruel cruelty heartless callous inhumane vile sick sickening evil nasty cynical corrupt
        corruption crooked crooks crook thieves theft thief robbery robbing robbed scam scammers racket ripoff
        extortion fraud con swindle waste wasted wasting wasteful pointless useless worthless needless unnecessary
        incompetent incompetence clueless hopeless negligent reckless irresponsible arrogant arrogance ignorant lazy
        cowardly spineless dishonest lies lying liar liars hypocrisy hypocrites hypocrite betrayal betrayed mess
        shambles fiasco disaster catastrophe tragedy tragic sad sadly heartbreaking heartbroken gutted devastated
        depressing depressed disappointing disappointed sorry furious angry livid fuming tired disgusted appalled
        horrified ashamed embarrassing embarrassment dystopian authoritarian tyranny draconian nanny overreach
        indoctrination propaganda surveillance discrimination discriminatory racist punish punishing punished
        punishment penalise penalised victim victims clowns clown idiots idiot morons fools muppets jobsworths
        bureaucrats elites lobbyists cronies fatcats vandalism butchery slaughter atrocity criminal illegal immoral
        unethical hell nightmare bloody damn wtf ffs smh wretched sham whitewash gimmick bribe handout handouts
        freeloaders ugh yuck boo nope
    """,
    "HATE": """
        hate hates hated loathe despise detest oppose opposed opposes object objects objected reject rejected refuse
        refused protest boycott cancelled canceled quit leaving complain complained destroy destroys destroyed
        destroying ruin ruins ruined ruining wreck wrecks wrecked kill kills killed killing gut strip stripped slash
        slashed axe axed scrapped dump dumped dumping bulldoze bulldozed trashed hurt hurts harm harms harmed steal
        stealing stole rob robs fleece fleeced exploit exploits exploited squeeze squeezed suffer suffers suffered
        suffering struggle struggling starve starving abandon abandoned neglect neglected ignore ignored ignoring
        bully bullied betray cheat cheated lied mislead misled fail fails failed failing failure screw screwed shaft
        shafted
    """,
    "WARY": """
        doubt doubts doubtful doubtless sceptical skeptical suspect suspicious suspicion unconvinced unsure
        uncertain wary worry worries worried worrying concerned concern concerns concerning fear fears afraid
        nervous uneasy risk risks risky dangerous danger unlikely impossible unrealistic naive wishful fantasy
        theory hype hyped supposedly apparently allegedly promises promised promise claims claimed unproven untested
        questionable dubious iffy fishy catch loophole loopholes backfire unintended temporary gimmicky wonder hmm
        hmmm mhm meh yawn wait unenforceable unworkable overrun overruns delayed delays inevitably eventually
    """,
    "MUST": """
        should must ought needs need to required require requires shall
    """,
    "MAY": """
        could would might may can will wont won't wouldn't couldn't can't cannot shouldn't
    """,
    "MONEY": """
        money cash cost costs costing price prices fee fees fare fares tax taxes taxpayer taxpayers bill bills rent
        rents wage wages pay paid pays paying salary bonus bonuses budget budgets fund funds funded funding grant
        grants subsidy subsidies subsidised million millions billion billions thousand quid bucks dollars pounds
        euros grand k loan loans debt mortgage pension pensions profit profits revenue income savings spend spent
        spending charge charges charged fines discount levy tariff tariffs
    """,
    "UNIT": """
        percent per cent km miles mile metres meters feet acres hectares hours hour minutes minute seconds days day
        weeks week months month years year yrs decade decades degrees litres gallons tonnes tons mph kw mw
    """,
    "MONTH": """
        january february march april june july august september october november december spring summer autumn
        winter monday tuesday wednesday thursday friday saturday sunday
    """,
    "KIN": """
        mum mom mother dad father parents parent wife husband partner son daughter kids kid child children brother
        sister nan gran grandma grandad grandpa grandmother grandfather uncle aunt aunty cousin neighbour neighbor
        neighbours neighbors friend friends mate family families baby toddler grandchildren grandkids niece nephew
        lad lads
    """,
    "JOB": """
        teacher teachers nurse nurses doctor doctors gp gps engineer engineers driver drivers farmer farmers carer
        carers lawyer builder plumber electrician officer officers firefighter paramedic student students owner
        owners manager employee employees staff worker workers volunteer volunteers researcher scientist scientists
        biologist pharmacist pharmacists midwife lecturer librarian landlord landlords tenant tenants resident
        residents local locals pensioner pensioners veteran
    """,
    "POWER": """
        government council councils councillor councillors mayor minister ministers mp mps politician politicians
        congress senate senator parliament commission commissioner commissioners board ceo ceos boss bosses company
        companies corporation corporations developer developers management committee authority authorities
        department bureaucracy whitehall westminster washington brussels labour tories tory republicans democrats
        trustees police court courts judge judges agency regulator ofcom union unions
    """,
    "DOC": """
        report study studies survey data figures statistics stats census review paper research trial article
        guidance website page section paragraph act law order licence license contract agreement accounts audit
        consultation documents document statement rules regulations regulation policy scheme plan programme program
        faq
    """,
    "ACT": """
        build make put use give let add cut raise lower ban publish try keep turn start open bring allow hire reduce
        increase invest replace introduce extend plant move split share cap limit train teach offer provide set run
        fix repair test check show tie link double sell buy merge close restore enforce stop scrap nationalise
        nationalize bury insulate process retrofit regulate breed stick freeze
    """,
    "THEN": """
        originally previously formerly currently already since until till ago in during between before after last
    """,
    "NEG": """
        not never no n't nothing nobody none nowhere neither nor without hardly barely
    """,
    "WE": """
        i we me us my our mine ours myself ourselves
    """,
    "THEY": """
        they them their theirs he him his she her
    """,
    "YOU": """
        you your yours yourself
    """,
    "IT": """
        it this that these those its
    """,
    "WHICH": """
        what when where who which why how whose whom
    """,
    "BE": """
        is are was were do does did has have had am been be
    """,
    "LAUGH": """
        lol lmao lmfao haha hahaha rofl
    """,
}

_FUNCTION_WORDS = frozenset(
    """
    a about actually again ah all also although an and another any as at because both but by down each either even
    ever every few first for from here if in into just last least less let's many more most much next no now of off
    oh ok okay on once one only or other out over own please really same so some still such than the then there
    though to too two under up very well while with yeah yes
    """.split()
)
_ENDINGS = ("ing", "ed", "ly", "tion", "ness", "ment", "est", "er", "ies", "es", "s")
_CLASS = {word: name for name, words in _CLASSES.items() for word in words.split()}

SIDES = ("GOOD", "LIKE", "BAD", "HATE", "WARY", "MONEY")  # classes whose number counts too


def class_of(token: str) -> str:
    """The class of a word in lower case; a function word or a mark is its own, another word the class of its ending."""
    if token in _CLASS:
        return _CLASS[token]
    if token in _FUNCTION_WORDS or not token.isalpha():
        return "NEG" if token.endswith("n't") else token
    return next((f"-{end}" for end in _ENDINGS if token.endswith(end) and len(token) > len(end) + 2), "X")
