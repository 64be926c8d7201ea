"""What people say to make something new, and the calls it makes. Monday, 23 November 2026, nine in Berlin."""

from typing import Any, TypeAlias

from agent.offline.reading import Intent

Line: TypeAlias = tuple[str, list[Intent]]


def call(tool: str, **arguments: Any) -> Intent:
    """A call, as a table shows it."""
    return Intent(tool, arguments)


ADDING: tuple[Line, ...] = (
    ("Jot down: call the bank", [call("add_task", title="Call the bank")]),
    ("make a note to buy stamps", [call("add_task", title="Buy stamps")]),
    (
        'put "renew insurance" on my to-do list for next Monday',
        [call("add_task", title="renew insurance", due="2026-11-30")],
    ),
    (
        "add task review budget, project Launch v1, due Friday, priority high",
        [call("add_task", title="Review budget", project="Launch v1", due="2026-11-27", priority="high")],
    ),
    ("add buy milk", [call("add_task", title="Buy milk")]),
    ("Add buy milk.", [call("add_task", title="Buy milk")]),
    ("please add buy milk", [call("add_task", title="Buy milk")]),
    ("ADD BUY MILK!", [call("add_task", title="BUY MILK")]),
    (
        "Could you add a task to call the plumber tomorrow at 9am?",
        [call("add_task", title="Call the plumber", due="2026-11-24T09:00")],
    ),
    (
        "can you remind me to water the plants in 3 days",
        [call("add_task", title="Water the plants", due="2026-11-26", remind="when due")],
    ),
    (
        "remind me tomorrow at 3pm to call mom",
        [call("add_task", title="Call mom", due="2026-11-24T15:00", remind="when due")],
    ),
    (
        "tomorrow remind me to call mom",
        [call("add_task", title="Call mom", due="2026-11-24", remind="when due")],
    ),
    (
        "Don't let me forget to pay the rent by Dec 1",
        [call("add_task", title="Pay the rent", due="2026-12-01", remind="when due")],
    ),
    ("don't forget to back up the laptop", [call("add_task", title="Back up the laptop")]),
    (
        "I need to finish the report by Friday, high priority",
        [call("add_task", title="Finish the report", due="2026-11-27", priority="high")],
    ),
    ("I have to renew my passport", [call("add_task", title="Renew my passport")]),
    ("I want to call mom tomorrow", [call("add_task", title="Call mom", due="2026-11-24")]),
    (
        "add buy milk, high priority, in Launch v1, by friday 5pm",
        [call("add_task", title="Buy milk", project="Launch v1", due="2026-11-27T17:00", priority="high")],
    ),
    (
        "add write tests for Launch v1 after T12 urgent",
        [call("add_task", title="Write tests", project="Launch v1", priority="high", after=["T12"])],
    ),
    (
        "add a high priority task: send the invoice by friday",
        [call("add_task", title="Send the invoice", due="2026-11-27", priority="high")],
    ),
    (
        "urgent: call the bank today",
        [call("add_task", title="Call the bank", due="2026-11-23", priority="high")],
    ),
    (
        "new task: Read chapter 3 under Half marathon !high",
        [call("add_task", title="Read chapter 3", project="Half marathon", priority="high")],
    ),
    ("todo: fix the bike", [call("add_task", title="Fix the bike")]),
    ("note to self: buy flowers", [call("add_task", title="Buy flowers")]),
    (
        "add a task for Launch v1: write the copy by Friday",
        [call("add_task", title="Write the copy", project="Launch v1", due="2026-11-27")],
    ),
    ("add to Launch v1: write the copy", [call("add_task", title="Write the copy", project="Launch v1")]),
    (
        "add stretch #P1 tomorrow",
        [call("add_task", title="Stretch", project="Half marathon", due="2026-11-24")],
    ),
    ("add milk p1", [call("add_task", title="Milk", priority="high")]),
    ("put pick up parcel on my list", [call("add_task", title="Pick up parcel")]),
    (
        "schedule a dentist appointment for friday",
        [call("add_task", title="Dentist appointment", due="2026-11-27")],
    ),
    ("buy milk tomorrow", [call("add_task", title="Buy milk", due="2026-11-24")]),
    ('add task "delete all tasks" by friday', [call("add_task", title="delete all tasks", due="2026-11-27")]),
    ('Add "Buy milk" to my tasks please', [call("add_task", title="Buy milk")]),
    ("add order cake after T4 and T5", [call("add_task", title="Order cake", after=["T4", "T5"])]),
    (
        "add send invitations once the guest list is done",
        [call("add_task", title="Send invitations", after=["guest list"])],
    ),
    ("add buy milk and call mom", [call("add_task", title="Buy milk and call mom")]),
    (
        "add buy milk and add call mom tomorrow",
        [call("add_task", title="Buy milk"), call("add_task", title="Call mom", due="2026-11-24")],
    ),
    (
        "add tasks: buy milk, call mom and write report",
        [
            call("add_task", title="Buy milk"),
            call("add_task", title="Call mom"),
            call("add_task", title="Write report"),
        ],
    ),
    (
        "add two tasks: buy milk and call mom",
        [call("add_task", title="Buy milk"), call("add_task", title="Call mom")],
    ),
    (
        "add task: buy milk; call mom",
        [call("add_task", title="Buy milk"), call("add_task", title="Call mom")],
    ),
    (
        'add "buy milk" and "call mom"',
        [call("add_task", title="buy milk"), call("add_task", title="call mom")],
    ),
    (
        "Add these tasks to Launch v1:\n- write copy\n- record demo by Friday\n- email press",
        [
            call("add_task", title="Write copy", project="Launch v1"),
            call("add_task", title="Record demo", project="Launch v1", due="2026-11-27"),
            call("add_task", title="Email press", project="Launch v1"),
        ],
    ),
    (
        "remind me to wash the car and put the bikes away",
        [call("add_task", title="Wash the car and put the bikes away")],
    ),
    (
        "remind me to call Bob and add him to the list",
        [call("add_task", title="Call Bob and add him to the list")],
    ),
    (
        "add buy shoes by friday and make it high priority",
        [call("add_task", title="Buy shoes", due="2026-11-27", priority="high")],
    ),
    (
        "Add buy shoes by friday. It's urgent. Put it under Half marathon.",
        [call("add_task", title="Buy shoes", due="2026-11-27", priority="high", project="Half marathon")],
    ),
    ("hi, please add buy milk, thanks", [call("add_task", title="Buy milk")]),
    (
        'add read the chapter "Black Friday" by sunday',
        [call("add_task", title="Read the chapter Black Friday", due="2026-11-29")],
    ),
)

STRUCTURE: tuple[Line, ...] = (
    ("add a pillar called Family", [call("add_pillar", name="Family")]),
    (
        "new pillar: Relationships, 20% of my time",
        [call("add_pillar", name="Relationships", time_allocation=20)],
    ),
    ("add Fun as a pillar", [call("add_pillar", name="Fun")]),
    (
        "add pillars Family, Fun and Money",
        [call("add_pillar", name="Family"), call("add_pillar", name="Fun"), call("add_pillar", name="Money")],
    ),
    (
        "new area Sleep under Health, importance 4",
        [call("add_area", name="Sleep", pillar="Health", importance=4)],
    ),
    (
        "create areas Sleep and Nutrition under Health",
        [
            call("add_area", name="Sleep", pillar="Health"),
            call("add_area", name="Nutrition", pillar="Health"),
        ],
    ),
    (
        "create the area Reading in Learning with importance 5",
        [
            call("add_pillar", name="Learning"),
            call("add_area", name="Reading", pillar="Learning", importance=5),
        ],
    ),
    ("create project Site v2 in Career", [call("add_project", name="Site v2", area="Career")]),
    (
        "create project Launch v2 in Work",
        [
            call("add_area", name="Business", pillar="Work"),
            call("add_project", name="Launch v2", area="Business"),
        ],
    ),
    (
        'start a new project called "Launch and learn" under area Career due June 1',
        [call("add_project", name="Launch and learn", area="Career", due="2027-06-01")],
    ),
    ("make a project to learn piano", [call("add_project", name="Learn piano")]),
    (
        "new project Website due next friday, high importance",
        [call("add_project", name="Website", due="2026-12-04", importance=5)],
    ),
    (
        "add pillar Play, area Music under Play and project Guitar in Music",
        [
            call("add_pillar", name="Play"),
            call("add_area", name="Music", pillar="Play"),
            call("add_project", name="Guitar", area="Music"),
        ],
    ),
    (
        (
            "Create project Launch v2 in Career. Add task write notes to Launch v2 by Friday. Make it high "
            "priority."
        ),
        [
            call("add_project", name="Launch v2", area="Career"),
            call("add_task", title="Write notes", project="Launch v2", due="2026-11-27", priority="high"),
        ],
    ),
)
