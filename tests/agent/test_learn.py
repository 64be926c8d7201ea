"""Learning: only from the user's own words, once, and never from what Aurum answers or anybody else wrote."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from langchain_core.messages import AnyMessage

from agent.learn import Picked, learn
from agent.purse import Refused
from api import jobs
from api.aurum import Aurum
from memory import learning
from memory.database import Database
from memory.memories import Memory
from memory.rows import dump
from tests.acting import Person
from tests.agent.turns import MakeAurum, call, say, scripted
from tests.fakes import Step
from tools.memories import set_learning

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

Pick = tuple[int, str]


@dataclass
class Picking:
    """A hosted model that picks what a test wrote down, and keeps what it was asked."""

    picks: Sequence[Pick] | Exception
    name: str = "scripted"
    asked: list[str] = field(default_factory=list)

    async def shaped(self, messages: list[AnyMessage], shape: Any, purse: Any) -> Any:
        self.asked.append(str(messages[-1].content))
        purse.settle(await purse.reserve(self.name, None, 100), answered=True)
        if isinstance(self.picks, Exception):
            raise self.picks
        found = [{"message": number, "quote": quote, "kind": "fact"} for number, quote in self.picks]
        return Picked.model_validate({"memories": found})


async def known(database: Database, user: UUID, state: str = "all") -> list[Memory]:
    found: list[Memory] = await Person(database, user)("list_memories", state=state)
    return found


async def unread(database: Database, user: UUID) -> None:
    """Everything is to be read again."""
    async with database.scope(user) as scope:
        await scope.run("update memory_settings set messages_read = 0, entries_read = 0")


async def test_what_the_user_says_is_proposed_a_while_later_with_its_source(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("Nice to know.", "Indeed."))
    await say(aurum, user, "Hello! I live in Lisbon. What's next?", id="m1")
    await say(aurum, user, "It rains here.")
    async with aurum.database.scope(user) as scope:
        (job,) = await scope.rows("select id, run_at > now() as later from jobs where name = 'learn'")
    assert job["later"]
    await jobs.run(aurum.database, job["id"])
    (found,) = await known(aurum.database, user)
    assert (found.text, found.state, found.kind) == ("I live in Lisbon.", "proposed", "fact")
    source = found.source
    assert (source.kind, source.id, source.thread, source.quote) == (
        "said",
        "m1",
        "life",
        "I live in Lisbon.",
    )
    async with aurum.database.scope(user) as scope:
        assert await scope.rows("select id from jobs where name = 'learn'") == []


async def test_it_is_told_live_and_undo_passes_over_it(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("Nice."))
    await say(aurum, user, "I live in Lisbon")
    told: list[Any] = []

    async def tell(_user: UUID, events: list[Any], _jobs: list[UUID]) -> None:
        told.extend(events)

    aurum.database.after_commit = tell
    await learn(aurum.database, user, None)
    assert [each["nouns"] for each in told if each["type"] == "changed"] == [["memories"]]
    (operation,) = await Person(aurum.database, user)("list_operations")
    assert (operation.kind, operation.label) == ("upkeep", "Learned from what you said")


async def test_fifty_times_over_answers_that_recall_memories_nothing_multiplies(
    aurum_with: MakeAurum, user: UUID
) -> None:
    answer = (
        "You live in Lisbon. I know that you are allergic to nuts. I live in Lisbon, too! I moved to Porto."
    )
    asking: list[Step] = [
        step for _ in range(3) for step in ([call("list_memories", state="current")], answer)
    ]
    aurum = await aurum_with(scripted("Fine.", *asking))
    await say(aurum, user, "I live in Lisbon")
    await learn(aurum.database, user, None)
    for _ in range(3):
        await say(aurum, user, "What do you know about me?")
    before = await known(aurum.database, user)
    assert [each.text for each in before] == ["I live in Lisbon"]
    for _ in range(50):
        await unread(aurum.database, user)
        await learn(aurum.database, user, None)
    assert await known(aurum.database, user) == before


async def test_what_others_wrote_what_is_withheld_and_what_is_under_way_is_not_read(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("a", "b", "c"))
    await say(aurum, user, "I live in Lisbon", id="foreign")
    await say(aurum, user, "I'm allergic to nuts", id="hidden")
    await say(aurum, user, "My dog is called Rex", id="mine")
    async with aurum.database.scope(user) as scope:
        await scope.run(
            "insert into outside (user_id, noun, row_id) values (%s, 'messages', 'foreign')", [user]
        )
        await scope.run("update messages set withheld = true where id = 'hidden'")
        await scope.run("update runs set ended_at = null where message_id = 'mine'")
    writer = Picking([])
    await learn(aurum.database, user, writer)
    assert await known(aurum.database, user) == []
    assert writer.asked == []
    async with aurum.database.scope(user) as scope:
        await scope.run("update runs set ended_at = now() where message_id = 'mine'")
    await learn(aurum.database, user, None)
    assert [each.text for each in await known(aurum.database, user)] == ["My dog is called Rex"]


async def test_only_entries_that_a_model_may_read_are_read(person: Person) -> None:
    await person("write_entry", text="I live in Lisbon.", tier="never")
    await person("write_entry", text="My dog is called Rex.", tier="signals")
    await person("write_entry", text="A good day. I'm allergic to nuts.", tier="full")
    writer = Picking([(1, "I'm allergic to nuts")])
    await learn(person.database, person.id, writer)
    (found,) = await known(person.database, person.id)
    assert (found.text, found.source.kind, found.source.ref) == ("I'm allergic to nuts", "journal", "J3")
    (asked,) = writer.asked
    assert "Lisbon" not in asked
    assert "Rex" not in asked


async def test_what_was_learned_of_an_entry_is_kept_from_models_as_soon_as_the_entry_is(
    person: Person,
) -> None:
    await person("write_entry", text="I'm allergic to nuts.", tier="full")
    await learn(person.database, person.id, None)
    await person("accept_memory", memory="M1")
    await person("update_entry", entry="J1", tier="never")
    async with person.database.scope(person.id, reader="model") as scope:
        assert await scope.rows("select text from memories") == []
        assert await scope.rows("select text from passages where kind = 'memory'") == []
        assert await scope.rows("select words from words where kind = 'memory'") == []
    assert [each.ref for each in await known(person.database, person.id)] == ["M1"]
    await person("update_entry", entry="J1", tier="full")
    async with person.database.scope(person.id, reader="model") as scope:
        assert len(await scope.rows("select text from memories")) == 1


async def test_a_model_is_asked_once_for_all_and_believed_only_where_the_user_said_it(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("Noted: you moved to Rome.", "Fine."))
    aurum.database.clock = lambda: NOON  # who lives in Lisbon is not in another day since
    await say(aurum, user, "I picked up pottery last spring, it calms me. I live in Lisbon")
    await say(aurum, user, "My grandmother taught me to bake bread")
    invented = [(1, "I moved to Rome"), (1, "My grandmother taught me to bake bread"), (2, "you moved to Rome"),
                (7, "I live in Lisbon"), (1, "I")]  # fmt: skip
    writer = Picking([*invented, (2, "My grandmother taught me to bake bread"), (1, "I live in Lisbon")])
    await learn(aurum.database, user, writer)
    texts = {each.text for each in await known(aurum.database, user)}
    assert texts == {"My grandmother taught me to bake bread", "I live in Lisbon"}
    (asked,) = writer.asked
    assert "Rome" not in asked
    assert (await Person(aurum.database, user)("spending")).today.spent.calls >= 3


async def test_where_the_model_fails_the_rules_stand(
    aurum_with: MakeAurum, user: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    aurum = await aurum_with(scripted("a", "b"))
    await say(aurum, user, "I live in Lisbon")
    await learn(aurum.database, user, Picking(ValueError("broken")))
    await say(aurum, user, "My dog is called Rex")
    await learn(aurum.database, user, Picking(Refused("the limit is reached")))
    assert [each.text for each in await known(aurum.database, user)] == [
        "My dog is called Rex",
        "I live in Lisbon",
    ]


async def test_nothing_worth_asking_asks_no_model(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("a", "b", "c"))
    for text in ("Add milk to my list", "What's next?", "> I live in Rome"):
        await say(aurum, user, text)
    writer = Picking([])
    await learn(aurum.database, user, writer)
    await learn(aurum.database, user, writer)
    assert writer.asked == []


async def test_while_learning_is_off_nothing_is_read_nor_afterwards(
    aurum_with: MakeAurum, user: UUID
) -> None:
    aurum = await aurum_with(scripted("a", "b"))
    async with aurum.database.scope(user) as scope:
        await set_learning(scope, "off")
    await say(aurum, user, "I live in Lisbon")
    async with aurum.database.scope(user) as scope:
        assert await scope.rows("select id from jobs where name = 'learn'") == []
        await set_learning(scope, "auto")
    await learn(aurum.database, user, None)
    assert await known(aurum.database, user) == []
    await say(aurum, user, "My dog is called Rex")
    await learn(aurum.database, user, None)
    (found,) = await known(aurum.database, user)
    assert (found.text, found.state) == ("My dog is called Rex", "active")


async def test_what_is_withheld_while_a_model_reads_is_not_learned(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("a"))
    await say(aurum, user, "I live in Lisbon")

    @dataclass
    class Slow(Picking):
        async def shaped(self, messages: list[AnyMessage], shape: Any, purse: Any) -> Any:
            await Person(aurum.database, user)("forget", about="Lisbon")
            return await Picking.shaped(self, messages, shape, purse)

    await learn(aurum.database, user, Slow([(1, "I live in Lisbon")]))
    assert await known(aurum.database, user) == []


async def test_two_workers_read_the_same_once(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted("a"))
    await say(aurum, user, "I live in Lisbon")
    async with aurum.database.scope(user) as scope:
        first = await learning.unread(scope)
        second = await learning.unread(scope)
    async with aurum.database.scope(user) as scope:
        assert await learning.advance(scope, first)
        assert not await learning.advance(scope, second)


async def test_what_a_log_says_of_learning_holds_no_words(
    aurum_with: MakeAurum, user: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    aurum = await aurum_with(scripted("a"))
    await say(aurum, user, "My locker code is ZB-4711")
    await learn(aurum.database, user, Picking(ValueError("ZB-4711")))
    ours = [each for each in caplog.records if each.name.startswith(("agent", "api", "memory", "tools"))]
    assert "ZB-4711" not in dump([each.getMessage() for each in ours])


async def test_an_aurum_reads_by_its_own_job(aurum: Aurum, user: UUID) -> None:
    await say(aurum, user, "Remember that I live in Lisbon. I'm allergic to nuts.")
    await learn(aurum.database, user, None)
    found = await known(aurum.database, user, "current")
    assert {(each.text, each.state) for each in found} == {
        ("I live in Lisbon", "active"), ("I'm allergic to nuts.", "proposed"),
    }  # fmt: skip
