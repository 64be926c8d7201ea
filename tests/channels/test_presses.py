"""Buttons: each acts once, as one operation, and the message at which it hung shows what was done."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from agent.turn import Inbound
from api.aurum import Aurum
from channels import telling
from channels.commands import Commands
from channels.message import Pressed
from channels.presses import Presses
from memory import deliveries
from memory.deliveries import Delivery, Wanted
from memory.said import Button, Said
from tests.acting import Person
from tests.agent.turns import kept, say, titles, to_its_end
from tools import attend as attending

MONDAY = datetime(2026, 11, 23, 7, 5, tzinfo=UTC)
"""08:05 in Berlin."""
TUESDAY = date(2026, 11, 24)


@dataclass
class Hand:
    """Somebody who presses buttons in Telegram, on the morning of the 23rd."""

    aurum: Aurum
    person: Person
    presses: Presses
    clock: pytest.MonkeyPatch
    numbers: list[int] = field(default_factory=list)

    def at(self, minutes: int) -> None:
        """So long after five past eight."""
        self.clock.setattr(self.aurum.database, "clock", lambda: MONDAY + timedelta(minutes=minutes))

    async def hangs(self, *said: Said) -> str:
        """Answers hang in the chat; the id of the last one."""
        message = ""
        for each in said:
            self.numbers.append(len(self.numbers) + 1)
            message = f"42:{len(self.numbers)}"
            await self.presses.hangs(self.person.id, "telegram", message, each)
        return message

    async def today(self) -> str:
        return await self.hangs(
            *await Commands(self.aurum.database, self.aurum.turns).run(self.person.id, "today", "")
        )

    async def press(self, act: str, message: str = "42:0", channel: str = "telegram") -> Pressed:
        return await self.presses.press(self.person.id, act, message, channel)

    async def attended(self) -> Delivery:
        """What is due is said, and arrives in the chat as message 7."""
        async with self.aurum.database.scope(self.person.id, label="attend") as scope:
            await attending.attend(scope)
        async with self.aurum.database.scope(self.person.id) as scope:
            found = (await deliveries.deliveries(scope, Wanted())).items
            first = next(each for each in found if each.bundle_id is None)
            await scope.run(
                "insert into sendings (user_id, delivery_id, channel, state, external, at) "
                "values (%s, %s, 'telegram', 'sent', '42:7', %s)",
                [self.person.id, first.id, scope.now],
            )
        return first

    async def ledger(self, delivery: UUID) -> Delivery:
        async with self.aurum.database.scope(self.person.id) as scope:
            return await deliveries.delivery(scope, delivery)

    async def operations(self) -> list[str]:
        return [each.label for each in await self.person("list_operations")]


@pytest.fixture
def hand(aurum: Aurum, person: Person, monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = Hand(aurum, person, Presses(aurum.database, aurum.turns), monkeypatch)
    hand.at(minutes=0)
    return hand


def acts(said: Said | None) -> list[str]:
    assert said
    return [button.act for row in said.rows for button in row]


def undo_of(said: Said | None) -> str:
    return [act for act in acts(said) if act.startswith("undo ")][-1]


async def test_done_is_shown_where_the_button_hung_and_the_others_stay(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today")
    await hand.person("add_task", title="Call Ann")
    message = await hand.today()
    pressed = await hand.press("done T1", message)
    assert pressed.toast == "Done: Buy shoes (T1)."
    assert pressed.said
    assert pressed.said.text.endswith("\n\n✓ Done: **Buy shoes** (T1).")
    assert acts(pressed.said)[1:] == ["done T2", "tomorrow T2", "why T2"]
    assert pressed.said.rows[0] == (Button("Undo", undo_of(pressed.said)),)
    assert await titles(hand.aurum, hand.person.id) == ["Call Ann"]
    assert pressed.more == ()


async def test_a_double_tap_is_harmless_and_says_so(hand: Hand) -> None:
    await hand.person("add_task", title="Water plants", due="every day")
    message = await hand.today()
    both = await asyncio.gather(hand.press("done T1", message), hand.press("done T1", message))
    assert sorted(each.toast for each in both)[0].startswith("Done: Water plants")
    assert {each.toast for each in both} >= {"That is done already."}
    assert both[0].said == both[1].said
    (task,) = await hand.person("list_tasks")
    assert task.due_date == TUESDAY
    assert (await hand.operations()).count("Done T1") == 1


async def test_what_recurs_is_not_done_twice_for_one_morning(hand: Hand) -> None:
    await hand.person("add_task", title="Water plants", due="every day")
    first, second = await hand.today(), await hand.today()
    undo = undo_of((await hand.press("done T1", first)).said)
    again = await hand.press("done T1", second)
    assert again.toast.startswith("Done already: Water plants")
    assert (await hand.person("list_tasks"))[0].due_date == TUESDAY
    await hand.press(undo, first)
    third = await hand.today()
    assert (await hand.press("done T1", third)).toast.startswith("Done: Water plants")


async def test_what_was_done_elsewhere_is_said_to_be_done(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes")
    await hand.person("add_task", title="Call Ann")
    message = await hand.today()
    await hand.person("complete_task", task="T1")
    pressed = await hand.press("done T1", message)
    assert pressed.toast == "Buy shoes (T1) was done already."
    assert "done T1" not in acts(pressed.said)
    await hand.person("delete", things=["T2"])
    gone = await hand.press("tomorrow T2", message)
    assert gone.toast == "T2 lies in the trash."
    assert "tomorrow T2" not in acts(gone.said)
    assert (await hand.press("done T9")).toast == "There is no task called “T9”."


async def test_undo_brings_back_and_can_be_undone(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes")
    message = await hand.today()
    dropped = await hand.press("drop T1", await hand.hangs(Said("x", ((Button("Drop", "drop T1", "bad"),),))))
    assert dropped.toast.startswith("Deleted Buy shoes (T1).")
    assert await titles(hand.aurum, hand.person.id) == []
    undone = await hand.press(undo_of(dropped.said), "42:2")
    assert undone.toast.startswith("Taken back:")
    assert [button.label for row in undone.said.rows for button in row] == ["Do it again"]  # type: ignore[union-attr]
    assert await titles(hand.aurum, hand.person.id) == ["Buy shoes"]
    assert (await hand.press(undo_of(dropped.said), "42:2")).toast == "That is done already."
    again = await hand.press(undo_of(undone.said), "42:2")
    assert again.toast.startswith("Done again:") or again.toast.startswith("Taken back:")
    assert await titles(hand.aurum, hand.person.id) == []
    assert message


async def test_an_undo_that_something_stands_against_says_what(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes")
    await hand.person("change_task", task="T1", title="Buy boots")
    operation = hand.person.operations[0]
    message = await hand.hangs(Said("Added.", ((Button("Undo", f"undo {operation}"),),)))
    pressed = await hand.press(f"undo {operation}", message)
    assert pressed.toast.startswith("Something changed since")
    assert pressed.said is None, "it may be tried again"
    await hand.person("undo")
    assert (await hand.press(f"undo {operation}", message)).toast.startswith("Taken back:")


async def test_an_unknown_message_is_answered_beside(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes")
    pressed = await hand.press("done T1", "42:99")
    assert pressed.said is None
    (more,) = pressed.more
    assert more.text == "Done: **Buy shoes** (T1)."
    assert acts(more)[0].startswith("undo ")
    assert (await hand.press("done T1", "42:99")).toast == "That is done already."


@pytest.mark.parametrize(
    ("due", "said", "dates"),
    [
        ("today", "Tomorrow: Buy shoes (T1).", (TUESDAY, None)),
        ("2026-11-20", "Tomorrow: Buy shoes (T1).", (TUESDAY, None)),
        (None, "Tomorrow: Buy shoes (T1).", (TUESDAY, None)),
        ("tomorrow", "Buy shoes (T1) was put off to tomorrow already.", (TUESDAY, None)),
        ("2026-11-27", "Buy shoes (T1) rests until tomorrow.", (date(2026, 11, 27), TUESDAY)),
    ],
)
async def test_tomorrow_puts_off_and_leaves_a_later_date_alone(
    hand: Hand, due: str | None, said: str, dates: tuple[date, date | None]
) -> None:
    await hand.person("add_task", title="Buy shoes", due=due)
    pressed = await hand.press("tomorrow T1")
    assert pressed.toast == said
    (task,) = await hand.person("list_tasks")
    assert (task.due_date, task.start_date) == dates


async def test_tomorrow_keeps_the_hour(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today 15:00")
    await hand.press("tomorrow T1")
    (task,) = await hand.person("list_tasks")
    assert (task.due_date, f"{task.due_time:%H:%M}") == (TUESDAY, "15:00")


async def test_why_is_told_once_and_stands_in_the_thread(hand: Hand) -> None:
    await hand.person("add_task", title="Buy shoes", due="today")
    message = await hand.today()
    pressed = await hand.press("why T1", message)
    (more,) = pressed.more
    assert "is the only one that can be done" in more.text
    assert acts(pressed.said) == ["done T1", "tomorrow T1"]
    assert (await hand.press("why T1", message)).more == ()
    assert (await kept(hand.aurum, hand.person.id))[-1].content == more.text
    assert (await hand.press("today", message)).more == (await hand.press("today", message)).more


async def asked(hand: Hand) -> tuple[Said, UUID]:
    """A turn that asks before it deletes."""
    await say(hand.aurum, hand.person.id, "add a task: buy shoes")
    run = await hand.aurum.turns.begin(hand.person.id, Inbound("life", str(uuid4()), "delete buy shoes"))
    return await telling.tell(run.events(), Silent()), run.id


class Silent:
    """Nobody looks."""

    async def show(self, text: str) -> None: ...

    async def doing(self, what: str) -> None: ...

    async def end(self, said: Said, key: str = "") -> str:
        raise NotImplementedError


async def test_yes_lets_the_run_go_on_once_and_what_it_says_is_told(hand: Hand) -> None:
    said, run = await asked(hand)
    message = await hand.hangs(said)
    yes, no, edit = acts(said)
    changed = await hand.press(edit, message)
    assert "your own words" in changed.more[0].text
    pressed = await hand.press(yes, message)
    assert (pressed.toast, acts(pressed.said)) == ("Approved", [])
    assert pressed.goes_on
    assert pressed.goes_on.id == run
    told = await telling.tell(pressed.goes_on.events(), Silent(), goes_on=True)
    assert "Deleted **Buy shoes** (T1)" in told.text
    assert told.rows == ((Button("Undo", f"undo {run}"),),)
    assert await titles(hand.aurum, hand.person.id) == []
    for act in (yes, no, edit):
        late = await hand.press(act, message)
        assert (late.toast, late.goes_on) == ("This was approved already.", None)


async def test_no_is_a_no(hand: Hand) -> None:
    said, _ = await asked(hand)
    pressed = await hand.press(acts(said)[1], await hand.hangs(said))
    assert pressed.toast == "Declined"
    assert pressed.said
    assert pressed.said.text.endswith("✗ You said no.")
    assert pressed.goes_on
    await to_its_end(pressed.goes_on)
    assert await titles(hand.aurum, hand.person.id) == ["Buy shoes"]


async def test_a_reminder_comes_again_and_the_ledger_knows_what_was_answered(hand: Hand) -> None:
    await hand.person("add_task", title="Call Ann", due="today 18:00")
    await hand.person("set_reminder", task="T1", at="today 08:06")
    delivery = await reminded(hand)
    pressed = await hand.press(f"snooze {delivery.id} 60", "42:7")
    assert pressed.toast == "It comes again today 09:06."
    assert acts(pressed.said) == ["done T1", "tomorrow T1", "drop T1", "why T1"]
    found = await hand.ledger(delivery.id)
    assert (found.state, found.answer) == ("answered", "It comes again today 09:06.")
    ended = await hand.press("done T1", "42:7")
    assert [act.partition(" ")[0] for act in acts(ended.said)] == ["undo"]
    assert (await hand.ledger(delivery.id)).answer == "Done: Call Ann (T1)."


async def reminded(hand: Hand) -> Delivery:
    """Its reminder has come."""
    await hand.person("change_nudges", morning_on=False)
    hand.at(minutes=1)
    return await hand.attended()


async def test_a_morning_goes_from_question_to_question_and_shows_what_was_done(hand: Hand) -> None:
    hand.at(minutes=-60)
    await hand.person("add_task", title="Buy shoes", due="today")
    await hand.person("add_task", title="Call Ann", due="today")
    hand.at(minutes=0)
    delivery = await hand.attended()
    assert delivery.kind == "morning"
    energy = next(act for act in acts(delivery.said) if act.endswith("energy:low"))
    pressed = await hand.press(energy, "42:7")
    assert pressed.said
    assert "low" in pressed.said.text.lower()
    assert (await hand.press(energy, "42:7")).said == pressed.said
    done = await hand.press("done T1", "42:7")
    assert done.toast == "Done: Buy shoes (T1)."
    assert "done T2" in acts(done.said)
    assert "done T1" not in acts(done.said)
    undone = await hand.press(undo_of(done.said), "42:7")
    assert undone.toast.startswith("Taken back:")
    assert await titles(hand.aurum, hand.person.id) == ["Buy shoes", "Call Ann"]
    (message,) = [each for each in await kept(hand.aurum, hand.person.id) if "said" in each.extra]
    assert "done T2" in str(message.extra["said"]), "in the web it stands as it is"


async def test_what_is_watched_for_is_heard_paused_and_explained(hand: Hand) -> None:
    await hand.person("add_intent", text="Tell me when I write nothing", kind="no_journal", days=3)
    row = tuple(Button(verb, f"{verb} W1") for verb in ("ok", "pause", "why"))
    message = await hand.hangs(Said("🔔 **W1** No entry for three days.", (row,)))
    why = await hand.press("why W1", message)
    assert "Tell me when I write nothing" in why.more[0].text
    paused = await hand.press("pause W1", message)
    assert paused.toast == "W1 is paused."
    assert [act.partition(" ")[0] for act in acts(paused.said)] == ["undo"]
    await hand.press(undo_of(paused.said), message)
    (watch,) = await hand.person("list_intents")
    assert not watch.paused
    other = await hand.hangs(Said("🔔 **W1**", (row,)))
    assert (await hand.press("ok W1", other)).toast.startswith("All right.")


async def test_stop_ends_a_run_that_waits(hand: Hand) -> None:
    _, run = await asked(hand)
    assert (await hand.press(f"stop {run}")).toast == "Stopped."
    async with asyncio.timeout(10):
        while (await hand.press(f"stop {run}")).toast != "That is over already.":  # noqa: ASYNC110
            await asyncio.sleep(0.05)


NOBODYS = UUID("0b9d3c1e-6a55-4c5b-9f0e-2f6f1c9a7d10")
"""The id of nothing."""


@pytest.mark.parametrize(
    "act", ["", "sing", "done", "yes T1", "round", "round x", f"round {NOBODYS} y", f"undo {NOBODYS}", "undo x",
            "snooze x 10", f"snooze {NOBODYS} 10", "snooze", f"edit {NOBODYS}", f"stop {NOBODYS}", "why", "ok W9"]
)  # fmt: skip
async def test_what_is_not_there_is_said_and_nothing_happens(hand: Hand, act: str) -> None:
    pressed = await hand.press(act)
    assert 0 < len(pressed.toast) <= 180
    assert pressed.said is None
    assert await hand.operations() == []


async def test_another_finds_nothing_of_mine(hand: Hand, new_person: Any) -> None:
    await hand.person("add_task", title="Their words", due="today")
    message = await hand.today()
    stranger = Hand(hand.aurum, await new_person(), hand.presses, hand.clock)
    for act in ("done T1", "drop T1", "why T1", f"undo {hand.person.operations[0]}"):
        pressed = await stranger.press(act, message)
        assert pressed.said is None
        assert "Their words" not in str(pressed)
    assert await titles(hand.aurum, hand.person.id) == ["Their words"]
