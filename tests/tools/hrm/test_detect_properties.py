"""What holds of every finding in every life."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st
from lives import NOW, lives, task
from pasts import ago, block, did, felt, past, pasts, posted, two_pillars

from tools.hrm.detect import DETECTORS, conclude, contradictions
from tools.hrm.records import InsightDraft, Past, Snapshot
from tools.hrm.scene import scene
from tools.registry import TOOLS

some: Callable[[Any], Any] = settings(max_examples=60, deadline=None, derandomize=True)
REF = re.compile(r"\b(?:T|P|A|PL|I)\d+\b")


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Snapshot, Past]:
    """Any life, made some time ago, with estimates, beginnings and dates, and any past."""
    snapshot = draw(lives())
    made = NOW - timedelta(days=draw(st.sampled_from([0, 10, 100])))
    days = st.none() | st.integers(-10, 30).map(lambda n: ago(-n))
    status = st.sampled_from(["not_started", "in_progress", "on_hold", "completed"])
    snapshot = replace(
        snapshot,
        tasks=tuple(
            replace(each, estimate_minutes=draw(st.none() | st.integers(1, 3000)), start_date=draw(days))
            for each in snapshot.tasks
        ),
        projects=tuple(
            replace(
                each,
                created_at=made,
                due_date=draw(days),
                status=draw(status),
                done_tasks=draw(st.integers(0, 2)),
            )
            for each in snapshot.projects
        ),
        pillars=tuple(replace(each, created_at=made) for each in snapshot.pillars),
        blocks=tuple(block(n, each, ago(-n)) for n, each in enumerate(snapshot.tasks[:2], 50)),
    )
    return snapshot, draw(pasts(snapshot))


def told(draft: InsightDraft) -> str:
    """Every word that a finding says."""
    rows = [f"{row.ref} {row.said}" for row in draft.evidence if row.ref]
    return orjson.dumps(
        [
            draft.title, draft.summary, draft.reasoning, draft.path, rows,
            [[each.text, each.call] for each in draft.recommendations],
        ]
    ).decode()  # fmt: skip


def refs_of(snapshot: Snapshot, before: Past) -> set[str]:
    things = (*snapshot.tasks, *snapshot.projects, *snapshot.areas, *snapshot.pillars, *before.completions)
    blockers = {each.ref for those in snapshot.blockers.values() for each in those}
    return {each.ref for each in things} | blockers


def ids_of(snapshot: Snapshot, before: Past) -> dict[str, set[Any]]:
    """By noun, what can be opened."""
    return {
        "tasks": {each.id for each in snapshot.tasks} | {each.task_id for each in before.completions},
        "projects": {each.id for each in snapshot.projects},
        "areas": {each.id for each in snapshot.areas},
        "pillars": {each.id for each in snapshot.pillars},
        "blocks": {each.id for each in (*snapshot.blocks, *before.blocks)},
        "checkins": {each.id for each in before.felt if each.source == "checkin"},
        "journal": {
            each.id
            for each in (*before.felt, *before.entries)
            if getattr(each, "source", "journal") == "journal"
        },
    }


def check(snapshot: Snapshot, before: Past, draft: InsightDraft) -> None:
    assert 0 <= draft.confidence <= 1, draft.key
    assert 0 <= draft.impact <= 1, draft.key
    assert draft.title
    assert draft.summary.endswith((".", ")"))
    assert set(REF.findall(told(draft))) <= refs_of(snapshot, before), draft.key
    known = ids_of(snapshot, before)
    assert draft.evidence, draft.key
    assert len(draft.evidence) <= 20
    assert all(row.id in known[row.noun] for row in draft.evidence), draft.key
    if draft.entity_type != "global":
        assert draft.entity_id in known[f"{draft.entity_type}s"]
        assert draft.path
    assert "None" not in draft.title + draft.summary
    for each in draft.recommendations:
        assert "None" not in each.text


@some
@given(scenes())
def test_every_finding_is_true_to_its_life(given_: tuple[Snapshot, Past]) -> None:
    snapshot, before = given_
    drafts = conclude(snapshot, before)
    assert len({each.key for each in drafts}) == len(drafts)
    for each in drafts:
        check(snapshot, before, each)
    cards = [posted(each, n) for n, each in enumerate(drafts, 1)]
    for each in contradictions(cards, NOW):
        assert {row.id for row in each.evidence} <= {card.id for card in cards}


@some
@given(scenes(), st.randoms(use_true_random=False))
def test_the_order_in_which_a_life_is_read_changes_nothing(
    given_: tuple[Snapshot, Past], chance: Any
) -> None:
    snapshot, before = given_

    def mixed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(rows, len(rows)))

    other = replace(
        snapshot,
        tasks=mixed(snapshot.tasks),
        projects=mixed(snapshot.projects),
        areas=mixed(snapshot.areas),
        pillars=mixed(snapshot.pillars),
    )
    assert conclude(other, before) == conclude(snapshot, before)


def crowded() -> tuple[Snapshot, Past]:
    """A life in which every detector has something to say."""
    tasks = [task(n, f"Late {n}", ago(9), estimate_minutes=600) for n in (1, 2, 3)]
    tasks += [task(n, f"Soon {n}", ago(-2), 2, estimate_minutes=900) for n in (4, 5, 6)]
    done = [
        did(10 * n + k, ago(n + 1), "09:30")
        for n in range(80)
        for k in range(1 + 3 * (ago(n + 1).weekday() == 1))
    ]
    feelings = tuple(felt(n, ago(n), "high" if ago(n).weekday() == 1 else "low") for n in range(1, 80))
    snapshot = two_pillars(*tasks)
    due = replace(snapshot.projects[1], due_date=ago(4))
    return replace(snapshot, projects=(snapshot.projects[0], due)), past(*done, felt=feelings)


def test_there_is_a_detector_for_every_type_and_each_has_something_to_say() -> None:
    snapshot, before = crowded()
    seen = scene(snapshot, before)
    for kind, detect in DETECTORS.items():
        drafts = detect(seen)
        assert drafts, kind
        assert {each.type for each in drafts} == {kind}
    assert len(DETECTORS) == 8
    assert len(conclude(snapshot, before)) > 8


def test_what_is_recommended_can_be_done() -> None:
    schemas = {each.name: each.schema for each in TOOLS}
    snapshot, before = crowded()
    calls = [each.call for draft in conclude(snapshot, before) for each in draft.recommendations if each.call]
    assert len(calls) > 8
    for call in calls:
        properties = schemas[call["tool"]]["properties"]
        assert set(call["arguments"]) <= set(properties), call
        assert set(schemas[call["tool"]].get("required", [])) <= set(call["arguments"]), call


def test_an_empty_life_is_left_in_peace() -> None:
    assert conclude(two_pillars(pillars=(), areas=(), projects=()), past()) == []
