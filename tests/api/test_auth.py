"""Who is let in: one-time links, cookies of our own pages, tokens that are exactly ours."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import jwt
import psycopg
import pytest
import pytest_asyncio

from api.aurum import Aurum
from api.auth import COOKIE, LEEWAY, LIFE, secret_in
from memory.database import Database, utc_now
from tests.api.paths import PATHS, UNSAFE, Path
from tests.conftest import Client, Place

SECRET = "a secret that is long enough for HS256 to be content"


@pytest_asyncio.fixture
async def browser(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with httpx.AsyncClient(base_url=url, timeout=20) as opened:
        yield opened


async def code_of(aurum: Aurum, user: UUID) -> str:
    link = urlsplit(await aurum.keeper.link(user, "http://aurum.example/"))
    assert (link.scheme, link.netloc, link.path, link.query) == ("http", "aurum.example", "/", "")
    return link.fragment.removeprefix("sign-in=")


async def sign_in(browser: httpx.AsyncClient, code: str, **more: Any) -> httpx.Response:
    return await browser.post("/api/auth/session", json={"code": code, **more})


def refused(answer: httpx.Response, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


async def test_a_link_signs_in_once(browser: httpx.AsyncClient, aurum: Aurum, user: UUID) -> None:
    code = await code_of(aurum, user)
    assert len(code) >= 22
    answer = await sign_in(browser, code, zone="Asia/Tokyo")
    assert (answer.status_code, answer.content) == (204, b"")
    me = (await browser.get("/api/me")).json()
    assert (me["id"], me["zone"]) == (str(user), "Europe/Berlin")
    refused(await sign_in(browser, code), 401)


async def test_a_session_lives_in_a_cookie_that_no_script_reads(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    answer = await sign_in(browser, await code_of(aurum, user))
    cookie = SimpleCookie(answer.headers["set-cookie"])[COOKIE]
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert cookie["domain"] == ""
    assert int(cookie["max-age"]) == LIFE["session"].total_seconds()


async def test_signing_out_forgets_the_session(browser: httpx.AsyncClient, aurum: Aurum, user: UUID) -> None:
    await sign_in(browser, await code_of(aurum, user))
    assert (
        await browser.delete("/api/auth/session", headers={"Origin": str(browser.base_url)})
    ).status_code == 204
    refused(await browser.get("/api/me"), 401)


async def test_a_link_that_is_too_old_or_unknown_is_refused_alike(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID, place: Place
) -> None:
    code = await code_of(aurum, user)
    with psycopg.connect(place.owner_url) as connection:
        connection.execute(
            "update sign_in_links set expires_at = now() - interval '1 second' where user_id = %s", [user]
        )
    answers = [await sign_in(browser, each) for each in (code, "no-such-code", "ü", "\0")]
    for answer in answers:
        refused(answer, 401)
        assert COOKIE not in answer.cookies
    assert len({answer.text for answer in answers}) == 1


async def test_only_a_hash_of_the_code_is_kept(aurum: Aurum, user: UUID, place: Place) -> None:
    code = await code_of(aurum, user)
    with psycopg.connect(place.owner_url) as connection:
        kept = connection.execute("select t::text from sign_in_links t where user_id = %s", [user]).fetchall()
    assert kept
    assert code not in str(kept)
    assert code.encode().hex() not in str(kept)


@pytest.mark.parametrize(
    "body", [{}, {"code": ""}, {"code": "x" * 101}, {"code": 5}, {"code": "x", "user": "me"}]
)
async def test_a_sign_in_that_says_something_else_is_refused(
    browser: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    refused(await browser.post("/api/auth/session", json=body), 422)


async def test_a_zone_that_is_none_is_refused_and_the_link_still_works(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID
) -> None:
    code = await code_of(aurum, user)
    for zone in ("Mars/Olympus", "../../etc/passwd", "x" * 65):
        refused(await sign_in(browser, code, zone=zone), 422)
    assert (await sign_in(browser, code)).status_code == 204


def claims(user: UUID, **other: Any) -> dict[str, Any]:
    now = utc_now()
    made = {
        "sub": str(user), "typ": "access", "iss": "aurum", "aud": "aurum", "iat": now, "exp": now + timedelta(hours=1),
    }  # fmt: skip
    return {name: value for name, value in (made | other).items() if value is not None}


def signed(user: UUID, **other: Any) -> str:
    return jwt.encode(claims(user, **other), SECRET, algorithm="HS256")


def unsigned(user: UUID, algorithm: str) -> str:
    def part(value: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    held = {**claims(user), "iat": 1, "exp": 9_999_999_999}
    return f"{part({'alg': algorithm, 'typ': 'JWT'})}.{part(held)}."


def noncanonical(token: str) -> str:
    """The same signature in other letters: the last one carries bits that nobody reads."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = letters.index(token[-1])
    return token[:-1] + letters[last ^ 1]


BAD: dict[str, Any] = {
    "no algorithm": lambda user: unsigned(user, "none"),
    "no algorithm, spelt otherwise": lambda user: unsigned(user, "nOnE"),
    "another key": lambda user: jwt.encode(claims(user), "x" * 64, algorithm="HS256"),
    "an empty signature": lambda user: signed(user).rsplit(".", 1)[0] + ".",
    "another algorithm": lambda user: jwt.encode(claims(user), SECRET * 2, algorithm="HS512"),
    "expired": lambda user: signed(user, exp=utc_now() - LEEWAY - timedelta(seconds=2)),
    "no expiry": lambda user: signed(user, exp=None),
    "an expiry that is no number": lambda user: signed(user, exp="tomorrow"),
    "an expiry beyond time": lambda user: signed(user, exp=10**18),
    "no subject": lambda user: signed(user, sub=None),
    "a subject that is nobody's id": lambda user: signed(user, sub="owner"),
    "no kind": lambda user: signed(user, typ=None),
    "of a session": lambda user: signed(user, typ="session"),
    "no issuer": lambda user: signed(user, iss=None),
    "another issuer": lambda user: signed(user, iss="other"),
    "no audience": lambda user: signed(user, aud=None),
    "another audience": lambda user: signed(user, aud="other"),
    "no time": lambda user: signed(user, iat=None),
    "other letters, same signature": lambda user: noncanonical(signed(user)),
    "padded": lambda user: signed(user) + "=",
    "two parts": lambda user: signed(user).rsplit(".", 1)[0],
    "no token": lambda _: "hello",
    "words": lambda _: "hello there",
    "not ASCII": lambda _: "ü.ü.ü",
    "empty parts": lambda _: "..",
}


@pytest.mark.parametrize("kind", BAD)
async def test_a_token_that_is_not_exactly_ours_is_refused(
    browser: httpx.AsyncClient, user: UUID, kind: str
) -> None:
    token: str = BAD[kind](user)
    answer = await browser.get("/api/me", headers={b"Authorization": f"Bearer {token}".encode()})
    refused(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"
    as_cookie = token if "session" not in kind else signed(user)
    if as_cookie.isascii():
        refused(await browser.get("/api/me", headers={"Cookie": f"{COOKIE}={as_cookie}"}), 401)


async def test_our_own_token_is_taken(browser: httpx.AsyncClient, aurum: Aurum, user: UUID) -> None:
    for token in (
        aurum.keeper.issue(user, "access"),
        signed(user),
        signed(user, exp=utc_now() - timedelta(seconds=30)),
    ):
        answer = await browser.get("/api/me", headers={"Authorization": f"bearer {token}"})
        assert answer.json()["id"] == str(user)


async def test_a_token_of_somebody_who_is_gone_opens_nothing(browser: httpx.AsyncClient) -> None:
    headers = {"Authorization": f"Bearer {signed(uuid4())}"}
    assert (await browser.get("/api/tasks", headers=headers)).status_code == 404
    answer = await browser.post("/api/tasks", headers=headers, json={"title": "Sneak"})
    assert answer.status_code in (404, 409)


@pytest.mark.parametrize("scheme", ["Basic", "Token", "aurum"])
async def test_another_scheme_is_refused(browser: httpx.AsyncClient, user: UUID, scheme: str) -> None:
    refused(await browser.get("/api/me", headers={"Authorization": f"{scheme} {signed(user)}"}), 401)


OPEN_ROUTES = {"GET /api/health", "POST /api/auth/session", "DELETE /api/auth/session"}


@pytest.mark.parametrize("path", [each for each in PATHS if str(each) not in OPEN_ROUTES], ids=str)
async def test_nobody_is_let_in_without_being_signed_in(browser: httpx.AsyncClient, path: Path) -> None:
    refused(await browser.request(path.method, path.path, json={}), 401)


@pytest.mark.parametrize("path", UNSAFE, ids=str)
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "", None])
async def test_a_page_from_elsewhere_changes_nothing_with_our_cookie(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID, path: Path, origin: str | None
) -> None:
    browser.cookies.set(COOKIE, aurum.keeper.issue(user, "session"))
    headers = {} if origin is None else {"Origin": origin}
    answer = await browser.request(path.method, path.path, json={"code": "x"}, headers=headers)
    if origin is None and path.path == "/api/auth/session":
        assert answer.status_code in (
            204,
            401,
        )  # programs sign in and out too; a page always sends its origin
    else:
        refused(answer, 403)


async def test_our_own_page_changes_things_with_its_cookie(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID, url: str
) -> None:
    browser.cookies.set(COOKIE, aurum.keeper.issue(user, "session"))
    answer = await browser.post("/api/tasks", json={"title": "Buy shoes"}, headers={"Origin": url})
    assert answer.status_code == 201


async def test_a_foreign_page_can_not_read_what_it_asks_for(
    browser: httpx.AsyncClient, aurum: Aurum, user: UUID, client: Client
) -> None:
    """Without CORS headers a browser keeps the answer from the page, and refuses to ask in unusual ways."""
    browser.cookies.set(COOKIE, aurum.keeper.issue(user, "session"))
    assert (await browser.get("/api/me")).status_code == 200
    evil = {"Origin": "http://evil.example"}
    for answer in (
        await browser.get("/api/me", headers=evil),
        await browser.get("/api/live", headers=evil),
        await client(user).get("/api/me", headers=evil),
        await browser.options("/api/tasks", headers={**evil, "Access-Control-Request-Method": "POST"}),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]
    refused(await browser.get("/api/me", headers=evil), 403)


def test_the_secret_is_made_once_and_nobody_else_reads_it(place: Place, database: Database) -> None:
    folder = place.folder / "secrets"
    folder.mkdir()
    made = secret_in(folder)
    assert len(made) >= 43
    assert secret_in(folder) == made
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600
