"""The blackboard over HTTP, and over the live feed: every open page sees a card when it is posted."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx

from api import jobs as work
from api.aurum import Aurum
from memory import jobs
from tests.acting import Person
from tests.api.sse import events_in, take
from tests.api.test_live import listening
from tests.conftest import Client

Json = dict[str, Any]


async def noted(http: httpx.AsyncClient, title: str = "Mondays are full", **more: Any) -> Json:
    answer = await http.post("/api/insights", json={"title": title, "summary": "Half is left.", **more})
    assert answer.status_code == 201
    card: Json = answer.json()
    return card


async def listed(http: httpx.AsyncClient, **asked: Any) -> list[str]:
    answer = await http.get("/api/insights", params=asked)
    assert answer.status_code == 200
    return [each["title"] for each in answer.json()["items"]]


async def rerank(aurum: Aurum, user: UUID) -> None:
    """Do what a worker does with the job that a change has left."""
    async with aurum.database.scope(user) as scope:
        (job,) = await scope.rows("select id from jobs where name = 'rerank' and state = 'waiting'")
    await work.run(aurum.database, job["id"])


async def test_a_conclusion_reaches_every_open_page_when_it_is_posted(
    client: Client, aurum: Aurum, user: UUID
) -> None:
    pages = [client(user) for _ in range(3)]
    await pages[0].post("/api/tasks", json={"title": "Buy shoes", "due": "today"})
    async with listening(pages[0]) as one, listening(pages[1]) as two, listening(pages[2]) as three:
        feeds = [events_in(each) for each in (one, two, three)]
        await rerank(aurum, user)
        seen = [await until(feed, "insight") for feed in feeds]
    assert {each["insight"]["title"] for each in seen} == {"Buy shoes comes first"}
    (shown,) = (await pages[0].get("/api/insights")).json()["items"]
    assert [(each["insight"]["id"], each["insight"]["ref"]) for each in seen] == [(shown["id"], "I1")] * 3


async def until(feed: Any, kind: str) -> Json:
    """The next event of this kind."""
    while True:
        ((_, event),) = await take(feed, 1)
        if event["type"] == kind:
            return event


async def test_what_does_not_hold_any_more_leaves_every_open_page(
    http: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    await http.post("/api/tasks", json={"title": "Buy shoes"})
    await rerank(aurum, user)
    (card,) = (await http.get("/api/insights")).json()["items"]
    await http.put("/api/tasks/T1/completion")
    async with listening(http) as answer:
        await rerank(aurum, user)
        gone = await until(events_in(answer), "insight_gone")
    assert gone == {"type": "insight_gone", "id": card["id"], "ref": card["ref"]}


async def test_a_change_has_the_whole_life_looked_at_half_a_minute_later_and_each_morning(
    http: httpx.AsyncClient, aurum: Aurum, person: Person
) -> None:
    for number in range(4):
        await http.post("/api/tasks", json={"title": f"Late {number}", "due": "2020-01-01"})
    await rerank(aurum, person.id)
    assert await listed(http, type="obstacle_identification") == []

    async def waiting() -> list[Json]:
        async with aurum.database.scope(person.id) as scope:
            return await scope.rows(
                "select id, key, run_at - %s as wait from jobs where name = 'look'", [scope.now]
            )

    (soon,) = await waiting()
    assert timedelta(seconds=25) < soon["wait"] <= timedelta(seconds=30)
    await work.run(aurum.database, soon["id"])
    assert await listed(http, type="obstacle_identification")
    (morning,) = await waiting()
    assert (morning["key"], morning["wait"] <= timedelta(days=1)) == ("morning", True)
    for number in range(4):
        await http.put(f"/api/tasks/T{number + 1}/completion")
    await work.run(aurum.database, morning["id"])
    assert await waiting() == []
    assert await listed(http, type="obstacle_identification") == []
    assert await jobs.claim(aurum.database, morning["id"]) is None


async def test_a_card_is_read_pinned_dismissed_and_put_back(http: httpx.AsyncClient) -> None:
    card = await noted(http)
    await noted(http, "Tuesdays are full")
    assert await listed(http) == ["Tuesdays are full", "Mondays are full"]
    assert (await http.put(f"/api/insights/{card['id']}/pin")).json()["pinned"]
    assert await listed(http) == ["Mondays are full", "Tuesdays are full"]
    assert await listed(http, pinned=True) == ["Mondays are full"]
    assert not (await http.delete("/api/insights/I1/pin")).json()["pinned"]
    assert (await http.put("/api/insights/I1/dismissal")).json()["state"] == "dismissed"
    assert await listed(http) == ["Tuesdays are full"]
    assert await listed(http, state="dismissed") == ["Mondays are full"]
    assert (await http.delete("/api/insights/I1/dismissal")).json()["state"] == "active"
    assert await listed(http, words="mond") == ["Mondays are full"]
    whole = (await http.get("/api/insights/I1")).json()
    assert [each["id"] for each in whole["versions"]] == [card["id"]]
    assert (await http.get("/api/insights/I1/versions")).json() == whole["versions"]


async def test_evidence_can_be_opened(http: httpx.AsyncClient) -> None:
    for number in range(4):
        await http.post("/api/tasks", json={"title": f"Late {number}", "due": "2020-01-01"})
    posted = (await http.post("/api/insights/look")).json()
    rows = [each for card in posted for each in card["evidence"]]
    assert rows
    for row in rows:
        opened = (await http.get(f"/api/{row['noun']}/{row['id']}")).json()
        assert (opened["ref"], opened.get("title", opened.get("name"))) == (row["ref"], row["name"])
    assert (await http.post("/api/insights/look")).json() == []


async def test_pages_of_cards_go_on_where_the_last_ended(http: httpx.AsyncClient) -> None:
    for number in range(5):
        await noted(http, f"Card {number}")
    await http.put("/api/insights/I2/pin")
    seen, cursor = [], None
    while True:
        page = (
            await http.get("/api/insights", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))
        ).json()
        seen += [each["ref"] for each in page["items"]]
        if (cursor := page["next"]) is None:
            break
    assert seen == ["I2", "I5", "I4", "I3", "I1"]


async def test_feedback_moves_weights_is_listed_and_undone(http: httpx.AsyncClient) -> None:
    for title, due in (("Buy shoes", "today"), ("Sort photos", None), ("Read", None)):
        await http.post("/api/tasks", json={"title": title, "due": due})
    answer = await http.post("/api/tasks/T1/feedback", json={"correct": False, "should": "lower"})
    assert "deadlines went from 0.80 to 0.74" in answer.json()["said"]
    (entry,) = (await http.get("/api/feedback")).json()["items"]
    assert (entry["ref"], entry["undone"]) == ("T1", False)
    assert entry["operation"] == answer.headers["aurum-operation"]
    await http.post(f"/api/operations/{entry['operation']}/undo")
    assert (await http.get("/api/preferences")).json()["weights"] == {}
    assert (await http.get("/api/feedback")).json()["items"][0]["undone"]
    await noted(http)
    said = await http.post("/api/insights/I1/feedback", json={"feedback": "helpful", "text": "Yes"})
    assert "aurum-operation" not in said.headers, "nothing of it can be undone"
    rated = said.json()
    assert (rated["insight"]["feedback"], rated["learned"]) == ("accepted", None)
    first = (await http.get("/api/feedback", params={"limit": 1})).json()
    assert first["items"][0]["kind"] == "insight_helpful"
    second = (await http.get("/api/feedback", params={"limit": 1, "cursor": first["next"]})).json()
    assert [each["kind"] for each in second["items"]] == ["priority_incorrect"]


async def test_weights_are_tried_set_and_reset(http: httpx.AsyncClient) -> None:
    await http.post("/api/tasks", json={"title": "Buy shoes", "due": "today"})
    code = "TEMPORAL_URGENCY_001"
    tried = (await http.post("/api/weights/preview", json={"weights": {code: 0.1}})).json()
    assert tried["after"]["items"][0]["score"] < tried["before"]["items"][0]["score"]
    assert (await http.put(f"/api/weights/{code}", json={"weight": 0.1})).json()["own"] == 0.1
    weights = {each["rule"]: each for each in (await http.get("/api/weights")).json()}
    assert (len(weights), weights[code]["effective"]) == (10, 0.1)
    assert (await http.delete(f"/api/weights/{code}")).json()["own"] is None
    assert (await http.put("/api/weights/LUCK", json={"weight": 0.1})).status_code == 404
    saved = await http.patch(
        "/api/preferences", json={"work_days": [6, 0], "detail": "minimal", "weights": {code: 0.2}}
    )
    assert saved.json()["work_days"] == [0, 6]
    assert saved.json()["weights"] == {code: 0.2}
    await http.post(f"/api/operations/{saved.headers['aurum-operation']}/undo")
    assert (await http.get("/api/preferences")).json()["detail"] == "balanced"


async def test_a_card_is_told_in_words_that_stay_with_it(http: httpx.AsyncClient) -> None:
    await noted(http)
    told = (await http.post("/api/insights/I1/narrative")).json()
    assert "Mondays are full" in told["narrative"]
    assert told["model"] is None
    assert (await http.get("/api/insights/I1")).json()["narrative"] == told["narrative"]
    assert (await http.post("/api/insights/I9/narrative")).status_code == 404
