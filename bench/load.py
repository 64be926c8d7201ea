"""Clients that ask as fast as they are answered, over connections that stay open, in a process of their own.

Reads a list of requests as JSON (`method`, `path`, `headers`, `body`), sends them in turn for some seconds, prints
JSON: requests answered, seconds, milliseconds of each. Arguments: port, clients, seconds.
"""

import asyncio
import json
import sys
import time
from itertools import cycle
from typing import Any

import uvloop


def written(request: dict[str, Any], port: int) -> bytes:
    """A request as it goes over the wire."""
    body = json.dumps(request["body"]).encode() if request.get("body") is not None else b""
    lines = [f"{request['method']} {request['path']} HTTP/1.1", f"host: 127.0.0.1:{port}"]
    lines += [f"{name}: {value}" for name, value in request["headers"].items()]
    lines += [f"content-length: {len(body)}", *(["content-type: application/json"] if body else []), "", ""]
    return "\r\n".join(lines).encode() + body


async def client(port: int, requests: Any, until: float, taken: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    while time.perf_counter() < until:
        began = time.perf_counter()
        writer.write(next(requests))
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 2"):
            raise SystemExit(head.decode() + (await reader.read(500)).decode())
        length = head.lower().split(b"content-length: ")[1]
        await reader.readexactly(int(length[: length.index(b"\r")]))
        taken.append(time.perf_counter() - began)
    writer.close()


async def main(port: int, clients: int, seconds: float) -> None:
    requests = cycle([written(each, port) for each in json.load(sys.stdin)])
    taken: list[float] = []
    began = time.perf_counter()
    await asyncio.gather(*(client(port, requests, began + seconds, taken) for _ in range(clients)))
    spent = time.perf_counter() - began
    json.dump(
        {"answered": len(taken), "seconds": spent, "ms": [round(each * 1000, 2) for each in taken]},
        sys.stdout,
    )


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
