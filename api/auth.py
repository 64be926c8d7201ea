"""Who is asking: one-time links, session cookies, bearer tokens."""

import base64
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

import jwt
from fastapi import Depends, Request

from memory import people
from memory.database import Database
from memory.errors import Forbidden, Unauthorized

Kind = Literal["session", "access"]

COOKIE = "aurum_session"
LIFE: dict[Kind, timedelta] = {"session": timedelta(days=30), "access": timedelta(days=365)}
LEEWAY = timedelta(seconds=60)
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Signed:
    """What a token says: whose it is, what it is for, and until when."""

    user_id: UUID
    kind: str
    expires: datetime


class Keeper:
    """Issues and checks tokens with one secret and one algorithm."""

    def __init__(self, secret: str, database: Database) -> None:
        self.secret = secret
        self.database = database
        self.read = lru_cache(maxsize=1024)(self.read_anew)

    def issue(self, user_id: UUID, kind: Kind) -> str:
        """A signed token that says who its bearer is, until it expires."""
        now = self.database.clock()
        claims = {
            "sub": str(user_id), "typ": kind, "iss": "aurum", "aud": "aurum",
            "iat": now, "exp": now + LIFE[kind],
        }  # fmt: skip
        return jwt.encode(claims, self.secret, algorithm="HS256")

    def check(self, token: str, kind: Kind) -> UUID:
        """Whose token it is. Raises Unauthorized for anything that is not exactly one of ours."""
        signed = self.read(token)
        if signed.kind != kind or signed.expires + LEEWAY < self.database.clock():
            raise Unauthorized("This token is not valid (any more).")
        return signed.user_id

    def read_anew(self, token: str) -> Signed:
        """What a token says, its signature checked; whether it has expired is for the caller to see."""
        try:
            claims = jwt.decode(
                token,
                self.secret,
                algorithms=["HS256"],
                audience="aurum",
                issuer="aurum",
                options={
                    "require": ["exp", "iat", "sub", "aud", "iss"],
                    "verify_exp": False,
                    "verify_iat": False,
                },
            )
            if not canonical(token):
                raise Unauthorized("This token is not valid (any more).")
            expires = datetime.fromtimestamp(float(claims["exp"]), tz=UTC)
            return Signed(UUID(claims["sub"]), str(claims.get("typ")), expires)
        except (
            jwt.InvalidTokenError,
            ValueError,
            TypeError,
            AttributeError,
            OverflowError,
            OSError,
        ) as error:
            raise Unauthorized("This token is not valid (any more).") from error

    async def link(self, user_id: UUID, url: str) -> str:
        """A one-time sign-in link. Its code stands behind the #, so that no server ever logs it."""
        code = secrets.token_urlsafe(16)
        await people.store_link(self.database, user_id, code)
        return f"{url.rstrip('/')}/#sign-in={code}"


def canonical(token: str) -> bool:
    """Whether each part is written in the one way that base64url has for it."""
    for part in token.split("."):
        decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
        if base64.urlsafe_b64encode(decoded).rstrip(b"=").decode() != part:
            return False
    return True


def secret_in(folder: Path) -> str:
    """The secret that signs tokens: made once, readable by its owner only."""
    file = folder / "secret"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if known := file.read_text().strip():
            return known
        file.unlink()  # a start that was killed between making the file and writing it
        return secret_in(folder)
    with os.fdopen(descriptor, "w") as out:
        out.write(made := secrets.token_urlsafe(48))
    return made


async def signed_in(request: Request) -> UUID:
    """The user behind a request: a bearer token, or a session cookie sent by our own pages."""
    keeper: Keeper = request.app.state.aurum.keeper
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if token:
        if scheme.lower() != "bearer":
            raise Unauthorized("Send the token as `Authorization: Bearer …`.")
        return keeper.check(token.strip(), "access")
    if cookie := request.cookies.get(COOKIE):
        refuse_foreign(request)
        return keeper.check(cookie, "session")
    raise Unauthorized("Open the link that `aurum link` prints, or send a token from `aurum token`.")


def refuse_foreign(request: Request) -> None:
    """A cookie alone does not change anything for a page from elsewhere."""
    origin = request.headers.get("origin")
    if origin is None and request.method in SAFE:
        return
    if origin is None or urlsplit(origin).netloc != request.headers.get("host"):
        raise Forbidden("This request came from another site.")


SignedIn = Annotated[UUID, Depends(signed_in)]
