/**
 * Reads server-sent events (WHATWG HTML, 9.2) out of text that arrives in any pieces.
 * `push` gives the data of every event that the piece completes; comments, ids and names are passed over.
 */
export function eventParser(): { push(piece: string): string[] } {
  let rest = "";
  let data: string[] = [];

  function line(text: string, done: string[]) {
    if (text === "") {
      if (data.length > 0) done.push(data.join("\n"));
      data = [];
    } else if (text === "data") {
      data.push("");
    } else if (text.startsWith("data:")) {
      data.push(text.slice(text[5] === " " ? 6 : 5));
    }
  }

  return {
    push(piece) {
      const done: string[] = [];
      rest += piece;
      // A lone CR at the very end may be half of a CRLF: it waits for the next piece.
      const ending = /\r\n|\n|\r(?!$)/g;
      let start = 0;
      for (let match = ending.exec(rest); match; match = ending.exec(rest)) {
        line(rest.slice(start, match.index), done);
        start = match.index + match[0].length;
      }
      rest = rest.slice(start);
      return done;
    },
  };
}

/** The data of each event of a response, as it arrives. Leaving the loop early cancels the response. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = eventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
