"""The ledger of what Aurum said first, over HTTP."""

from uuid import UUID, uuid4

import httpx
import pytest

from memory import deliveries, sendings
from memory.database import Database
from memory.deliveries import SendingState
from memory.said import Button, Kind, Nudge, Said


class Ledger:
    """What was said first to a user."""

    def __init__(self, database: Database, user: UUID) -> None:
        self.database = database
        self.user = user

    async def said(self, kind: Kind, text: str, state: SendingState = "sent") -> UUID:
        made = uuid4()
        async with self.database.scope(self.user, label="attend") as scope:
            said = Said(text, ((Button("Done", "done T1", "good"),),))
            await deliveries.make(scope, made, Nudge(kind, str(made), said, scope.now))
            await sendings.claim(scope, made, "telegram", None)
            external, error = ("77", "") if state == "sent" else (None, "Bad request.")
            await sendings.close(scope, made, "telegram", state, external=external, error=error)
            assert state in ("sent", "failed", "unsure")
            await sendings.settle(scope, made, state, f"Telegram: {error}" if error else "")
        return made


@pytest.fixture
def ledger(database: Database, user: UUID) -> Ledger:
    return Ledger(database, user)


async def test_each_delivery_says_what_became_of_it(http: httpx.AsyncClient, ledger: Ledger) -> None:
    made = await ledger.said("morning", "Good morning.")
    answer = await http.get(f"/api/deliveries/{made}")
    assert answer.status_code == 200
    found = answer.json()
    assert (found["id"], found["kind"], found["state"], found["answer"]) == (
        str(made),
        "morning",
        "sent",
        None,
    )
    assert found["said"] == {
        "text": "Good morning.", "rows": [[{"label": "Done", "act": "done T1", "look": "good"}]], "picture": "",
    }  # fmt: skip
    (sending,) = found["sendings"]
    assert (sending["channel"], sending["state"], sending["external"], sending["tries"]) == (
        "telegram", "sent", "77", 1,
    )  # fmt: skip


async def test_they_are_listed_by_state_and_kind_and_page_by_page(
    http: httpx.AsyncClient, ledger: Ledger
) -> None:
    made = [await ledger.said("reminder", f"Pills {number}") for number in range(3)]
    failed = await ledger.said("evening", "How was it?", "failed")
    assert [each["id"] for each in (await http.get("/api/deliveries")).json()["items"]] == [
        str(failed), *(str(each) for each in reversed(made)),
    ]  # fmt: skip
    for query, ids in (
        ("state=failed", [failed]),
        ("kind=evening", [failed]),
        ("kind=reminder&state=failed", []),
    ):
        items = (await http.get(f"/api/deliveries?{query}")).json()["items"]
        assert [each["id"] for each in items] == [str(each) for each in ids], query
    first = (await http.get("/api/deliveries?limit=3")).json()
    second = (await http.get(f"/api/deliveries?limit=3&cursor={first['next']}")).json()
    assert [each["id"] for each in second["items"]] == [str(made[0])]
    assert second["next"] is None
    for wrong in ("state=lost", "kind=gossip", "cursor=x"):
        assert (await http.get(f"/api/deliveries?{wrong}")).status_code == 422, wrong


@pytest.mark.parametrize("state", ["failed", "unsure"])
async def test_what_did_not_arrive_is_sent_again_when_its_user_says_so(
    http: httpx.AsyncClient, ledger: Ledger, database: Database, user: UUID, state: SendingState
) -> None:
    made = await ledger.said("reminder", "Pills", state)
    again = await http.post(f"/api/deliveries/{made}/retry")
    assert (again.status_code, again.json()["state"], again.json()["reason"]) == (200, "due", "")
    assert again.json()["sendings"][0]["state"] == "waiting"
    async with database.scope(user) as scope:
        rows = await scope.rows("select key from jobs where user_id = %s and name = 'send'", [user])
    assert [row["key"] for row in rows] == [str(made)]
    assert (await http.post(f"/api/deliveries/{made}/retry")).status_code == 409


async def test_what_arrived_is_not_sent_again(http: httpx.AsyncClient, ledger: Ledger) -> None:
    made = await ledger.said("reminder", "Pills")
    answer = await http.post(f"/api/deliveries/{made}/retry")
    assert (answer.status_code, answer.headers["content-type"]) == (409, "application/problem+json")
    assert "Only what failed" in answer.json()["detail"]


async def test_it_is_said_again_later(http: httpx.AsyncClient, ledger: Ledger) -> None:
    made = await ledger.said("insight", "Mondays are full.")
    snoozed = await http.post(f"/api/deliveries/{made}/snooze", json={"minutes": 20})
    assert (snoozed.status_code, snoozed.json()["state"]) == (200, "answered")
    held = (await http.get("/api/deliveries?state=held")).json()["items"]
    assert [each["said"]["text"] for each in held] == ["Mondays are full."]
    for minutes in (0, 10_081, "soon"):
        assert (
            await http.post(f"/api/deliveries/{made}/snooze", json={"minutes": minutes})
        ).status_code == 422


async def test_what_is_not_there_is_not_found(http: httpx.AsyncClient) -> None:
    for name in (uuid4(), "T1", "x" * 50):
        assert (await http.get(f"/api/deliveries/{name}")).status_code == 404
        assert (await http.post(f"/api/deliveries/{name}/retry")).status_code == 404
        assert (await http.post(f"/api/deliveries/{name}/snooze", json={})).status_code == 404
