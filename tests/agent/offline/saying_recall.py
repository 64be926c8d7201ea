"""How people ask for what they said or wrote once, and what is looked up."""

from tests.agent.offline.saying_new import Line, call

SAID = ["journal", "message", "memory", "note"]
ALL: tuple[Line, ...] = (
    ("what did I write about sleep last March", [call("recall", query="sleep last March", k=5, kinds=SAID)]),
    ("What did I say about Anna?", [call("recall", query="Anna", k=5, kinds=SAID)]),
    ("what have I told you about my knee", [call("recall", query="my knee", k=5, kinds=SAID)]),
    ("did I ever mention the lighthouse?", [call("recall", query="the lighthouse", k=5, kinds=SAID)]),
    (
        "when did I talk about moving to Porto",
        [call("recall", query="when moving to Porto", k=5, kinds=SAID)],
    ),
    ("find what I said about the tax", [call("recall", query="the tax", k=5, kinds=SAID)]),
    ("what did I write in my journal about work?", [call("recall", query="work", k=5, kinds=["journal"])]),
    ("what did I write last monday", [call("list_entries", since="2026-11-16", until="2026-11-16")]),
    ("find shoes", [call("find_tasks", words="shoes")]),
)
