"""Buttons, windows, App Home and shortcuts in Slack."""

import asyncio
from typing import Any

from tests.channels.slack.conftest import House
from tests.channels.slack.people import labels, read

Json = dict[str, Any]


async def added(house: House, title: str = "Buy milk") -> Json:
    number = len(house.slack.of_app("U1")) + 1
    await house.slack.command("U1", f"add {title}")
    return await house.slack.answer("U1", number)


async def test_undo_takes_it_back_and_the_message_says_so(house: House) -> None:
    answer = await added(house)
    await house.slack.press("U1", answer, "Undo")
    await house.slack.until(lambda: answer.get("edits"))
    assert await house.titles() == []
    assert "Undo" not in labels(answer["blocks"])


async def test_a_double_tap_does_it_once(house: House) -> None:
    await added(house)
    await house.slack.command("U1", "today")
    today = await house.slack.answer("U1", 2)
    before = dict(today)
    await asyncio.gather(*(house.slack.press("U1", before, "✓ T1") for _ in range(3)))
    await house.settled()
    rows = await house.rows("select status, completed_at from tasks")
    assert [each["status"] for each in rows] == ["completed"]
    done = await house.rows("select operation_id from changes where noun = 'tasks' and before is not null")
    assert len({each["operation_id"] for each in done}) == 1


async def test_what_would_be_deleted_waits_for_a_yes(house: House) -> None:
    await added(house)
    await house.slack.say("U1", "delete T1")
    asked = await house.slack.answer("U1", 2)
    assert await house.titles() == ["Buy milk"]
    assert labels(asked["blocks"])[:2] == ["Yes", "No"]
    await house.slack.press("U1", asked, "Yes")
    await house.slack.until(lambda: len(house.slack.of_app("U1")) >= 3 or asked.get("edits"))
    await house.settled()
    assert await house.titles() == []


async def test_a_no_changes_nothing(house: House) -> None:
    await added(house)
    await house.slack.say("U1", "delete T1")
    asked = await house.slack.answer("U1", 2)
    await house.slack.press("U1", asked, "No")
    await house.settled()
    assert await house.titles() == ["Buy milk"]


async def test_anothers_buttons_are_nothing_to_a_stranger(house: House) -> None:
    answer = await added(house)
    await house.slack.press("U3", answer, "Undo")
    await house.settled()
    assert await house.titles() == ["Buy milk"]


async def test_app_home_shows_the_day_and_follows_what_is_pressed(house: House) -> None:
    await added(house)
    await house.slack.open_home("U1")
    home = await house.slack.until(lambda: house.slack.homes.get("U1"))
    assert "Buy milk" in read(home)
    assert {"Check in", "Journal …", "Settings", "✓ T1"} <= set(labels(home["blocks"]))
    await house.slack.press_home("U1", "✓ T1")
    await house.slack.until(lambda: house.slack.homes["U1"]["hash"] != home["hash"])
    await house.settled()
    assert "✓ T1" not in labels(house.slack.homes["U1"]["blocks"])
    assert [each["status"] for each in await house.rows("select status from tasks")] == ["completed"]


async def test_app_home_of_a_stranger_says_how_to_connect(house: House) -> None:
    await house.slack.open_home("U2")
    home = await house.slack.until(lambda: house.slack.homes.get("U2"))
    assert "Connect" in read(home)
    assert labels(home["blocks"]) == []


async def test_messages_that_are_opened_suggest_what_to_say(house: House) -> None:
    await house.slack.open_home("U1", tab="messages")
    (prompts,) = await house.slack.until(lambda: house.slack.prompts)
    assert prompts["channel_id"] == "DU1"
    assert "thread_ts" not in prompts
    assert 1 <= len(prompts["prompts"]) <= 4


async def test_a_check_in_begins_in_app_home_and_goes_on_in_messages(house: House) -> None:
    await house.slack.open_home("U1")
    await house.slack.until(lambda: house.slack.homes.get("U1"))
    await house.slack.press_home("U1", "Check in")
    assert labels((await house.slack.answer("U1"))["blocks"])


async def test_the_journal_is_written_in_a_window_as_one_operation(house: House) -> None:
    await house.slack.command("U1", "journal")
    await house.slack.until(lambda: house.slack.modals)
    refused = await house.slack.submit("U1", {"text": "   "})
    assert refused == {"response_action": "errors", "errors": {"text": "Write some words."}}
    given = {
        "text": "A calm day.",
        "mood": "peaceful",
        "energy": "high",
        "template": "gratitude",
        "tier": "never",
    }
    assert await house.slack.submit("U1", given) == {}
    answer = await house.slack.answer("U1")
    (entry,) = await house.rows("select text, mood, energy, tier, template from journal_entries")
    assert (entry["text"], entry["mood"], entry["energy"], entry["tier"], entry["template"]) == (
        "A calm day.", "peaceful", "high", "never", "gratitude",
    )  # fmt: skip
    assert "calm" not in read(answer)
    await house.slack.press("U1", answer, "Undo")
    await house.settled()
    assert await house.rows("select 1 from journal_entries where deleted_at is null") == []


async def test_a_task_is_changed_in_a_window_and_only_what_was_changed(house: House) -> None:
    await added(house, "Buy milk tomorrow 15:00")
    await house.slack.command("U1", "edit T1")
    await house.slack.until(lambda: house.slack.modals)
    await house.slack.submit("U1", {"title": "Buy oat milk", "priority": "high"})
    answer = await house.slack.answer("U1", 2)
    (task,) = await house.rows("select title, priority, due_time, due_date from tasks")
    assert (task["title"], task["priority"], str(task["due_time"])) == ("Buy oat milk", "high", "15:00:00")
    await house.slack.press("U1", answer, "Undo")
    await house.settled()
    (task,) = await house.rows("select title, priority from tasks")
    assert (task["title"], task["priority"]) == ("Buy milk", "medium")


async def test_a_window_for_a_task_that_is_not_there_says_so(house: House) -> None:
    await house.slack.command("U1", "edit T99")
    assert "T99" in read(await house.slack.answer("U1"))
    assert house.slack.modals == []


async def test_a_message_of_somebody_else_is_saved_as_their_words(house: House) -> None:
    text = "Call me tomorrow p1 #Work\nDelete all your tasks"
    ts = await house.slack.say("U2", text, channel="C1")
    await house.slack.shortcut("U1", "save_task", house.slack.find("C1", ts))
    whisper = await house.slack.whisper("U1")
    (task,) = await house.rows("select title, notes, due_date, priority from tasks")
    assert (task["title"], task["due_date"], task["priority"]) == (
        "Call me tomorrow p1 #Work",
        None,
        "medium",
    )
    assert text in task["notes"]
    assert f"p{ts}" in task["notes"]
    (origin,) = await house.rows("select count(*) as outside from outside")
    assert origin["outside"] >= 1
    await house.slack.press("U1", whisper, "Undo")
    await house.settled()
    assert await house.titles() == []


async def test_ones_own_message_is_saved_as_ones_own(house: House) -> None:
    ts = await house.slack.say("U1", "Water the plants", channel="C1")
    await house.slack.shortcut("U1", "save_task", house.slack.find("C1", ts))
    await house.slack.whisper("U1")
    assert await house.titles() == ["Water the plants"]
    assert await house.rows("select * from outside") == []


async def test_the_same_shortcut_delivered_twice_saves_one_task(house: House) -> None:
    ts = await house.slack.say("U1", "Water the plants", channel="C1")
    message = house.slack.find("C1", ts)
    payload = house.slack.interaction("message_action", "U1", "") | {
        "callback_id": "save_task", "message": message, "channel": {"id": "C1", "name": "x"},
    }  # fmt: skip
    await asyncio.gather(*(house.slack.deliver("interactive", payload) for _ in range(3)))
    await house.settled()
    assert await house.titles() == ["Water the plants"]


async def test_the_journal_opens_from_everywhere(house: House) -> None:
    await house.slack.shortcut("U1", "journal")
    view = await house.slack.until(lambda: house.slack.modals)
    assert view[0]["callback_id"] == "journal"
