"""The routes that the application really has, read from it."""

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from api.app import create_app

SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, order=True)
class Path:
    """One method of one route."""

    method: str
    path: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def application() -> FastAPI:
    """The application without anything behind it, to read its routes and its description."""
    nothing: Any = None
    return create_app(nothing)


def paths() -> list[Path]:
    """Every method of every route of the API."""
    return sorted(
        Path(method, str(context.path))
        for context in iter_route_contexts(application().routes)
        if isinstance(context.original_route, APIRoute)
        for method in context.methods or ()
    )


PATHS = paths()
UNSAFE = [path for path in PATHS if path.method not in SAFE]
