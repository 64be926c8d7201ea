"""Small lists of English words: errands, past tenses, moods, and the areas of a life."""

from memory.records import Energy, Mood

ERRANDS = frozenset(
    [
        "answer",
        "apply",
        "arrange",
        "ask",
        "assemble",
        "attend",
        "back",
        "bake",
        "book",
        "bring",
        "buy",
        "call",
        "cancel",
        "change",
        "charge",
        "check",
        "clean",
        "clear",
        "collect",
        "confirm",
        "contact",
        "cook",
        "copy",
        "deliver",
        "deposit",
        "discuss",
        "do",
        "download",
        "draft",
        "drop",
        "edit",
        "e-mail",
        "email",
        "empty",
        "exchange",
        "file",
        "fill",
        "finalise",
        "finalize",
        "finish",
        "fix",
        "fold",
        "follow",
        "get",
        "give",
        "go",
        "grab",
        "hang",
        "hoover",
        "install",
        "invite",
        "iron",
        "mail",
        "make",
        "measure",
        "meet",
        "message",
        "mop",
        "mow",
        "order",
        "organise",
        "organize",
        "pack",
        "paint",
        "pay",
        "phone",
        "pick",
        "plan",
        "plant",
        "polish",
        "post",
        "practice",
        "practise",
        "prepare",
        "print",
        "proofread",
        "publish",
        "read",
        "refill",
        "register",
        "renew",
        "rent",
        "repair",
        "replace",
        "reply",
        "research",
        "reserve",
        "return",
        "review",
        "schedule",
        "send",
        "sew",
        "ship",
        "sign",
        "sort",
        "study",
        "submit",
        "sweep",
        "take",
        "talk",
        "test",
        "text",
        "throw",
        "tidy",
        "top",
        "transfer",
        "try",
        "unpack",
        "update",
        "upload",
        "vacuum",
        "visit",
        "walk",
        "wash",
        "water",
        "wipe",
        "withdraw",
        "wrap",
        "write",
    ]
)

QUICK = ERRANDS - frozenset(
    [
        "apply",
        "attend",
        "do",
        "draft",
        "get",
        "go",
        "make",
        "meet",
        "paint",
        "practice",
        "practise",
        "publish",
        "read",
        "study",
        "try",
        "write",
    ]
)
"""Errands that are done in one go: wanting to do one makes a task, not a goal."""

PAST: dict[str, str] = {
    "bought": "buy", "called": "call", "paid": "pay", "wrote": "write", "written": "write", "sent": "send",
    "booked": "book", "read": "read", "cleaned": "clean", "washed": "wash", "fixed": "fix", "made": "make",
    "picked up": "pick up", "got": "get", "took": "take", "ordered": "order", "returned": "return", "mailed": "mail",
    "emailed": "email", "printed": "print", "signed up for": "sign up for", "signed": "sign", "submitted": "submit",
    "cooked": "cook", "watered": "water", "packed": "pack", "renewed": "renew", "replied to": "reply to",
    "phoned": "phone", "repaired": "repair", "scheduled": "schedule", "visited": "visit", "prepared": "prepare",
    "reviewed": "review", "filed": "file", "cancelled": "cancel", "canceled": "cancel", "updated": "update",
    "installed": "install", "met": "meet", "met with": "meet with", "talked to": "talk to", "spoke to": "talk to",
    "spoke with": "talk to", "went to": "go to", "delivered": "deliver", "texted": "text", "messaged": "message",
    "collected": "collect", "mowed": "mow", "vacuumed": "vacuum", "baked": "bake", "published": "publish",
}  # fmt: skip

MOODS: tuple[tuple[Mood, str], ...] = (
    ("grateful", "grateful thankful gratitude blessed appreciative"),
    (
        "anxious",
        "anxious worried nervous afraid scared fear uneasy stressed stress panicky overwhelmed tense",
    ),
    ("frustrated", "frustrated frustrating annoyed angry irritated mad furious fed-up disappointed upset"),
    ("excited", "excited thrilled exciting delighted ecstatic joyful happy glad amazing fantastic"),
    ("motivated", "motivated driven determined focused productive energised energized pumped"),
    ("inspired", "inspired inspiring creative curious"),
    ("peaceful", "peaceful calm relaxed serene content quiet rested"),
    ("optimistic", "optimistic hopeful confident positive good great proud"),
    (
        "challenging",
        "challenging hard difficult tough rough exhausting sad lonely down bad awful terrible low struggling",
    ),
    ("reflective", "reflective thoughtful pensive nostalgic"),
)

ENERGIES: tuple[tuple[Energy, str], ...] = (
    (
        "very_low",
        "very low energy|no energy|exhausted|drained|burnt out|burned out|wiped out|worn out|"
        "energy very low|energy is very low",
    ),
    (
        "very_high",
        "very high energy|full of energy|bursting with energy|energy very high|energy is very high|super energetic",
    ),
    (
        "low",
        "low energy|energy low|energy is low|energy: low|tired|sleepy|sluggish|fatigued|weary|little energy",
    ),
    (
        "high",
        "high energy|energy high|energy is high|energy: high|energetic|energised|energized|lots of energy|"
        "pumped|wide awake",
    ),
)

NOT_BEFORE = frozenset({"not", "no", "isn't", "never", "wasn't", "hardly", "don't", "less"})

AREAS: tuple[tuple[str, str], ...] = (
    ("Fitness", """run running runner marathon half-marathon 5k 10k race jog triathlon ironman swim
     swimming cycle cycling bike biking gym workout exercise fit fitness yoga pilates strength muscle
     muscles pushups push-ups pull-ups pullups squats sport sports climb climbing hike hiking tennis
     football soccer basketball train weights plank steps handstand stretch walk dance dancing martial
     boxing ski ski-ing row rowing"""),
    ("Nutrition", """eating healthily diet nutrition cook cooking vegan vegetarian meals meal sugar
     protein vegetables fruit weight kg kilos pounds lbs calories alcohol drinking fasting healthy
     healthier"""),
    ("Sleep", "sleep sleeping asleep bedtime insomnia wake earlier"),
    ("Mind", """meditate meditation mindfulness mindful therapy stress anxiety calm mental
     gratitude smoking smoke phone screen habits habit breathe burnout"""),
    ("Finances", """save saving savings money budget budgeting invest investing investment debt debts
     loan mortgage tax taxes pension retire retirement euros euro dollars pounds income finance finances
     financial emergency fund stocks"""),
    ("Career", """job career promotion promoted raise interview cv resume boss manager linkedin
     freelance freelancer salary office lead leadership certified certification"""),
    ("Learning", """learn learning study studying course language spanish french german italian
     japanese chinese english portuguese korean exam degree university school class python programming
     coding code maths math master books read reading chess certificate diploma"""),
    ("Family", (
        "family kids children son daughter parents mum mom dad baby wedding marry married husband wife partner "
        "grandma grandpa"
    )),
    ("Friends", "friend friends friendship social network party dating date"),
    ("Home", (
        "home house flat apartment kitchen garden renovate renovation declutter move bathroom garage furniture "
        "room balcony"
    )),
    ("Creativity", """novel paint painting draw drawing guitar piano violin music song songs sing
     singing photo photography blog podcast film art poem poetry pottery knit knitting write writing
     book album youtube"""),
    ("Business", """business startup start-up company product customers clients launch shop store saas
     brand marketing sales revenue app website"""),
    ("Travel", "travel trip visit vacation holiday journey backpack world abroad japan italy europe asia island"),
    ("Community", "volunteer volunteering charity donate community church neighbours neighbors club mentor"),
)  # fmt: skip

PILLARS: dict[str, str] = {
    "health": "Wellbeing", "work": "Projects", "career": "Professional growth", "money": "Finances",
    "finance": "Finances", "finances": "Budget", "family": "Family time", "relationships": "Relationships",
    "learning": "Studies", "education": "Studies", "home": "Household", "fun": "Hobbies", "creativity": "Creative work",
}  # fmt: skip
"""An area's name for a pillar when the goal's own words suggest none."""

SEASON = (
    r"\b(?:in|by|this|next|before|during|until|over)(?: the)?(?: (?:early|late|coming|next|this|end of))*(?: the)? "
    r"(?:spring|summer|autumn|fall|winter|year|decade|christmas|easter)(?: 20\d\d| this year| next year)?\b|"
    r"\bin 20\d\d\b|"
    r"\b(?:this|next) (?:spring|summer|autumn|fall|winter|year)\b|\b(?:some ?day|one day|eventually|soon)\b"
)
"""Times that are too wide to be a due date: kept as words."""

CRISIS = (
    r"\b(?:kill(?:ing)? myself|end(?:ing)? my (?:own )?life|suicid(?:e|al)|want to die|don't want to "
    r"(?:live|be alive)|"
    r"hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]harm|no reason to live|better off dead|take my own life)\b"
)


def mood_of(text: str) -> Mood | None:
    """The first mood that a text names, or None. "not happy" names none."""
    words = text.casefold().replace("’", "'").replace(",", " ").replace(".", " ").replace("!", " ").split()
    for place, word in enumerate(words):
        if not NOT_BEFORE & set(words[max(0, place - 2) : place]):
            for mood, names in MOODS:
                if word in names.split():
                    return mood
    return None


def energy_of(text: str) -> Energy | None:
    """The energy that a text names, or None."""
    low = f" {text.casefold()} "
    for energy, names in ENERGIES:
        for name in names.split("|"):
            at = low.find(name)
            if at > 0 and not low[at - 1].isalpha() and not NOT_BEFORE & set(low[:at].split()[-2:]):
                return energy
    return None


def area_of(text: str) -> str | None:
    """The area of life that a goal's words belong to, or None."""
    words = [word.strip(".,!?:;()") for word in text.casefold().split()]
    scores = [(sum(word in names.split() for word in words), name) for name, names in AREAS]
    best = max(scores, key=lambda one: one[0])
    return best[1] if best[0] else None
