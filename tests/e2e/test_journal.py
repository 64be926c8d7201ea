"""The journal's page: written and kept, drafted, read again, counted; in every window, by keys, on a small screen."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, Route, expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.test_hands import SIDEWAYS
from tests.e2e.window import Window

pytestmark = pytest.mark.browser

WORDS = "Slept well. The run along the river was easy."


async def opened(running: Running, window: OpenWindow, newcomer: Newcomer, **size: int) -> Window:
    """A window on the journal of somebody who has not written yet."""
    desk = await window(f"{running.url}/#/journal", session=await newcomer(), **size)
    await expect(editor(desk)).to_be_visible()
    return desk


def journal(desk: Window) -> Locator:
    """The page of the journal."""
    return desk.page.get_by_role("main").get_by_role("region", name="Journal", exact=True)


def editor(desk: Window) -> Locator:
    """Where a new entry is written."""
    return journal(desk).get_by_role("form", name="New entry")


def entries(desk: Window) -> Locator:
    """The list of what was written."""
    return journal(desk).get_by_role("region", name="Entries")


def words(place: Locator) -> Locator:
    return place.get_by_role("textbox", name="Words", exact=True)


def today() -> date:
    """The day in Berlin, where days end at three in the morning."""
    return (datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(hours=3)).date()


async def test_an_entry_is_written_without_a_mouse_and_undo_gives_its_words_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    page, form = desk.page, editor(desk)
    await form.get_by_role("textbox", name="Title").fill("The river")
    await page.keyboard.press("Enter")
    await expect(words(form)).to_be_focused()
    await page.keyboard.type(WORDS)
    await expect(form).to_contain_text("9 words · 1 min")
    await form.get_by_role("radio", name="Peaceful").check()
    await form.get_by_role("radio", name="Very high").check()
    await (
        form.get_by_role("textbox", name="Add a tag")
        .or_(form.get_by_role("combobox", name="Add a tag"))
        .fill("run")
    )
    await page.keyboard.press("Enter")
    await page.keyboard.type("#morning,")
    await expect(form.get_by_role("button", name="Remove the tag morning")).to_be_visible()
    await form.get_by_role("radio", name="Signals").check()
    await expect(form).to_contain_text("never its words")
    await form.get_by_text("More", exact=True).click()
    await form.get_by_role("textbox", name="Weather").fill("Clear, 4°")
    await page.keyboard.press("ControlOrMeta+Enter")
    await expect(desk.toasts).to_contain_text("Saved: The river")
    await expect(words(form)).to_have_value("")

    line = entries(desk).get_by_role("article", name="The river")
    await expect(line).to_contain_text("Peaceful")
    written = (await desk.call("GET", "journal"))["items"][0]
    assert (written["text"], written["mood"], written["energy"]) == (WORDS, "peaceful", "very_high")
    assert (written["tags"], written["tier"], written["weather"]) == (
        ["run", "morning"],
        "signals",
        "Clear, 4°",
    )
    assert written["day"] == str(today())

    await desk.toasts.get_by_role("button", name="Undo").click()
    await expect(line).to_have_count(0)
    await expect(words(form)).to_have_value(WORDS)
    await expect(form.get_by_role("radio", name="Peaceful")).to_be_checked()


async def test_no_word_is_lost_when_the_page_is_left_or_nobody_answers(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    await words(editor(desk)).fill(WORDS)
    await expect(editor(desk)).to_contain_text("kept in this browser")
    await desk.page.reload()
    await expect(words(editor(desk))).to_have_value(WORDS)

    async def refuse(route: Route) -> None:
        await route.abort() if route.request.method == "POST" else await route.continue_()

    await desk.page.route("**/api/journal", refuse)
    await editor(desk).get_by_role("button", name="Save").click()
    await expect(editor(desk)).to_contain_text("Not saved. Your words are kept")
    await expect(words(editor(desk))).to_have_value(WORDS)
    await desk.page.unroute("**/api/journal")
    await editor(desk).get_by_role("button", name="Save").click()
    await expect(entries(desk).get_by_role("article")).to_have_count(1)
    await expect(editor(desk)).not_to_contain_text("Not saved")

    await words(editor(desk)).fill("Second thoughts")
    await editor(desk).get_by_role("button", name="Put aside").click()
    await expect(words(editor(desk))).to_have_value("")
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(words(editor(desk))).to_have_value("Second thoughts")


async def test_a_template_asks_and_answers_outlive_another_choice(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    form = editor(desk)
    template = form.get_by_role("combobox", name="Template")
    await expect(template.get_by_role("option")).to_have_count(9)  # free writing, five, three reviews
    await template.select_option("Gratitude Practice")
    prompts = form.get_by_role("list", name="Prompts").get_by_role("textbox")
    await expect(prompts).to_have_count(5)
    await prompts.first.fill("Tea, the river, Maya")
    await template.select_option("Weekly Review")
    await expect(prompts).to_have_count(6)
    await expect(prompts.last).to_have_value("Tea, the river, Maya")
    await template.select_option("Gratitude Practice")
    await expect(prompts).to_have_count(5)
    await form.get_by_role("button", name="Save").click()
    await entries(desk).get_by_role("button", name="Tea, the river, Maya").click()
    entry = journal(desk).get_by_role("article")
    await expect(entry).to_contain_text("Tea, the river, Maya")
    await expect(entry.get_by_role("heading", level=3)).to_have_count(1)


async def test_a_day_is_drafted_from_what_was_said_and_done_and_stored_when_it_is_saved(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    form = editor(desk)
    await form.get_by_role("button", name="Draft from my day").click()
    await expect(desk.toasts).to_contain_text("nothing of this day yet")
    await desk.call("POST", "tasks", {"title": "Write the speech"})
    await desk.call("PUT", "tasks/T1/completion")
    await desk.call("POST", "checkins", {"mood": "grateful", "energy": "high", "note": "A good start"})
    await words(form).fill("My own words.")
    await form.get_by_role("button", name="Draft from my day").click()
    await expect(words(form)).to_have_value(
        re.compile("^My own words.\n\nA good start\n\nDone: Write the speech.$")
    )
    await expect(form.get_by_role("radio", name="Grateful")).to_be_checked()
    assert (await desk.call("GET", "journal"))["items"] == []

    sources = form.get_by_role("list", name="Drafted from")
    await expect(sources.get_by_role("listitem")).to_have_count(2)
    await sources.get_by_role("button", name="Write the speech").click()
    await expect(desk.page.get_by_role("region", name="Write the speech", exact=True)).to_be_visible()
    await words(form).fill("My own words, and a speech.")
    await words(form).press("ControlOrMeta+Enter")
    await expect(entries(desk).get_by_role("article")).to_contain_text("My own words, and a speech.")


async def test_an_entry_is_found_changed_and_deleted_in_every_window_and_comes_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    other = await window(f"{running.url}/#/journal", beside=desk)
    await expect(editor(other)).to_be_visible()
    await desk.page.bring_to_front()
    for title, mood, tag in (("Rain", "reflective", "home"), ("River", "excited", "run")):
        await desk.call("POST", "journal", {"title": title, "text": WORDS, "mood": mood, "tags": [tag]})
    await expect(entries(desk).get_by_role("article")).to_have_count(2)
    await expect(entries(other).get_by_role("article")).to_have_count(2)
    await entries(desk).get_by_role("combobox", name="Mood").select_option("Excited")
    await expect(entries(desk).get_by_role("article")).to_have_count(1)
    await entries(desk).get_by_role("button", name="Show all").click()
    await entries(desk).get_by_role("button", name="Only entries tagged home").click()
    await expect(entries(desk).get_by_role("article", name="Rain")).to_be_visible()
    await expect(entries(desk).get_by_role("article", name="River")).to_have_count(0)
    await entries(desk).get_by_role("button", name="Show all").click()
    await entries(desk).get_by_role("searchbox", name="Words").fill("rain")
    await expect(entries(desk).get_by_role("article")).to_have_count(1)

    await desk.page.keyboard.press("ControlOrMeta+k")
    await desk.page.get_by_role("combobox", name="Add or find").fill("river")
    await desk.page.get_by_role("option", name="River Slept").click()
    entry = journal(desk).get_by_role("article", name="River")
    await expect(entry).to_contain_text(WORDS)
    await expect(desk.page).to_have_url(re.compile("#/journal/J2$"))
    await entry.get_by_role("button", name="Edit").click()
    form = journal(desk).get_by_role("form", name="Edit J2")
    await words(form).fill("It rained on the river.")
    await desk.page.reload()
    await expect(words(form)).to_have_value("It rained on the river.")
    await words(form).press("ControlOrMeta+Enter")
    await expect(entry).to_contain_text("It rained on the river.")
    await expect(entries(other).get_by_role("article", name="River")).to_contain_text("It rained")

    await entry.get_by_role("button", name="Delete this entry").click()
    await expect(entries(other).get_by_role("article", name="River")).to_have_count(0)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(entries(other).get_by_role("article", name="River")).to_be_visible()


async def test_a_year_lies_open_day_by_day_and_keys_walk_it(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    page, day = journal(desk), today()
    years_ago = day - timedelta(days=365)
    same_day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else years_ago
    for written, text in (
        (day, WORDS),
        (day - timedelta(days=7), "A week before."),
        (same_day, "A year before."),
    ):
        await desk.call("POST", "journal", {"text": text, "day": str(written), "mood": "grateful"})
    grid = page.get_by_role("grid", name="Entries by day")
    await expect(grid.locator("[aria-current=date]")).to_have_attribute(
        "aria-label", re.compile(": 1 entry, 9 words$")
    )
    await grid.locator("[aria-current=date]").focus()
    await desk.page.keyboard.press("ArrowLeft")
    await expect(grid.locator(":focus")).to_have_attribute("aria-label", re.compile(": 1 entry, 3 words$"))
    await desk.page.keyboard.press("Enter")
    await expect(entries(desk).get_by_role("article")).to_have_count(1)
    await expect(entries(desk).get_by_role("article")).to_contain_text("A week before.")
    await entries(desk).get_by_role("button", name="Show all").click()

    await page.get_by_role("radio", name="Mood and energy").check()
    lines = page.get_by_role("figure", name="Mood and energy")
    await expect(lines.get_by_role("img")).to_have_attribute("aria-label", re.compile("mood was pleasant"))
    await lines.get_by_text("Show the numbers").click()
    await expect(lines.get_by_role("row").nth(1)).to_contain_text("Grateful")
    if (day.month, day.day) != (2, 29):
        past = page.get_by_role("region", name="On this day")
        await past.get_by_role("button", name="A year before.").click()
        await expect(page.get_by_role("article")).to_contain_text("A year before.")


async def test_a_late_entry_counts_for_its_day_and_a_pause_is_agreed(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    form, streak = editor(desk), journal(desk).get_by_role("region", name="Streak")
    await expect(streak).to_contain_text("No streak yet")
    await words(form).fill("What I forgot to say")
    await form.get_by_label("Day", exact=True).fill(str(today() - timedelta(days=1)))
    await expect(form).to_contain_text("A late entry")
    await form.get_by_role("button", name="Save").click()
    await expect(streak).to_contain_text("1 day in a row")
    assert (await desk.call("GET", "journal"))["items"][0]["day"] == str(today() - timedelta(days=1))

    await streak.get_by_role("button", name="How it counts").click()
    await expect(streak).to_contain_text("A late entry counts for the day it is about")
    await streak.get_by_role("button", name="Pause…").click()
    await streak.get_by_role("textbox", name="Why").fill("Holidays")
    await streak.get_by_role("form", name="Pause").get_by_role("button", name="Pause").click()
    await expect(streak.get_by_role("list", name="Pauses")).to_contain_text("Holidays")
    await expect(streak.get_by_role("button", name="Paused")).to_be_visible()
    await streak.get_by_role("button", name=re.compile("^Remove the pause")).click()
    await expect(streak.get_by_role("list", name="Pauses")).to_have_count(0)


async def test_own_prompts_and_habits_are_set_in_a_dialog(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await opened(running, window, newcomer)
    await journal(desk).get_by_role("button", name="Your journal: settings and templates").click()
    dialog = desk.page.get_by_role("dialog", name="Your journal")
    await dialog.get_by_role("combobox", name="Days a week").select_option("3 days")
    await dialog.get_by_role("radio", name="Never").check()
    await dialog.get_by_role("button", name="New template").click()
    await dialog.get_by_role("textbox", name="Name").fill("Before a run")
    await dialog.get_by_role("textbox", name="Prompt 1").fill("How do the legs feel?")
    await dialog.get_by_role("button", name="Save").click()
    await dialog.get_by_role("button", name="Change Before a run").click()
    await dialog.get_by_role("textbox", name="Prompt 2").fill("What is this one for?")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_role("list", name="Your own templates")).to_contain_text("2 prompts")
    await desk.page.keyboard.press("Escape")

    await expect(journal(desk).get_by_role("region", name="Streak")).to_contain_text("This week 0 of 3")
    await expect(editor(desk).get_by_role("radio", name="Never")).to_be_checked()
    await editor(desk).get_by_role("combobox", name="Template").select_option("Before a run")
    await editor(desk).get_by_role("textbox", name="How do the legs feel?").fill("Heavy")
    await editor(desk).get_by_role("button", name="Save").click()
    await expect(entries(desk).get_by_role("article", name="Heavy")).to_contain_text("private")

    await journal(desk).get_by_role("button", name="Your journal: settings and templates").click()
    await dialog.get_by_role("button", name="Delete the template Before a run").click()
    await expect(dialog).to_contain_text("Prompts of your own")


async def test_the_journal_fits_a_small_screen(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer(), width=390, height=844)
    await desk.panel("Journal")
    await expect(editor(desk)).to_be_visible()
    await editor(desk).get_by_text("More", exact=True).click()
    await editor(desk).get_by_role("combobox", name="Template").select_option("Daily Reflection")
    await words(editor(desk)).fill("A" * 90)
    await editor(desk).get_by_role("radio", name="Very high").check()
    await editor(desk).get_by_role("button", name="Save").click()
    await expect(entries(desk).get_by_role("article")).to_have_count(1)
    await journal(desk).get_by_role("button", name="How it counts").click()
    await journal(desk).get_by_role("button", name="Pause…").click()
    assert await desk.page.evaluate(SIDEWAYS) == []
    await journal(desk).get_by_role("radio", name="Mood and energy").check()
    assert await desk.page.evaluate(SIDEWAYS) == []
    await entries(desk).get_by_role("article").get_by_role("button").first.click()
    await expect(journal(desk).get_by_role("button", name="Edit")).to_be_visible()
    assert await desk.page.evaluate(SIDEWAYS) == []
    await journal(desk).get_by_role("button", name="All entries").click()
    await expect(entries(desk).get_by_role("article").get_by_role("button").first).to_be_focused()
