"""Markdown as it is written here, read into blocks of lines of pieces; and written as Markdown again.

What is known: paragraphs, headings, quotes, lists, fenced code; bold, italics, struck, code, links, images (as their
words) and escapes. HTML, tables and all else is text.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

Mark = Literal["bold", "italic", "struck", "code"]
Kind = Literal["text", "heading", "quote", "item", "code"]
Marks = frozenset[Mark]

NONE: Marks = frozenset()
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Signs that nobody sees and that may turn others around: what stands there is what is read."""
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([\w+#.-]{0,30})[^`]*$")
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)$")
QUOTE = re.compile(r" {0,3}> ?(.*)$")
ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,9}[.)]))\s+(.*)$")
INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<image>!?)\[(?P<words>(?:\\.|[^\\\[\]])*)\]\(\s*<?(?P<to>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
    r"(?:\s+\"[^\"]*\")?\s*\)"
    r"|<(?P<bare>https?://[^\s<>]+)>"
    r"|(?P<run>\*+|_+|~~)"
)
DEEP = 100
"""So many signs that are still open are looked at."""
SPECIAL = re.compile(r"([\\`*_\[\]<>~])")
OPENING = re.compile(r"^([-+#=]|\d{1,9}(?=[.)]))")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike. `to` is where a link leads. Code has no other mark."""

    text: str
    marks: Marks = NONE
    to: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line. `lead` is a list's sign with what stands before it, a heading's signs, or the language of code.

    `joins`: it goes on with the block of the line before. `gap`: an empty line stands before it.
    """

    kind: Kind
    line: Line = ()
    lead: str = ""
    joins: bool = False
    gap: bool = False


@dataclass(slots=True)
class Token:
    """A piece on its way, or a run of signs that may open or close marks."""

    text: str
    marks: set[Mark] = field(default_factory=set)
    to: str = ""
    sign: str = ""
    opens: bool = False
    closes: bool = False


def read(text: str) -> list[Row]:
    """The lines of a text."""
    lines = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    rows: list[Row] = []
    at, gap = 0, False
    while at < len(lines):
        if not lines[at].strip():
            at, gap = at + 1, True
            continue
        block, at = block_at(lines, at)
        rows += [replace(row, joins=n > 0, gap=gap and n == 0 and bool(rows)) for n, row in enumerate(block)]
        gap = False
    return rows


def block_at(lines: Sequence[str], at: int) -> tuple[list[Row], int]:
    """The block that begins here, and where the next one may."""
    if fence := FENCE.match(lines[at]):
        return fenced(lines, at + 1, fence[1], fence[2])
    if heading := HEADING.match(lines[at]):
        return [Row("heading", each, heading[1]) for each in inline(heading[2].strip())], at + 1
    if item := ITEM.match(lines[at]):
        lead = f"{item[1].replace(chr(9), '    ')}{item[2] or '-'} "
        return [Row("item", each, lead) for each in inline(item[3].strip())], at + 1
    kind: Kind = "quote" if QUOTE.match(lines[at]) else "text"
    said = []
    while at < len(lines) and (line := line_of(lines[at], kind)) is not None:
        said.append(line)
        at += 1
    return [Row(kind, each) for each in inline("\n".join(said))], at


def fenced(lines: Sequence[str], at: int, fence: str, language: str) -> tuple[list[Row], int]:
    """Code up to the end of its fence, or of all."""
    close = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    end = next((n for n in range(at, len(lines)) if close.match(lines[n])), len(lines))
    code = [Row("code", (Piece(line),) if line else (), language) for line in lines[at:end]]
    return code or [Row("code", (), language)], end + 1


def line_of(line: str, kind: Kind) -> str | None:
    """What the line says of a quote or a paragraph; None where it is something else."""
    if quote := QUOTE.match(line):
        return quote[1].strip() if kind == "quote" else None
    other = not line.strip() or any(form.match(line) for form in (FENCE, HEADING, ITEM))
    return None if kind == "quote" or other else line.strip()


def inline(text: str) -> tuple[Line, ...]:
    """The lines of a block, each as its pieces."""
    tokens = list(tokens_of(text))
    pair(tokens)
    pieces = [Piece(each.text, frozenset(each.marks), each.to) for each in tokens if each.text]
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        lines[-1].append(replace(piece, text=first))
        lines += [[replace(piece, text=each)] for each in rest]
    return tuple(settled(line) for line in lines)


def tokens_of(text: str) -> Iterator[Token]:
    """The text as pieces and runs of signs, in order."""
    at = 0
    while found := INLINE.search(text, at):
        yield Token(text[at : found.start()])
        at = found.end()
        if ticks := found["ticks"]:
            close = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            if close is None:
                yield Token(ticks)
                continue
            yield Token(bare_code(text[at : close.start()]), {"code"})
            at = close.end()
        elif found["run"]:
            yield run_of(text, found["run"], found.start(), found.end())
        elif found["bare"]:
            yield Token(found["bare"], to=found["bare"])
        elif found["words"] is not None:
            yield link(found["words"], found["to"], bool(found["image"]))
        else:
            yield Token(found["escaped"])
    yield Token(text[at:])


def bare_code(inner: str) -> str:
    """Code without the one space on both sides that keeps its signs apart from its backticks."""
    inner = inner.replace("\n", " ")
    return inner[1:-1] if len(inner) > 2 and inner[0] == inner[-1] == " " and inner.strip() else inner


def link(words: str, to: str, image: bool) -> Token:
    """A link by its words; of an image the words alone, and so of what leads neither to the web nor to mail."""
    said = "".join(piece.text for line in inline(words) for piece in line)
    if image:
        return Token(said or "image")
    return Token(said or to, to=to if host(to) is not None else "")


def host(to: str) -> str | None:
    """The host that a link leads to, as machines write it; "" for mail, None where it is not to be followed."""
    if to.lower().startswith("mailto:"):
        return ""
    try:
        parts = urlsplit(to)
        name = (parts.hostname or "").encode("idna").decode()
    except ValueError:
        return None
    return name if parts.scheme in ("http", "https") and name else None


def run_of(text: str, run: str, start: int, end: int) -> Token:
    """A run of signs: it opens before a word and closes behind one; an underscore not in the middle of a word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens, closes = bool(after.strip()), bool(before.strip())
    if run[0] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return Token(run, sign=run[0], opens=opens, closes=closes)


def pair(tokens: list[Token]) -> None:
    """Give the marks to what stands between signs that belong together; those signs go."""
    open_at: list[int] = []
    for at, token in enumerate(tokens):
        while token.sign and token.closes and token.text:
            begun = next((n for n in reversed(open_at[-DEEP:]) if fits(tokens[n], token)), None)
            if begun is None:
                break
            del open_at[open_at.index(begun) + 1 :]
            strong = token.sign == "~" or min(len(tokens[begun].text), len(token.text)) >= 2
            mark: Mark = "struck" if token.sign == "~" else "bold" if strong else "italic"
            for each in tokens[begun + 1 : at]:
                each.marks.add(mark)
            for each in (tokens[begun], token):
                each.text = each.text[1 + strong :]
            if not tokens[begun].text:
                open_at.remove(begun)
        if token.sign and token.opens and token.text:
            open_at.append(at)


def fits(opening: Token, closing: Token) -> bool:
    """Whether two runs may belong together; those that could do both only where their lengths do not mislead."""
    if opening.sign != closing.sign or closing is opening:
        return False
    both = opening.closes or closing.opens
    lengths = len(opening.text), len(closing.text)
    return not (both and sum(lengths) % 3 == 0 and any(each % 3 for each in lengths))


def settled(line: Sequence[Piece]) -> Line:
    """The pieces with no mark on outer spaces, no mark but its own on code, and like ones together."""
    parts = [part for piece in line for part in apart(piece)]
    marked: list[Piece] = []
    for n, part in enumerate(parts):
        if part.text.isspace() and "code" not in part.marks and not part.to:
            before = marked[-1].marks if marked else NONE
            after = next((each.marks for each in parts[n + 1 :] if not each.text.isspace()), NONE)
            marked.append(replace(part, marks=(part.marks & before & after) - {"code"}))
        else:
            marked.append(part)
    alike = groupby(marked, lambda piece: (piece.marks, piece.to))
    return tuple(Piece("".join(each.text for each in those), *key) for key, those in alike)


def apart(piece: Piece) -> list[Piece]:
    """Its spaces before, its words, its spaces behind."""
    if "code" in piece.marks:
        return [replace(piece, marks=frozenset({"code"}), to="")]
    if piece.to:
        return [replace(piece, text=piece.text.strip() or piece.to)]
    words = piece.text.strip()
    if not words:
        return [piece] if piece.text else []
    before, _, after = piece.text.partition(words)
    return [replace(piece, text=each) for each in (before, words, after) if each]


def written(rows: Sequence[Row]) -> str:
    """The lines as Markdown that reads as them."""
    lines: list[str] = []
    for block in blocks(rows):
        lines += [""] if block[0].gap and lines else []
        lines += source(block)
    return "\n".join(lines)


def blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Lines that belong together."""
    found: list[list[Row]] = []
    for row in rows:
        if row.joins and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def source(block: list[Row]) -> list[str]:
    first = block[0]
    if first.kind == "code":
        told = ["".join(piece.text for piece in row.line) for row in block]
        ticks = max((len(each) for one in told for each in re.findall(r"`+", one)), default=0)
        fence = "`" * max(3, ticks + 1)
        return [f"{fence}{first.lead}", *told, fence]
    lines = [nested(row.line, MARKDOWN, escaped) for row in block]
    if first.kind == "text":
        return [OPENING.sub(guarded, line) for line in lines]
    lead = {"heading": f"{first.lead} ", "quote": "> ", "item": first.lead}[first.kind]
    return [f"{lead}{line}" for line in lines]


def guarded(found: re.Match[str]) -> str:
    """What would begin a list or a heading, as text."""
    return f"{found[1]}\\" if found[1][0].isdigit() else f"\\{found[1]}"


MARKDOWN: dict[Mark, tuple[str, str]] = {"bold": ("**", "**"), "italic": ("*", "*"), "struck": ("~~", "~~")}


def escaped(piece: Piece) -> str:
    if "code" in piece.marks:
        ticks = "`" * (max((len(each) for each in re.findall(r"`+", piece.text)), default=0) + 1)
        bare = piece.text.strip() and piece.text[0] == piece.text[-1] == " "
        space = " " if ticks != "`" or bare else ""
        return f"{ticks}{space}{piece.text}{space}{ticks}"
    text = SPECIAL.sub(r"\\\1", piece.text).replace("![", "\\![")
    if not piece.to:
        return text
    return f"[{text}](<{piece.to}>)" if piece.text != piece.to else f"<{piece.to}>"


def nested(line: Line, signs: dict[Mark, tuple[str, str]], words: Callable[[Piece], str]) -> str:
    """A line with its marks opened and closed like brackets, those that last longest outside."""
    said, open_marks = "", list[Mark]()
    for n, piece in enumerate(line):
        wanted = [mark for mark in signs if mark in piece.marks]
        while any(mark not in wanted for mark in open_marks):
            said += signs[open_marks.pop()][1]
        new = [mark for mark in wanted if mark not in open_marks]
        for mark in sorted(new, key=lambda mark: -lasts(line[n:], mark)):
            said += signs[mark][0]
            open_marks.append(mark)
        said += words(piece)
    return said + "".join(signs[mark][1] for mark in reversed(open_marks))


def lasts(line: Line, mark: Mark) -> int:
    """For how many pieces from here on a mark goes on."""
    return next((n for n, piece in enumerate(line) if mark not in piece.marks), len(line))
