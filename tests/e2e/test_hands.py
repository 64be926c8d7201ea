"""What people do with a mouse, a keyboard or a thumb."""

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.window import STORY, Window

pytestmark = pytest.mark.browser


async def tab_to(window: Window, wanted: Locator, key: str = "Tab", most: int = 40) -> None:
    """Press Tab until something is reached. Where one stands must be seen on the way."""
    await expect(wanted).to_be_visible()
    for _ in range(most):
        await window.page.keyboard.press(key)
        if await wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{key} does not lead to {wanted}")


async def test_the_story_needs_no_mouse(running: Running, window: OpenWindow, newcomer: Newcomer) -> None:
    desk = await window(running.url, session=await newcomer())
    page, keys = desk.page, desk.page.keyboard
    await tab_to(desk, page.get_by_role("button", name="Skip to the message box"), most=1)
    await keys.press("Enter")
    await expect(desk.box).to_be_focused()
    await keys.type(STORY)
    await keys.press("Enter")
    await desk.answered(STORY)

    await tab_to(desk, desk.line("Health"), "Shift+Tab")
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        await keys.press(key)
    await expect(desk.line("Half marathon")).to_be_focused()
    await expect(desk.line("Buy shoes")).to_be_visible()
    await keys.press("ArrowRight")
    await expect(desk.line("Buy shoes")).to_be_focused()
    await keys.press("/")
    await expect(desk.box).to_have_value("T1 ")
    await expect(desk.box).to_be_focused()
    await desk.box.clear()

    await tab_to(desk, desk.row("Buy shoes").get_by_role("button", name="Score"))
    await keys.press("Enter")
    await expect(desk.row("Buy shoes").get_by_role("list", name="Reasoning path")).to_be_visible()
    await tab_to(desk, desk.row("Buy shoes").locator("summary"))
    await keys.press("Enter")
    await expect(desk.row("Buy shoes").get_by_role("table")).to_be_visible()
    await tab_to(desk, desk.conversation.get_by_role("button", name="Undo"), "Shift+Tab")
    await keys.press("Enter")
    await expect(desk.card("add_task")).to_have_attribute("data-state", "undone")
    await expect(desk.card("add_task")).to_be_focused()
    await expect(desk.line("Health")).to_have_count(0)
    await expect(desk.row("Buy shoes")).to_have_count(0)


async def test_a_task_checked_off_by_mistake_comes_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await desk.ask("Add tasks: pay the rent, water the plants")
    await desk.today.get_by_role("button", name="Complete Pay the rent").click()
    await expect(desk.row("Pay the rent")).to_have_count(0)
    await expect(desk.toasts).to_contain_text("Done: Pay the rent")
    await desk.toasts.get_by_role("button", name="Undo").click()
    await expect(desk.row("Pay the rent")).to_be_visible()
    await desk.page.reload()
    await expect(desk.row("Pay the rent")).to_be_visible()


async def test_an_ambiguous_name_is_asked_back_and_a_button_answers(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await desk.ask("Add tasks: call Anna, call the bank")
    await desk.ask("I finished the call")
    asked = desk.card("complete_task")
    await expect(asked).to_contain_text("Which one?")
    await expect(asked.get_by_role("button", name="Call the bank")).to_be_enabled()
    await asked.get_by_role("button", name="Call Anna").click()
    await desk.answered("T1")
    await expect(desk.card("complete_task")).to_contain_text("Completed task")
    await expect(desk.row("Call Anna")).to_have_count(0)
    await expect(desk.row("Call the bank")).to_be_visible()
    await expect(desk.conversation.get_by_role("button", name="Call the bank")).to_be_disabled()


async def test_a_side_chat_has_its_own_thread_and_the_same_life(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    threads = desk.page.get_by_role("navigation", name="Threads")
    await threads.get_by_role("button", name="New chat").first.click()
    await expect(desk.page.get_by_role("heading", level=1)).to_have_text("New chat")
    await desk.ask("Add task pay the rent")
    title = threads.get_by_role("button", name="Add task pay the rent")
    await expect(title).to_have_attribute("aria-current", "page")
    await expect(desk.row("Pay the rent")).to_be_visible()

    await desk.page.reload()
    await desk.answered("Add task pay the rent")
    await threads.get_by_role("button", name="Life").click()
    await expect(desk.page.get_by_role("heading", level=1)).to_have_text("Life")
    await expect(desk.page.get_by_role("button", name="What deserves my attention")).to_be_visible()
    await expect(desk.row("Pay the rent")).to_be_visible()
    await desk.page.go_back()
    await desk.answered("Add task pay the rent")


SIDEWAYS = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const scrolls = element === document.scrollingElement || /auto|scroll/.test(style.overflowY + style.overflowX);
  return scrolls && !element.closest("pre, table") && element.scrollWidth > element.clientWidth + 1;
}).map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`)"""


async def test_nothing_scrolls_sideways_on_a_small_screen(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    phone = await window(running.url, session=await newcomer(), width=360, height=640)
    await phone.ask(STORY)
    await phone.ask(f"Add task {'Donaudampfschifffahrtsgesellschaft' * 6} by tomorrow")
    await phone.ask("What deserves my attention now, and why?")
    for panel in ("Chat", "Today", "Upcoming", "Tree", "Insights"):
        await phone.panel(panel)
        if panel == "Today":
            await phone.today.get_by_role("button", name="Score").first.click()
        if panel == "Tree":
            await phone.line("Not filed yet").click()
            await expect(phone.line("Donaudampf")).to_be_visible()
        if panel == "Insights":
            await phone.page.get_by_role("main").get_by_role("button", name="Why?").first.click()
        assert await phone.page.evaluate(SIDEWAYS) == [], panel
        assert await phone.page.evaluate("document.documentElement.scrollWidth") <= 360, panel
    await phone.page.get_by_role("button", name="Menu", exact=True).click()
    await expect(phone.page.get_by_role("button", name="New chat").first).to_be_visible()
    assert await phone.page.evaluate(SIDEWAYS) == []
    await phone.page.keyboard.press("Escape")
    await expect(phone.page.get_by_role("button", name="New chat")).to_have_count(0)
