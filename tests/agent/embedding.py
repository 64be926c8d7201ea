"""Gemini's embedding model over real HTTP: vectors of hashed words, and a record of all that it was sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.reading import Hashing

LONG = 7.0
"""The length of its vectors: Google's shortened ones have not length 1 either."""


@dataclass
class Embedding:
    """Where it answers, and what it was sent: the path, the headers and the body of each request.

    While `failing` holds statuses, it answers with the first of them, and takes it away.
    """

    url: str
    sent: list[tuple[str, str, Any]] = field(default_factory=list)
    failing: list[int] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The texts that it was sent."""
        return [
            part["text"]
            for _, _, body in self.sent
            for each in body["requests"]
            for part in each["content"]["parts"]
        ]


@contextmanager
def embedding() -> Iterator[Embedding]:
    """It answers while this is open."""
    found = Embedding("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.sent.append((self.path, str(self.headers), body))
            status = found.failing.pop(0) if found.failing else 200
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(
                json.dumps(answer(body) if status == 200 else {"error": {"code": status}}).encode()
            )

        def log_message(self, *_: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def answer(body: Any) -> Any:
    """A vector for each text, as many numbers as were asked for."""
    model, found = Hashing(), []
    for each in body["requests"]:
        vector = model.vector(each["content"]["parts"][0]["text"])
        whole = [LONG * number for number in vector] + [0.5] * (3072 - len(vector))
        found.append({"values": whole[: each.get("outputDimensionality", 3072)]})
    return {"embeddings": found}
