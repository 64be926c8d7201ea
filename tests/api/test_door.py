"""What holds for every request: its size, its headers, and problems in one form."""

import asyncio
from urllib.parse import urlsplit

import httpx
import pytest

from api.door import HEADERS, LARGEST
from tests.api.paths import PATHS, Path

PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/api/me", "/api/health", "/api/nothing", "/api/openapi.json", "/", "/nothing"]
)
async def test_every_answer_tells_browsers_what_they_may_do(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


async def test_a_body_that_is_too_large_is_refused_and_the_next_request_is_served(
    http: httpx.AsyncClient,
) -> None:
    answer = await http.post("/api/tasks", json={"title": "x", "notes": "y" * LARGEST})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == PROBLEM
    assert "512 kB" in answer.json()["detail"]
    assert answer.headers["content-security-policy"]
    assert (await http.get("/api/tasks")).json()["items"] == []


async def test_a_stream_without_an_end_is_cut_where_it_becomes_too_large(
    url: str, http: httpx.AsyncClient
) -> None:
    """Nothing says how long a chunked body is: it is counted while it comes in."""
    at = urlsplit(url)
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    head = (
        f"POST /api/tasks HTTP/1.1\r\nHost: {at.netloc}\r\nAuthorization: {http.headers['authorization']}\r\n"
    )
    writer.write(f"{head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
    sent, chunk = 0, b"x" * 65_536
    status = asyncio.create_task(reader.readline())
    while not status.done() and sent < 64 * LARGEST:
        writer.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        sent += len(chunk)
        try:
            await writer.drain()
        except ConnectionError:
            break
        await asyncio.wait({status}, timeout=0.005)
    assert b" 413 " in await asyncio.wait_for(status, 5)
    writer.close()


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/api/nothing", 404), ("PUT", "/api/tasks", 405)]
)
async def test_what_is_not_there_is_a_problem_too(
    http: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await http.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["status"] == status


BODILESS = ("/look", "/narrative", "/accept", "/reject", "/retry")
"""How the paths end of those that are posted to and take nothing."""
TAKING = [each for each in PATHS if each.method in ("POST", "PATCH") and not each.path.endswith(BODILESS)]


@pytest.mark.parametrize("path", TAKING, ids=str)
async def test_wrong_json_is_a_problem_on_every_route_that_takes_it(
    http: httpx.AsyncClient, path: Path
) -> None:
    where = path.path.replace("{operation}", "0")
    for content in (b"{", b"\xff\xfe", b'{"a": 1e999999}', b"null"):
        answer = await http.request(
            path.method, where, content=content, headers={"content-type": "application/json"}
        )
        assert answer.status_code in (400, 422)
        assert answer.headers["content-type"] == PROBLEM
        assert "Traceback" not in answer.text
