/** A server-sent event: its data, and the id from which a broken stream goes on. */
export interface ServerEvent {
  id: string;
  data: string;
}

/**
 * Reads server-sent events (WHATWG HTML, 9.2) out of text that arrives in any pieces.
 * `push` gives every event that the piece completes; comments and names are passed over, an id holds until the next.
 */
export function eventParser(): { push(piece: string): ServerEvent[] } {
  let rest = "";
  let data: string[] = [];
  let id = "";

  function line(text: string, done: ServerEvent[]) {
    if (text === "") {
      if (data.length > 0) done.push({ id, data: data.join("\n") });
      data = [];
    } else if (text === "data") {
      data.push("");
    } else if (text.startsWith("data:")) {
      data.push(text.slice(text[5] === " " ? 6 : 5));
    } else if (text.startsWith("id:")) {
      id = text.slice(text[3] === " " ? 4 : 3);
    }
  }

  return {
    push(piece) {
      const done: ServerEvent[] = [];
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

/**
 * The events of a response as they arrive: of each piece those that it completes, which may be none.
 * Leaving the loop early cancels the response.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent[]> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = eventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
