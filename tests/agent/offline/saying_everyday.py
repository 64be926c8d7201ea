"""What people say to any assistant, and the calls it makes. Monday, 23 November 2026, nine in Berlin."""

from tests.agent.offline.saying_new import Line, call

LISTS: tuple[Line, ...] = (
    ("put buy cat food on my todo list", [call("add_task", title="Buy cat food")]),
    ("please put get gas on my list of things to do", [call("add_task", title="Get gas")]),
    (
        "add batteries to my hardware list",
        [
            call("add_project", name="Hardware list"),
            call("add_task", title="Batteries", project="Hardware list"),
        ],
    ),
    (
        "add eggs, oat milk and bread to the shopping list",
        [
            call("add_project", name="Shopping list"),
            call("add_task", title="Eggs", project="Shopping list"),
            call("add_task", title="Oat milk", project="Shopping list"),
            call("add_task", title="Bread", project="Shopping list"),
        ],
    ),
    (
        "we're out of coffee so please put it on the grocery list",
        [call("add_project", name="Grocery list"), call("add_task", title="Coffee", project="Grocery list")],
    ),
    ("make a new list called Films", [call("add_project", name="Films")]),
    ("create a packing list", [call("add_project", name="Packing list")]),
    ("what is on my grocery list", [call("list_tasks", project="Grocery list")]),
    ("is bread on the shopping list already", [call("list_tasks", words="bread", project="Shopping list")]),
    ("what lists do i have", [call("list_projects")]),
    ("take bread off the shopping list", [call("delete", things=["bread"])]),
    ("delete my camping list", [call("delete", things=["Camping list"])]),
    ("tick off bread on my shopping list", [call("complete_task", task="bread")]),
)

CALENDAR: tuple[Line, ...] = (
    ("put a haircut on my calendar for saturday", [call("add_task", title="Haircut", due="2026-11-28")]),
    ("schedule a meeting with John at 3pm", [call("add_task", title="Meeting with John", due="2026-11-23T15:00")]),
    ("i have a job interview on tuesday at 3", [call("add_task", title="Job interview", due="2026-11-24T15:00")]),
    ("my eye exam is on friday at 4", [call("add_task", title="Eye exam", due="2026-11-27T16:00")]),
    ("dentist tomorrow 3pm", [call("add_task", title="Dentist", due="2026-11-24T15:00")]),
    ("what do i have to do tomorrow", [call("list_tasks", due_from="2026-11-24", due_to="2026-11-24")]),
    ("am i free on thursday", [call("list_tasks", due_from="2026-11-26", due_to="2026-11-26")]),
    ("do i have anything due this week", [call("list_tasks", due_from="2026-11-23", due_to="2026-11-29")]),
    ("when is my dentist appointment", [call("find_tasks", words="dentist appointment")]),
    ("what's coming up", [call("upcoming", days=7)]),
    ("cancel my dentist appointment", [call("delete", things=["dentist appointment"])]),
    ("take the team lunch off my calendar", [call("delete", things=["team lunch"])]),
    ("move my 3pm meeting to 4", [call("change_task", task="meeting", due="2026-11-23T16:00")]),
    ("change my haircut from noon to five", [call("change_task", task="haircut", due="2026-11-23T17:00")]),
    ("push the report to friday", [call("change_task", task="report", due="2026-11-27")]),
)  # fmt: skip

REMINDERS: tuple[Line, ...] = (
    (
        "remind me to pick up the kids from school at 3 tomorrow",
        [call("add_task", title="Pick up the kids from school", due="2026-11-24T15:00", remind="when due")],
    ),
    (
        "set a reminder for my dentist appointment on friday",
        [call("add_task", title="Dentist appointment", due="2026-11-27", remind="when due")],
    ),
    ("i need to be reminded to order soap", [call("add_task", title="Order soap")]),
    ("remind me when i get home to feed the cat", [call("add_task", title="Feed the cat when i get home")]),
    (
        "remind me that i have a check-up tomorrow at 9",
        [call("add_task", title="Check-up", due="2026-11-24T09:00", remind="when due")],
    ),
    (
        "set a daily reminder to stretch at 10am",
        [call("add_task", title="Stretch", due="2026-11-23T10:00", recurrence="FREQ=DAILY", remind="when due")],
    ),
    ("can you make a note that the boiler needs a service", [call("add_task", title="Boiler needs a service")]),
    ("wake me up at 6 30 tomorrow", [call("add_task", title="Wake up", due="2026-11-24T06:30", remind="when due")]),
    ("set an alarm for 7am", [call("add_task", title="Alarm", due="2026-11-24T07:00", remind="when due")]),
    ("delete the reminder about the rent", [call("delete", things=["rent"])]),
    ("change the reminder for the rent to 5pm", [call("change_task", task="rent", due="2026-11-23T17:00")]),
    ("stop reminding me to call the bank", [call("delete", things=["call the bank"])]),
    ("read me my reminders", [call("list_tasks")]),
    ("buy milk", [call("add_task", title="Buy milk")]),
    ("aurum, add buy stamps", [call("add_task", title="Buy stamps")]),
    ("hey can you please add buy stamps", [call("add_task", title="Buy stamps")]),
    ("remind my to buy stamps tommorow", [call("add_task", title="Buy stamps", due="2026-11-24", remind="when due")]),
)  # fmt: skip

THINGS: tuple[Line, ...] = (
    ("restore buy milk from the trash", [call("restore", things=["buy milk"])]),
    ("what's in the trash", [call("list_trash")]),
    ("archive the project Half marathon", [call("archive", things=["project Half marathon"])]),
    ("archive T3 and T4", [call("archive", things=["T3", "T4"])]),
    ("unarchive Launch v1", [call("unarchive", things=["Launch v1"])]),
    ("show archived projects", [call("list_projects", archived=True), call("list_tasks", archived=True)]),
    ("skip T3 this week", [call("skip_task", task="T3")]),
    ("duplicate Half marathon as Full marathon", [call("duplicate", thing="Half marathon", name="Full marathon")]),
    ("move T3 before T1", [call("move", thing="T3", before="T1")]),
    ("put T3 at the end", [call("move", thing="T3", before="last")]),
    ("add a subtask to T3: buy laces", [call("add_task", title="Buy laces", parent="T3")]),
    ("make T4 a subtask of T3", [call("change_task", task="T4", parent="T3")]),
    ("repeat T3 every other tuesday", [call("change_task", task="T3", recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")]),
    ("stop repeating T3", [call("change_task", task="T3", recurrence="none")]),
    ("tag T3 with home and errands", [call("change_task", task="T3", add_tags=["home", "errands"])]),
    ("remove the tag home from T3", [call("change_task", task="T3", remove_tags=["home"])]),
    ("T3 takes 30 minutes", [call("change_task", task="T3", estimate=30)]),
    ("T3 needs high energy", [call("change_task", task="T3", energy="high")]),
    ("T3 is deep work", [call("change_task", task="T3", kind="deep_work")]),
    ("redo", [call("redo")]),
    ("what happened to T3", [call("history", thing="T3")]),
    ("what did you change", [call("list_operations")]),
    ("save Half marathon as a template called Race", [call("save_template", thing="Half marathon", name="Race")]),
    ("list templates", [call("list_templates")]),
    ("use the race template under Fitness", [call("use_template", template="race", to="Fitness")]),
    ("delete the template Race", [call("delete_template", template="Race")]),
    ("which starter packs are there", [call("list_packs")]),
    ("what's in the student pack", [call("preview_pack", pack="student")]),
    ("use the busy employee pack", [call("adopt_pack", pack="busy_employee")]),
    ("set my time zone to New York", [call("change_me", zone="America/New_York")]),
    (
        "I'm travelling to Japan until Sunday",
        [call("change_me", travel_zone="Asia/Tokyo", travel_until="2026-11-29")],
    ),
    ("my day ends at 2am", [call("change_me", day_end="02:00")]),
    ("the week starts on sunday", [call("change_me", week_start="sunday")]),
    ("my name is anna", [call("change_me", name="Anna")]),
    ("search my journal for running", [call("search", words="running", kinds=["journal"])]),
)  # fmt: skip

FILTERED: tuple[Line, ...] = (
    ("show high energy tasks", [call("list_tasks", energy="high")]),
    ("what can i do with low energy", [call("list_tasks", energy="low")]),
    ("tasks tagged home", [call("list_tasks", tag="home")]),
    ("show me deep work tasks", [call("list_tasks", kind="deep_work")]),
    ("which tasks are blocked", [call("list_tasks", blocked=True)]),
    ("recurring tasks", [call("list_tasks", recurring=True)]),
    ("show urgent tasks", [call("list_tasks", priority="high")]),
    ("this week", [call("upcoming", days=7)]),
    ("tell me about my projects", [call("list_projects")]),
    ("what's overdue", [call("list_tasks", overdue=True)]),
    ("tasks in Fitness", [call("list_tasks", area="Fitness")]),
    ("what's due in Health this week", [
        call("list_tasks", pillar="Health", due_from="2026-11-23", due_to="2026-11-29")
    ]),
)  # fmt: skip

OTHERS: tuple[str, ...] = (
    "play some jazz",
    "what's the weather",
    "turn off the lights",
    "add this song to my gym playlist",
    "set the fan to low",
    "start a ten minute timer",
    "transfer 50 dollars to my savings",
    "i need to report a stolen card",
    "book a table for two at seven",
    "i need an uber to the station",
    "text anna that i am late",
    "can you write a sorting function",
    "what events are there in town",
    "how far is it to the sea",
    "are you a robot",
    "the train was late",
    "he went home",
    "notify anna that i am late for our meeting",
    "tell the kids where i am",
    "let the team know the meeting is at eight",
    "call me for this meeting",
    "march tenth lands on what day of the week",
    "milk",
)
"""What makes no call and is no order: words about other fields, and statements."""

HALF: tuple[tuple[str, str], ...] = (
    ("set a reminder", "create"),
    ("create a new list", "create"),
    ("set an alarm", "create"),
    ("add something to my list", "create"),
    ("add uncle bob to my team meeting", "change"),
    ("make it friday instead", "change"),
    ("postpone everything to tomorrow", "change"),
    ("delete event for tuesday", "change"),
    ("take out event from calendar", "change"),
    ("event remove", "change"),
    ("cancel tomorrow's 3pm", "change"),
    ("never mind the reminder", "change"),
    ("this event needs to be deleted", "change"),
    ("change my meeting", "change"),
    ("reschedule the interview", "change"),
)
"""Orders that do not say enough, and what each is for: asked back, never done."""

OFFERED: tuple[tuple[str, str], ...] = (
    ("call mom", "Shall I add “Call mom” as a task?"),
    ("book a flight", "Shall I add “Book a flight” as a task?"),
    ("i need to transfer money to my savings", "Shall I add “Transfer money to my savings” as a task?"),
    ("i am anxious", "Shall I write that in your journal?"),
    ("empty the trash", "That empties the trash for good: no undo. Shall I?"),
)
"""What is asked about before anything is done."""

SWEEPING: tuple[Line, ...] = (
    ("delete all my tasks", [call("list_tasks")]),
    ("clear my calendar for tomorrow", [call("list_tasks", due_from="2026-11-24", due_to="2026-11-24")]),
    ("wipe my to do list", [call("list_tasks")]),
)
"""What would take many things away at once: they are looked up, and go when that is confirmed."""
