"""How people say when and where they want to be spoken to first, and ask what was said; and what only sounds so."""

from tests.agent.offline.saying_new import Line, call
from tests.agent.offline.saying_why import all_of

ALL: tuple[Line, ...] = (
    *all_of(
        call("nudge_settings"),
        "when do you check in with me?", "what are my quiet hours?", "show my notification settings",
        "when is my evening check-in?", "when do you message me?", "where do you send my reminders?",
        "are check-ins paused?",
    ),
    *all_of(
        call("change_nudges", morning_on=True, morning_at="07:30"),
        "check in at 7:30", "check in with me at 7:30 in the morning", "move the morning check-in to 7:30",
        "set my morning check-in to 7.30am", "send the morning brief at 7:30",
    ),
    *all_of(
        call("change_nudges", evening_on=True, evening_at="21:00"),
        "check in at 9pm", "move my evening check-in to 9", "set the evening check-in to 21:00",
    ),
    ("do the weekly review on friday at 4", [
        call("change_nudges", weekly_on=True, weekly_day="friday", weekly_at="16:00"),
    ]),
    ("move the weekly review to saturday", [call("change_nudges", weekly_on=True, weekly_day="saturday")]),
    *all_of(
        call("change_nudges", evening_on=False),
        "no check-ins in the evening", "turn off the evening check-in", "stop the evening check-ins",
        "don't check in in the evening", "no more evening check-ins please",
    ),
    *all_of(
        call("change_nudges", morning_on=False, evening_on=False, weekly_on=False),
        "no more check-ins", "turn off check-ins", "stop sending me check-ins",
    ),
    *all_of(
        call("change_nudges", insights_on=False),
        "stop sending me insights", "turn off insights", "don't send me insights anymore", "no more insights please",
        "don't message me about your observations",
    ),
    *all_of(
        call("change_nudges", insights_on=True),
        "turn on insights", "send me insights every morning", "send me your insights again",
    ),
    ("no weekly reviews", [call("change_nudges", weekly_on=False)]),
    ("turn on the morning check-in", [call("change_nudges", morning_on=True)]),
    *all_of(
        call("change_nudges", quiet_from="22:00", quiet_until="07:00"),
        "quiet hours from 22 to 7", "set my quiet hours to 10pm until 7am", "don't message me between 10pm and 7am",
        "quiet hours 22:00-07:00",
    ),
    ("no quiet hours", [call("change_nudges", quiet_from="00:00", quiet_until="00:00")]),
    *all_of(
        call("change_nudges", daily_cap=5),
        "at most 5 messages a day", "send me no more than five messages per day", "set the daily cap to 5",
    ),
    *all_of(
        call("change_nudges", ways=[{"kind": "reminder", "channel": "slack"}]),
        "send reminders to Slack", "send my reminders on slack please", "use Slack for reminders",
        "reminders should go to slack",
    ),
    ("send check-ins to telegram", [call("change_nudges", ways=[{"kind": "checkin", "channel": "telegram"}])]),
    ("send everything to slack", [call("change_nudges", channels=["slack", "telegram"])]),
    ("send everything to slack only", [call("change_nudges", channels=["slack"])]),
    ("send insights to the web", [call("change_nudges", ways=[{"kind": "insight", "channel": "web"}])]),
    *all_of(
        call("change_nudges", pause_until="2026-11-27"),
        "pause check-ins until Friday", "mute my notifications until friday", "stop messages until friday",
        "I'm on vacation until Friday", "don't check in until friday", "no check-ins until friday",
    ),
    *all_of(
        call("change_nudges", pause_until="none"),
        "resume check-ins", "unpause notifications", "end the pause", "I'm back from vacation",
    ),
    ("did my reminder go out?", [call("list_deliveries", kind="reminder")]),
    *all_of(
        call("list_deliveries", kind="morning", day="today"),
        "did you send me the brief this morning?", "did you send the check-in this morning?",
        "was my morning check-in sent today?",
    ),
    *all_of(
        call("list_deliveries", day="today"),
        "what did you send me today?", "what have you sent today?",
    ),
    ("what did you send me?", [call("list_deliveries")]),
    ("did you send me any messages yesterday?", [call("list_deliveries", day="yesterday")]),
    ("which messages failed?", [call("list_deliveries", state="failed")]),
    ("snooze that for 20 minutes", [call("snooze_delivery", minutes=20)]),
    ("snooze for half an hour", [call("snooze_delivery", minutes=30)]),
    ("remind me again in an hour", [call("snooze_delivery", minutes=60)]),
    ("ask me again in 2 hours", [call("snooze_delivery", minutes=120)]),
)  # fmt: skip
ASKED_BACK = ("pause check-ins", "pause check-ins until the cows come home")
NOT_OURS = (
    "send the report to Slack support", "turn off the lights", "pause the music until friday", "snooze the alarm",
    "no check-in baggage", "check in at the hotel at 7:30", "did my package arrive?", "mute the tv",
)  # fmt: skip
