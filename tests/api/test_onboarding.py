"""Beginning over HTTP: answer, look, leave out, adopt, take back."""

import httpx


async def test_from_six_answers_to_a_life_and_back(http: httpx.AsyncClient) -> None:
    offer = (await http.get("/api/onboarding")).json()
    assert [question["key"] for question in offer["questions"]] == [
        "student", "career", "entrepreneur", "family", "wellness", "achiever",
    ]  # fmt: skip
    best, *others = (await http.post("/api/onboarding/persona", json={"answers": {"student": True}})).json()
    assert (best["key"], best["score"], best["pack"], len(others)) == ("student", 85, "student", 5)
    preview = (await http.get(f"/api/onboarding/packs/{best['pack']}")).json()
    assert (preview["new"], preview["there"]) == (48, 0)
    paths = [part["path"] for part in preview["parts"] if part["level"] == "pillar"]
    adopted = await http.post("/api/onboarding/packs/student", json={"without": paths[1:]})
    assert adopted.status_code == 201
    assert adopted.json() == {"key": "student", "pillars": ["PL1"], "new": 16, "there": 0}
    assert (await http.get("/api/onboarding/packs/student")).json()["there"] == 16
    await http.post(f"/api/operations/{adopted.headers['Aurum-Operation']}/undo")
    assert (await http.get("/api/pillars")).json()["items"] == []


async def test_pillars_of_a_persona_come_as_one_operation(http: httpx.AsyncClient) -> None:
    names = (await http.get("/api/onboarding")).json()["personas"][0]["pillars"]
    made = await http.post("/api/onboarding/pillars", json={"names": names})
    assert made.status_code == 201
    assert [pillar["name"] for pillar in made.json()] == names
    await http.post(f"/api/operations/{made.headers['Aurum-Operation']}/undo")
    assert (await http.get("/api/pillars")).json()["items"] == []


async def test_what_does_not_fit_is_refused(http: httpx.AsyncClient) -> None:
    assert (await http.get("/api/onboarding/packs/astronaut")).status_code == 422
    refused = await http.post("/api/onboarding/packs/student", json={"without": ["moon"]})
    assert refused.status_code == 422
    assert "no part of this pack" in refused.json()["detail"]
    answered = await http.post("/api/onboarding/persona", json={"answers": {"lazy": True}})
    assert answered.status_code == 422
    assert (await http.post("/api/onboarding/pillars", json={"names": []})).status_code == 422
