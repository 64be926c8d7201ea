"""What is known of a user on its page, answered, corrected, forgotten; the notes; and one search over everything."""

import asyncio
import re
from typing import Any

import pytest
from playwright.async_api import Locator, expect

from tests.e2e.conftest import Newcomer, OpenWindow, Running, Scripted, call
from tests.e2e.test_hands import SIDEWAYS
from tests.e2e.window import Window

pytestmark = pytest.mark.browser

AS_OTHERS = """async ([path, body]) => {
  const headers = { "Content-Type": "application/json", "Aurum-Origin": "outside" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}"""
"""What comes along with others' words: such a memory is only proposed."""


def page_of(desk: Window, name: str = "Memory") -> Locator:
    return desk.page.get_by_role("main").get_by_role("region", name=name, exact=True)


def known(desk: Window, text: str) -> Locator:
    """A memory on its page."""
    return page_of(desk).get_by_role("article", name=text, exact=True)


def proposal(desk: Window, text: str) -> Locator:
    return page_of(desk).get_by_role("region", name="Is this so?").get_by_role("group", name=text, exact=True)


async def outside(desk: Window, path: str, body: object) -> None:
    await desk.page.evaluate(AS_OTHERS, [f"/api/{path}", body])


async def recalled(desk: Window, query: str, kind: str) -> dict[str, Any]:
    """The hit of a kind, once it was read for its meaning."""
    for _ in range(60):
        found = await desk.call("GET", f"recall?query={query}&kinds={kind}")
        if found["by"] == "words and meaning" and found["hits"]:
            hit: dict[str, Any] = found["hits"][0]
            return hit
        await asyncio.sleep(0.5)
    raise AssertionError(f"nothing was recalled of {query}")


async def test_what_is_known_shows_what_it_replaced_and_is_corrected_in_its_place_and_undone(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/memory", session=await newcomer())
    page = desk.page
    await expect(page_of(desk)).to_contain_text("Aurum knows nothing of you yet")
    field = page_of(desk).get_by_role("form", name="Add a memory").get_by_role("textbox")
    for text in (
        "I live in Lisbon since March 2024",
        "I prefer tea to coffee",
        "I live in Porto since March 2026",
    ):
        await field.fill(text)
        await field.press("Enter")
        await expect(field).to_have_value("")
    await expect(desk.toasts).to_contain_text("It takes the place of M1")
    here = page_of(desk).get_by_role("region", name="About you").get_by_role("article")
    await expect(here).to_have_count(1)
    await expect(here).to_contain_text("since March 2026")
    await expect(here).to_contain_text("you told me on")
    await here.get_by_role("button", name="Replaced M1").click()
    await expect(here.get_by_role("list", name="What it replaced")).to_contain_text("I live in Lisbon")

    tea = known(desk, "I prefer tea to coffee")
    await tea.get_by_role("button", name=re.compile("^Correct")).click()
    wording = page.get_by_role("form", name=re.compile("^Correct: I prefer")).get_by_label("What is so")
    await wording.fill("I prefer something else")
    await wording.press("Escape")
    await expect(tea).to_be_focused()
    await page.keyboard.press("c")
    await wording.fill("I prefer green tea to coffee")
    await wording.press("Enter")
    await expect(known(desk, "I prefer green tea to coffee")).to_contain_text("Replaced M2")
    await expect(tea).to_have_count(0)
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(tea).to_be_visible()
    await expect(known(desk, "I prefer green tea to coffee")).to_have_count(0)

    await page_of(desk).get_by_role("searchbox", name="Words").fill("porto")
    await expect(page_of(desk).get_by_role("article")).to_have_count(1)
    await page_of(desk).get_by_role("searchbox", name="Words").fill("")
    await page_of(desk).get_by_role("radio", name=re.compile("^What you like")).check()
    await expect(page_of(desk).get_by_role("article")).to_have_count(1)
    await page_of(desk).get_by_role("radio", name=re.compile("^All")).check()
    await page_of(desk).get_by_role("switch", name="What was replaced").check()
    gone = page_of(desk).get_by_role("region", name="No longer so")
    await gone.get_by_role("button", name="Replaced by M3").click()
    await expect(known(desk, "I live in Porto since March 2026")).to_be_focused()


async def test_a_proposal_is_answered_by_one_key_and_the_next_one_is_at_hand(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/memory", session=await newcomer())
    page = desk.page
    await expect(page_of(desk)).to_contain_text("knows nothing of you yet")
    for text in ("I play the cello", "I drive a tractor", "I collect stamps"):
        await outside(desk, "memories", {"text": text})
    await expect(proposal(desk, "I play the cello")).to_be_visible()  # the page hears of it
    await proposal(desk, "I collect stamps").focus()
    await page.keyboard.press("a")
    await expect(known(desk, "I collect stamps")).to_be_visible()
    await expect(proposal(desk, "I drive a tractor")).to_be_focused()
    await page.keyboard.press("r")
    await expect(desk.toasts).to_contain_text("it is not proposed again: I drive a tractor")
    await expect(proposal(desk, "I play the cello")).to_be_focused()
    await page.keyboard.press("c")
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type("I play the violin")
    await page.keyboard.press("Enter")
    await expect(known(desk, "I play the violin")).to_be_visible()
    await expect(page_of(desk).get_by_role("region", name="Is this so?")).to_have_count(0)
    states = {each["text"]: each["state"] for each in (await desk.call("GET", "memories?state=all"))["items"]}
    assert states["I drive a tractor"] == "rejected"
    assert states["I play the violin"] == "active"


async def test_forgetting_says_what_goes_and_what_stays_and_that_nothing_brings_it_back(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/memory", session=await newcomer())
    other = await window(f"{running.url}/#/memory", beside=desk)
    await desk.page.bring_to_front()
    await desk.call("POST", "memories", {"text": "My brother Jonas lives in Berlin"})
    await desk.call("POST", "journal", {"text": "My brother Jonas lives in Berlin, and I miss him."})
    jonas = known(desk, "My brother Jonas lives in Berlin")
    await jonas.get_by_role("button", name=re.compile("^Forget")).click()
    asked = desk.page.get_by_role("dialog", name=re.compile("^Forget “My brother Jonas"))
    await expect(asked).to_contain_text("1 memory: M1")
    await expect(asked).to_contain_text("Stays, though it says so too")
    await expect(asked.get_by_role("button", name="J1")).to_be_visible()
    await expect(asked).to_contain_text("no undo brings it back")
    await asked.get_by_role("button", name="Keep").click()
    await expect(jonas).to_be_visible()
    await jonas.focus()
    await desk.page.keyboard.press("f")
    await asked.get_by_role("button", name="Forget for good").click()
    await expect(jonas).to_have_count(0)
    await expect(known(other, "My brother Jonas lives in Berlin")).to_have_count(0)
    await expect(desk.toasts).to_contain_text("Forgotten")
    await expect(desk.toasts.get_by_role("button", name="Undo")).to_have_count(0)
    assert (await desk.call("GET", "memories?state=all"))["items"] == []


async def test_what_was_said_in_chat_opens_where_it_was_said_and_learning_is_set_in_a_sentence(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    await desk.ask("Remember that my sister is called Marta")
    await expect(desk.card("remember")).to_contain_text("Remembered")
    await desk.ask("What do you know about me?")
    found = desk.card("list_memories").get_by_role("list", name="Found").get_by_role("button")
    await expect(found).to_contain_text(re.compile("my sister is called Marta", re.IGNORECASE))
    await found.click()
    line = page_of(desk).get_by_role("article", name=re.compile("sister is called Marta"))
    await expect(line).to_be_focused()
    await line.get_by_role("button", name="said in chat").click()
    await expect(desk.box).to_be_visible()

    await desk.page.goto(f"{running.url}/#/memory")
    learning = page_of(desk).get_by_role("region", name="Learning")
    await expect(learning).to_contain_text("until you accept it")
    await learning.get_by_role("button", name="Change").click()
    await learning.get_by_role("radio", name="Off").check()
    await learning.get_by_role("button", name="Done").click()
    await expect(learning).to_contain_text("learns nothing by itself")
    assert (await desk.call("GET", "memories/settings"))["learning"] == "off"


async def test_notes_are_found_and_deleted_one_by_one_or_all_of_a_source(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(f"{running.url}/#/notes", session=await newcomer())
    await expect(page_of(desk)).to_contain_text("No notes yet")
    letters = [
        {"text": "The lighthouse keeper still asks about you.", "at": "2019-02-11T10:00:00Z", "who": "Bo"},
        {"text": "I will come in May.", "at": "2019-03-02T10:00:00Z", "who": "Ada"},
    ]
    await outside(desk, "notes", {"source": "letters.txt", "notes": letters})
    await desk.call("POST", "notes", {"notes": [{"text": "The bicycle lock opens with 4711."}]})
    notes = page_of(desk).get_by_role("article")
    await expect(notes).to_have_count(3)
    await expect(notes.filter(has_text="lighthouse")).to_contain_text("Bo")
    await expect(notes.filter(has_text="lighthouse")).to_contain_text("others’ words")
    words = page_of(desk).get_by_role("searchbox", name="Words")
    await words.fill("bicycle")
    await expect(notes).to_have_count(1)
    await notes.get_by_role("button", name="Delete").click()
    await expect(page_of(desk)).to_contain_text("No note holds these words")
    await desk.toasts.get_by_role("button", name="Undo").last.click()
    await expect(notes).to_have_count(1)
    await words.fill("")
    await (
        page_of(desk)
        .get_by_role("region", name="letters.txt")
        .get_by_role("button", name="Delete all")
        .click()
    )
    asked = desk.page.get_by_role("dialog", name="Delete all from letters.txt?")
    await asked.get_by_role("button", name="Delete all").click()
    await expect(notes).to_have_count(1)
    await expect(desk.toasts).to_contain_text("2 notes from letters.txt deleted")


async def test_one_search_finds_words_and_meaning_once_each_and_opens_each_where_it_lies(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    page, field = desk.page, desk.page.get_by_role("searchbox", name="Search everything")
    await desk.life("Buy shoes")
    await desk.call("POST", "journal", {"text": "Slept badly: the street was loud.", "day": "2026-01-20"})
    await desk.call("POST", "memories", {"text": "I sleep best by the sea"})
    await outside(
        desk, "notes", {"notes": [{"text": "You never sleep in trains.", "at": "2019-02-11T10:00:00Z"}]}
    )
    await desk.ask("I can't sleep when the moon is full")
    assert (await recalled(desk, "sleep", "journal"))["text"].startswith("Slept"), "by its meaning alone"

    await page.keyboard.press("ControlOrMeta+k")
    await page.get_by_role("combobox", name="Add or find").fill("sleep")
    await page.get_by_role("option", name="Search everything for “sleep”").click()
    await expect(field).to_be_focused()
    await expect(field).to_have_value("sleep")
    found = page_of(desk, "Search").get_by_role("list", name="Found").get_by_role("button")
    everything = page_of(desk, "Search").get_by_role("listitem").get_by_role("button")
    for kind, text in {
        "Memory": "by the sea", "Note": "in trains", "Conversation": "moon is full", "Journal": "Slept badly",
    }.items():  # fmt: skip
        hit = everything.filter(has_text=text).filter(has_text=re.compile(f"^{kind}"))
        await expect(hit).to_have_count(1)
    await expect(found.filter(has_text="by the sea").locator("mark")).to_have_text("sleep")
    await expect(everything.filter(has_text="in trains")).to_contain_text("others’ words")

    narrow = page_of(desk, "Search")
    await narrow.get_by_role("radio", name="Memories").check()
    await expect(everything).to_have_count(1)
    await field.focus()
    await page.keyboard.press("ArrowDown")
    await expect(found.first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(known(desk, "I sleep best by the sea")).to_be_focused()

    await page.keyboard.press("s")
    await expect(field).to_be_focused()
    await narrow.get_by_role("radio", name="All").check()
    await everything.filter(has_text="Slept badly").click()
    await expect(page_of(desk, "Journal")).to_contain_text("the street was loud")
    await page.go_back()
    await everything.filter(has_text="in trains").click()
    await expect(page_of(desk).get_by_role("article", name="You never sleep in trains.")).to_be_focused()
    await page.go_back()
    await narrow.get_by_role("combobox", name="Time").select_option("From – to")
    await narrow.get_by_label("To").fill("2019-12-31")
    await expect(everything).to_have_count(1)
    await expect(everything).to_contain_text("in trains")
    await narrow.get_by_role("combobox", name="Time").select_option("Any time")
    await everything.filter(has_text="moon is full").first.click()
    await expect(desk.conversation).to_contain_text("moon is full")


async def test_a_search_says_when_it_knows_words_alone_and_when_it_can_not_be_asked(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    desk = await window(running.url, session=await newcomer())
    page, field = desk.page, desk.page.get_by_role("searchbox", name="Search everything")
    await desk.life("Buy shoes")
    await page.route("**/api/recall?*", lambda route: route.abort())
    await page.get_by_role("navigation", name="Views").get_by_role("button", name="Search everything").click()
    await expect(field).to_be_focused()
    await page.keyboard.type("shoes")
    search = page_of(desk, "Search")
    await expect(search.get_by_role("status")).to_contain_text("found")
    await expect(search.get_by_role("status")).to_contain_text("By words only")
    await page.route("**/api/search?*", lambda route: route.abort())
    await field.fill("half marathon")
    await expect(search.get_by_role("alert")).to_contain_text("Aurum does not answer")
    await page.unroute("**/api/search?*")
    await page.unroute("**/api/recall?*")
    await search.get_by_role("button", name="Try again").click()
    await expect(search.get_by_role("button", name=re.compile("Half marathon"))).to_be_visible()
    await field.press("Enter")
    await expect(page.get_by_role("region", name="Half marathon", exact=True)).to_be_visible()
    await field.fill("xylophone")
    await expect(search.get_by_role("list", name="Found")).to_have_count(0)


async def test_what_a_model_recalls_stands_in_the_conversation_and_opens_where_it_lies(
    scripted: Scripted,
) -> None:
    desk, _ = await scripted([call("recall", query="the lighthouse keeper")], "He asks about you.")
    letter = {
        "text": "The lighthouse keeper still asks about you.",
        "at": "2019-02-11T10:00:00Z",
        "who": "Bo",
    }
    await outside(desk, "notes", {"source": "letters.txt", "notes": [letter]})
    await desk.call(
        "POST", "journal", {"text": "Wrote to the lighthouse keeper at last.", "day": "2026-01-20"}
    )
    await desk.ask("Who asked about me?")
    card = desk.card("recall")
    await expect(card).to_contain_text("Recalled 2 passages")
    found = card.get_by_role("list", name="Found").get_by_role("button")
    await expect(found.filter(has_text="still asks")).to_contain_text(
        "letters.txt · Mon 11 Feb 2019 · others’ words"
    )
    await expect(found.filter(has_text="at last")).to_contain_text("J1 · Tue 20 Jan")
    await found.filter(has_text="still asks").click()
    await expect(page_of(desk).get_by_role("article", name=letter["text"])).to_be_focused()


async def test_a_small_screen_shows_memory_and_search_without_scrolling_sideways(
    running: Running, window: OpenWindow, newcomer: Newcomer
) -> None:
    hand = await window(f"{running.url}/#/memory", session=await newcomer(), width=390, height=844)
    await hand.call("POST", "memories", {"text": "I live in Lisbon since March 2024"})
    await outside(
        hand,
        "memories",
        {"text": "I play the cello in a rather long quartet with three of my oldest friends"},
    )
    await expect(known(hand, "I live in Lisbon since March 2024")).to_be_visible()
    assert await hand.page.evaluate(SIDEWAYS) == []
    await (
        known(hand, "I live in Lisbon since March 2024")
        .get_by_role("button", name=re.compile("^Correct"))
        .click()
    )
    assert await hand.page.evaluate(SIDEWAYS) == []
    await hand.page.get_by_role("button", name="Search everything").click()
    await hand.page.get_by_role("searchbox", name="Search everything").fill("lisbon")
    hit = page_of(hand, "Search").get_by_role("list", name="Found").get_by_role("button")
    await expect(hit.first).to_contain_text("Lisbon")
    assert await hand.page.evaluate(SIDEWAYS) == []
    await hit.first.click()
    await expect(known(hand, "I live in Lisbon since March 2024")).to_be_visible()
