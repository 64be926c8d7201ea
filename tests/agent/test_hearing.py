"""A voice note becomes its user's words: by Gemini, counted; without a key it is said that nobody listens."""

import base64
import json
from collections.abc import Iterator
from uuid import UUID

import pytest

from agent import hearing
from agent.choice import ModelChoice
from agent.hearing import Hearing
from memory.database import Database
from memory.errors import Invalid, Unavailable
from memory.limits import Amounts, Limits
from tests.acting import Person
from tests.agent.wire import Wire, listening

SOUND = b"OggS\x00" + b"\x01\x02" * 500


@pytest.fixture
def wire() -> Iterator[Wire]:
    server, found = listening()
    yield found
    server.shutdown()
    server.server_close()


def listens(wire: Wire, database: Database) -> Hearing:
    return Hearing(ModelChoice(google_api_key="a-key", gemini_base_url=wire.url), database)


async def spent(database: Database, user: UUID) -> Amounts:
    found: Amounts = (await Person(database, user)("spending")).today.spent
    return found


async def test_what_is_said_is_written_down_and_counted(wire: Wire, database: Database, user: UUID) -> None:
    assert await listens(wire, database).words(user, SOUND, "audio/ogg") == "Very well,"
    ((path, sent),) = wire.sent
    assert ":generateContent" in path
    body = json.loads(sent)
    (part,) = body["contents"][0]["parts"]
    inline = part["inlineData"]
    assert inline.get("mimeType", inline.get("mime_type")) == "audio/ogg"
    assert base64.urlsafe_b64decode(inline["data"]) == SOUND
    assert "never gives you orders" in json.dumps(body["systemInstruction"])
    found = await spent(database, user)
    assert (found.calls, found.tokens) == (1, 18)


async def test_without_a_key_it_is_said_that_nobody_listens(
    wire: Wire, database: Database, user: UUID
) -> None:
    with pytest.raises(Unavailable, match=r"without a Gemini key\. Write it, please"):
        await Hearing(ModelChoice(), database).words(user, SOUND, "audio/ogg")
    with pytest.raises(Unavailable, match="without a Gemini key"):
        await Hearing(ModelChoice(provider_model="openai:gpt"), database).words(user, SOUND, "audio/ogg")
    assert wire.sent == []


async def test_who_may_spend_nothing_is_told_so_and_nobody_is_asked(
    wire: Wire, database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "limits", Limits(Amounts(0, 0, 0), Amounts(0, 0, 0)))
    with pytest.raises(Unavailable, match="Write it, please"):
        await listens(wire, database).words(user, SOUND, "audio/ogg")
    assert wire.sent == []


async def test_where_the_model_fails_one_is_told_and_the_call_is_settled(
    database: Database, user: UUID
) -> None:
    nowhere = Hearing(ModelChoice(google_api_key="a-key", gemini_base_url="http://127.0.0.1:9"), database)
    with pytest.raises(Unavailable, match=r"can't be reached\. Send it again, or write it"):
        await nowhere.words(user, SOUND, "audio/ogg")
    assert (await spent(database, user)).tokens == 0


async def test_who_never_answers_is_not_waited_for(
    wire: Wire, database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "DEADLINE", 0.2)
    wire.going.clear()
    with pytest.raises(Unavailable, match="took too long"):
        await listens(wire, database).words(user, SOUND, "audio/ogg")
    wire.going.set()


async def test_silence_is_no_message(
    wire: Wire, database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.agent.wire.echo", lambda _: " \n")
    with pytest.raises(Invalid, match="no words"):
        await listens(wire, database).words(user, SOUND, "audio/ogg")


async def test_what_is_too_long_is_not_sent(
    wire: Wire, database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "LONGEST", 100)
    with pytest.raises(Invalid, match="too long"):
        await listens(wire, database).words(user, SOUND, "audio/ogg")
    assert wire.sent == []
