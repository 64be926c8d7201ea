"""What people ask of the ranking, the day and the balance, and how they say they feel; and the calls it makes.

Monday, 23 November 2026, nine in the morning in Berlin.
"""

from agent.offline.reading import Intent
from tests.agent.offline.saying_new import Line, call


def all_of(wanted: Intent, *texts: str) -> tuple[Line, ...]:
    """Several ways to say the same."""
    return tuple((text, [wanted]) for text in texts)


WHY: tuple[Line, ...] = (
    *all_of(
        call("why"),
        "why", "why this?", "why is this first?", "why this one?", "why is that on top", "explain the ranking",
        "how do you rank my tasks?", "why is the top task first?", "can you tell me why that is first?",
    ),
    *all_of(
        call("why", task="T7"),
        "why T7?", "why is T7 first?", "why is T7 so low?", "explain T7", "why should I do T7 first?",
        "what makes T7 so important?", "how come T7 is first?", "tell me why T7 is at the top", "reasons for T7",
        "why does T7 matter so much?", "why's T7 on top?",
        "what's the reason T7 is first?", "why did you put T7 first?", "how could I bump T7 to the top?",
        "can I make T7 the first one?", "make T7 first", "why not T7?",
        "why isn't T7 first?", "why is T7 not first?", "why not do T7 first", "why isn't T7 higher?",
        "how come T7 isn't first", "why is task T7 not on top?", "what keeps T7 from being first?",
        "what would put T7 first?", "what would put T7 on top?", "how do I get T7 to the top?",
        "how can I make T7 first?", "what would it take to put T7 first?", "what must happen to put T7 first?",
        "what has to change for T7 to be first?", "how could T7 become first?", "what does T7 need to be first?",
        "I'd like to know what would put T7 first", "what can move T7 up the list?",
    ),
    *all_of(
        call("why", task="T7", over="T9"),
        "why is T7 before T9?", "why T7 before T9", "why does T7 come before T9?", "why is T7 ahead of T9?",
        "why is T7 above T9?", "why is T7 ranked higher than T9?", "what puts T7 ahead of T9?", "why T7 and not T9?",
        "why is T7 more important than T9?", "why T7 over T9?", "compare T7 with T9",
    ),
    ('why is "Buy shoes" first', [call("why", task="Buy shoes")]),
    ("why isn't buy shoes first", [call("why", task="buy shoes")]),
    ("why is call mom so important?", [call("why", task="call mom")]),
    ('what would put "Buy shoes" first?', [call("why", task="Buy shoes")]),
    ('how do I get "Call mom" to the top?', [call("why", task="Call mom")]),
    ("why is call mom before buy milk?", [call("why", task="call mom", over="buy milk")]),
)  # fmt: skip

GOALS: tuple[Line, ...] = (
    *all_of(
        call("rank_goals", level="project"),
        "which project deserves attention?", "which project is most neglected?", "where should my attention go?",
        "what project needs my attention most?", "rank my projects",
        "which project should I work on next?", "prioritise my projects", "which of my projects is first?",
        "which project needs work?", "what are my most important projects?", "ranking of my projects",
        "which project is the most important right now?", "I want to know which project deserves attention",
        "why is Launch v1 first?",
    ),
    *all_of(
        call("rank_goals", level="area"),
        "which area deserves attention?", "rank my areas", "which area needs attention first?",
        "what area should I focus on?", "which areas need my time?", "order my areas by importance",
        "which area comes first?", "show me the ranking of my areas",
    ),
    *all_of(
        call("rank_goals", level="pillar"),
        "which pillar deserves attention?", "rank the pillars", "which pillar needs my attention the most?",
        "what pillar should I look after?", "which of my pillars comes first", "score my pillars",
        "how do my pillars rank?",
        "which pillar needs love",
    ),
)  # fmt: skip

PLANNING: tuple[Line, ...] = (
    *all_of(
        call("plan_day"),
        "plan my day", "please plan my day", "plan today", "plan the day for me", "organize my day",
        "structure my day",
        "make me a plan for today", "make a plan", "how should I spend my day?", "I want to plan my day",
        "help me plan my day", "arrange my day", "can you plan my day?", "what should my day look like?",
        "replan my day",
    ),
    *all_of(
        call("plan_day", day="2026-11-24"),
        "plan tomorrow", "plan my day tomorrow", "plan my day for tomorrow", "make a plan for tomorrow",
        "plan for tomorrow", "structure my day tomorrow", "how should I spend tomorrow?",
        "give me a plan for tomorrow",
    ),
    *all_of(
        call("plan_day", start="09:00", end="12:00"),
        "plan my day from 9 to 12", "plan my day between 9 and 12", "plan from 9 to 12", "plan today from 9am to noon",
        "plan my day from 9:00 until 12:00", "plan my day 9-12", "I have 3 hours, what should I do?",
        "I have three hours. What should I do?", "what can I get done in 3 hours?",
        "I've got 3 hours free, what should I do",
    ),
    *all_of(
        call("plan_day", energy="low"),
        "plan with low energy", "plan my day with low energy", "plan today with low energy",
        "plan the day with little energy",
        "plan my day while I feel tired", "structure my day with low energy", "plan my day for low energy",
        "make a plan for today with low energy",
    ),
    ("plan my day from 2 to 5", [call("plan_day", start="14:00", end="17:00")]),
    ("plan my day until 5", [call("plan_day", end="17:00")]),
    ("plan my morning", [call("plan_day", end="12:00")]),
    ("plan friday", [call("plan_day", day="2026-11-27")]),
    ("plan tomorrow from 10 to 4", [call("plan_day", day="2026-11-24", start="10:00", end="16:00")]),
    ("what should I do in the next 45 minutes?", [call("plan_day", start="09:00", end="09:45")]),
    *(
        (text, [call("check_in", energy="low"), call("plan_day", energy="low")])
        for text in ("my energy is low, plan my day", "plan my day, I'm tired", "I have little energy, plan my day")
    ),
)  # fmt: skip

BLOCKS: tuple[Line, ...] = (
    *all_of(
        call("list_blocks"),
        "what did I set aside today?", "what have I blocked?", "show my blocks", "my time blocks",
        "list my time blocks",
        "what did I set aside", "do I have any time blocks today?", "show me today's blocks",
        "which tasks have I set aside?",
        "show the accepted plan",
    ),
    ("what did I set aside for tomorrow?", [call("list_blocks", day="2026-11-24")]),
    ("show my blocks for friday", [call("list_blocks", day="2026-11-27")]),
    *all_of(
        call("remove_blocks", day="today"),
        "clear my plan", "remove my blocks", "drop the plan", "delete all my time blocks", "clear today's plan",
        "scrap the plan for today", "clear my plan for today", "get rid of my time blocks", "discard the plan",
    ),
    ("clear my plan for tomorrow", [call("remove_blocks", day="2026-11-24")]),
)  # fmt: skip

BALANCE: tuple[Line, ...] = (
    *all_of(
        call("alignment"),
        "how balanced am I?", "how is my time distributed?", "time by pillar", "show me where my hours went",
        "where does my time go?", "am I aligned?", "how aligned am I this week?",
        "show my alignment",
        "where did my time go this week?", "is my life in balance?", "how did I spend my time?",
        "my work-life balance",
        "how is my life balance?", "which pillar am I neglecting?", "am I living in line with my pillars?",
        "alignment",
    ),
    *all_of(
        call("alignment", days=28),
        "show alignment for the last month", "how balanced was I last month?", "where did my time go last month?",
        "how did I spend my time over the last 28 days?", "alignment over the last four weeks",
        "how aligned am I this month?", "where has my time gone this month?", "my alignment in the last month",
    ),
    *all_of(
        call("forecast", project="P2"),
        "when will P2 be done?", "forecast for P2", "forecast P2", "will P2 be done in time?",
        "how long will P2 take?",
        "is P2 on track?", "am I on track with P2?", "when will I finish P2?", "what's the forecast for P2?",
        "how likely is it that P2 is done in time?", "when can I finish P2?",
    ),
    ("when will Launch v1 be done?", [call("forecast", project="Launch v1")]),
    ("will the half marathon be done in time?", [call("forecast", project="Half marathon")]),
    ("is Launch v1 on schedule", [call("forecast", project="Launch v1")]),
    ("when will the project Kitchen be done?", [call("forecast", project="Kitchen")]),
)  # fmt: skip

FEELINGS: tuple[Line, ...] = (
    *all_of(
        call("check_in", energy="low"),
        "my energy is low", "energy: low", "energy low", "I feel tired", "I'm tired", "I am really tired today",
        "low energy today", "I have little energy", "check in: low energy", "my energy level is low",
        "log my energy as low",
        "feeling sleepy this morning",
    ),
    *all_of(
        call("check_in", energy="very_low"),
        "I'm exhausted", "I feel drained", "energy: very low", "my energy is very low", "I have no energy today",
        "I am totally exhausted right now", "I'm worn out", "I feel knackered", "check in: exhausted",
    ),
    *all_of(
        call("check_in", energy="high"),
        "I feel energetic", "my energy is high", "I'm wide awake", "I have a lot of energy today", "energy high",
        "I feel energized", "high energy today", "check in: high energy",
    ),
    ("energy: moderate", [call("check_in", energy="moderate")]),
    ("check in: energy high, mood peaceful", [call("check_in", energy="high", mood="peaceful")]),
    ("check in: calm, low energy, slept well", [call("check_in", energy="low", mood="peaceful", note="Slept well")]),
    ("I'm tired and anxious", [call("check_in", energy="low", mood="anxious")]),
    ("mood: grateful", [call("check_in", mood="grateful")]),
    ("my mood is calm", [call("check_in", mood="peaceful")]),
    *all_of(
        call("list_checkins"),
        "show my check-ins", "my check-ins", "how did I feel lately?", "how was my energy this week?",
        "how have I felt this week", "my last check-ins", "how did I feel yesterday?", "what was my mood yesterday",
    ),
)  # fmt: skip

ALL = (*WHY, *GOALS, *PLANNING, *BLOCKS, *BALANCE, *FEELINGS)
