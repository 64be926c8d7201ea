"""The views of the command center: quick add, a task's panel, upcoming, trash, history, a first day."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running

pytestmark = pytest.mark.browser


async def test_a_line_is_understood_and_a_pill_that_is_taken_away_becomes_words_again(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    keys, pills = desk.page.keyboard, desk.page.locator(".pill")
    await desk.page.get_by_role("button", name="Add or find").click()
    await expect(desk.page.get_by_role("combobox", name="Add or find")).to_be_focused()
    await keys.type("plan May retreat tomorrow 3pm 30m p1")
    await expect(pills).to_have_count(3)
    await expect(pills.filter(has_text="30 min")).to_be_visible()
    await keys.press("Shift+Tab")
    await expect(pills.last).to_be_focused()
    await keys.press("Backspace")
    await expect(pills).to_have_count(2)
    await keys.press("Enter")
    await expect(desk.toasts).to_contain_text("Added T1")
    row = desk.row("lan May retreat p1")
    await expect(row).to_contain_text("tomorrow 15:00")
    await expect(row).to_contain_text("30 min")
    await expect(row).not_to_contain_text("high priority")

    await keys.press("Control+k")
    await keys.type("pay rent")
    await keys.press("Shift+Enter")
    await expect(desk.row("ay rent")).to_be_visible()
    await keys.insert_text("call mum\nwater the plants")
    await expect(desk.page.get_by_role("list", name="Understood").locator(".title")).to_have_count(2)
    await keys.press("Enter")
    await expect(desk.row("ater the plants")).to_be_visible()
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(desk.row("ater the plants")).to_have_count(0)
    await expect(desk.row("all mum")).to_have_count(0)

    await keys.press("Control+k")
    await keys.type("retr")
    await desk.page.get_by_role("option", name="retreat").first.click()
    await expect(desk.page.get_by_role("region", name="May retreat")).to_be_visible()


async def test_every_field_of_a_task_is_changed_in_its_panel_and_other_tabs_follow(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life("Buy shoes", "Find a plan")
    other = await window(f"{running.url}/#/life/T1", beside=desk)
    followed = other.page.get_by_role("region", name="Buy shoes")
    await expect(followed.get_by_label("Due")).to_have_value("")

    await desk.page.bring_to_front()
    await desk.line("Half marathon").click()
    await desk.line("Buy shoes").click()
    panel = desk.page.get_by_role("region", name="Buy shoes")
    for label, words in (
        ("Repeat", "every other tuesday"),
        ("Estimate", "1h 30"),
        ("Tags", "errands, #sport"),
        ("Notes", "Half a size larger."),
    ):
        await panel.get_by_label(label).fill(words)
        await panel.get_by_label(label).blur()
    await panel.get_by_label("Priority").select_option("high")
    await expect(followed.get_by_label("Repeat")).to_have_value("every other Tuesday")
    await expect(followed.get_by_label("Due")).to_have_value(re.compile(r"^Tue "))
    await expect(followed.get_by_label("Estimate")).to_have_value("1 h 30")
    await expect(followed.get_by_label("Tags")).to_have_value("errands, sport")
    await expect(followed.get_by_label("Notes")).to_have_value("Half a size larger.")
    await expect(followed.get_by_label("Priority")).to_have_value("high")

    await panel.get_by_label("New subtask").fill("Measure the feet")
    await panel.get_by_label("New subtask").press("Enter")
    await expect(followed.get_by_role("button", name="Complete Measure the feet")).to_be_visible()
    await panel.get_by_role("group", name="Waits for").get_by_role("button", name="nothing").click()
    await desk.page.keyboard.type("plan")
    await desk.page.get_by_role("option", name="Find a plan").click()
    await expect(followed.get_by_role("group", name="Waits for")).to_contain_text("T2")
    await panel.get_by_role("button", name="History").click()
    await panel.get_by_role("button", name="Undo").first.click()
    await expect(followed.get_by_role("group", name="Waits for")).not_to_contain_text("T2")
    await desk.page.keyboard.press("Escape")
    await expect(panel).to_have_count(0)


async def test_the_coming_days_show_what_is_due_and_what_comes_again(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.call("POST", "tasks", {"title": "Water the plants", "recurrence": "every day"})
    await desk.call("POST", "tasks", {"title": "Pay the rent", "due": "tomorrow 9:00"})
    await desk.call("POST", "tasks", {"title": "Return the books", "due": "yesterday"})
    await desk.page.get_by_role("button", name="Upcoming").click()
    center = desk.page.get_by_role("region", name="Upcoming")
    tomorrow = center.get_by_role("region", name="Tomorrow")
    await expect(center.get_by_role("region", name="Overdue")).to_contain_text("Return the books")
    await expect(tomorrow).to_contain_text("09:00 Pay the rent")
    await expect(tomorrow.get_by_role("button", name="Water the plants comes again")).to_be_visible()
    today = center.get_by_role("region", name="Today")
    await today.get_by_role("button", name="Complete Water the plants").click()
    await expect(tomorrow.get_by_role("button", name="Complete Water the plants")).to_be_visible()
    await expect(today.get_by_role("button", name="Complete Water the plants")).to_have_count(0)


async def test_a_deleted_project_returns_with_its_tasks_or_goes_for_good(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life("Buy shoes")
    await desk.line("Half marathon").focus()
    await desk.page.keyboard.press("Delete")
    await desk.command("Trash")
    trash = desk.page.get_by_role("region", name="Trash")
    await expect(trash).to_contain_text("project in Health › Fitness, with 1 more")
    await trash.get_by_role("button", name="Restore Half marathon").click()
    await expect(trash).to_contain_text("The trash is empty")
    await desk.line("Half marathon").click()
    await expect(desk.line("Buy shoes")).to_be_visible()

    await desk.line("Buy shoes").focus()
    await desk.page.keyboard.press("Delete")
    await trash.get_by_role("button", name="Delete Buy shoes forever").click()
    await desk.page.get_by_role("button", name="Keep").click()
    await expect(trash).to_contain_text("Buy shoes")
    await trash.get_by_role("button", name="Empty the trash").click()
    await desk.page.get_by_role("dialog").get_by_role("button", name="Empty the trash").click()
    await expect(trash).to_contain_text("The trash is empty")


async def test_what_was_done_is_undone_and_done_again_in_the_history(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life("Buy shoes")
    await desk.page.keyboard.press("ControlOrMeta+k")
    await desk.page.get_by_role("combobox", name="Add or find").fill("history")
    await desk.page.keyboard.press("Enter")  # who types a command's whole name wants the command
    history = desk.page.get_by_role("region", name="History").first
    newest = history.get_by_role("listitem").first
    await desk.page.evaluate("window.unbroken = true")
    await expect(newest).to_contain_text("Buy shoes")
    await newest.get_by_role("button", name="Undo").click()
    await expect(desk.row("Buy shoes")).to_have_count(0)
    redo = history.get_by_role("button", name="Redo: Added a task")
    await expect(redo).to_be_visible()
    await redo.click()
    await expect(desk.row("Buy shoes")).to_be_visible()
    await expect(redo).to_have_count(0)
    assert await desk.page.evaluate("window.unbroken"), "the page was loaded anew"


async def test_a_first_day_begins_with_questions_or_with_a_pack_without_what_is_not_wanted(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await desk.page.get_by_role("button", name="answer six questions").click()
    start = desk.page.get_by_role("region", name="Set up your life")
    await start.get_by_role("radiogroup", name="Does your family come first?").get_by_label("Yes").check()
    await start.get_by_role("checkbox", name="Personal Growth").uncheck()
    await start.get_by_role("button", name="Begin with these 3 pillars").click()
    await expect(desk.line("Home & Environment")).to_be_visible()
    await expect(desk.line("Personal Growth")).to_have_count(0)
    await desk.toasts.get_by_role("button", name="Undo").click()
    await expect(desk.line("Home & Environment")).to_have_count(0)

    await desk.command("Set up your life")
    await start.get_by_role("button", name="Student").click()
    pack = desk.page.get_by_role("dialog")
    await pack.get_by_role("checkbox", name="Finances").uncheck()
    await expect(pack.get_by_role("checkbox", name="Budgeting")).not_to_be_checked()
    await pack.get_by_role("button", name="Make these").click()
    await expect(desk.line("Academics")).to_be_visible()
    await expect(desk.line("Finances")).to_have_count(0)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(desk.line("Academics")).to_have_count(0)


async def test_a_journey_is_set_and_undone_and_a_template_is_used_again(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/settings", session=await newcomer())
    other = await window(f"{running.url}/#/settings", beside=desk)
    await expect(other.page.get_by_label("Travelling", exact=True)).to_be_visible()
    await desk.page.bring_to_front()
    await desk.page.get_by_label("Travelling", exact=True).fill("Asia/Tokyo")
    await desk.page.get_by_label("Travelling until").fill("2099-12-11")
    await desk.page.get_by_role("button", name="Save").click()
    await expect(other.page.get_by_text("Asia/Tokyo holds until 2099-12-11.")).to_be_visible()
    await desk.toasts.get_by_role("button", name="Undo").click()
    await expect(other.page.get_by_label("Travelling", exact=True)).to_have_value("")

    await desk.life("Buy shoes", "Find a plan")
    await expect(desk.line("Half marathon")).to_contain_text("0/2")
    await desk.line("Half marathon").focus()
    await desk.page.keyboard.press(".")
    await desk.page.get_by_role("menuitem", name="Save as a template").click()
    await desk.command("Templates")
    await desk.page.get_by_role("button", name="Use Half marathon").click()
    await desk.page.get_by_label("Name").fill("Marathon")
    await desk.page.get_by_role("button", name="Make it").click()
    made = desk.page.get_by_role("region", name="Marathon", exact=True)
    await expect(made.get_by_role("region", name="Open tasks")).to_contain_text("Find a plan")
