"""What is noticed comes with buttons: what is advised is done by one, and put aside by another; both are taken back."""

from datetime import date, timedelta
from typing import cast

import pytest

from api.aurum import Aurum
from channels.presses import Presses
from tests.acting import Person
from tests.channels.test_presses import MONDAY, TUESDAY, Hand, acts, undo_of

NIGHT = -9 * 60


@pytest.fixture
async def hand(aurum: Aurum, person: Person, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """Four tasks wait for T1, which was noticed in the night and is said at eight, as message 42:7."""
    made = Hand(aurum, person, Presses(aurum.database, aurum.turns), monkeypatch)
    made.at(minutes=NIGHT)
    person.now = MONDAY + timedelta(minutes=NIGHT)
    await person("add_task", title="Ask Ann", priority="low")
    for title in ("Paint", "Move", "Party", "Rest"):
        await person("add_task", title=title, priority="low", after=["T1"])
    await person("look")
    made.at(minutes=0)
    person.now = MONDAY
    assert (await made.attended()).kind == "insight"
    return made


async def buttons(hand: Hand) -> list[str]:
    (delivery,) = await hand.person("list_deliveries")
    return acts((await hand.ledger(delivery.id)).said)


async def card(hand: Hand, state: str = "active") -> str:
    (found,) = [each for each in await hand.person("list_insights", state=state) if "wait for" in each.title]
    return str(found.ref)


async def due(hand: Hand) -> date | None:
    (task,) = await hand.person("find_tasks", words="Ask Ann")
    return cast("date | None", task.due_date)


async def test_what_is_advised_is_done_by_a_press_and_taken_back_by_another(hand: Hand) -> None:
    follow, why, aside = await buttons(hand)
    pressed = await hand.press(follow, "42:7")
    assert await due(hand) == MONDAY.date()
    assert pressed.said
    assert acts(pressed.said) == [undo_of(pressed.said), why], "put aside has no point any more"
    assert (await hand.operations())[0] == f"Followed {await card(hand)}.1"
    assert (await hand.press(follow, "42:7")).toast == "That is done already."
    await hand.press(undo_of(pressed.said), "42:7")
    assert await due(hand) is None
    (delivery,) = await hand.person("list_deliveries")
    assert delivery.state == "answered"
    assert aside not in acts(pressed.said)


async def test_what_is_put_aside_is_off_the_blackboard_until_that_is_taken_back(hand: Hand) -> None:
    ref = await card(hand)
    _, why, aside = await buttons(hand)
    assert aside == f"aside {ref}"
    pressed = await hand.press(aside, "42:7")
    assert pressed.said
    assert acts(pressed.said) == [why, f"back {ref}"]
    assert await card(hand, "dismissed") == ref
    back = await hand.press(f"back {ref}", "42:7")
    assert acts(back.said) == [why]
    assert await card(hand) == ref


async def test_why_tells_the_reasoning(hand: Hand) -> None:
    _, why, _ = await buttons(hand)
    pressed = await hand.press(why, "42:7")
    assert "Ask Ann" in pressed.more[0].text


async def test_an_advice_that_says_something_else_by_now_is_not_followed(hand: Hand) -> None:
    follow, *_ = await buttons(hand)
    await hand.person("change_task", task="T1", due="2026-11-27")
    await hand.person("look")
    pressed = await hand.press(follow, "42:7")
    assert "is not what it was any more" in pressed.toast
    assert await due(hand) != TUESDAY
    assert (await hand.press("follow I99.1", "42:8")).toast
    assert (
        await hand.press("follow nothing", "42:8")
    ).toast == "I don't know this button any more. Say it in words."
