"""Errors as problem details (RFC 9457)."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from memory.errors import AurumError
from memory.records import Json
from tools.tool import plain

log = logging.getLogger(__name__)

MEDIA = "application/problem+json"


def answer_errors(app: FastAPI) -> None:
    """Let every error leave this application as a problem."""
    app.add_exception_handler(AurumError, known)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unknown)


async def known(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AurumError)
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else None
    return problem(error.status, error.title, error.detail, error.more, headers)


async def unreadable(_request: Request, error: Exception) -> JSONResponse:
    """The body or a parameter does not fit. What was sent is not repeated: it may be private."""
    assert isinstance(error, RequestValidationError)
    found = [
        {
            "where": ".".join(str(part) for part in each["loc"]),
            "what": each["msg"].removeprefix("Value error, "),
        }
        for each in error.errors()[:10]
    ]
    detail = "; ".join(f"{each['where']}: {each['what']}" for each in found)
    return problem(422, "That can't be used", detail, {"errors": found})


async def http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # what FastAPI says of a body that it could not even decode
        return problem(422, "That can't be used", "The body is not JSON in UTF-8.", {})
    return problem(error.status_code, str(error.detail), str(error.detail), {}, dict(error.headers or {}))


async def unknown(_request: Request, error: Exception) -> JSONResponse:
    log.error("unexpected", exc_info=error)
    return problem(500, "Something went wrong", "This is a fault of Aurum's. Its log says more.", {})


def problem(
    status: int, title: str, detail: str, more: Json, headers: dict[str, str] | None = None
) -> JSONResponse:
    """A problem as a response; `more` are further members."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **plain(more)}
    return JSONResponse(body, status, headers, MEDIA)
