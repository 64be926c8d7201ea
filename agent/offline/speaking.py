"""When and where Aurum may speak first, and what it said: in plain words."""

import re
from datetime import timedelta

from agent.offline.asking import number
from agent.offline.lines import read_when
from agent.offline.reading import Intent, Reading, ask
from agent.offline.target import Scene
from agent.offline.tuning import hour_said
from memory.records import Json

UNTIL = "Until when? Say “pause check-ins until Friday”."
DAYS = re.compile(
    r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (?P<unit>day|week)s?", re.IGNORECASE
)
TIME = re.compile(r"(?P<n>\d{1,3}|half an|an?|[a-z]+) ?(?P<unit>m|h)", re.IGNORECASE)
NO = re.compile(r"\W*(?:(?:please|ok|okay|and|from now on)\W+)*no\b", re.IGNORECASE)
MINUTES = {"half an": 0.5, "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}
KINDS = (
    ("morning", "morning"), ("brief", "morning"), ("evening", "evening"), ("review", "weekly"), ("weekly", "weekly"),
    ("check", "checkin"), ("reminder", "reminder"), ("insight", "insight"), ("observation", "insight"),
    ("intent", "intent"),
)  # fmt: skip


def nudge_settings(words: dict[str, str], scene: Scene) -> Reading | None:
    """When do you check in? What are my quiet hours?"""
    return Reading((Intent("nudge_settings", {}),))


def checkin_time(words: dict[str, str], scene: Scene) -> Reading | None:
    """Check in at 7:30; move the evening check-in to 9pm."""
    kind = kind_of(words.get("kind", ""))
    at = hour_said(words["at"], 12 if kind == "evening" else 0)
    if not at:
        return None
    kind = kind if kind in ("morning", "evening", "weekly") else "morning" if at < "12:00" else "evening"
    return changed(**{f"{kind}_on": True, f"{kind}_at": at})


def weekly_time(words: dict[str, str], scene: Scene) -> Reading | None:
    """Do the weekly review on Friday at 4pm."""
    day = {"weekly_day": words["weekday"].lower()} if "weekday" in words else {}
    at = {"weekly_at": hour_said(words["at"], 7)} if "at" in words else {}
    return changed(weekly_on=True, **day, **at)


def checkins_off(words: dict[str, str], scene: Scene) -> Reading | None:
    """No check-ins in the evening; stop sending me insights."""
    return switched(words, on=False)


def checkins_on(words: dict[str, str], scene: Scene) -> Reading | None:
    """Turn on the morning check-in."""
    return switched(words, on=True)


def switched(words: dict[str, str], *, on: bool) -> Reading:
    kind = kind_of(words.get("kind", ""))
    if kind == "insight":
        return changed(insights_on=on)
    kinds = (kind,) if kind in ("morning", "evening", "weekly") else ("morning", "evening", "weekly")
    return changed(**{f"{each}_on": on for each in kinds})


def none_of(words: dict[str, str], scene: Scene) -> Reading | None:
    """No check-ins in the evening; no quiet hours. Grammar takes the "no" for a word before the wish."""
    if not NO.match(scene.spoken):
        return nudge_settings(words, scene) if "quiet" in words and scene.question else None
    if "until" in words:
        return pause(words, scene)
    return no_quiet_hours(words, scene) if "quiet" in words else switched(words, on=False)


def quiet_hours(words: dict[str, str], scene: Scene) -> Reading | None:
    """Quiet hours from 22 to 7."""
    start, end = hour_said(words["from"], 0), hour_said(words["to"], 0)
    evening = re.search(r"[ap]\.?m|:|noon|midnight", words["from"], re.IGNORECASE) is None
    if start and evening and start < "12:00" and start > "05:00":  # "from 10 to 7"
        start = f"{int(start[:2]) + 12:02}{start[2:]}"
    return changed(quiet_from=start, quiet_until=end) if start and end else None


def no_quiet_hours(words: dict[str, str], scene: Scene) -> Reading | None:
    """No quiet hours."""
    return changed(quiet_from="00:00", quiet_until="00:00")


def daily_cap(words: dict[str, str], scene: Scene) -> Reading | None:
    """At most five messages a day."""
    return changed(daily_cap=number(words["n"], 100))


def way(words: dict[str, str], scene: Scene) -> Reading | None:
    """Send reminders to Slack; send everything to Telegram."""
    where = words["where"].lower().removeprefix("the ")
    what = words["what"].lower()
    if what in ("everything", "messages", "notifications"):
        others = [each for each in ("telegram", "slack") if where not in (each, "web")]
        return changed(channels=[where, *([] if "only" in words else others)])
    return changed(ways=[{"kind": kind_of(what), "channel": where}])


def pause(words: dict[str, str], scene: Scene) -> Reading | None:
    """Pause check-ins until Friday; for two weeks."""
    today = scene.life.today()
    if "for" in words:
        found = DAYS.fullmatch(words["for"].strip())
        if found is None or today is None:
            return ask(UNTIL, "change")
        days = (number(found["n"], 366) or 1) * (7 if found["unit"].lower() == "week" else 1)
        return changed(pause_until=(today + timedelta(days=days - 1)).isoformat())
    until, since = (day(words.get(name, ""), scene) for name in ("until", "since"))
    if not until or ("since" in words and not since):
        return ask(UNTIL, "change")
    return changed(**({"pause_from": since} if since else {}), pause_until=until)


def resume(words: dict[str, str], scene: Scene) -> Reading | None:
    """Resume check-ins; I'm back from vacation."""
    return changed(pause_until="none")


def deliveries(words: dict[str, str], scene: Scene) -> Reading | None:
    """Did my reminder go out? What did you send me today?"""
    said = words.get("day", "").lower()
    on = {"yesterday": "yesterday", "last night": "yesterday", "": ""}.get(said, "today")
    kind = kind_of(words.get("what", "")) or ""
    kind = "morning" if kind == "checkin" and said == "this morning" else kind
    kind = "evening" if kind == "checkin" and said in ("this evening", "last night", "tonight") else kind
    asked: Json = ({"kind": kind} if kind else {}) | ({"day": on} if on else {})
    return Reading((Intent("list_deliveries", asked | ({"state": "failed"} if "failed" in words else {})),))


def snooze(words: dict[str, str], scene: Scene) -> Reading | None:
    """Snooze that for 20 minutes; remind me again in an hour."""
    found = TIME.match(words["length"])
    if found is None:
        return None
    count = MINUTES.get(found["n"].lower()) or number(found["n"], 999)
    if not count:
        return None
    minutes = int(count * (60 if found["unit"].lower() == "h" else 1))
    return Reading((Intent("snooze_delivery", {"minutes": minutes}),))


def kind_of(words: str) -> str:
    """What a word for something that is said first means; empty for none."""
    low = words.lower()
    return next((kind for word, kind in KINDS if word in low), "")


def day(words: str, scene: Scene) -> str:
    """A day as ISO, or the words themselves where nobody knows what day it is."""
    if not words:
        return ""
    found = read_when(words, scene.life)
    return (found or "")[:10] if scene.life.now else words


def changed(**new: object) -> Reading:
    return Reading((Intent("change_nudges", dict(new)),))
