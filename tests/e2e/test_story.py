"""The story: say it in the browser, see it done and why, take it back."""

import re
from decimal import Decimal

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenWindow, Running
from tests.e2e.window import STORY, Window

pytestmark = pytest.mark.browser

MADE = {
    "add_pillar": ("Health", 1),
    "add_area": ("Fitness", 2),
    "add_project": ("Half marathon", 3),
    "add_task": ("Buy shoes", 4),
}
"""What each tool made, and how deep it hangs in the tree."""


async def test_what_is_said_once_is_filed_ranked_explained_and_taken_back(
    running: Running, window: OpenWindow
) -> None:
    desk = await window(running.link)
    await expect(desk.box).to_be_visible()
    assert desk.page.url == f"{running.url}/", "the code stays in the address"
    other = await window(running.url, beside=desk)
    await expect(other.box).to_be_visible()
    await desk.page.evaluate("window.unbroken = true")
    await other.page.evaluate("window.unbroken = true")

    await desk.page.bring_to_front()
    await desk.ask(STORY)
    for tool, (name, _) in MADE.items():
        await expect(desk.card(tool)).to_have_attribute("data-state", "done")
        await expect(desk.card(tool)).to_contain_text(name)
        await expect(desk.words).to_contain_text(name)
    for each in (other, desk):
        await each.page.bring_to_front()
        await shows_all(each)
        assert await each.page.evaluate("window.unbroken"), "the page was loaded anew"
    await explains(desk)
    await pictures(desk)

    await expect(desk.conversation.get_by_role("button", name="Undo")).to_have_count(1)
    await desk.conversation.get_by_role("button", name="Undo").click()
    await expect(desk.toasts).to_contain_text("Buy shoes")
    for each in (desk, other):
        await each.page.bring_to_front()
        await shows_nothing(each)
        await each.page.reload()
        await shows_nothing(each)


async def shows_all(window: Window) -> None:
    """The tree, Today and the blackboard tell of what was said."""
    await window.line("Half marathon").click()
    for name, level in MADE.values():
        await expect(window.line(name)).to_have_attribute("aria-level", str(level))
    await expect(window.row("Buy shoes").locator(".reason")).to_contain_text(
        re.compile(r"Due .+; serves Health through Fitness")
    )
    await expect(window.insight("Buy shoes comes first")).to_contain_text("% sure")


async def explains(window: Window) -> None:
    """The score is the sum of its parts, and the way leads from the pillar to the task."""
    row = window.row("Buy shoes")
    score = row.get_by_role("button", name="Score")
    said = Decimal(await score.inner_text())
    await score.click()
    await row.get_by_text("Check the sum").click()
    await expect(row.locator(".because")).to_have_text([re.compile(r"\w{3,}")] * 10)
    points = [
        Decimal(text) for text in await row.locator("tbody tr:not(.because) td:last-child").all_inner_texts()
    ]
    total = Decimal(await row.locator("tfoot td").inner_text())
    assert len(points) == 10
    assert abs(sum(points) - total) <= Decimal("0.05"), "rounded to two places each"
    assert abs(total - said) <= Decimal("0.05")
    steps = row.get_by_role("list", name="Reasoning path").get_by_role("listitem")
    await expect(steps).to_contain_text(["Health", "Fitness", "Half marathon", "Buy shoes"])
    await window.picture("1440-light-why")
    await score.click()
    insight = window.insight("Buy shoes comes first")
    await insight.get_by_role("button", name="Reasoning").click()
    await expect(insight.get_by_role("list", name="Reasoning path").get_by_role("listitem")).to_have_count(4)


async def shows_nothing(window: Window) -> None:
    """Nothing of it is left: not in the tree, not in Today, not on the blackboard; the cards say why."""
    for tool, (name, _) in MADE.items():
        await expect(window.card(tool)).to_have_attribute("data-state", "undone")
        await expect(window.line(name)).to_have_count(0)
    await expect(window.conversation.get_by_role("button", name="Undo")).to_have_count(0)
    await expect(window.row("Buy shoes")).to_have_count(0)
    await expect(window.blackboard).to_contain_text("Nothing concluded yet")


async def pictures(window: Window) -> None:
    """Pictures at both ends of the sizes, light and dark, for people to look at."""
    for scheme in ("light", "dark"):
        await window.page.emulate_media(color_scheme=scheme)
        await window.picture(f"1440-{scheme}")
        await window.page.set_viewport_size({"width": 360, "height": 740})
        for panel in ("Chat", "Today", "Tree", "Insights"):
            await window.panel(panel)
            await window.picture(f"360-{scheme}-{panel.lower()}")
        await window.panel("Chat")
        await window.page.set_viewport_size({"width": 1440, "height": 900})


async def test_a_link_opens_the_door_once(running: Running, window: OpenWindow) -> None:
    link = (await running.run("link")).strip().split()[-1]
    first = await window(link)
    await expect(first.box).to_be_visible()
    second = await window(link)
    await expect(second.page.get_by_role("alert")).to_contain_text("This link was used already or is too old")
    await expect(second.page.get_by_text("aurum link", exact=True)).to_be_visible()
    await expect(second.box).to_have_count(0)


async def test_what_is_said_in_the_terminal_shows_in_the_open_tab(
    running: Running, window: OpenWindow
) -> None:
    tab = await window((await running.run("link")).strip().split()[-1])
    await expect(tab.box).to_be_visible()
    await tab.page.evaluate("window.unbroken = true")

    printed = await running.run("chat", "-m", "Add task water the plants by tomorrow")
    assert "Water the plants" in printed
    await tab.answered("Add task water the plants by tomorrow")
    await expect(tab.card("add_task")).to_contain_text("Water the plants")
    await expect(tab.row("Water the plants")).to_contain_text("tomorrow")
    await expect(tab.insight("Water the plants comes first")).to_be_visible()
    assert "Water the plants" in await running.run("today")

    assert "Water the plants" in await running.run("chat", "-m", "undo")
    await expect(tab.row("Water the plants")).to_have_count(0)
    await expect(tab.insight("Water the plants comes first")).to_have_count(0)
    assert await tab.page.evaluate("window.unbroken"), "the page was loaded anew"
