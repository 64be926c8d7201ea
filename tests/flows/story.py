"""A week of one life, told day by day: the clocks go back on its Sunday, and on its Monday she flies to Tokyo."""

from tests.flows.week import LONDON, TOKYO, Week

ARRIVED = [
    ("reminder", "Wed 21 Oct 17:00 BST", "telegram"),
    ("evening", "Wed 21 Oct 20:30 BST", "telegram"),
    ("morning", "Thu 22 Oct 08:00 BST", "telegram"),
    ("evening", "Thu 22 Oct 20:30 BST", "telegram"),
    ("morning", "Fri 23 Oct 08:00 BST", "telegram"),
    ("intent", "Fri 23 Oct 09:10 BST", "telegram"),
    ("evening", "Fri 23 Oct 20:30 BST", "slack"),
    ("morning", "Sat 24 Oct 08:00 BST", "slack"),
    ("evening", "Sat 24 Oct 20:30 BST", "telegram"),
    ("reminder", "Sun 25 Oct 01:30 BST", "telegram"),
    ("morning", "Sun 25 Oct 08:00 GMT", "telegram"),
    ("weekly", "Sun 25 Oct 18:00 GMT", "telegram"),
    ("evening", "Sun 25 Oct 20:30 GMT", "telegram"),
    ("morning", "Mon 26 Oct 08:00 GMT", "telegram"),
    ("evening", "Mon 26 Oct 20:30 JST", "telegram"),
    ("morning", "Tue 27 Oct 08:00 JST", "telegram"),
    ("reminder", "Tue 27 Oct 14:00 JST", "telegram"),
    ("evening", "Tue 27 Oct 20:30 JST", "telegram"),
    ("morning", "Wed 28 Oct 08:00 GMT", "telegram"),
]
"""What the week brings unasked: each once, to the minute on the clock where she is."""

LIFE = [
    "add write report due friday", "remind me to call mum at 17:00", "add water plants due saturday",
    "tell me when T1 is done",
    "<reminder>", "<evening>", "a long walk with Ann", "skip", "skip", "<morning>", "<evening>", "<morning>",
    "complete T1", "<intent>", "<evening>", "the garden", "<morning>",
    "remind me to turn the clocks back tomorrow at 1:30am",
    "add dentist on tuesday at 15:00", "remind me an hour before the dentist", "<evening>", "<reminder>",
    "<morning>", "<weekly>", "rest a little", "<evening>", "<morning>", "I'm travelling to Tokyo until tomorrow",
    "<evening>", "excited", "<morning>", "<reminder>", "<evening>", "<morning>",
]  # fmt: skip
"""The life thread: her words, wherever she wrote them, and what Aurum said first, in their order."""


async def lived(week: Week) -> None:
    """The whole of it."""
    await wednesday(week)
    await thursday_is_answered_on_friday(week)
    await telegram_is_blocked_over_friday_night(week)
    await the_clocks_go_back(week)
    await she_flies_to_tokyo(week)


async def wednesday(week: Week) -> None:
    """Tasks from the web and from Telegram, a reminder that is answered by its button, and a whole evening."""
    assert await week.types("add write report due friday") == "Added **Write report** (T1), due Fri 23 Oct."
    assert "I remind you" in (await week.writes("remind me to call mum at 17:00")).text
    await week.writes("add water plants due saturday")
    await week.types("tell me when T1 is done")
    await week.until("2026-10-21 17:05")
    assert "✓ Done: Call mum (T2)." in await week.presses("Done", "Call mum")
    await week.until("2026-10-21 20:40")
    await week.presses("Grateful", "Good evening")
    await week.presses("High", "Good evening")
    await week.writes("a long walk with Ann")
    await week.writes("skip")
    await week.writes("skip")
    assert "It stands in your journal as J1." in await week.presses("Keep", "a long walk")


async def thursday_is_answered_on_friday(week: Week) -> None:
    """The morning at once, the evening only when the next morning has been; what she watched for comes about."""
    await week.until("2026-10-22 08:05")
    await week.presses("Low", "Good morning")
    await week.until("2026-10-23 09:10")
    await week.presses("Frustrated", "Good evening")
    late = await week.presses("Low", "Your evening of yesterday")
    assert "Mood: frustrated · Energy: low" in late
    await week.presses("Low", "Good morning")
    await week.types("complete T1")
    await week.until("2026-10-23 09:20")


async def telegram_is_blocked_over_friday_night(week: Week) -> None:
    """It answers 403, so Slack is taken, and answered there, until she lets the bot in again."""
    week.telegram.blocked.add(week.ada.chat)
    await week.until("2026-10-23 21:00")
    await week.presses_in_slack("Peaceful", "Good evening")
    await week.presses_in_slack("Low", "Good evening")
    assert "What was hard?" in await week.tells("the garden")
    await week.until("2026-10-24 09:00")
    await week.presses_in_slack("Low", "Good morning")
    await week.until("2026-10-24 09:05")
    assert ("streak:energy", "active") in await cards(week), "low for three days in a row"
    await week.ada.unblock()
    await week.house.settled()


async def the_clocks_go_back(week: Week) -> None:
    """01:30 is twice on that Sunday: the reminder comes the first time only."""
    said = await week.tells("remind me to turn the clocks back tomorrow at 1:30am")
    assert "due tomorrow 01:30. I remind you." in said
    await week.types("add dentist on tuesday at 15:00")
    assert "Tue 27 Oct 14:00" in (await week.writes("remind me an hour before the dentist")).text
    await week.until("2026-10-25 09:00")
    await week.presses("Done", "Turn the clocks back")
    await week.until("2026-10-25 18:10")
    assert "rest a little" in (await week.writes("rest a little")).text


async def she_flies_to_tokyo(week: Week) -> None:
    """From then on it is the clock there, behind the last day the one at home: no evening comes twice."""
    await week.until("2026-10-26 10:00")
    assert "Asia/Tokyo until 2026-10-27" in await week.types("I'm travelling to Tokyo until tomorrow")
    week.zone = TOKYO
    await week.until("2026-10-26 21:00")
    assert "Mood: excited" in await week.tells("excited")
    await week.until("2026-10-27 14:10")
    await week.presses("Done", "Dentist")
    await week.until("2026-10-28 03:00")
    week.zone = LONDON
    await week.until("2026-10-28 10:00")


async def thread(week: Week) -> list[str]:
    """The life thread: her words as they are, what was said first by its kind; answers to her words are left out."""
    rows = await week.house.rows(
        "select m.role, m.content, m.extra ->> 'kind' as kind, m.extra ? 'delivery' as first, slug from messages m "
        "join threads t on t.id = m.thread_id and t.user_id = m.user_id order by m.seq"
    )
    assert {each["slug"] for each in rows} == {"life"}
    return [
        f"<{each['kind']}>" if each["first"] else each["content"]
        for each in rows
        if each["first"] or each["role"] == "user"
    ]


async def assert_what_she_did_stands(week: Week) -> None:
    """Tasks, how she felt, the journal, and what was concluded of it."""
    tasks = await week.house.rows("select number, title, status from tasks order by number")
    assert [(each["title"], each["status"] == "completed") for each in tasks] == [
        ("Write report", True), ("Call mum", True), ("Water plants", False), ("Turn the clocks back", True),
        ("Dentist", True),
    ]  # fmt: skip
    felt = await week.house.rows(
        "select day::text, energy, mood from checkins order by created_at, mood nulls last"
    )
    assert [(each["day"][-2:], each["energy"], each["mood"]) for each in felt] == [
        ("21", "high", "grateful"), ("22", "low", None), ("22", "low", "frustrated"), ("23", "low", None),
        ("23", "low", "peaceful"), ("24", "low", None), ("26", None, "excited"),
    ]  # fmt: skip
    (entry,) = await week.house.rows("select text, mood, energy, day::text from journal_entries")
    assert entry == {
        "text": "Went well: a long walk with Ann\n\nDone: Call mum.", "mood": "grateful", "energy": "high",
        "day": "2026-10-21",
    }  # fmt: skip
    (review,) = [each.text for each in week.arrived if each.kind == "weekly"]
    assert "(1×)" in review, review
    assert "(2×)" not in review, "an evening that she kept in her journal is no second one"
    focus = await week.house.rows("select answers ->> 'focus' as focus from rounds where kind = 'weekly'")
    assert focus == [{"focus": "rest a little"}]
    assert ("overdue:loose", "active") not in await cards(week), "one task that is late is no pattern"


async def cards(week: Week) -> set[tuple[str, str]]:
    """What stands on the blackboard, and how."""
    rows = await week.house.rows("select key, state from insights")
    return {(each["key"], each["state"]) for each in rows}
