"""A check-in above today, question by question; reminders in a task's panel; when Aurum speaks first; the week."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.test_hands import SIDEWAYS

pytestmark = pytest.mark.browser


async def test_an_evening_is_answered_above_today_and_becomes_an_entry(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await desk.life("Buy shoes")
    await desk.call("POST", "rounds", {"kind": "evening"})
    evening = desk.today.get_by_role("region", name="Evening check-in")
    await expect(evening).to_contain_text("How do you feel?")
    await evening.get_by_role("button", name="Grateful").click()
    await expect(evening).to_contain_text("How is your energy?")
    await evening.get_by_role("button", name="High", exact=True).click()
    words = evening.get_by_role("textbox", name=re.compile("What went well"))
    await words.fill("A long walk by the river")
    await words.press("Enter")
    await expect(evening).to_contain_text("What was hard?")
    await evening.get_by_role("button", name="Skip").click()
    await expect(evening).to_contain_text("tomorrow's focus")
    await evening.get_by_role("button", name="Skip").click()
    await evening.get_by_role("button", name=re.compile("Keep")).click()
    await expect(evening).to_have_count(0)
    (entry,) = (await desk.call("GET", "journal"))["items"]
    assert "A long walk by the river" in entry["text"]
    assert (entry["mood"], entry["energy"]) == ("grateful", "high")
    assert desk.complaints == []


async def test_a_task_is_reminded_of_in_plain_words(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/today/T1", session=await newcomer())
    await desk.life("Buy shoes")
    await desk.page.reload()
    reminders = desk.page.get_by_role("group", name="Reminders")
    await reminders.get_by_role("button", name="never").click()
    await desk.page.get_by_label("When to remind").fill("tomorrow at 9")
    await desk.page.keyboard.press("Enter")
    await expect(reminders).to_contain_text("09:00")
    await reminders.get_by_role("button", name=re.compile("Remind me no more")).click()
    await expect(reminders.get_by_role("button", name="never")).to_be_visible()
    assert desk.complaints == []


async def test_when_aurum_speaks_first_is_set_on_one_page_and_undone(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/channels", session=await newcomer())
    page = desk.page.get_by_role("main").get_by_role("region", name="Channels and check-ins")
    await expect(page).to_contain_text("Not set up in this Aurum")
    await page.get_by_label("Evening check-in", exact=True).click()
    await expect(page.get_by_label("Evening check-in", exact=True)).not_to_be_checked()
    await expect(desk.toasts).to_contain_text("Evening check-in: off.")
    assert not (await desk.call("GET", "nudges"))["evening_on"]
    await desk.toasts.get_by_role("button", name="Undo").first.click()
    await expect(page.get_by_label("Evening check-in", exact=True)).to_be_checked()
    await desk.page.set_viewport_size({"width": 390, "height": 844})
    await desk.page.wait_for_function(f"({SIDEWAYS})().length === 0")
    assert desk.complaints == []


async def test_a_week_is_looked_back_on_and_what_is_watched_for_has_a_page(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/review", session=await newcomer())
    await desk.life("Buy shoes")
    await desk.call("PUT", "tasks/T1/completion")
    main = desk.page.get_by_role("main")
    week = main.get_by_role("region", name="Weekly review")
    await expect(week).to_contain_text("1 done")
    await expect(week.get_by_role("figure", name="Done by day")).to_be_visible()
    text = "Tell me when I have not written for three days"
    await desk.call("POST", "intents", {"text": text, "kind": "no_journal", "days": 3})
    await desk.command("Standing intents")
    watched = main.get_by_role("region", name="Standing intents")
    await expect(watched).to_contain_text(text)
    await desk.page.set_viewport_size({"width": 390, "height": 844})
    await desk.page.wait_for_function(f"({SIDEWAYS})().length === 0")
    assert desk.complaints == []
