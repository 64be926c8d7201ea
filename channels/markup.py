"""Markdown as Telegram and Slack take it, and cut into parts that each are whole.

Whatever is not one of our few forms is text there too: nobody's words mention, link or format anything.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from channels.shapes import Line, Mark, Piece, Row, blocks, host, nested, read, settled, written

LEAST = 200
"""The shortest part that text can be cut into."""
TAGS: dict[Mark, tuple[str, str]] = {
    "bold": ("<b>", "</b>"), "italic": ("<i>", "</i>"), "struck": ("<s>", "</s>"),
}  # fmt: skip
LIKE = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
"""Slack has no escape for its signs: where they would mean something, others stand that look like them."""
MEANING = re.compile(r"(?<![^\W_])[*_~]++(?!\s)|(?<!\s)[*_~]++(?![^\W_])|`+")
LIKE_TICK = "ˋ"
APART = "\u200b"
"""Nothing that is seen; for Slack the end of a word."""
SIGNS: dict[Mark, tuple[str, str]] = {
    "bold": (f"{APART}*", f"*{APART}"), "italic": (f"{APART}_", f"_{APART}"), "struck": (f"{APART}~", f"~{APART}"),
}  # fmt: skip
NEEDLESS = re.compile(rf"(?<![^\W_]){APART}(?=[*_~`])|(?<=[*_~`]){APART}(?![^\W_])")


def telegram(text: str) -> str:
    """Markdown as HTML for Telegram."""
    return as_telegram(read(text))


def slack(text: str) -> str:
    """Markdown as Slack's mrkdwn."""
    return as_slack(read(text))


def units(text: str) -> int:
    """The length as Telegram counts it: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, most: int) -> list[str]:
    """The text in parts of which none has more than so many units, in whichever channel it is shown.

    Each is Markdown that is whole: what is open at a cut is closed there and opened again. Cut is between paragraphs,
    else lines, else words. Raises ValueError where less than LEAST units are allowed.
    """
    if most < LEAST:
        raise ValueError(f"Parts of {most} units are too short: {LEAST} is the least.")
    parts: list[list[Row]] = []
    part: list[Row] = []
    for row in read(text):
        rest: Row | None = row
        while rest and size([*part, rest]) > most:
            if part:
                whole, part = at_paragraph(part)
            else:
                first, rest = halves(rest, most)
                whole = [first]
            parts.append(whole)
        part += [rest] if rest else []
    return [written(each) for each in [*parts, part] if each]


def at_paragraph(part: list[Row]) -> tuple[list[Row], list[Row]]:
    """A part up to its last paragraph, which goes with what follows where that leaves enough; else all of it."""
    last = max((n for n, row in enumerate(part) if row.gap), default=0)
    enough = size(part[:last]) > size(part) // 2
    return (part[:last], [replace(part[last], gap=False), *part[last + 1 :]]) if enough else (part, [])


def halves(row: Row, most: int) -> tuple[Row, Row | None]:
    """A line that is too long: as much as a part takes, and what is left, which has no sign of a list."""
    said = sum(len(piece.text) for piece in row.line)
    low, high = 0, min(said, most)
    while low < high:
        middle = (low + high + 1) // 2
        fits = size([replace(row, line=cut(row.line, middle)[0])]) <= most
        low, high = (middle, high) if fits else (low, middle - 1)
    head, tail = cut(row.line, low)
    if not head:  # a link that is too long by itself
        return halves(replace(row, line=unlinked(row.line)), most)
    head, tail = at_word(head, tail) if row.kind != "code" else (head, tail)
    left = replace(row, line=tail, joins=False, gap=False)
    if row.kind == "item":
        left = replace(left, kind="text", lead="")
    return replace(row, line=head, joins=False), left if tail else None


def cut(line: Line, at: int) -> tuple[Line, Line]:
    """A line in two, so many letters from its beginning. A link stays whole, behind the cut."""
    head: list[Piece] = []
    for n, piece in enumerate(line):
        if at >= len(piece.text):
            head.append(piece)
            at -= len(piece.text)
            continue
        if piece.to or not at:
            return tuple(head), line[n:]
        first, second = replace(piece, text=piece.text[:at]), replace(piece, text=piece.text[at:])
        return (*head, first), (second, *line[n + 1 :])
    return tuple(head), ()


def at_word(head: Line, tail: Line) -> tuple[Line, Line]:
    """The cut between two words, where one ends in the second half; the space there goes."""
    whole, far = (*head, *tail), sum(len(piece.text) for piece in head)
    said = "".join(piece.text for piece in whole)[: far + 1]
    end = next((n for n in range(len(said) - 1, far // 2, -1) if said[n].isspace()), far)
    head, tail = cut(whole, end)
    while head and not head[-1].text.strip():
        head = head[:-1]
    while tail and not tail[0].text.strip():
        tail = tail[1:]
    head = (*head[:-1], replace(head[-1], text=head[-1].text.rstrip())) if head else ()
    return head, (replace(tail[0], text=tail[0].text.lstrip()), *tail[1:]) if tail else ()


def unlinked(line: Line) -> Line:
    """The line with its first link as words."""
    first, *rest = line
    words = first.text if first.text == first.to else f"{first.text} ({first.to})"
    return (replace(first, text=words, to=""), *rest)


def size(rows: Sequence[Row]) -> int:
    """Units of its longer form."""
    return max(units(as_telegram(rows)), units(as_slack(rows)))


def as_telegram(rows: Sequence[Row]) -> str:
    return "".join(f"{space}{_telegram(block)}" for space, block in spaced(rows))


def _telegram(block: list[Row]) -> str:
    first = block[0]
    text = "\n".join(nested(headed(row), TAGS, _tagged) for row in block)
    if first.kind == "code":
        language = f' class="language-{html.escape(first.lead)}"' if first.lead else ""
        return f"<pre><code{language}>{text}</code></pre>" if language else f"<pre>{text}</pre>"
    return f"<blockquote>{text}</blockquote>" if first.kind == "quote" else f"{sign(first)}{text}"


def _tagged(piece: Piece) -> str:
    text = html.escape(piece.text, quote=False)
    if "code" in piece.marks:
        return f"<code>{text}</code>"
    return f'<a href="{html.escape(piece.to)}">{text}</a>{html.escape(leads(piece))}' if piece.to else text


def as_slack(rows: Sequence[Row]) -> str:
    return "".join(f"{space}{_slack(block)}" for space, block in spaced(rows))


def _slack(block: list[Row]) -> str:
    kind = block[0].kind
    if kind == "code":
        code = "\n".join(meant("".join(piece.text for piece in row.line)) for row in block)
        return f"```\n{code.replace('`', LIKE_TICK) if '```' in code else code}\n```"
    lines = [NEEDLESS.sub("", nested(headed(row), SIGNS, _signed)) for row in block]
    if kind == "quote":
        return "\n".join(f"> {line}" for line in lines)
    return "\n".join(f"{APART if line.startswith('&gt;') else ''}{sign(block[0])}{line}" for line in lines)


def _signed(piece: Piece) -> str:
    if "code" in piece.marks:
        return f"{APART}`{meant(piece.text).replace('`', LIKE_TICK)}`{APART}"
    text = meant(MEANING.sub(lambda found: found[0].translate(LIKE), piece.text))
    if not piece.to:
        return text
    to = meant(piece.to.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E"))
    return f"<{to}|{text}>{meant(leads(piece))}"


def meant(text: str) -> str:
    """Text in which Slack finds no mention and no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spaced(rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Each block, and what parts it from the one before."""
    for n, block in enumerate(blocks(rows)):
        yield ("" if not n else "\n\n" if block[0].gap else "\n"), block


def headed(row: Row) -> Line:
    """The line of a row; a heading is bold."""
    if row.kind != "heading":
        return row.line
    return settled([replace(piece, marks=piece.marks | {"bold"}) for piece in row.line])


def sign(row: Row) -> str:
    """What a point of a list begins with."""
    return row.lead.replace("- ", "• ") if row.kind == "item" else ""


def leads(piece: Piece) -> str:
    """The host that a link leads to, where its words do not begin with it."""
    to = host(piece.to)
    shown = re.sub(r"^https?://", "", piece.text.casefold())
    return f" ({to})" if to and not re.match(rf"{re.escape(to)}(?:[/?#:]|$)", shown) else ""
