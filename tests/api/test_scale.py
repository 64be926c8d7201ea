"""A life of 10,000 tasks: every list goes page by page to its end, and costs the same for hundreds of rows as for ten.

The lists are read from the description of the API: a new one is tried without a word here, but for rows to list.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, LiteralString
from uuid import UUID, uuid4

import httpx
import orjson
import psycopg
import pytest
import pytest_asyncio

from api.aurum import Aurum
from bench.life import PROJECTS, TASKS, plant
from memory.database import Database
from tests.api.paths import application
from tests.conftest import NewUser, Place

Json = dict[str, Any]
DOCUMENT: Json = application().openapi()

BESIDE: tuple[LiteralString, ...] = (
    "insert into journal_entries (user_id, number, text, day) "
    "select %(user)s, n, 'Wrote to Ada ' || n, '2026-11-23' from generate_series(1, %(many)s) n",
    "insert into notes (user_id, text, at) "
    "select %(user)s, 'The project of Ada ' || n, '2026-11-23' from generate_series(1, %(many)s) n",
    "insert into memories (user_id, number, text, state, source_kind, source_at) "
    "select %(user)s, n, 'Ada likes project ' || n, 'active', 'user', now() from generate_series(1, %(many)s) n",
    "insert into templates (user_id, number, name, level, body) "
    """select %(user)s, n, 'Shape ' || n, 'task', '{"title": "Look back"}' from generate_series(1, %(many)s) n""",
    "insert into checkins (user_id, day, energy) "
    "select %(user)s, '2026-11-23', 'low' from generate_series(1, %(many)s) n",
    "insert into rounds (id, user_id, kind, day, state, step, opened_at) "
    "select md5(%(user)s::text || n)::uuid, %(user)s, 'evening', '2026-01-01'::date + n, 'done', '', now() "
    "from generate_series(1, %(many)s) n",
    "insert into insights (user_id, key, type, entity_type, title, summary, confidence, impact, source) "
    "select %(user)s, 'ada:' || n, 'recommendation', 'global', 'Ada ' || n, '', 1, 1, 'rule' "
    "from generate_series(1, %(many)s) n",
    "insert into hrm_feedback_log (user_id, insight_id, type) "
    "select user_id, id, 'insight_helpful' from insights where user_id = %(user)s",
    "insert into deliveries (id, user_id, kind, key, due_at, state, said, made_at) "
    "select md5(%(user)s::text || 'd' || n)::uuid, %(user)s, 'insight', n::text, now(), 'sent', "
    """'{"text": "Hello", "rows": [], "picture": ""}', now() from generate_series(1, %(many)s) n""",
    "insert into intents (user_id, text, condition, says) "
    """values (%(user)s, 'When it is late', '{"kind": "no_journal", "days": 3}', 'Write.')""",
    "insert into threads (user_id, slug, title) select %(user)s, n::text, 'Ada' from generate_series(1, %(many)s) n",
    "insert into threads (user_id, slug, title) values (%(user)s, 'life', 'Life')",
    "insert into runs (id, user_id, thread_id, state, lease_until) "
    "select '00000000-0000-4000-8000-000000000001', user_id, id, 'done', now() from threads "
    "where user_id = %(user)s and slug = 'life'",
    "insert into messages (user_id, thread_id, id, role, content) "
    "select t.user_id, t.id, n::text, 'user', 'Hello ' || n from threads t, generate_series(1, %(many)s) n "
    "where t.user_id = %(user)s and t.slug = 'life'",
)
MANY = 230
"""Rows of what lies beside the life."""

NAMES = {"thing": "T1", "task": "T1", "project": "P1", "area": "A1", "pillar": "PL1", "template": "TP1",
         "thread": "life", "key": "entrepreneur", "insight": "I1", "entry": "J1", "memory": "M1", "intent": "W1",
         "run": "00000000-0000-4000-8000-000000000001"}  # fmt: skip
ASKED = {"/api/search": {"q": "project"}, "/api/recall": {"query": "project"}}
"""What a route must be asked so that it has something to list."""
STREAMS = ("/api/live", "/api/chat/runs/{run}/events")


def answers(path: str) -> Json:
    """The properties of what a route answers."""
    content = DOCUMENT["paths"][path]["get"]["responses"]["200"].get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    while "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    properties: Json = schema.get("properties", {})
    return properties


READ = [path for path, methods in DOCUMENT["paths"].items() if "get" in methods and path not in STREAMS]
OF_NOBODY = ("/api/health", "/api/channels")
"""About the server, not about a life: they read no row of a user."""
LISTS = [path for path in READ if "next" in answers(path) and path != "/api/jobs"]
"""What failed of a user's work is one short page."""


@dataclass
class Sent:
    """Statements that were sent for each user; what runs beside the requests is nobody's."""

    by: Counter[str] = field(default_factory=Counter)

    def to(self, user: UUID) -> int:
        """How many were sent for them since it was last asked."""
        return self.by.pop(str(user), 0)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    counted, execute = Sent(), psycopg.AsyncCursor.execute
    whose: dict[int, str] = {}

    async def counting(cursor: Any, query: Any, values: Any = None, **kwargs: Any) -> Any:
        connection = id(cursor.connection)
        if "enter(" in str(query):
            whose[connection] = orjson.loads(values[0])["sub"]
        elif "request.jwt.claims" in str(query):
            whose.pop(connection, None)
        counted.by[whose.get(connection, "")] += bool(query)
        return await execute(cursor, query, values, **kwargs)

    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counting)
    return counted


@pytest_asyncio.fixture(scope="module")
async def large(place: Place, database: Database, new_user: NewUser) -> UUID:
    """Somebody with a large life, and hundreds of everything else."""
    return await living(place, database, await new_user(), TASKS, MANY)


@pytest_asyncio.fixture(scope="module")
async def small(place: Place, database: Database, new_user: NewUser) -> UUID:
    """Somebody with a little of everything."""
    return await living(place, database, await new_user(), 12, 2)


async def living(place: Place, database: Database, user: UUID, tasks: int, many: int) -> UUID:
    await plant(place.owner_url, user, tasks)
    async with database.scope(user, operation=uuid4(), label="More") as scope:
        for statement in BESIDE:
            await scope.run(statement, {"user": user, "many": many})
    for number in range(1, many + 1):
        async with database.scope(user, operation=uuid4(), label="Deleted") as scope:
            await scope.run(
                "update tasks set notes = notes || ' ' || %(number)s::text where user_id = %(user)s and number = 1",
                {"user": user, "number": number},
            )
            await scope.run(
                "update tasks set deleted_at = now(), deleted_with = id where user_id = %(user)s "
                "and number = %(tasks)s - %(number)s",
                {"user": user, "tasks": tasks, "number": number},
            )
    return user


@pytest_asyncio.fixture
async def asking(aurum: Aurum, url: str) -> Any:
    """Makes clients that are signed in."""
    made: list[httpx.AsyncClient] = []

    def ask(user: UUID) -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {aurum.keeper.issue(user, 'access')}"}
        made.append(httpx.AsyncClient(base_url=url, headers=headers, timeout=30))
        return made[-1]

    yield ask
    for each in made:
        await each.aclose()


async def ask(http: httpx.AsyncClient, path: str, **query: Any) -> Any:
    names = NAMES
    if "{round}" in path:
        names = {**names, "round": (await http.get("/api/rounds")).json()["items"][0]["id"]}
    if "{delivery}" in path:
        names = {**names, "delivery": (await http.get("/api/deliveries")).json()["items"][0]["id"]}
    answer = await http.get(path.format(**names), params={**ASKED.get(path, {}), **query})
    assert answer.status_code == 200, answer.text
    return answer.json() if answer.headers["content-type"] == "application/json" else answer.content


def items(page: Json) -> list[Json]:
    """The rows of a page, whatever they are called."""
    found: list[Json] = next(
        value for key, value in page.items() if isinstance(value, list) and key != "undone"
    )
    return found


def name(item: Json) -> str:
    """What tells a row from the others of its list."""
    return str(item.get("id") or item.get("operation") or item["slug"])


async def pages(http: httpx.AsyncClient, path: str, limit: int) -> list[list[str]]:
    """The names of the rows of each page, to the end."""
    found: list[list[str]] = []
    cursor: Json = {}
    while True:
        page = await ask(http, path, limit=limit, **cursor)
        found.append([name(item) for item in items(page)])
        if page["next"] is None:
            return found
        cursor = {"cursor": page["next"]}


def most(path: str) -> int:
    """The largest page that a route gives."""
    limits = [each for each in DOCUMENT["paths"][path]["get"]["parameters"] if each["name"] == "limit"]
    return int(limits[0]["schema"]["maximum"])


@pytest.mark.parametrize("path", LISTS)
async def test_a_list_goes_page_by_page_to_its_end_without_a_repeat_or_a_gap(
    path: str, large: UUID, asking: Any
) -> None:
    http = asking(large)
    largest = await pages(http, path, most(path))
    rows = [row for page in largest for row in page]
    assert len(rows) == len(set(rows))
    limit = max(1, min(len(rows) // 3, 97))
    smaller = await pages(http, path, limit)
    assert len(smaller) >= 3, "there is something to page through"
    assert {row for page in smaller for row in page} == set(rows)
    assert [len(page) for page in smaller[:-1]] == [limit] * (len(smaller) - 1)
    assert sum(map(len, smaller)) == len(rows)


@pytest.mark.parametrize("order", ["number", "due", "position"])
async def test_every_task_is_on_one_page_in_every_order(order: str, large: UUID, asking: Any) -> None:
    http, found = asking(large), []
    cursor: Json = {}
    while True:
        page = await ask(http, "/api/tasks", limit=500, order=order, status="all", **cursor)
        found += page["items"]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len({task["id"] for task in found}) == len(found) == TASKS - MANY
    if order == "due":
        dues = [task["due_date"] or "9999" for task in found]
        assert all(one <= other for one, other in pairwise(dues))


async def test_the_tasks_of_everything_below_are_counted(large: UUID, asking: Any) -> None:
    http = asking(large)
    for level in ("/api/pillars", "/api/areas"):
        found = (await ask(http, level))["items"]
        assert sum(each["open_tasks"] + each["done_tasks"] for each in found) == TASKS - MANY
    assert len((await ask(http, "/api/projects", limit=500))["items"]) == PROJECTS


@pytest.mark.parametrize("path", LISTS)
async def test_a_hundred_rows_cost_as_many_statements_as_ten(
    path: str, large: UUID, asking: Any, sent: Sent
) -> None:
    http, spent = asking(large), []
    for limit in (3, 10, 100):
        await ask(http, path, limit=limit)
        spent.append(sent.to(large))
    assert len(set(spent)) == 1 < spent[0], f"{spent} statements for 3, 10 and 100 rows"


@pytest.mark.parametrize("path", [path for path in READ if path not in OF_NOBODY])
async def test_a_large_life_costs_as_many_statements_as_a_small_one(
    path: str, large: UUID, small: UUID, asking: Any, sent: Sent
) -> None:
    spent = []
    for user in (small, large):
        await ask(asking(user), path)
        spent.append(sent.to(user))
    assert spent[0] == spent[1] > 0


def test_the_lists_are_found() -> None:
    assert {"/api/tasks", "/api/operations", "/api/trash", "/api/things/{thing}/history"} <= set(LISTS)
