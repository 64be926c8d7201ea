"""Clients that talk: each says the next thing when it was answered, in a conversation of its own; a process by itself.

Reads JSON: `path`, `clients` (each with `headers` and `bodies`, which are said in turn), and `word`, the text before
each word of an answer. Talks for some seconds, then lets the last turns end. Prints JSON: turns, seconds, and the
milliseconds to the first word and to the end of each. Arguments: port, seconds.
"""

import asyncio
import json
import sys
import time
from typing import Any

import uvloop

from bench.scripted import WORDS


def written(path: str, headers: dict[str, str], body: Any, port: int) -> bytes:
    """A request as it goes over the wire."""
    text = json.dumps(body).encode()
    lines = [f"POST {path} HTTP/1.1", f"host: 127.0.0.1:{port}", "content-type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, f"content-length: {len(text)}", "", ""]).encode() + text


async def answered(reader: asyncio.StreamReader, word: bytes) -> float:
    """Read an answer to its end, and say when its first word came."""
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode() + (await reader.read(500)).decode())
    first, words = 0.0, 0
    while size := int(await reader.readuntil(b"\r\n"), 16):
        words += (await reader.readexactly(size + 2)).count(word)
        first = first or (time.perf_counter() if words else 0.0)
    await reader.readexactly(2)
    if words != WORDS:
        raise SystemExit(f"An answer had {words} words.")
    return first


async def client(
    port: int, requests: list[bytes], word: bytes, until: float, taken: list[list[float]]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    for request in requests:
        began = time.perf_counter()
        if began > until:
            break
        writer.write(request)
        first = await answered(reader, word)
        taken.append([round((at - began) * 1000, 2) for at in (first, time.perf_counter())])
    else:
        raise SystemExit("There was nothing left to say.")
    writer.close()


async def main(port: int, seconds: float) -> None:
    told = json.load(sys.stdin)
    requests = [
        [written(told["path"], each["headers"], body, port) for body in each["bodies"]]
        for each in told["clients"]
    ]
    taken: list[list[float]] = []
    began = time.perf_counter()
    talking = (client(port, each, told["word"].encode(), began + seconds, taken) for each in requests)
    await asyncio.gather(*talking)
    json.dump({"turns": len(taken), "seconds": time.perf_counter() - began, "ms": taken}, sys.stdout)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(int(sys.argv[1]), float(sys.argv[2])))
