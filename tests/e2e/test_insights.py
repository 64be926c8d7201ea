"""Why something comes first, and what changes that; the cards of the blackboard found, kept, put aside and judged."""

import re

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running
from tests.e2e.window import Window

pytestmark = pytest.mark.browser


def page_of(window: Window) -> Locator:
    """The page of all insights."""
    return window.page.get_by_role("main").get_by_role("region", name="Insights", exact=True)


def card(window: Window, title: str) -> Locator:
    """A card on the page of all insights."""
    return page_of(window).get_by_role("article", name=title, exact=True)


async def test_today_says_why_and_one_press_puts_a_task_first_and_undo_takes_it_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await expect(desk.box).to_be_visible()
    await desk.life()
    await desk.call("POST", "tasks", {"title": "Return the books", "due": "today"})
    await desk.call("POST", "tasks", {"title": "Run 5 km", "project": "P1"})
    rows = desk.today.locator(".row")
    await expect(rows).to_contain_text(["Return the books", "Run 5 km"])

    run = desk.row("Run 5 km")
    score = run.get_by_role("button", name="Score")
    await score.click()
    bar = run.get_by_role("img", name=re.compile("^Score .* of 100: .* are missing"))
    await expect(bar).to_be_visible()
    parts = [float(said.removesuffix("px")) for said in await bar.locator("span").evaluate_all(WIDTHS)]
    whole = float((await bar.evaluate("(bar) => getComputedStyle(bar).width")).removesuffix("px"))
    said = float(await score.inner_text())
    assert len(parts) > 2
    assert abs(100 * sum(parts) / whole - said) < 1, "the bar is as long as the score says"
    rule = run.get_by_role("toolbar", name="Rules").get_by_role("button").first
    await rule.focus()
    await expect(run.locator(".caption")).to_contain_text(re.compile(r"\d · \w{3,}"))
    steps = run.get_by_role("list", name="Reasoning path").get_by_role("listitem")
    await expect(steps).to_contain_text(["Health", "Fitness", "Half marathon", "Run 5 km"])

    await run.get_by_role("region", name="What would put it first?").get_by_role("button").first.click()
    await expect(rows.first).to_contain_text("Run 5 km")
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(rows.first).to_contain_text("Return the books")


WIDTHS = "(parts) => parts.map((part) => getComputedStyle(part).width)"


async def test_cards_are_found_and_pinned_and_a_dismissed_one_is_put_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/insights", session=await newcomer())
    found = page_of(desk)
    await expect(found).to_contain_text("Nothing concluded yet")
    await desk.life("Buy shoes")
    for title in ("I run best before breakfast", "Mondays are too full"):
        await desk.call(
            "POST", "insights", {"title": title, "summary": "It was so for weeks.", "about": "P1"}
        )
    await desk.call("POST", "insights/look")
    cards = found.get_by_role("article")
    await expect(card(desk, "Buy shoes comes first")).to_be_visible()
    await expect(card(desk, "Mondays are too full")).to_contain_text("100 % sure")

    words = found.get_by_role("searchbox", name="Words")
    await words.fill("breakf")
    await expect(cards).to_have_count(1)
    await expect(cards).to_contain_text("I run best before breakfast")
    await words.fill("no such words")
    await found.get_by_role("button", name="Show all that hold now").click()
    await expect(card(desk, "Mondays are too full")).to_be_visible()
    await found.get_by_role("radio", name=re.compile("^Priority")).check()
    await expect(cards).to_have_count(1)
    await found.get_by_role("radio", name=re.compile("^All")).check()
    await found.get_by_label("About").select_option("Half marathon")
    await expect(card(desk, "I run best before breakfast")).to_be_visible()

    await card(desk, "I run best before breakfast").get_by_role("button", name="Pin").click()
    await expect(cards.first).to_contain_text("I run best before breakfast")
    monday = card(desk, "Mondays are too full")
    await monday.get_by_role("button", name="Dismiss").click()
    await expect(monday).to_have_count(0)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(monday).to_be_visible()
    await monday.get_by_role("button", name="Dismiss").click()
    await found.get_by_label("State").select_option("Dismissed")
    await expect(cards).to_have_count(1)
    await monday.get_by_role("button", name="Put back").click()
    await expect(cards).to_have_count(0)
    await found.get_by_label("State").select_option("What holds now")
    await expect(monday).to_be_visible()


async def test_a_card_is_told_in_words_judged_and_opens_what_it_is_about(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/insights", session=await newcomer())
    await expect(page_of(desk)).to_be_visible()
    await desk.life("Buy shoes")
    await desk.call("PATCH", "tasks/T1", {"due": "tomorrow"})
    await desk.call("POST", "tasks", {"title": "Return the books"})
    first = card(desk, "Buy shoes comes first")
    await first.get_by_role("button", name="Why?").click()
    await first.get_by_role("button", name="Tell it in words").click()
    await expect(first.get_by_role("blockquote")).to_contain_text("Buy shoes")
    await first.get_by_role("button", name="Not helpful").click()
    await expect(desk.toasts).to_contain_text("Your weight for")
    await expect(first).to_contain_text("You found it not helpful")
    await first.get_by_role("button", name="Add words").click()
    await first.get_by_role("textbox", name="What you think of it").fill("I have shoes.")
    await first.get_by_role("button", name="Say it").click()
    await expect(first.get_by_role("textbox")).to_have_count(0)
    log = (await desk.call("GET", "feedback"))["items"]
    assert "I have shoes." in {each["text"] for each in log}
    path = first.get_by_role("list", name="Reasoning path")
    await path.get_by_role("button", name="Buy shoes").click()
    await expect(desk.page.get_by_role("region", name="Buy shoes", exact=True)).to_be_visible()


async def test_an_insight_arrives_in_the_other_tab_and_leaves_it_without_a_reload(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/insights", session=await newcomer())
    other = await window(f"{running.url}/#/insights", beside=desk)
    await expect(page_of(other)).to_contain_text("Nothing concluded yet")
    await other.page.evaluate("window.unbroken = true")
    await desk.page.bring_to_front()

    await page_of(desk).get_by_role("button", name="Note one").click()
    asked = desk.page.get_by_role("dialog", name="Note an insight")
    await asked.get_by_label("In a line").fill("I write best in trains")
    await asked.get_by_label("And what it means").fill("Two hours, and nobody calls.")
    await asked.get_by_role("button", name="Note it").click()
    await expect(card(desk, "I write best in trains")).to_contain_text("nobody calls")
    await expect(card(other, "I write best in trains")).to_contain_text("nobody calls")

    await desk.call("POST", "tasks", {"title": "Buy a ticket", "due": "today"})
    await expect(card(other, "Buy a ticket comes first")).to_be_visible()
    number = (await desk.call("GET", "insights?words=trains"))["items"][0]["ref"]
    await desk.page.goto(f"{running.url}/#/insights/{number}")
    named = card(desk, "I write best in trains")
    await expect(named.get_by_role("button", name="Why?")).to_have_attribute("aria-expanded", "true")
    await named.get_by_role("button", name="Dismiss").click()
    await expect(card(other, "I write best in trains")).to_have_count(0)
    assert await other.page.evaluate("window.unbroken"), "the page was loaded anew"
