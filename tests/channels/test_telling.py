"""A turn told in a channel: words as they come, then what was done, what is asked, and what takes it back."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest

from agent.events import (
    Asked,
    CallEnded,
    CallStarted,
    Event,
    Joined,
    Notice,
    Queued,
    Retold,
    RunFailed,
    RunFinished,
    RunStarted,
    Text,
    TextEnded,
    TextStarted,
)
from agent.turn import Inbound
from api.aurum import Aurum
from channels.markup import telegram
from channels.telling import NOTHING, tell
from memory.records import Approval, Call, Message, Reason
from memory.said import Button, Said
from tests.acting import Person
from tests.agent.turns import MakeAurum, call, scripted

RUN = uuid4()
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SHOES = {"ref": "T1", "title": "Buy *shoes*"}
ASKED = Approval(
    uuid4(), RUN, "c1", "delete", {"things": ["T1"]}, "destructive", 1, [SHOES], "pending", None, NOW, NOW, None
)  # fmt: skip


@dataclass
class Screen:
    """What somebody sees while a turn is told."""

    shown: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)

    async def show(self, text: str) -> None:
        self.shown.append(text)

    async def doing(self, what: str) -> None:
        self.done.append(what)

    async def end(self, said: Said, key: str = "") -> str:
        raise AssertionError("who asked for the telling ends it")


async def told(*events: Event | Sequence[Event], goes_on: bool = False) -> tuple[Said, Screen]:
    """What is said at the end of these events, and what was seen before. Those in a list come at once."""

    async def coming() -> AsyncIterator[list[Event]]:
        for each in events:
            yield list(each) if isinstance(each, Sequence) else [each]

    screen = Screen()
    return await tell(coming(), screen, goes_on=goes_on), screen


def called(tool: str, id: str = "c", **answer: Any) -> list[Event]:
    return [CallStarted("m", id, tool, {}), CallEnded("m", id, json.dumps(answer))]


def did(tool: str, result: Any, id: str = "c") -> list[Event]:
    return called(tool, id, ok=True, result=result, changed=True, operation=str(RUN))


def ended(state: Any = "done", *, changed: bool = True) -> RunFinished:
    return RunFinished("life", RUN, RUN if changed else None, "offline", state)


async def test_words_grow_and_receipts_stand_below_them() -> None:
    said, screen = await told(
        RunStarted("life", RUN),
        CallStarted("m", "c", "add_task", {}),
        did("add_task", SHOES)[1],
        TextStarted("m2"),
        Text("m2", "Added "),
        Text("m2", "it."),
        TextEnded("m2"),
        ended(),
    )
    assert screen.shown == ["Added", "Added it."]
    assert screen.done == ["add task …", ""]
    assert said.text == "Added it.\n\n✓ T1 Buy \\*shoes\\*"
    assert said.rows == ((Button("Undo", f"undo {RUN}"),),)


@pytest.mark.parametrize(
    ("events", "line"),
    [
        (did("add_task", {"ref": "T1", "title": "Run"}), "✓ T1 Run"),
        (did("write_entry", {"ref": "J1", "title": ""}), "✓ J1"),
        (did("delete", [{"ref": f"T{n}", "name": "x"} for n in range(7)]), "✓ T0 x, T1 x, T2 x, T3 x, T4 x and 2 more"),
        (did("change_tasks", {"count": 2, "refs": ["T1", "T2"]}), "✓ T1, T2"),
        (did("use_template", {"thing": {"ref": "P1", "name": "Trip"}}), "✓ P1 Trip"),
        (did("change_preferences", {"detail": "minimal"}), "✓ change preferences"),
        (called("complete_task", ok=False, error={"detail": "There is no “x”."}), "✗ complete task: There is no “x”."),
    ],
)  # fmt: skip
async def test_a_receipt_is_one_short_line(events: list[Event], line: str) -> None:
    said, _ = await told(*events, ended())
    assert said.text == line


async def test_nothing_is_claimed_that_did_not_happen() -> None:
    unchanged = called("add_task", ok=True, result=SHOES, changed=False)
    looked = called("list_tasks", id="d", ok=True, result=[SHOES], changed=False)
    missed = called("find_tasks", id="e", ok=False, error={"detail": "No."})
    said, _ = await told(*unchanged, *looked, *missed, ended(changed=False))
    assert said == Said(NOTHING)


async def test_many_receipts_are_counted() -> None:
    events = [event for n in range(8) for event in did("add_task", {"ref": f"T{n}", "title": "x"}, f"c{n}")]
    said, _ = await told(*events, ended())
    assert said.text.splitlines()[-1] == "… and 3 more"


async def test_what_is_asked_has_its_answers_below() -> None:
    said, _ = await told(Text("m", "One moment."), Asked((ASKED,)), ended("waiting", changed=False))
    assert said.text.endswith("**delete**: T1 Buy \\*shoes\\*\nI ask since it takes something away.")
    (row,) = said.rows
    assert [(button.label, button.act) for button in row] == [
        ("Yes", f"yes {ASKED.id}"),
        ("No", f"no {ASKED.id}"),
        ("Change …", f"edit {ASKED.id}"),
    ]
    assert all(len(button.act.encode()) <= 60 for button in row)
    both, _ = await told(Asked((ASKED, replace(ASKED, id=uuid4()))), ended("waiting", changed=False))
    assert [row[0].label for row in both.rows] == ["Yes 1", "Yes 2"]


@pytest.mark.parametrize("reason", get_args(Reason))
async def test_why_it_is_asked_is_said_whatever_the_reason(reason: Reason) -> None:
    said, _ = await told(Asked((replace(ASKED, reason=reason, preview=None),)))
    assert "**delete**: things: " in said.text
    assert "I ask since " in said.text


async def test_who_waits_in_line_is_told_so_until_it_begins() -> None:
    said, screen = await told(
        Queued("life", RUN), RunStarted("life", RUN), Text("m", "Hello."), ended(changed=False)
    )
    assert screen.done == ["I answer as soon as the one before is done", ""]
    assert said == Said("Hello.")


async def test_what_failed_or_was_stopped_says_so_and_keeps_what_was_done() -> None:
    failed = "Something went wrong before I could finish. What the cards show as done is done."
    said, _ = await told(*did("add_task", SHOES), Text("m", failed), RunFailed(failed, "KeyError"))
    assert said.text.count("Something went wrong") == 1
    assert said.text.endswith("✓ T1 Buy \\*shoes\\*")
    silent, _ = await told(RunFailed(failed, "KeyError"))
    assert silent.text == failed
    stopped, _ = await told(Text("m", "I was about to"), *did("add_task", SHOES), ended("stopped"))
    assert stopped.text == "I was about to\n\nStopped.\n\n✓ T1 Buy \\*shoes\\*"
    assert stopped.rows


async def test_a_notice_is_told() -> None:
    said, _ = await told(
        Notice("Gemini does not answer: the offline model does."), Text("m", "Hi."), ended(changed=False)
    )
    assert said.text.startswith("*Gemini does not answer: the offline model does.*\n\nHi.")


async def test_told_anew_it_says_the_same() -> None:
    calls = (Call("c", "add_task", {"title": "Buy shoes"}),)
    stored = (
        Message("u", "user", "add buy shoes", NOW, RUN),
        Message("m", "assistant", "", NOW, RUN, calls=calls),
        Message("t", "tool", did("add_task", SHOES)[1].content, NOW, RUN, call_id="c"),  # type: ignore[union-attr]
        Message("m2", "assistant", "Added it.", NOW, RUN),
    )
    live, _ = await told(*did("add_task", SHOES), Text("m2", "Added it."), ended())
    anew, _ = await told([RunStarted("life", RUN), Retold(stored)], ended())
    assert anew == live
    broken_off, _ = await told(Text("m2", "Added i"), *did("add_task", SHOES), Retold(stored), ended())
    assert broken_off == live, "what was heard before the process died is not said twice"
    on, _ = await told(
        Retold(stored), *did("complete_task", SHOES, "d"), Text("m3", "Done."), ended(), goes_on=True
    )
    assert on.text == "Done.\n\n✓ T1 Buy \\*shoes\\*", "what was said before the question is known"


async def test_every_event_can_be_heard() -> None:
    samples: list[Event] = [
        Queued("life", RUN), RunStarted("life", RUN), TextStarted("m"), Text("m", "x"), TextEnded("m"),
        *did("undo", None), Notice("n"), Joined("m", "x"), Retold(()), Asked((ASKED,)), ended(), RunFailed("f", "E"),
    ]  # fmt: skip
    assert {type(event) for event in samples} == set(get_args(Event))
    said, _ = await told(*samples)
    assert said.text


async def test_a_real_turn_is_told_with_its_receipt_and_its_undo(aurum: Aurum, person: Person) -> None:
    run = await aurum.turns.begin(person.id, Inbound("life", str(uuid4()), "add buy shoes tomorrow"))
    said = await tell(run.events(), Screen())
    assert said.text.startswith("Added **Buy shoes** (T1)")
    assert said.text.endswith("✓ T1 Buy shoes")
    ((button,),) = said.rows
    await person("undo", operation=button.act.removeprefix("undo "))
    again = await aurum.turns.begin(person.id, Inbound("life", str(uuid4()), "what is next?"))
    quiet = await tell(again.events(), Screen())
    assert quiet.rows == ()
    assert "✓" not in quiet.text


async def test_a_false_claim_of_a_hosted_model_is_not_passed_on(
    aurum_with: MakeAurum, person: Person
) -> None:
    aurum = await aurum_with(scripted([call("add_task", title="Buy shoes")], "I deleted all your projects."))
    run = await aurum.turns.begin(person.id, Inbound("life", str(uuid4()), "add buy shoes"))
    said = await tell(run.events(), Screen())
    assert "deleted all" not in said.text
    assert "T1 Buy shoes" in said.text
    assert telegram(said.text)


def test_the_acts_fit_into_a_button() -> None:
    assert len(f"undo {UUID(int=0)}".encode()) <= 60
