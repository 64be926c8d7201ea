"""What the offline model says without asking a tool."""

HELP = (
    "I look after your pillars, areas, projects, tasks and journal. You can say, in plain words and several at once:\n"
    "- “I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday”\n"
    "- “add call the dentist tomorrow 15:00, high priority” · “T3 is due Friday” · “move T3 to Half marathon”\n"
    "- “done with T3” · “reopen T3” · “delete T3” · “undo”\n"
    "- “what's next?” · “why is T1 first?” · “show my projects” · “find shoes”\n"
    "- “journal: a good day, I feel grateful” · “any insights?”"
)
SAYINGS = {
    "hello": "Hello! Tell me what is on your mind: a task, a goal, a line for your journal. Or ask “what's next?”.",
    "thanks": "Gladly.",
    "bye": "See you. Everything is kept.",
    "fine": "Good.",
    "cancel": "All right, I left everything as it is.",
    "help": HELP,
}
CARE = (
    "I'm sorry you are carrying this. I'm a program and can't help as a person can: please talk to someone now. In an "
    "emergency call your local emergency number (112 in Europe, 911 or 988 in the US, 116 123 in the UK), "
    "or find a line "
    "near you at findahelpline.com. I changed nothing."
)
