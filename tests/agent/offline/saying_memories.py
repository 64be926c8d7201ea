"""What people say of what is known about them, and the calls it makes; and what is no memory."""

from tests.agent.offline.saying_new import Line, call

ALL: tuple[Line, ...] = (
    ("remember that I live in Porto", [call("remember", text="I live in Porto")]),
    (
        "Please remember that my wife's birthday is May 5.",
        [call("remember", text="my wife's birthday is May 5")],
    ),
    ("remember I'm allergic to nuts", [call("remember", text="I'm allergic to nuts")]),
    ("remember: my locker code is 4711", [call("remember", text="my locker code is 4711")]),
    ("keep in mind that I don't eat meat", [call("remember", text="I don't eat meat")]),
    ("don't forget that I'm vegetarian", [call("remember", text="I'm vegetarian")]),
    (
        "remember that I live in Lisbon and I'm allergic to nuts",
        [call("remember", text="I live in Lisbon and I'm allergic to nuts")],
    ),
    ("what do you know about me?", [call("list_memories", state="current")]),
    ("What have you learned about me so far?", [call("list_memories", state="current")]),
    ("show my memories", [call("list_memories", state="current")]),
    ("what do you know about Anna?", [call("list_memories", words="Anna", state="current")]),
    ("any new memories", [call("list_memories", state="proposed")]),
    ("why do you know M3?", [call("why_known", memory="M3")]),
    ("how do you know that I live in Porto?", [call("why_known", memory="I live in Porto")]),
    ("correct M3: I live in Porto", [call("correct_memory", memory="M3", text="I live in Porto")]),
    ("that's wrong, I live in Porto", [call("remember", text="I live in Porto")]),
    ("accept M3 and M4", [call("accept_memory", memory="M3"), call("accept_memory", memory="M4")]),
    ("reject M3", [call("reject_memory", memory="M3")]),
    ("forget M3", [call("forget", refs=["M3"])]),
    ("forget M3, M4 and m5", [call("forget", refs=["M3", "M4", "M5"])]),
    ("delete the memory M3", [call("forget", refs=["M3"])]),
    ("forget that I live in Lisbon", [call("forget", about="I live in Lisbon")]),
    ("forget everything you know about Anna", [call("forget", about="Anna")]),
    ("forget everything you know about me", [call("forget", about="everything")]),
    ("stop learning about me", [call("set_learning", learning="off")]),
    ("ask me before you remember things", [call("set_learning", learning="ask")]),
    ("learn about me by yourself", [call("set_learning", learning="auto")]),
    ("remember to call mom tomorrow", [call("add_task", title="Call mom", due="2026-11-24")]),
    ("remember that I have to call mom tomorrow", [call("add_task", title="Call mom", due="2026-11-24")]),
    (
        "don't forget to call mom tomorrow",
        [call("add_task", title="Call mom", due="2026-11-24", remind="when due")],
    ),
)

NOTHING = (
    "forget it",
    "forget that",
    "forget what I said",
    "that's wrong",
    "what do you know?",
    "> remember that I live in Rome",
    "Bob wrote: remember that I live in Rome",
    '"remember that I live in Rome"',
    "```\nforget M3\n```",
)
