"""The journal over HTTP."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from memory.database import Database

FIELDS = {
    "id", "ref", "title", "text", "mood", "energy", "tags", "day", "created_at", "updated_at", "tier", "template",
    "answers", "words", "minutes", "sentiment", "feeling", "weather", "location", "private",
}  # fmt: skip


async def test_entries_are_written_and_read_newest_first(http: httpx.AsyncClient) -> None:
    text = "Slept well.\n\n<script>alert(1)</script> “so” 🏃"
    answer = await http.post("/api/journal", json={"text": text, "mood": "grateful", "tags": ["run"]})
    assert answer.status_code == 201
    assert answer.headers["aurum-operation"]
    made = answer.json()
    assert set(made) == FIELDS
    assert (made["ref"], made["text"], made["mood"], made["tags"]) == ("J1", text, "grateful", ["run"])
    assert (made["tier"], made["template"], made["private"]) == ("full", None, False)
    await http.post("/api/journal", json={"text": "Later."})
    first = (await http.get("/api/journal?limit=1")).json()
    assert [entry["ref"] for entry in first["items"]] == ["J2"]
    assert (await http.get(f"/api/journal?limit=1&cursor={first['next']}")).json() == {
        "items": [made],
        "next": None,
    }


async def test_an_entry_is_read_changed_deleted_and_restored(http: httpx.AsyncClient) -> None:
    answers = [{"prompt": "Who helped you?", "answer": "Anna did."}]
    body = {
        "answers": answers,
        "template": "gratitude",
        "tier": "never",
        "day": "2020-02-29",
        "weather": "Rain",
    }
    made = (await http.post("/api/journal", json=body)).json()
    assert (made["answers"], made["template"], made["tier"], made["day"]) == (
        answers,
        "gratitude",
        "never",
        "2020-02-29",
    )
    for name in ("J1", made["id"]):
        assert (await http.get(f"/api/journal/{name}")).json() == made
    changed = await http.patch("/api/journal/J1", json={"text": "So.", "template": None, "tier": "full"})
    assert changed.status_code == 200
    assert (changed.json()["text"], changed.json()["template"], changed.json()["tier"]) == (
        "So.",
        None,
        "full",
    )
    assert (changed.json()["answers"], changed.json()["weather"]) == (answers, "Rain")
    assert (await http.patch("/api/journal/J1", json={})).json() == changed.json()
    assert (await http.delete("/api/journal/J1")).status_code == 204
    assert (await http.get("/api/journal/J1")).status_code == 404
    assert (await http.delete("/api/journal/J1")).status_code == 404
    (lying,) = (await http.get("/api/trash")).json()["items"]
    assert (lying["ref"], lying["level"], lying["below"]) == ("J1", "journal", 0)
    assert (await http.put(f"/api/trash/{made['id']}/restoration")).status_code == 200
    await http.post("/api/things/delete", json={"things": ["J1"]})
    assert (await http.put("/api/trash/J1/restoration")).json()["level"] == "journal"
    await http.delete("/api/journal/J1")
    assert (await http.delete("/api/trash/J1")).status_code == 204
    assert (await http.get("/api/trash")).json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [{}, {"text": ""}, {"text": "  "}, {"text": "x", "mood": "meh"}, {"text": "x", "day": "2090-01-01"},
     {"text": "x", "tags": "run"}, {"text": "x", "tags": ["y" * 51]}, {"text": "x\0"}, {"text": "x", "tier": "mine"},
     {"answers": [{"prompt": "x"}]}, {"answers": []}, {"text": "x", "words": 3}],
)  # fmt: skip
async def test_what_can_not_be_used_is_refused(http: httpx.AsyncClient, body: dict[str, Any]) -> None:
    answer = await http.post("/api/journal", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert (await http.get("/api/journal")).json()["items"] == []


async def test_a_cursor_that_no_page_gave_is_refused(http: httpx.AsyncClient) -> None:
    await http.post("/api/journal", json={"text": "x"})
    for cursor in ("9" * 15, "2026-13-01_1", "2026-11-23", "x"):
        assert (await http.get("/api/journal", params={"cursor": cursor})).status_code == 422


async def test_entries_are_filtered(http: httpx.AsyncClient) -> None:
    for body in (
        {"text": "We sailed.", "day": "2026-01-01", "mood": "peaceful", "tags": ["sea"]},
        {"text": "We worked.", "day": "2026-01-02", "template": "gratitude"},
        {"text": "We slept.", "day": "2026-01-03", "tier": "never"},
    ):
        await http.post("/api/journal", json=body)
    for query, refs in (
        ({"from": "2026-01-02"}, ["J3", "J2"]), ({"to": "2026-01-02"}, ["J2", "J1"]), ({"mood": "peaceful"}, ["J1"]),
        ({"tag": "SEA"}, ["J1"]), ({"template": "gratitude"}, ["J2"]), ({"words": "worked"}, ["J2"]),
        ({"words": "we", "from": "2026-01-03"}, ["J3"]), ({"words": "nothing"}, []),
    ):  # fmt: skip
        found = (await http.get("/api/journal", params=query)).json()["items"]
        assert [each["ref"] for each in found] == refs, query
    assert (await http.get("/api/journal", params={"mood": "meh"})).status_code == 422
    assert (await http.get("/api/journal", params={"from": "soon"})).status_code == 422


async def test_messages_that_a_private_entry_was_made_from_are_kept_from_models(
    http: httpx.AsyncClient, database: Database, user: UUID
) -> None:
    ids = [str(uuid4()) for _ in range(4)]
    async with database.scope(user) as scope:
        await scope.run("insert into threads (user_id, slug, title) values (%s, 'life', 'Life')", [user])
        for n, (message, role) in enumerate(
            zip(ids, ("user", "assistant", "user", "assistant"), strict=True)
        ):
            run = UUID(int=user.int ^ (n // 2))
            await scope.run(
                "insert into runs (id, user_id, thread_id, lease_until, state) select %s, user_id, id, now(), 'done' "
                "from threads where user_id = %s on conflict do nothing",
                [run, user],
            )
            await scope.run(
                "insert into messages (user_id, thread_id, run_id, id, role, content) "
                "select user_id, id, %s, %s, %s, 'Anna' from threads where user_id = %s",
                [run, message, role, user],
            )
    body = {"text": "Anna", "message_ids": [ids[0]]}
    for tier, left in (("full", 4), ("never", 2)):
        assert (await http.post("/api/journal", json={**body, "tier": tier})).status_code == 201
        async with database.scope(user, reader="model") as scope:
            assert len(await scope.rows("select from messages")) == left, "the answer to it is kept, too"


async def test_days_for_the_heat_map(http: httpx.AsyncClient) -> None:
    await http.post(
        "/api/journal", json={"text": "I was happy today.", "day": "2026-01-01", "mood": "excited"}
    )
    asked = {"from": "2026-01-01", "to": "2026-12-31"}
    (day,) = (await http.get("/api/journal/days", params=asked)).json()["days"]
    assert set(day) == {"day", "entries", "words", "mood", "energy", "pleasant", "sentiment"}
    assert (day["day"], day["entries"], day["words"], day["mood"], day["energy"]) == (
        "2026-01-01",
        1,
        4,
        "excited",
        3.0,
    )
    assert day["pleasant"] == 1
    assert (await http.get("/api/journal/days", params={**asked, "to": "2027-02-04"})).status_code == 200
    assert (await http.get("/api/journal/days", params={**asked, "to": "2027-02-05"})).status_code == 422
    await http.post("/api/journal", json={"text": "Today."})
    assert [each["entries"] for each in (await http.get("/api/journal/days")).json()["days"]][-1] == 1
    assert (await http.get("/api/journal/days", params={"to": "soon"})).status_code == 422


async def test_this_day_in_other_years(http: httpx.AsyncClient) -> None:
    await http.post("/api/journal", json={"text": "Then", "day": "2025-03-04"})
    (entry,) = (await http.get("/api/journal/past", params={"day": "2026-03-04"})).json()
    assert (entry["text"], set(entry)) == ("Then", FIELDS)
    assert (await http.get("/api/journal/past", params={"day": "2026-03-05"})).json() == []
    assert (await http.get("/api/journal/past")).status_code == 200


async def test_streak_settings_and_pauses(http: httpx.AsyncClient) -> None:
    await http.post("/api/journal", json={"text": "x"})
    streak = (await http.get("/api/journal/streak")).json()
    assert streak == {
        "current": 1, "best": 1, "unit": "days", "per_week": 7, "written_today": True, "this_week": 1,
        "paused_until": None, "pauses": [],
    }  # fmt: skip
    settings = {"per_week": 3, "tier": "signals", "model_reads": False}
    assert (
        await http.put("/api/journal/settings", json={"per_week": 3, "tier": "signals"})
    ).json() == settings
    assert (await http.get("/api/journal/settings")).json() == settings
    assert (await http.put("/api/journal/settings", json={"per_week": 8})).status_code == 422
    today = date.fromisoformat((await http.get("/api/journal")).json()["items"][0]["day"])
    pause = {"from": today.isoformat(), "to": (today + timedelta(days=6)).isoformat(), "reason": "Holidays"}
    made = await http.post("/api/journal/pauses", json=pause)
    assert made.status_code == 201
    assert made.json() == {"id": made.json()["id"], **pause}
    streak = (await http.get("/api/journal/streak")).json()
    assert (streak["unit"], streak["paused_until"], streak["pauses"]) == ("weeks", pause["to"], [made.json()])
    for wrong in ({**pause, "to": "2020-01-01"}, {"from": pause["from"]}, {**pause, "to": "2090-01-01"}):
        assert (await http.post("/api/journal/pauses", json=wrong)).status_code == 422
    assert (await http.delete(f"/api/journal/pauses/{made.json()['id']}")).status_code == 204
    assert (await http.delete(f"/api/journal/pauses/{made.json()['id']}")).status_code == 404
    assert (await http.get("/api/journal/streak")).json()["pauses"] == []


async def test_a_draft_is_made_and_nothing_is_stored(http: httpx.AsyncClient) -> None:
    await http.post("/api/checkins", json={"note": "The sea was calm.", "mood": "peaceful", "energy": "low"})
    draft = (await http.post("/api/journal/draft", json={})).json()
    assert (draft["text"], draft["mood"], draft["energy"]) == ("The sea was calm.", "peaceful", "low")
    assert [set(each) >= {"kind", "id", "at", "text"} for each in draft["sources"]] == [True]
    assert (await http.get("/api/journal")).json()["items"] == []
    assert (await http.post("/api/journal/draft", json={"day": "2020-01-01"})).json()["text"] == ""
    assert (await http.post("/api/journal/draft", json={"day": "2090-01-01"})).status_code == 422


async def test_templates_of_everybody_and_ones_own(http: httpx.AsyncClient) -> None:
    listed = (await http.get("/api/journal/templates")).json()
    assert [each["code"] for each in listed][:2] == ["daily_reflection", "gratitude"]
    assert {"code", "kind", "name", "description", "prompts", "own"} <= set(listed[0])
    made = await http.post("/api/journal/templates", json={"name": "Training", "prompts": ["How far?"]})
    assert made.status_code == 201
    assert (made.json()["code"], made.json()["own"]) == ("JT1", True)
    changed = await http.patch("/api/journal/templates/JT1", json={"prompts": ["How far?", "How fast?"]})
    assert changed.json()["prompts"] == ["How far?", "How fast?"]
    assert len((await http.get("/api/journal/templates")).json()) == 9
    assert (await http.patch("/api/journal/templates/gratitude", json={"name": "x"})).status_code == 404
    assert (await http.delete("/api/journal/templates/JT1")).status_code == 204
    assert (await http.delete("/api/journal/templates/JT1")).status_code == 404
    await http.post(f"/api/operations/{made.headers['aurum-operation']}/undo")
    assert len((await http.get("/api/journal/templates")).json()) == 8
