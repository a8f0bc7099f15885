"""English words that lean, by kind and weight: written for this program, from no data set.

Entries are matched as they stand and by their stem, so that `slam` finds "slammed"; those with a hyphen as one word.
"""

from generator.languages.en.words import stem
from generator.languages.protocol import MarkerKind

_AS_THEY_STAND: tuple[tuple[MarkerKind, float, str], ...] = (
    ("loaded", 0.8, "illegals aliens"),
)  # illegal is a plain word
_LISTS: tuple[tuple[MarkerKind, float, str], ...] = (
    # names for people, parties and views that the named would not use
    (
        "loaded", 0.8,
        ("thug thuggish goon crony cronies cronyism stooge lackey lackeys henchmen toady sycophant sycophantic bootlicker demagogue demagoguery charlatan huckster grifter grift con-man fraudster scumbag lunatic lunacy nutcase wacko crackpot kook zealot"
        " bigot bigotry bigoted sexist sexism misogynist misogyny misogynistic xenophobe xenophobia xenophobic homophobe homophobia homophobic transphobe transphobia transphobic islamophobe islamophobia islamophobic supremacy"
        " fascistic commie lefty leftism ultra-right alt-right "
        " tyrant tyranny tyrannical dictatorial despot despotic autocrat autocratic strongman totalitarian plutocrat plutocracy kleptocracy warmonger warmongering fearmonger fearmongering fear-mongering scaremongering alarmist alarmism denier denialism denialist"
        " propaganda propagandist propagandistic brainwash indoctrinate indoctrination cult cultish cultlike snowflake woke wokeness wokeism politically-correct pc-police anti-american un-american unamerican traitor treasonous treachery traitorous"
        " open-borders anti-immigrant anti-choice pro-abortion anti-gun gun-grabber gun-grabbing anti-science anti-woman anti-women anti-gay anti-black anti-worker anti-white race-baiting race-baiter baby-killing job-killing trumpism trumpian trumpist never-trumper"
        " hate-filled hatemonger hate-mongering vitriol vitriolic venom venomous hoax sham charade farce farcical witch-hunt smear smearing vilify demonize demonise scapegoat gaslight gaslighting bogus phony phoney quack pseudoscience"
        " infest infestation vermin parasite swamp cesspool slush-fund boondoggle grandstanding pandering pander virtue-signaling virtue-signalling elitist elitism nanny-state plunder loot hijack hijacking weaponize weaponise weaponized"),
    ),
    # names that agencies use too: not enough alone to pass over a sentence
    (
        "loaded", 0.65,
        "racist racism socialist socialism communist leftist leftwing left-wing right-wing rightwing far-left far-right hard-right hard-left ultraconservative ultra-conservative hard-line hardline authoritarian authoritarianism oligarch oligarchy marxist nazi neo-nazi fascist fascism supremacist",
    ),
    # what one calls deeds one condemns
    (
        "loaded", 0.65,
        ("insult insulting slam blast bash trash rip mock ridicule rant rail rage lash lambast lambaste skewer eviscerate excoriate pummel gloat brag boast whine spew peddle parrot tout gush fawn bully bullying harass terrorize terrorise ram cram shove unleash gut decimate ravage wreak dismantle trample stomp crush steamroll strong-arm railroad bulldoze squander"
        " pounce flip-flop backpedal double-down stonewall whitewash sugarcoat cherry-pick distort twist concoct fabricate hype overhype exploit exploitative exploitation enslave silence muzzle censor censorship blacklist cancel-culture outrage uproar furor backlash firestorm meltdown bombshell debacle fiasco scandal-plagued scandal-ridden embattled disgraced"
        " tirade diatribe screed hit-piece vendetta crusade stunt theatrics antics shenanigans spectacle circus hysteria hysterical frenzy mob onslaught assault rampage invasion takeover power-grab land-grab coup betray betrayal cruelty atrocity horror nightmare catastrophe carnage bloodbath chaos chaotic anarchy lawless lawlessness"
        " greed greedy corrupt corruption crooked cover-up coverup collusion falsehood lie lying liar deceit deceitful deception deceptive dishonest dishonesty hypocrisy hypocrite hypocritical disinformation misinformation conspiracy-theory conspiratorial debunked discredited baseless unfounded groundless unhinged"),
    ),
    # praise and blame
    (
        "loaded", 0.6,
        ("radical extremist extremism extreme outrageous disgraceful shameful shameless disgusting despicable vile cruel inhumane inhuman heartless callous draconian barbaric evil wicked toxic absurd absurdity ridiculous ludicrous preposterous laughable insane insanity crazy bizarre deranged delusional reckless recklessness irresponsible incompetent incompetence inept ineptitude feckless clueless"
        " ignorant ignorance pathetic embarrassing humiliating humiliation disastrous abysmal dismal egregious blatant flagrant brazen rampant so-called self-proclaimed self-styled self-serving self-righteous sanctimonious infamous notorious divisive incendiary inflammatory hateful hate hatred unjust unfair oppressive oppression oppressor regressive backward archaic misguided wrongheaded wrong-headed shortsighted short-sighted ill-conceived disingenuous cynical"
        " cynicism sinister insidious nefarious ominous chilling sickening appalling deplorable heinous grotesque horrifying horrific terrifying horrendous atrocious monstrous ghastly shocking alarming disturbing troubling stunning jaw-dropping mind-boggling eye-popping unconscionable unthinkable inexcusable indefensible unforgivable abhorrent repugnant repulsive odious obscene perverse perverted twisted tone-deaf vulgar crass boorish petty spiteful vindictive petulant childish"
        " smug arrogant arrogance pompous narcissistic narcissist megalomaniac thin-skinned bloviate ludicrously hard-core hardcore rabid virulent militant fanatical fanatic vicious ruthless merciless savage ferocious bloodthirsty menacing dangerous treacherous rogue shady sleazy sketchy shadowy murky rigged stolen nonsense nonsensical garbage drivel gibberish hogwash baloney bunk rubbish idiotic idiocy stupid stupidity dumb moronic foolish foolhardy silly asinine"),
    ),
    (
        "loaded", 0.45,
        ("heroic hero heroine brave bravery courageous courage brilliant beloved legendary inspiring inspirational awe-inspiring magnificent glorious triumphant groundbreaking commonsense common-sense much-needed badly-needed long-overdue stellar fantastic amazing awesome incredible extraordinary phenomenal masterful visionary trailblazing trailblazer pioneering noble righteous virtuous"
        " tragic tragedy devastating catastrophic brutal brutality harsh crippling staggering skyrocketing soaring plummeting ballooning exploding massive sweeping unprecedented dire desperate grim bleak bitter bitterly fierce fiery heated explosive scathing blistering damning withering stark dramatic dramatically drastic drastically radicalized unapologetic defiant hellbent hell-bent obsessed obsession obsessive fixated infatuated paranoid paranoia"
        " regime elite elites elitists establishment globalist globalists billionaire billionaires fat-cat special-interest special-interests big-pharma big-tech dark-money handout handouts bailout bloated wasteful sky-high agenda rhetoric talking-points dog-whistle narrative partisan hyper-partisan hyperpartisan biased bias prejudice prejudiced discriminatory discriminate systemic marginalized marginalize marginalised marginalise oppressed downtrodden privileged privilege patriarchy patriarchal colonialist"
        " whiteness undocumented unborn abortionist pro-life pro-gun pro-choice anti-abortion anti-vaccine anti-vaxxer anti-vax anti-semitic antisemitic anti-semitism antisemitism anti-lgbtq anti-trans anti-muslim anti-police anti-fascist antifa climate-denying cop-hating gun-loving gun-toting bible-thumping progressive progressives liberals conservatives libertarian right-leaning left-leaning deep-state mainstream-media liberal-media fake-news controversial polarizing problematic offensive"),
    ),
    # how sure the writer is
    (
        "certainty", 0.4,
        "clearly obviously undoubtedly certainly surely absolutely totally completely utterly entirely literally undeniably undeniable indisputable indisputably unquestionably inevitably inevitable definitely plainly evidently precisely exactly always never ever nobody everybody everyone nothing everything anything wholly invariably perpetually relentlessly endlessly endless constantly incessant incessantly countless",
    ),
    # judgement slipped in
    (
        "judgement", 0.4,
        ("unfortunately sadly tragically thankfully fortunately hopefully ironically ironic unsurprisingly unsurprising predictably predictable remarkably remarkable surprisingly surprising incredibly curiously tellingly conveniently notoriously infamously famously rightly wrongly wrongfully falsely unfairly unjustly shamelessly blatantly flagrantly grossly wildly brutally viciously desperately deeply profoundly terribly horribly awfully painfully woefully ridiculously absurdly outrageously insanely supposedly purportedly"
        " merely simply basically essentially actually really truly frankly honestly seriously mindlessly blindly cynically recklessly brazenly openly eagerly gleefully cheerfully quietly secretly happily proudly bizarrely oddly strangely inexplicably apparently seemingly arguably perhaps presumably indeed even"),
    ),
    (
        "judgement", 0.25,
        ("failure fail failing failed flawed flaw crisis threat threaten threatening fear fearful worst worse ugly awful terrible horrible bad great best perfect perfectly powerful important essential crucial vital critical necessary meaningful genuine real true truth false wrong problem fiercely strongly heavily hugely huge enormous vast countless rare rich wealthy poor struggling suffer suffering victim victims innocent guilty dead-wrong shock surprise ironies weird strange odd curious funny"
        " impose imposing refuse refusing insist insisted ignore ignoring dismiss undermine undermining stoke fuel incite inflame embolden demand claim admit concede attack scandal chaos violent violence hostile aggressive aggressively extremely incredibly highly hardly barely mere"),
    ),
)  # fmt: skip

LEANING: dict[str, tuple[MarkerKind, float]] = {}
for _kind, _weight, _words in reversed(_LISTS):  # where a word stands twice, the first list holds
    for _word in _words.split():
        LEANING[_word] = LEANING[stem(_word)] = (_kind, _weight)
LEANING.update({_word: (_kind, _weight) for _kind, _weight, _words in _AS_THEY_STAND for _word in _words.split()})
