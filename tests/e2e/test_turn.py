"""A turn that can't be lost: it asks before it harms, goes on through a reload, is stopped, waits in line."""

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Locator, expect

from tests.e2e.conftest import OpenWindow, Scripted, call
from tests.e2e.window import Window

pytestmark = pytest.mark.browser


class Wire:
    """What a browser reaches an Aurum by, and what breaks."""

    def __init__(self) -> None:
        self.port = 0
        self.ends: set[asyncio.StreamWriter] = set()

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.port)
        self.ends |= {writer, back}
        async with asyncio.TaskGroup() as both:
            both.create_task(pass_on(reader, back))
            both.create_task(pass_on(there, writer))
        self.ends -= {writer, back}

    def cut(self) -> None:
        for end in self.ends:
            end.transport.abort()


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[tuple[str, Wire]]:
    """A wire, and the address at its near end."""
    wire = Wire()
    server = await asyncio.start_server(wire.carry, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", wire
    wire.cut()
    server.close()


async def asked(desk: Window, said: str = "Delete the shoes") -> Locator:
    """The card that asks."""
    await expect(desk.box).to_be_visible()
    await desk.call("POST", "tasks", {"title": "Buy shoes"})
    await expect(desk.row("Buy shoes")).to_be_visible()
    await desk.say(said)
    card = desk.card("delete")
    await expect(card).to_have_attribute("data-state", "asking")
    return card


async def test_a_deletion_is_asked_approved_and_taken_back(scripted: Scripted) -> None:
    desk, _ = await scripted([call("delete", things=["T1"])], "It is gone.")
    card = await asked(desk)
    await expect(card).to_contain_text("Delete T1 Buy shoes?")
    await expect(card).to_be_focused()
    await expect(desk.conversation).to_have_attribute("aria-busy", "false")
    await expect(desk.row("Buy shoes")).to_be_visible()
    await card.get_by_role("button", name="Approve").dblclick()
    await desk.answered("Delete the shoes")
    await expect(desk.words).to_have_text("It is gone.")
    await expect(card).to_have_attribute("data-state", "done")
    await expect(card).to_be_focused()
    await expect(desk.row("Buy shoes")).to_have_count(0)
    await card.get_by_role("button", name="Undo").click()
    await expect(desk.row("Buy shoes")).to_be_visible()
    await expect(card).to_have_attribute("data-state", "undone")


async def test_the_second_press_of_a_double_press_does_nothing_to_what_slid_under_it(
    scripted: Scripted,
) -> None:
    desk, _ = await scripted([call("delete", things=["T1"])], "It is gone.")
    card = await asked(desk)
    around = await card.get_by_role("button", name="Approve").bounding_box()
    assert around is not None
    mouse = desk.page.mouse
    await mouse.click(around["x"] + around["width"] / 2, around["y"] + around["height"] / 2)
    await expect(card).to_have_attribute("data-state", "done")
    await expect(desk.words).to_have_text("It is gone.")
    await mouse.down(click_count=2)
    await mouse.up(click_count=2)
    await expect(card).to_be_focused()
    await expect(card).to_have_attribute("data-state", "done")


async def test_a_no_after_a_reload_leaves_all_as_it_was_in_every_tab(
    scripted: Scripted, window: OpenWindow
) -> None:
    desk, _ = await scripted([call("delete", things=["T1"])], "Then it stays.")
    await asked(desk)
    other = await window(desk.origin, beside=desk)
    await expect(other.card("delete")).to_contain_text("Delete T1 Buy shoes?")
    await desk.page.reload()
    await desk.card("delete").get_by_role("button", name="Reject").click()
    for each in (desk, other):
        await expect(each.words).to_have_text("Then it stays.")
        await expect(each.card("delete")).to_have_attribute("data-state", "left")
        await expect(each.card("delete")).to_contain_text("Not done")
        await expect(each.row("Buy shoes")).to_be_visible()


async def test_a_yes_in_words_is_a_yes_in_every_tab(scripted: Scripted, window: OpenWindow) -> None:
    desk, _ = await scripted([call("delete", things=["T1"])], "It is gone.")
    card = await asked(desk)
    other = await window(desk.origin, beside=desk)
    await expect(other.card("delete")).to_have_attribute("data-state", "asking")
    await desk.page.bring_to_front()
    await expect(card).to_be_focused()
    await desk.page.keyboard.type("please do")
    await expect(desk.box).to_have_value("please do")
    await desk.box.press("Enter")
    for each in (desk, other):
        await expect(each.words).to_have_text("It is gone.")
        await expect(each.conversation.locator(".said p")).to_have_text(["Delete the shoes", "please do"])
        await expect(each.conversation.get_by_role("group", name="delete: ")).to_have_count(1)
        await expect(each.row("Buy shoes")).to_have_count(0)
        await expect(each.conversation).to_have_attribute("aria-busy", "false")


async def test_what_may_be_done_unasked_is_said_at_the_question_and_in_the_settings(
    scripted: Scripted,
) -> None:
    delete = [call("delete", things=["T1"])]
    desk, _ = await scripted(delete, "It is gone.", [call("delete", 2, things=["T2"])], "Gone too.")
    card = await asked(desk)
    await desk.call("POST", "tasks", {"title": "Buy socks"})
    await card.get_by_role("button", name="Always allow deleting").click()
    await desk.answered("Delete the shoes")
    await desk.ask("Delete the socks")
    await expect(desk.words).to_have_text("Gone too.")
    await expect(desk.card("delete")).to_have_attribute("data-state", "done")
    await desk.page.evaluate("location.hash = '#/settings'")
    settings = desk.page.get_by_role("region", name="Settings")
    await settings.get_by_text("Does at once").click()
    group = settings.get_by_role("radiogroup", name="Delete", exact=True)
    await expect(group.get_by_role("radio", name="At once")).to_be_checked()
    await group.get_by_text("Never").click(force=True)
    await expect(desk.toasts).to_contain_text("never does this: deleting")
    permissions = {each["tool"]: each["allowed"] for each in await desk.call("GET", "permissions")}
    assert permissions["delete"] == "never"
    await settings.get_by_role("button", name="Delete: as it is by itself").click()
    await expect(group.get_by_role("radio", name="Ask")).to_be_checked()


async def test_other_arguments_are_approved_in_their_place(scripted: Scripted) -> None:
    desk, _ = await scripted([call("delete", things=["T1"])], "Done.")
    await desk.call("POST", "tasks", {"title": "Buy socks"})
    await desk.call("POST", "tasks", {"title": "Buy shoes"})
    await desk.say("Delete the shoes")
    card = desk.card("delete")
    await card.get_by_role("button", name="Edit").click()
    await card.get_by_label("Things").fill("T9")
    await card.get_by_role("button", name="Approve this").click()
    await desk.answered("Delete the shoes")
    await expect(card).to_have_attribute("data-state", "failed")
    await expect(desk.row("Buy socks")).to_be_visible()
    await expect(desk.row("Buy shoes")).to_be_visible()


async def test_an_answer_goes_on_through_a_reload_and_in_another_tab(
    scripted: Scripted, window: OpenWindow
) -> None:
    go, on, end = asyncio.Event(), asyncio.Event(), asyncio.Event()
    desk, _ = await scripted(("Once", go, "upon", on, "a", end, "time."))
    await desk.say("Tell me")
    await expect(desk.words).to_have_text("Once")
    other = await window(desk.origin, beside=desk)
    await desk.page.reload()
    for event, words in ((go, "Once upon"), (on, "Once upon a"), (end, "Once upon a time.")):
        event.set()
        for each in (desk, other):
            await expect(each.words).to_have_text(words)
    for each in (desk, other):
        await each.answered("Tell me")
        await expect(each.conversation.locator(".said")).to_have_count(1)


async def test_a_connection_that_breaks_is_taken_up_without_a_word(
    scripted: Scripted, window: OpenWindow, wire: tuple[str, Wire]
) -> None:
    go, on, end = asyncio.Event(), asyncio.Event(), asyncio.Event()
    desk, _ = await scripted(("Once", go, "upon", on, "a", end, "time."))
    address, line = wire
    line.port = urlsplit(desk.origin).port or 0
    far = await window(address, beside=desk)
    await far.say("Tell me")
    await expect(far.words).to_have_text("Once")
    for event, words in ((go, "Once upon"), (on, "Once upon a"), (end, "Once upon a time.")):
        line.cut()
        event.set()
        await expect(far.words).to_have_text(words)
    await far.answered("Tell me")
    await expect(far.conversation.locator(".said")).to_have_count(1)
    await expect(far.conversation.get_by_role("alert")).to_have_count(0)


async def test_a_turn_is_stopped_by_a_button_and_by_a_key(scripted: Scripted) -> None:
    desk, _ = await scripted(
        ("Once", asyncio.Event(), "never said"), ("Twice", asyncio.Event(), "never said"), "Here."
    )
    stop = desk.page.get_by_role("button", name="Stop")
    await desk.say("Tell me")
    await expect(desk.words).to_have_text("Once")
    await stop.click()
    await expect(desk.turn.locator(".stopped")).to_have_text("Stopped.")
    await desk.say("Again")
    await expect(desk.words).to_have_text("Twice")
    await desk.box.press("Escape")
    await expect(desk.turn.locator(".stopped")).to_have_text("Stopped.")
    await expect(stop).to_have_count(0)
    await desk.ask("Hello?")
    await expect(desk.words).to_have_text("Here.")


async def test_what_waits_is_seen_in_every_tab_and_taken_back(scripted: Scripted, window: OpenWindow) -> None:
    go = asyncio.Event()
    desk, _ = await scripted(("Well,", go, "done."), "The third answer.")
    other = await window(desk.origin, beside=desk)
    await desk.say("First")
    await expect(desk.words).to_have_text("Well,")
    await desk.say("Second")
    await desk.say("Third")
    for each in (desk, other):
        await expect(each.conversation.locator(".queued p")).to_have_text(["Second", "Third"])
    await desk.page.get_by_role("button", name="Take back the waiting message").first.click()
    await expect(desk.box).to_have_value("Second")
    await expect(other.conversation.locator(".queued p")).to_have_text(["Third"])
    go.set()
    for each in (desk, other):
        await each.answered("Third")
        await expect(each.conversation.locator(".said p")).to_have_text(["First", "Third"])
        await expect(each.conversation.locator(".words")).to_have_text(["Well, done.", "The third answer."])


async def test_a_message_joins_a_turn_or_takes_its_place(scripted: Scripted) -> None:
    go = asyncio.Event()
    shoes = (go, [call("add_task", title="Buy shoes")])
    desk, _ = await scripted(shoes, "Red it is.", ("Hats", asyncio.Event(), "never said"), "Socks it is.")
    await desk.say("Shoes")
    await expect(desk.conversation).to_contain_text("Thinking…")
    await desk.box.fill("Red ones")
    await desk.page.get_by_role("button", name="Steer").click()
    await expect(desk.page.get_by_text("joins in · take back")).to_be_enabled()  # it is there
    go.set()
    await desk.answered("Red ones")
    await expect(desk.words).to_have_text("Red it is.")
    await expect(desk.conversation.locator(".said p")).to_have_text(["Shoes", "Red ones"])
    await desk.say("Hats")
    await expect(desk.words).to_have_text("Hats")
    await desk.box.fill("No, socks")
    await desk.box.press("ControlOrMeta+Enter")
    await desk.answered("No, socks")
    await expect(desk.words).to_have_text("Socks it is.")
    await expect(desk.conversation.locator(".stopped")).to_have_count(1)
