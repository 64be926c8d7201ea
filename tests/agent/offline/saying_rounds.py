"""How people begin, pass over and change check-ins, and ask for the review of a week."""

from tests.agent.offline.saying_new import Line, call

ALL: tuple[Line, ...] = (
    *(
        (text, [call("start_checkin", kind="evening")])
        for text in (
            "start my evening check-in", "evening check-in", "let's do the evening check in",
            "begin an evening check-in",
        )
    ),
    ("morning check-in", [call("start_checkin", kind="morning")]),
    ("do my weekly check-in", [call("start_checkin", kind="weekly")]),
    *(
        (text, [call("start_checkin")])
        for text in (
            "go on with my check-in", "continue my check-in", "resume the check-in", "where were we in my check-in?",
        )
    ),
    *(
        (text, [call("answer_checkin", skip="all")])
        for text in ("skip the check-in", "cancel my check-in", "skip today's check-in")
    ),
    ("skip the evening check-in", [call("answer_checkin", skip="all", kind="evening")]),
    *(
        (text, [call("weekly_review")])
        for text in ("weekly review", "show my weekly review", "how was my week?", "review of my week")
    ),
    *(
        (text, [call("answer_checkin", mood="grateful", day="yesterday")])
        for text in (
            "change my mood of yesterday to grateful", "set my mood for yesterday to grateful",
            "my mood yesterday was grateful",
        )
    ),
    ("change my energy of monday to very low", [call("answer_checkin", energy="very_low", day="monday")]),
    ("add weekly review", [call("add_task", title="Weekly review")]),
    ("my mood is grateful", [call("check_in", mood="grateful")]),
)  # fmt: skip
