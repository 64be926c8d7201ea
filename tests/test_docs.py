"""What is documented is true: commands, settings, tools, paths and links."""

import re
from pathlib import Path

import pytest

from api.cli import COMMANDS, parser
from api.settings import read
from channels.commands import COMMANDS as IN_A_CHAT
from tools.registry import TOOLS

ROOT = Path(__file__).parent.parent
GUIDE = "\n".join((ROOT / "docs" / f"{name}.md").read_text() for name in ("guide", "settings", "tools"))
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SETTINGS = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', (ROOT / "api" / "settings.py").read_text()))
TARGETS = set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))

by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())


def table(heading: str) -> dict[str, list[str]]:
    """A table of the guide, the settings or the tools: its first column, in which a name stands, and the other ones."""
    chapter = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\|.*\|$", chapter, re.M)
    ]
    return {row[0].strip("`"): row[1:] for row in rows[2:]}


def test_every_setting_is_in_the_guide_with_its_default() -> None:
    rows = table("Settings")
    assert set(rows) == SETTINGS
    assert len(SETTINGS) > 10
    for name, (default, _) in rows.items():
        if default.startswith("`"):
            value = default.strip("`").replace("host:port", "127.0.0.1:8001")
            assert read({name: value}) == read({}), f"{name} is not {value} by default"


def test_the_example_names_every_setting_and_starts_as_it_is() -> None:
    example = (ROOT / ".env.example").read_text()
    given = dict(re.findall(r"^# ?([A-Z_]+)=(.*)$", example, re.MULTILINE))
    assert set(given) == SETTINGS
    assert re.findall(r"^[^#\n].*$", example, re.MULTILINE) == [], "copied as it is, it changes nothing"
    read(given)


def test_every_command_is_in_the_guide_with_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    rows = table("Commands")
    assert set(rows) == {f"aurum {name}" for name in COMMANDS}
    for name in COMMANDS:
        with pytest.raises(SystemExit):
            parser().parse_args([name, "--help"])
        options = re.findall(
            r"^  (-\w|--\w+)(?: [\w]+)?(?:, (--\w+))?", capsys.readouterr().out, re.MULTILINE
        )
        row = rows[f"aurum {name}"][0]
        for option in (set(each) - {""} for each in options if each[0] != "-h"):
            assert any(f"`{spelling}" in row for spelling in option), f"aurum {name} {option}"
        assert set(re.findall(r"`(-+\w+)", row)) <= {spelling for each in options for spelling in each}


def test_every_command_of_a_chat_is_in_the_guide() -> None:
    assert list(table("Commands in a chat")) == [each.name for each in IN_A_CHAT]


def test_every_tool_is_in_the_guide_with_its_risk() -> None:
    assert {name: row[0] for name, row in table("Tools").items()} == {tool.name: tool.risk for tool in TOOLS}


def test_every_path_in_the_architecture_exists() -> None:
    named = 0
    for line in (ROOT / "docs" / "ARCHITECTURE.md").read_text().splitlines():
        room = re.match(r"\| `(\w+/)` \|", line)
        for path in re.findall(r"`([\w.*<>/-]+(?:/|\.(?:py|sql|md|tsx?)))`|(?<=\()(decisions/\d+)", line):
            pattern = re.sub(r"<\w+>", "*", path[0] or f"docs/{path[1]}*").rstrip("/")
            named += 1
            rooms = ["", *([room[1], f"{room[1]}*/"] if room else [])]
            assert any(list(ROOT.glob(f"{each}{pattern}")) for each in rooms), (
                f"{pattern} is not there: {line}"
            )
    assert named > 30


@by_name
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if target.startswith("https://"):
            continue
        path, _, heading = target.partition("#")
        linked = document.parent / path if path else document
        assert linked.exists(), target
        assert not heading or heading in headings(linked), target


def headings(document: Path) -> set[str]:
    """The anchors of a document's headings."""
    found = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


@by_name
def test_commands_that_are_named_exist(document: Path) -> None:
    text = document.read_text()
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    code = "\n".join(
        [*fenced, *re.findall(r"`([^`\n]+)`", text), *re.findall(r"^ {4}(.+)$", text, re.MULTILINE)]
    )
    assert set(re.findall(r"\bmake ([a-z][\w-]*)", code)) <= TARGETS
    assert set(re.findall(r"(?:^|/)aurum ([a-z][\w-]*)", code, re.MULTILINE)) <= set(COMMANDS)


def test_the_readme_and_the_makefile_help_tell_of_the_two_commands() -> None:
    makefile = (ROOT / "Makefile").read_text()
    told = set(re.findall(r"^\techo 'make ([\w-]+)", makefile, re.MULTILINE))
    assert {"run", "test"} <= told <= TARGETS
