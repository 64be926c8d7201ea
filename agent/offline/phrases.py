"""What people say, as data: for every action the phrases that ask for it, tried from top to bottom.

A phrase is a regular expression over one clause without politeness and end punctuation. A plain
"(" groups without capturing; {name} captures words, as few as possible; UPPER_CASE words stand for
the lists below. The clause must match from its first to its last letter.
"""

from agent.offline.phrases_adding import ADDING
from agent.offline.phrases_asking import ASKING
from agent.offline.phrases_board import BOARD, BOARD_WORDS
from agent.offline.phrases_changing import CHANGING
from agent.offline.phrases_journal import JOURNAL_WORDS, JOURNALS
from agent.offline.phrases_more import THINGS
from agent.offline.phrases_plan import PLAN_WORDS, PLANS
from agent.offline.phrases_recall import RECALLS
from agent.offline.phrases_rounds import ROUNDS
from agent.offline.phrases_speaking import SPEAKING
from agent.offline.phrases_spending import SPENDING, SPENDING_WORDS

WORDS: dict[str, str] = {
    "TASK": "(tasks?|to-?dos?|to-?do items?|action items?|things to do|reminders?|errands?)",
    "ONE_TASK": "(task|to[ -]?do|to-?do item|action item|action|item|reminder|errand)",
    "TASKS": "(tasks|to-?dos|to-?do items|action items|items|reminders|errands|things)",
    "SHOW": "(show|list|see|display|view|get|give|print|check|tell)( me| us)?",
    "THE": "((all|every|of|the|my|our|any|some|other|current|existing) )*",
    "MAKE": "(add|create|make|set up|introduce|define)( me| us)?",
    "AN": "(an? |the |another |one more |my |this |new |brand new |yet )*",
    "LEVEL": "(?P<level>(life )?pillar|area( of (life|responsibility))?|project)",
    "LEVELS": "(?P<level>(life )?pillars|areas( of (life|responsibility))?|projects)",
    "CALLED": "( called| named| titled| with the (name|title)| for me)?( ?:| -)?",
    "IN": "(in|of|for|under|from|on|within|inside|to|into)",
    "STATUS": (
        "(?P<status>open|pending|outstanding|unfinished|remaining|active|current|"
        "completed|complete|done|finished|closed|all|undone|incomplete)"
    ),
    "NOW": (
        "( right now| now| today| tonight| this (morning|afternoon|evening|week)| tomorrow|"
        " at the moment| next| first| with my (day|time))*"
    ),
    "DONE": "(done|complete|completed|finished|ticked off|checked off|bought|paid|taken care of)",
    "UNDONE": (
        "(not done|not complete|not completed|not finished|undone|open|open again|"
        "incomplete|unfinished|to-?do|not started|still open)"
    ),
    "PRIO": (
        "(?P<priority>highest|high|top|urgent|important|critical|medium|normal|regular|"
        "low|lowest|lower|higher)"
    ),
    "LIST": "(my |the |our )?(to-?do |task |shopping )?(list|lists|tasks|to-?dos|inbox|plate|agenda)",
    "NUMBER": "(?P<n>\\d+|one|two|three|four|five|six|seven|eight|nine|ten)",
    "WHATS": "(what's|whats|what is|what are|what're)",
}

WORDS |= PLAN_WORDS | BOARD_WORDS | SPENDING_WORDS | JOURNAL_WORDS

PHRASES = (*THINGS, *ASKING, *CHANGING, *ADDING)
CONCLUSIONS = (*ROUNDS, *SPEAKING, *RECALLS, *JOURNALS, *PLANS, *BOARD, *SPENDING)
"""What is asked of the journal, the ranking, the day and the blackboard: so plain that it is tried before all else."""
