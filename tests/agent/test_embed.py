"""What was written is read in the background: once, by whom it may be read, and on where it was broken off."""

import asyncio
import logging
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from agent import embed as module
from agent.choice import ModelChoice
from agent.embed import embed
from agent.meaning import HOSTED, LOCAL, Meanings
from api import jobs
from memory import jobs as job_rows
from memory.database import Database, utc_now
from memory.limits import Amounts, Limits
from memory.notes import NewNote
from memory.notes import add as add_notes
from tests.acting import TOOL, Person
from tests.agent.embedding import embedding
from tests.agent.test_purse import spent
from tests.conftest import NewUser
from tests.reading import Far, Hashing
from tools.recall import recall

OFFLINE = ModelChoice()


def here(model: Hashing | None = None) -> Meanings:
    return Meanings(OFFLINE, local=model or Hashing())


def both(far: Far, near: Hashing | None = None) -> Meanings:
    return Meanings(OFFLINE, local=near or Hashing(), hosted=far)


async def note(person: Person, *texts: str, who: str = "") -> None:
    async with person.database.scope(person.id, operation=uuid4(), label="Kept") as scope:
        await add_notes(scope, [NewNote(each, scope.now, who, "one") for each in texts], "")


async def readers(person: Person) -> dict[str, str | None]:
    """By whom each passage was read."""
    async with person.database.scope(person.id) as scope:
        rows = await scope.rows(
            "select text, model from passages p left join meanings m on m.passage_id = p.id and m.user_id = p.user_id"
        )
    return {row["text"]: row["model"] for row in rows}


async def found(person: Person, query: str, **by: Hashing) -> list[str]:
    async with person.database.scope(person.id) as scope:
        scope.meant = {LOCAL if name == "near" else HOSTED: model.query(query) for name, model in by.items()}
        return [each.text for each in (await recall(scope, query)).hits]


async def test_each_text_is_read_once_with_who_said_it(person: Person) -> None:
    model = Hashing()
    await note(person, "We got a puppy", who="Mara")
    await note(person, "Tea at five")
    for _ in range(3):
        await embed(person.database, person.id, here(model))
    assert sorted(model.read) == ["Mara: We got a puppy", "Tea at five"]
    await note(person, "Rain")
    await embed(person.database, person.id, here(model))
    assert model.read[2:] == ["Rain"]


async def test_one_that_was_killed_goes_on_where_it_was(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Hashing):
        def passages(self, texts: list[str]) -> list[list[float]]:
            if len(self.read) >= 4:
                raise asyncio.CancelledError
            return super().passages(texts)

    monkeypatch.setattr(module, "BATCH", 2)
    await note(person, *(f"gull {each}" for each in range(7)))
    killed, next_one = Killed(), Hashing()
    with pytest.raises(asyncio.CancelledError):
        await embed(person.database, person.id, here(killed))
    await embed(person.database, person.id, here(next_one))
    assert len(killed.read) == 4
    assert sorted([*killed.read, *next_one.read]) == [f"gull {each}" for each in range(7)]


async def test_what_changes_or_goes_while_it_is_read_does_no_harm(person: Person) -> None:
    await note(person, "We got a puppy", "Tea at five")

    class Meanwhile(Far):
        async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
            if not self.read:
                await person("undo")
            return await super().aembed_documents(texts)

    await note(person, "Rain")
    await embed(person.database, person.id, both(Meanwhile()))
    assert await readers(person) == {"We got a puppy": HOSTED, "Tea at five": HOSTED}


async def test_the_hosted_model_reads_what_is_open_and_this_machine_what_is_kept_from_models(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for tier in ("never", "signals", "full"):
        await person("write_entry", title=f"Title {tier}", text=f"The otter of {tier}", tier=tier)
    with embedding() as gemini:
        wired = Meanings(ModelChoice(google_api_key="k", gemini_base_url=gemini.url), local=Hashing())
        await embed(person.database, person.id, wired)
        assert gemini.texts == ["Title full. The otter of full"]
        await person("update_entry", entry="J3", tier="never")
        await person("update_entry", entry="J2", text="Another otter")
        await embed(person.database, person.id, wired)
        assert len(gemini.sent) == 1, "what has become private is not sent again"
        await person("update_entry", entry="J1", tier="full")
        await embed(person.database, person.id, wired)
        assert gemini.texts[1:] == ["Title never. The otter of never"]
    assert await readers(person) == {
        "Title never. The otter of never": HOSTED, "Title signals. Another otter": LOCAL,
        "Title full. The otter of full": LOCAL,
    }  # fmt: skip
    assert not [record for record in caplog.records if "otter" in str(vars(record))]


async def test_reading_is_counted_in_the_spending(person: Person) -> None:
    await note(person, "x" * 400, "y" * 400)
    await embed(person.database, person.id, both(Far()))
    assert (await spent(person.database, person.id)).today.spent == Amounts(1, 200, 30)
    await embed(person.database, person.id, both(Far()))
    assert (await spent(person.database, person.id)).today.spent.calls == 1


async def test_at_the_limit_the_bundled_model_reads_and_what_was_read_before_stays(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    far = Far()
    await note(person, "We got a puppy")
    await embed(person.database, person.id, both(far))
    with monkeypatch.context() as patched:
        patched.setattr(person.database, "limits", Limits(Amounts(1, 10**6, 10**6), Amounts(1, 10**6, 10**6)))
        await note(person, "The hound barks", "Tea at five")
        await embed(person.database, person.id, both(far))
        assert await readers(person) == {
            "We got a puppy": HOSTED,
            "The hound barks": LOCAL,
            "Tea at five": LOCAL,
        }
        assert set((await found(person, "dog", near=Hashing(), far=Far()))[:2]) == {
            "We got a puppy",
            "The hound barks",
        }
        assert [record.getMessage() for record in caplog.records] == [], "a limit is no failure"
    await embed(person.database, person.id, both(far))
    assert set((await readers(person)).values()) == {HOSTED}, "next month it goes on"


async def test_where_the_hosted_one_fails_the_bundled_one_reads_and_it_is_tried_again_with_the_next_work(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await note(person, *(f"gull {each}" for each in range(100)))
    with embedding() as gemini:
        wired = Meanings(ModelChoice(google_api_key="k", gemini_base_url=gemini.url), local=Hashing())
        gemini.failing += [500] * 20
        await embed(person.database, person.id, wired)
        assert set((await readers(person)).values()) == {LOCAL}
        assert len(gemini.sent) == 1, "not once for each batch"
        assert [record.getMessage() for record in caplog.records] == ["texts were not read"]
        gemini.failing.clear()
        await embed(person.database, person.id, wired)
    assert set((await readers(person)).values()) == {HOSTED}


async def test_when_the_key_is_gone_all_is_read_here_again_and_found_meanwhile(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    texts = ["We got a puppy", "Tea at five", "Rain", "The hound barks"]
    await note(person, *texts)
    await embed(person.database, person.id, both(Far(2)))
    assert set((await readers(person)).values()) == {HOSTED}
    assert (await found(person, "puppy", near=Hashing()))[0] == "We got a puppy", "by its words"

    class Watching(Hashing):
        def passages(self, texts: list[str]) -> list[list[float]]:
            if self.read:
                raise ValueError("broken off")
            return super().passages(texts)

    with pytest.raises(ValueError, match="broken off"):
        await embed(person.database, person.id, here(Watching()))
    assert sorted(map(str, (await readers(person)).values())) == [HOSTED, HOSTED, LOCAL, LOCAL]
    assert set((await found(person, "dog", near=Hashing(), far=Far(2)))[:2]) == {
        "We got a puppy",
        "The hound barks",
    }
    await embed(person.database, person.id, here())
    assert set((await readers(person)).values()) == {LOCAL}
    assert set((await found(person, "dog", near=Hashing()))[:2]) == {"We got a puppy", "The hound barks"}


async def test_without_any_model_nothing_is_read_and_nothing_fails(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("agent.meaning.loaded", lambda: None)
    await note(person, "We got a puppy")
    await embed(person.database, person.id, Meanings(OFFLINE))
    assert await readers(person) == {"We got a puppy": None}
    assert [record.getMessage() for record in caplog.records] == ["texts are found by their words alone"]
    await embed(person.database, person.id, here())
    assert await readers(person) == {"We got a puppy": LOCAL}, "read as soon as one can be loaded"


async def test_where_only_the_hosted_one_can_read_it_reads_all_that_it_may(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.meaning.loaded", lambda: None)
    monkeypatch.setattr(module, "BATCH", 2)
    await note(person, "We got a puppy", "Tea at five", "Rain")
    for each in range(3):
        await person("write_entry", text=f"Secret {each}", tier="never")
    far = Far()
    await embed(person.database, person.id, Meanings(OFFLINE, hosted=far))
    assert sorted(far.read) == ["Rain", "Tea at five", "We got a puppy"]
    unread = {text for text, model in (await readers(person)).items() if model is None}
    assert unread == {f"Secret {each}" for each in range(3)}


async def test_a_change_asks_for_reading_once_and_the_job_does_it(person: Person) -> None:
    await person("add_task", title="Walk the puppy")
    await person("add_task", title="Tea at five")
    (job,) = await waiting(person.database, person.id)
    await jobs.run(person.database, job, None, here())
    assert set((await readers(person)).values()) == {LOCAL}
    assert await waiting(person.database, person.id) == []


async def test_a_reader_that_fails_is_asked_again_later(person: Person) -> None:
    class Broken(Hashing):
        def passages(self, texts: list[str]) -> list[list[float]]:
            raise ValueError(texts)

    await person("add_task", title="Walk the puppy")
    (job,) = await waiting(person.database, person.id)
    await jobs.run(person.database, job, None, here(Broken()))
    assert await waiting(person.database, person.id) == [job]
    await jobs.run(person.database, job, None, here())
    assert set((await readers(person)).values()) == {LOCAL}


async def test_what_is_written_is_read_soon_and_together_with_what_is_written_meanwhile(
    person: Person,
) -> None:
    for title in ("Walk the puppy", "Feed the puppy"):
        async with person.database.scope(person.id, operation=uuid4(), label="x") as scope:
            await TOOL["add_task"].run(scope, {"title": title})
        (job,) = await waiting(person.database, person.id)
        assert job not in scope.jobs, "nobody is wakened for each text"
    for seconds, found in ((0, False), (30, True)):
        due = await job_rows.due(person.database, utc_now() + timedelta(seconds=seconds), ["embed"])
        assert (job in due) == found


async def test_one_users_reading_touches_nobody_else(person: Person, new_user: NewUser) -> None:
    other = Person(person.database, await new_user())
    for each in (person, other):
        await note(each, "We got a puppy")
    model = Hashing()
    await embed(person.database, person.id, here(model))
    assert model.read == ["We got a puppy"]
    assert (await readers(person), await readers(other)) == (
        {"We got a puppy": LOCAL},
        {"We got a puppy": None},
    )


async def waiting(database: Database, user: UUID) -> list[UUID]:
    async with database.scope(user) as scope:
        rows = await scope.rows("select id from jobs where user_id = %s and name = 'embed'", [user])
    return [row["id"] for row in rows]
