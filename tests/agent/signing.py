"""A Gemini that signs its thoughts, and keeps the requests as they came over the wire."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route

from tests.serving import address, listening, served


@dataclass
class Signing:
    """Answers each request with the next of `steps`: the chunks of a stream, each a list of parts."""

    steps: list[list[list[Any]]]
    bodies: list[Any] = field(default_factory=list)

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/{path:path}", self.answer, methods=["POST"])])

    async def answer(self, request: Request) -> StreamingResponse:
        self.bodies.append(json.loads(await request.body()))
        return StreamingResponse(self.stream(self.steps.pop(0)), media_type="text/event-stream")

    def stream(self, chunks: list[list[Any]]) -> Iterator[bytes]:
        for number, parts in enumerate(chunks, 1):
            candidate: dict[str, Any] = {"content": {"role": "model", "parts": parts}, "index": 0}
            if number == len(chunks):
                candidate["finishReason"] = "STOP"
            usage = {"promptTokenCount": 10, "candidatesTokenCount": number, "totalTokenCount": 10 + number}
            yield f"data: {json.dumps({'candidates': [candidate], 'usageMetadata': usage})}\n\n".encode()

    def parts(self, request: int) -> list[Any]:
        """The model's own parts in a request, as they were sent back."""
        contents = self.bodies[request]["contents"]
        return [part for content in contents if content["role"] == "model" for part in content["parts"]]


@asynccontextmanager
async def serving(app: Starlette) -> AsyncIterator[str]:
    """The address at which the application answers meanwhile, on loopback."""
    listener = listening()
    async with served(app, listener, patient=False):
        yield address(listener)
