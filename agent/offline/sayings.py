"""What the offline model says without asking a tool."""

HELP = (
    "I look after your pillars, areas, projects, tasks and journal. You can say, in plain words and several at once:\n"
    "- “I want to run a half marathon in spring. Put it under Health. First thing: buy shoes by Friday”\n"
    "- “add call the dentist tomorrow 15:00, high priority” · “add milk to my shopping list” · “remind me to …”\n"
    "- “water the plants every 3 days” · “skip T3 this week” · “add a subtask to T3: …” · “tag T3 with home”\n"
    "- “move my 3pm meeting to 4” · “T3 is due Friday” · “move T3 to Half marathon” · “done with T3” · “reopen T3”\n"
    "- “delete T3” · “restore T3” · “archive Half marathon” · “undo” · “redo” · “what did you change?”\n"
    "- “what's next?” · “why is T1 first?” · “what do I have tomorrow?” · “this week” · “high energy tasks”\n"
    "- “search shoes” · “is bread on my shopping list?” · “what can I do with low energy?”\n"
    "- “save Half marathon as a template” · “which starter packs are there?” · “my day ends at 2am”\n"
    "- “what would put T3 first?” · “plan my day from 9 to 12” · “take the easy one” · “rank my projects”\n"
    "- “how balanced am I?” · “when will Half marathon be done?” · “make deadlines matter less” · “explain I3”\n"
    "- “journal: a good day, I feel grateful” · “private journal: …” · “on this day” · “how is my streak?”\n"
    "- “draft my journal from today” · “check in: calm, low energy” · “any insights?”\n"
    "- “remember that I live in Porto” · “what do you know about me?” · “why do you know that?” · “forget M3”\n"
    "- “remind me of T3 tomorrow at 9” · “remind me an hour before T3” · “tell me when T3 is overdue” · “pause W1”\n"
    "- “check in at 7:30” · “send reminders to Slack” · “pause check-ins until Friday” · “did my reminder go out?”\n"
    "- “what did you cost this month?”"
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
