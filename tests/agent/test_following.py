"""A run is followed from anywhere: from any place in it, by any process, also when what was told is lost."""

import asyncio
from uuid import UUID, uuid4

import pytest
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from agent.events import Retold, RunFinished, RunStarted
from agent.streams import START, Mark, Told
from agent.turn import Inbound
from api.aurum import Aurum
from memory.errors import NotFound
from memory.streams import Streams
from tests.agent.turns import MakeAurum, call, kept, last_words, scripted, until
from tests.conftest import NewUser

pytestmark = pytest.mark.usefixtures("looked_for_by_hand")

SCRIPT = (
    [call("add_task", title="Buy shoes"), call("add_task", title="Buy socks")],
    "Both are on your list. Bye now.",
)


async def told(aurum: Aurum, user: UUID, run: UUID, mark: Mark = START) -> list[Told]:
    """What is told of a run from behind a mark to its end."""
    async with asyncio.timeout(20):
        return [each async for there in aurum.turns.follow(user, run, mark) for each in there]


async def taken(aurum: Aurum, user: UUID) -> tuple[UUID, list[Told]]:
    """A run that is over, and all that was told of it."""
    run = await aurum.turns.begin(user, Inbound("life", str(uuid4()), "Shoes and socks"))
    whole = await told(aurum, user, run.id)
    await until(lambda: not aurum.turns.running)
    await aurum.turns.publisher.settle()
    return run.id, whole


@pytest.mark.parametrize("there", [False, True], ids=["in the same process", "in another"])
async def test_from_every_place_the_rest_is_told_once_and_in_order(
    aurum_with: MakeAurum, user: UUID, there: bool
) -> None:
    aurum = await aurum_with(scripted(*SCRIPT))
    other = await aurum_with(scripted()) if there else aurum
    run, whole = await taken(aurum, user)
    aurum.turns.under_way.clear()
    assert [each.mark for each in whole] == [Mark(1, number) for number in range(1, len(whole) + 1)]
    for number in range(len(whole) + 1):
        assert await told(other, user, run, Mark(1, number)) == whole[number:]
    assert await told(other, user, run, Mark(1, 99)) == whole, "what lies in the future was told by nobody"


async def test_a_run_is_followed_by_another_process_while_it_goes_on(
    aurum_with: MakeAurum, user: UUID
) -> None:
    go = asyncio.Event()
    here = await aurum_with(scripted([call("add_task", title="Buy shoes")], (go, "It is on your list.")))
    there = await aurum_with(scripted())
    run = await here.turns.begin(user, Inbound("life", "m1", "Shoes"))
    following = there.turns.follow(user, run.id)
    first = await anext(following)
    assert isinstance(first[0].event, RunStarted)
    go.set()
    rest = [each async for found in following for each in found]
    assert [*first, *rest] == await told(there, user, run.id)
    assert isinstance(rest[-1].event, RunFinished)


async def test_many_listeners_hear_the_same(aurum_with: MakeAurum, user: UUID) -> None:
    go = asyncio.Event()
    aurum = await aurum_with(scripted((go, "One two three four.")))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Count"))
    listening = [asyncio.create_task(told(aurum, user, run.id)) for _ in range(5)]
    await asyncio.sleep(0.05)
    go.set()
    heard = await asyncio.gather(*listening)
    assert all(each == heard[0] for each in heard)
    assert len(heard[0]) > 5


@pytest.mark.parametrize("number", [0, 1, 4])
async def test_what_is_told_no_more_is_told_from_what_is_stored(
    aurum_with: MakeAurum, user: UUID, number: int
) -> None:
    aurum = await aurum_with(scripted(*SCRIPT))
    run, whole = await taken(aurum, user)
    aurum.turns.under_way.clear()
    await aurum.redis.delete(f"run:{run}")
    _, retold, ending = [each.event for each in await told(aurum, user, run, Mark(1, number))]
    assert isinstance(retold, Retold)
    assert list(retold.messages) == await kept(aurum, user)
    assert ending == whole[-1].event


async def test_a_gap_in_what_was_told_is_not_passed_over(aurum_with: MakeAurum, user: UUID) -> None:
    go = asyncio.Event()
    here = await aurum_with(scripted([call("add_task", title="Buy shoes")], (go, "It is on your list.")))
    there = await aurum_with(scripted())
    run = await here.turns.begin(user, Inbound("life", "m1", "Shoes"))
    await asyncio.sleep(0.1)
    await here.redis.delete(f"run:{run.id}")
    go.set()
    await until(lambda: not here.turns.running)
    events = [each.event for each in await told(there, user, run.id)]
    assert [type(each) for each in events] == [RunStarted, Retold, RunFinished]


async def test_without_redis_a_run_is_followed_all_the_same(aurum_with: MakeAurum, user: UUID) -> None:
    gone = Streams(Redis(host="127.0.0.1", port=1, socket_connect_timeout=0.2, retry=Retry(NoBackoff(), 0)))
    go = asyncio.Event()
    here, there = await aurum_with(scripted((go, "Good morning."))), await aurum_with(scripted())
    here.turns.following.streams = here.turns.publisher.streams = there.turns.following.streams = gone
    run = await here.turns.begin(user, Inbound("life", "m1", "Good morning"))
    elsewhere = asyncio.create_task(told(there, user, run.id))
    go.set()
    assert last_words([each.event for each in await told(here, user, run.id)]) == "Good morning."
    found = [each.event for each in await elsewhere]
    assert isinstance(found[-1], RunFinished)
    assert isinstance(found[1], Retold)
    assert found[1].messages[-1].content.strip() == "Good morning."


async def test_a_listener_that_reads_nothing_holds_up_nothing(aurum_with: MakeAurum, user: UUID) -> None:
    aurum = await aurum_with(scripted(" ".join(f"word{n}" for n in range(500))))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Talk"))
    slow = aurum.turns.follow(user, run.id)
    await anext(slow)
    await until(lambda: not aurum.turns.running)
    rest = [each async for found in slow for each in found]
    assert isinstance(rest[-1].event, RunFinished)


async def test_a_run_of_somebody_else_is_not_there(
    aurum_with: MakeAurum, user: UUID, new_user: NewUser
) -> None:
    go = asyncio.Event()
    aurum = await aurum_with(scripted((go, "A secret.")))
    run = await aurum.turns.begin(user, Inbound("life", "m1", "Tell me"))
    stranger = await new_user()
    with pytest.raises(NotFound):
        await told(aurum, stranger, run.id)
    with pytest.raises(NotFound):
        await aurum.turns.stop(stranger, run.id)
    go.set()
    assert last_words([each.event for each in await told(aurum, user, run.id)]) == "A secret."
