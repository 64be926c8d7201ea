"""Gemini's chat and embedding models over real HTTP, which keep every byte that they are sent.

The chat model does what its user's newest message says in double brackets, `[[list_entries {}]]`, then repeats every
word it was told that begins like those a test looks for: what has reached it once is told to it again.
"""

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from memory.recall import DIMENSIONS
from tests.agent.obedient import ORDER

MARK = "zq"
"""How the words begin that a test looks for."""
MARKED = re.compile(rf"\b{MARK}\w+", re.IGNORECASE)


@dataclass
class Wire:
    """Where the models answer, and what they were sent: the path and the whole body of each request.

    Nothing is answered while `going` is not set.
    """

    url: str = ""
    sent: list[tuple[str, str]] = field(default_factory=list)
    going: threading.Event = field(default_factory=threading.Event)

    def to(self, part: str) -> list[str]:
        """What was sent to the addresses that hold this, oldest first."""
        return [body for path, body in self.sent if part in path]

    def marked(self) -> set[str]:
        """The words in all that was sent that a test looks for."""
        return {word.lower() for path, body in self.sent for word in MARKED.findall(path + body)}


def answer(path: str, body: Any) -> Any:
    """What the model of this address says."""
    if ":batchEmbedContents" in path:
        return {"embeddings": [{"values": vector(json.dumps(each))} for each in body["requests"]]}
    if ":embedContent" in path:
        return {"embedding": {"values": vector(json.dumps(body))}}
    return {
        "candidates": [
            {"content": {"role": "model", "parts": said(body)}, "finishReason": "STOP", "index": 0}
        ],
        "usageMetadata": {"promptTokenCount": 9, "candidatesTokenCount": 9, "totalTokenCount": 18},
    }


def vector(text: str) -> list[float]:
    """Some direction, another one for another text."""
    return [1.0 + (hash((text, place)) % 97) / 97 for place in range(DIMENSIONS)]


def said(body: Any) -> list[Any]:
    """The parts of an answer: in a shape where one is asked for, calls where these are ordered, else words."""
    config = body.get("generationConfig", {})
    if shape := config.get("responseSchema") or config.get("responseJsonSchema"):
        return [{"text": json.dumps(shaped(shape, echo(body)))}]
    if body.get("toolConfig", {}).get("functionCallingConfig", {}).get("mode") == "ANY":
        function = body["tools"][0]["functionDeclarations"][0]
        shape = function.get("parameters") or function.get("parametersJsonSchema") or {}
        return [{"functionCall": {"name": function["name"], "args": shaped(shape, echo(body))}}]
    newest = body["contents"][-1]
    if any("functionResponse" in part for part in newest["parts"]):
        return [{"text": echo(body)}]
    orders = ORDER.findall(" ".join(part.get("text", "") for part in newest["parts"]))
    calls = [{"functionCall": {"name": name, "args": json.loads(given)}} for name, given in orders]
    return list[Any](calls) or [{"text": echo(body)}]


def shaped(shape: Any, words: str) -> Any:
    """Something of this shape, with these words wherever there is room for any."""
    kinds: dict[str, Any] = {"string": words, "number": 0.25, "integer": 1, "boolean": False, "array": []}
    fields = shape.get("properties", {})
    return {name: kinds.get(str(each.get("type", "string")).lower(), words) for name, each in fields.items()}


def echo(body: Any) -> str:
    """Every word it was told that a test looks for."""
    return " ".join(["Very well,", *dict.fromkeys(MARKED.findall(json.dumps(body).lower()))])


class Handler(BaseHTTPRequestHandler):
    """Keeps what comes, then answers it."""

    protocol_version = "HTTP/1.1"
    wire: Wire

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.wire.sent.append((self.path, text))
        self.wire.going.wait(20)
        told = json.dumps(answer(self.path, json.loads(text)))
        streamed = ":streamGenerateContent" in self.path
        content = (f"data: {told}\r\n\r\n" if streamed else told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream" if streamed else "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of it."""


def listening() -> tuple[ThreadingHTTPServer, Wire]:
    """The models, answering from now on."""
    wire = Wire()
    wire.going.set()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Wired", (Handler,), {"wire": wire}))
    wire.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    return server, wire
