"""What people say of reminders and of what they want to be told when it comes about, and the calls it makes."""

from tests.agent.offline.saying_new import Line, call


def watch(text: str, kind: str, **more: object) -> Line:
    return (text, [call("add_intent", text=text, kind=kind, **more)])


REMINDERS: tuple[Line, ...] = (
    ("remind me of T12 tomorrow at 9", [call("set_reminder", task="T12", at="tomorrow at 9")]),
    ("Please remind me about t12 at 17:00", [call("set_reminder", task="T12", at="at 17:00")]),
    ("set a reminder for T3 on friday", [call("set_reminder", task="T3", at="on friday")]),
    ("remind me an hour before the dentist", [call("set_reminder", task="dentist", at="an hour before")]),
    ("remind me 30 minutes before T12", [call("set_reminder", task="T12", at="30 minutes before")]),
    ("remind me of T12 half an hour before", [call("set_reminder", task="T12", at="half an hour before")]),
    (
        "remind me about the dentist the evening before",
        [call("set_reminder", task="dentist", at="the evening before")],
    ),
    ("remind me of T12 when it is due", [call("set_reminder", task="T12", at="when it is due")]),
    (
        "remind me to call mum at 17:00",
        [call("add_task", title="Call mum", due="2026-11-23T17:00", remind="when due")],
    ),
    (
        "remind me every day at 9 to take my pills",
        [
            call(
                "add_task",
                title="Take my pills",
                due="2026-11-24T09:00",
                recurrence="FREQ=DAILY",
                remind="when due",
            )
        ],
    ),
    ("remind me to call mum", [call("add_task", title="Call mum")]),
    ("cancel the reminder for T12", [call("cancel_reminder", task="T12")]),
    ("stop reminding me of T12", [call("cancel_reminder", task="T12")]),
    ("remove all reminders of T12", [call("cancel_reminder", task="T12")]),
    ("what will you remind me of", [call("list_reminders")]),
    ("which reminders are set?", [call("list_reminders")]),
    ("show my upcoming reminders", [call("list_reminders")]),
    ("when will you remind me of T12?", [call("list_reminders", task="T12")]),
)
INTENTS: tuple[Line, ...] = (
    watch(
        "when the tax project is blocked three days, ask me", "blocked",
        subject="tax project", days=3, says="What would move it on?",
    ),
    watch("if I have not written in my journal for 3 days, tell me", "no_journal", days=3),
    watch("tell me when T12 is overdue", "overdue", subject="T12"),
    watch("remind me when nothing of Health was done in two weeks", "idle", subject="Health", days=14),
    watch("when my mood is low three days in a row, ask me what helps", "low_mood", days=3, says="What helps?"),
    watch("if more than 5 tasks are due tomorrow, warn me", "many", which="due_tomorrow", count=5),
    watch("let me know if 10 or more tasks are overdue", "many", which="overdue", count=9),
    watch("warn me when anything is overdue for a week", "overdue", days=7),
    watch("tell me as soon as T7 can be started", "free", subject="T7"),
    watch("tell me when Half marathon is done", "done", subject="Half marathon"),
    watch("let me know when Launch v1 is due in 5 days", "due", subject="Launch v1", days=5),
    watch("ask me what is in the way whenever T12 is overdue by 2 days", "overdue",
          subject="T12", days=2, says="What is in the way?"),
    watch("if my energy is low for two days, remind me to go to bed early", "low_energy",
          days=2, says="Go to bed early."),
    watch("when the task T12 is not done for 3 days, ask me", "idle",
          subject="T12", days=3, says="What would be a small step?"),
    watch("if Half marathon hasn't been touched for two weeks, tell me", "idle", subject="Half marathon", days=14),
    watch("tell me if I haven't done anything for Career in a month", "idle", subject="Career", days=30),
    ("pause W2", [call("change_intent", intent="W2", paused=True)]),
    ("resume w2", [call("change_intent", intent="W2", paused=False)]),
    ("delete the intent W2", [call("delete_intent", intent="W2")]),
    ("what are you watching for?", [call("list_intents")]),
    ("list my standing intents", [call("list_intents")]),
)  # fmt: skip
ALL = (*REMINDERS, *INTENTS)

OTHERS = (
    "tell me when the laundry is done",
    "let me know when my package is due in 2 days",
    "when is T12 overdue",
    "tell me when dinner is finished",
    "if it is blocked, tell me",
    "remind me when the road is blocked",
)
"""What is no standing intent."""
