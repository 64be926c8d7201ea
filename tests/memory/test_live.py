"""The live feed: each user's own, in order, continued after any event."""

from uuid import UUID, uuid4

import pytest

from api.aurum import Aurum
from memory.live import KEPT, Live, key


@pytest.fixture
def live(aurum: Aurum) -> Live:
    return aurum.live


async def read(live: Live, user: UUID, after: str = "0-0") -> list[tuple[str, dict[str, object]]]:
    """Everything that is there after an event."""
    found = []
    async for event_id, event in live.follow(user, after, wait=0.01):
        if event is None:
            break
        found.append((event_id, event))
    return found


async def test_events_arrive_in_the_order_in_which_they_were_told(live: Live) -> None:
    user = uuid4()
    assert await live.newest(user) == "0-0"
    await live.publish([(user, {"n": 1}), (user, {"n": 2})])
    await live.publish([(user, {"n": 3, "text": "Überlauf “so”"})])
    found = await read(live, user)
    assert [event for _, event in found] == [{"n": 1}, {"n": 2}, {"n": 3, "text": "Überlauf “so”"}]
    assert await live.newest(user) == found[-1][0]


async def test_who_was_cut_off_goes_on_behind_the_last_event_they_saw(live: Live) -> None:
    user = uuid4()
    await live.publish([(user, {"n": number}) for number in range(250)])
    found = await read(live, user)
    assert [event["n"] for _, event in found] == list(range(250))
    assert [event["n"] for _, event in await read(live, user, after=found[99][0])] == list(range(100, 250))
    assert await read(live, user, after=found[-1][0]) == []


async def test_a_feed_holds_nothing_of_another_user(live: Live) -> None:
    a, b = uuid4(), uuid4()
    await live.publish([(a, {"of": "a"}), (b, {"of": "b"}), (a, {"of": "a"})])
    assert [event for _, event in await read(live, a)] == [{"of": "a"}, {"of": "a"}]
    assert [event for _, event in await read(live, b)] == [{"of": "b"}]


async def test_old_events_go_so_that_a_feed_stays_small(live: Live) -> None:
    user = uuid4()
    await live.publish([(user, {"n": number}) for number in range(KEPT + 500)])
    kept = await live.redis.xlen(key(user))
    assert KEPT <= kept < KEPT + 200
    assert (await read(live, user))[-1][1] == {"n": KEPT + 499}
