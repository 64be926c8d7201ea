"""What people ask of the ranking, the day, the balance and the blackboard, and the calls it makes; and what only
sounds like it. Monday, 23 November 2026, nine in the morning in Berlin."""

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
        "why not T7?", "why isn't T7 first?", "why is T7 not first?", "why not do T7 first", "why isn't T7 higher?",
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
        "which project deserves attention?", "what project needs my attention most?", "rank my projects",
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
        "how balanced am I?", "where does my time go?", "am I aligned?", "how aligned am I this week?",
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

INSIGHTS: tuple[Line, ...] = (
    *all_of(
        call("list_insights"),
        "any insights?", "show my insights", "what insights do you have?", "what have you noticed about me lately?",
        "insights", "what's on the blackboard?", "have you noticed anything?", "are there any new insights?",
        "any observations?",
    ),
    *all_of(
        call("list_insights", about="Health"),
        "insights about Health", "any insights on Health?", "show me insights about Health",
        "what did you notice about Health?",
        "insights for Health", "are there any insights about Health", "show the insights regarding Health",
        "do you have any insights about Health?",
    ),
    *all_of(
        call("list_insights", type="obstacle_identification"),
        "obstacles?", "any obstacles?", "what obstacles do you see?", "show me the obstacles", "what is blocking me?",
        "what's in my way?", "what is stuck?", "where am I stuck?", "are there any bottlenecks?",
    ),
    *all_of(
        call("list_insights", type="pattern_recognition"),
        "what patterns do you see?", "any patterns?", "show my patterns", "do you see any patterns in my life?",
        "which patterns have you noticed?", "patterns", "are there patterns lately?", "show me the patterns you see",
    ),
    ("any recommendations?", [call("list_insights", type="recommendation")]),
    ("which goals collide?", [call("list_insights", type="goal_coherence")]),
    *all_of(
        call("list_insights", words="sleep"),
        "search insights for sleep", "search my insights for sleep", "look through my insights for sleep",
        "search the insights about sleep", "find insights mentioning sleep", "find insights with sleep",
        "insights about sleep",
        "filter insights by sleep",
    ),
    ("show my pinned insights", [call("list_insights", pinned=True)]),
    ("show dismissed insights", [call("list_insights", state="dismissed")]),
    *all_of(
        call("insight", insight="I3"),
        "explain I3", "I3", "show I3", "tell me more about I3", "open insight I3", "more on I3", "why I3?",
        "explain the insight I3", "details of I3", "what's behind I3?",
    ),
    *all_of(
        call("dismiss_insight", insight="I3"),
        "dismiss I3", "hide I3", "dismiss insight I3", "get rid of I3", "close I3", "put away I3", "please dismiss i3",
        "I don't want to see I3 again", "dismiss the insight I3",
    ),
    *all_of(
        call("pin_insight", insight="I3", pinned=True),
        "pin I3", "pin insight I3", "please pin I3", "keep I3 at the top", "pin I3 to the top", "pin i3 on top",
        "stick I3 to the top", "can you pin I3?",
    ),
    *all_of(
        call("pin_insight", insight="I3", pinned=False),
        "unpin I3", "unpin insight I3", "take the pin off I3", "please unpin I3", "remove the pin from I3",
        "un-pin I3",
        "release I3", "can you unpin I3?",
    ),
    *all_of(
        call("rate_insight", insight="I3", feedback="helpful"),
        "I3 is helpful", "I3 was very helpful", "that's helpful (I3)", "rate I3 helpful", "I found I3 useful",
        "mark I3 as helpful", "helpful: I3", "I3 is really useful",
    ),
    *all_of(
        call("rate_insight", insight="I3", feedback="not_helpful"),
        "I3 is not helpful", "I3 was useless", "that's not helpful (I3)", "rate I3 not helpful", "I3 isn't helpful",
        "I found I3 unhelpful", "not helpful I3", "I3 was no help",
    ),
    ("accept I3", [call("rate_insight", insight="I3", feedback="accepted")]),
    ("I disagree with I3", [call("rate_insight", insight="I3", feedback="rejected")]),
    ("I3 is confusing", [call("rate_insight", insight="I3", feedback="unclear")]),
    *all_of(
        call("look"),
        "look again", "analyse my life", "analyze my life again", "look for patterns", "refresh the insights",
        "scan my life for patterns", "check again for insights", "update my insights", "look for new insights",
    ),
    ("insight statistics", [call("insight_statistics")]),
    ("how useful are your insights?", [call("insight_statistics")]),
    (
        "note an insight: I work best after a walk",
        [call("note_insight", title="I work best after a walk", summary="I work best after a walk")],
    ),
)  # fmt: skip

TUNING: tuple[Line, ...] = (
    (
        "T7 should be higher",
        [call("rate_priority", task="T7", correct=False, should="higher", text="T7 should be higher")],
    ),
    (
        "T7 should be first",
        [call("rate_priority", task="T7", correct=False, should="higher", text="T7 should be first")],
    ),
    (
        "T7 should not be first",
        [call("rate_priority", task="T7", correct=False, should="lower", text="T7 should not be first")],
    ),
    (
        "T7 shouldn't be first",
        [call("rate_priority", task="T7", correct=False, should="lower", text="T7 shouldn't be first")],
    ),
    ("T7 is too low", [call("rate_priority", task="T7", correct=False, should="higher", text="T7 is too low")]),
    (
        "T7 is ranked too high",
        [call("rate_priority", task="T7", correct=False, should="lower", text="T7 is ranked too high")],
    ),
    (
        "T7 should come later",
        [call("rate_priority", task="T7", correct=False, should="lower", text="T7 should come later")],
    ),
    ("wrong priority for T7", [call("rate_priority", task="T7", correct=False, text="wrong priority for T7")]),
    ("T7 has the right priority", [call("rate_priority", task="T7", correct=True, text="T7 has the right priority")]),
    *all_of(
        call("list_weights"),
        "what are my weights?", "show my weights", "list the weights", "show me the rules", "my weights",
        "what counts how much?", "how much do deadlines count?", "what is the weight of deadlines?",
        "how do you weigh my tasks?",
    ),
    *all_of(
        call("set_weight", rule="deadlines", by=-0.1),
        "make deadlines matter less", "deadlines should matter less", "deadlines should count less",
        "weigh deadlines less",
        "give deadlines less weight", "make deadlines less important", "care less about deadlines",
        "put less weight on deadlines", "lower the weight of deadlines", "deadlines matter less to me",
    ),
    ("make energy matter more", [call("set_weight", rule="energy", by=0.1)]),
    *all_of(
        call("set_weight", rule="deadlines", weight=0.5),
        "set the weight of deadlines to 0.5", "set deadlines to 0.5", "weigh deadlines at 0.5",
        "deadlines should count 0.5",
        "set the weight of deadlines to 50%", "change the weight for deadlines to 0.5", "count deadlines with 0.5",
        "the weight of deadlines should be 0.5",
    ),
    *all_of(
        call("reset_weights"),
        "reset the weights", "reset my weights", "reset all weights to default", "restore the default weights",
        "put the weights back to normal", "use the default weights", "set my weights back to the defaults",
        "reset all my weights", "forget my own weights",
    ),
    ("reset the weight of deadlines", [call("set_weight", rule="deadlines", weight=None)]),
    *all_of(
        call("preview_weights", weights={"deadlines": 0.3}),
        "what if deadlines counted 0.3?", "what would happen if deadlines counted 0.3?",
        "what if deadlines mattered only 0.3?",
        "what if I set deadlines to 0.3?", "preview deadlines at 0.3", "try deadlines at 0.3",
        "what if deadlines weighed 30%?",
        "what would change if I weighed deadlines at 0.3?",
    ),
    ("what if I optimised for focus?", [call("preview_weights", weights={}, optimization="focus")]),
    *all_of(
        call("change_preferences", optimization="focus"),
        "optimise for focus", "optimize for focus", "optimise my day for focus", "set my optimisation to focus",
        "prioritise for focus", "optimize my tasks for focus", "my optimisation is focus", "please optimise for focus",
    ),
    *all_of(
        call("change_preferences", work_start="08:00", work_end="16:00"),
        "my work hours are 8 to 16", "my working hours are 8:00 to 16:00", "I work from 8 to 4",
        "set my work hours to 8 to 16",
        "I work from 8am to 4pm", "my office hours are from 8 until 4pm", "my working day is 8 to 16",
        "I work between 8 and 4",
    ),
    (
        "I work monday to thursday",
        [call("change_preferences", work_days=["monday", "tuesday", "wednesday", "thursday"])],
    ),
    *all_of(
        call("change_preferences", energy_pattern="morning_peak"),
        "I'm a morning person", "I am an early bird", "I work best in the morning", "my energy peaks in the morning",
        "I focus best in the mornings", "I'm most productive in the morning", "my best hours are in the morning",
        "I'm more of a morning person",
    ),
    ("I'm a night owl", [call("change_preferences", energy_pattern="evening_peak")]),
    *all_of(
        call("change_preferences", style="direct"),
        "be more direct", "be direct", "be a bit more direct", "talk to me more directly", "use a direct style",
        "please be more direct with me", "answer directly", "be direct with me",
    ),
    ("talk to me like a coach", [call("change_preferences", personality="coach")]),
    ("give me more details", [call("change_preferences", detail="detailed")]),
    ("keep your answers short", [call("change_preferences", detail="minimal")]),
    ("hide the confidence", [call("change_preferences", show_confidence=False)]),
    *all_of(
        call("change_preferences", learning=False),
        "stop learning from my feedback", "don't learn from my feedback", "turn off learning", "stop learning from me",
        "switch learning off", "disable learning", "do not learn from my feedback", "turn learning off",
    ),
    ("learn from my feedback again", [call("change_preferences", learning=True)]),
    *all_of(
        call("my_preferences"),
        "my preferences", "show my preferences", "what are my preferences?", "list my preferences",
        "show me my preferences",
        "which preferences do I have?", "what are my work hours?", "what is my energy pattern?",
    ),
)  # fmt: skip

ALL = (*WHY, *GOALS, *PLANNING, *BLOCKS, *BALANCE, *FEELINGS, *INSIGHTS, *TUNING)

TOOLS = frozenset({
    "why", "rank_goals", "plan_day", "accept_plan", "list_blocks", "change_block", "remove_blocks", "alignment",
    "forecast",
    "check_in", "list_checkins", "list_insights", "insight", "insight_statistics", "pin_insight", "dismiss_insight",
    "rate_insight", "note_insight", "look", "rate_priority", "list_weights", "set_weight", "reset_weights",
    "preview_weights", "my_preferences", "change_preferences",
})  # fmt: skip

LOOK_ALIKES: tuple[str, ...] = (
    "why is the sky blue?",
    "why is water wet?",
    "why do cats purr first thing in the morning?",
    "why is inflation so high?",
    "why are house prices so high",
    "why is my rent so high?",
    "why is sleep important?",
    "why not go out tonight?",
    "why not?",
    "why isn't the interest rate higher?",
    "why was my card declined?",
    "why is Rome older than London?",
    "why does breakfast come before lunch",
    "what would put me in a good mood?",
    "what puts the fun in funeral",
    "how do I get to the top of the mountain?",
    "how do I get my bread to rise higher?",
    "which area is best to live in?",
    "which project management tool is best?",
    "what area of law is that?",
    "rank the best movies of 2020",
    "plan a trip to Rome",
    "plan the wedding",
    "plan a party for saturday",
    "plan B",
    "what's the plan for world peace?",
    "organize the garage",
    "schedule a meeting with John at 3pm",
    "structure the report",
    "I have 3 hours of meetings today",
    "I have 2 kids",
    "I have 30 minutes left on my parking ticket",
    "show me building blocks",
    "clear the table",
    "cancel my phone plan",
    "clear my schedule tomorrow",
    "my bank balance",
    "what's my balance?",
    "where did the cat go?",
    "when will dinner be ready?",
    "when will the train arrive?",
    "when will the war be over?",
    "weather forecast for tomorrow",
    "what's the forecast for Berlin?",
    "will it rain in time for the weekend?",
    "how long does it take to boil an egg?",
    "is the train on time?",
    "my energy bill is high",
    "my energy provider is bad",
    "energy drinks are bad",
    "I'm tired of waiting",
    "I'm tired of this game",
    "I'm sick and tired of it",
    "I feel like pizza",
    "he is exhausted",
    "the battery is low",
    "I'm happy",
    "I feel grateful for my friends",
    "journal: my energy is low and I'm exhausted",
    "Dear diary, I feel tired. Plan my day.",
    "write in my journal that I'm exhausted",
    "recommendations for a restaurant?",
    "any suggestions for a good book",
    "what patterns are in fashion",
    "obstacles in chess",
    "look again at the stars",
    "explain photosynthesis",
    "explain why sleep is important",
    "that's helpful",
    "not helpful",
    "good call",
    "wrong priority",
    "taxes should be lower",
    "the volume should be higher",
    "it should be warmer",
    "lift weights",
    "set the volume to 0.5",
    "set an alarm for 8",
    "what if it rained tomorrow?",
    "what if I died?",
    "optimise the website for mobile",
    "be careful",
    "be there at 8",
    "stop learning French",
    "learn from the best",
    "accept the offer",
    "take the first train",
    "take the easy road",
    "accept the plan",
    "do that",
    "pin the poster to the wall",
    "dismiss the class",
    'he said "dismiss I3"',
    "> plan my day",
    "Bob wrote: please reset the weights",
)
"""None of these may call one of those tools."""
