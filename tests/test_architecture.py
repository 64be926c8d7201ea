"""What keeps the house habitable and no linter can say: sizes, names, who may do what, what must not lie about."""

import ast
import inspect
import os
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import psycopg
import pytest

from api.jobs import ASKING, JOBS, SENDING
from memory.scope import Scope
from tests.conftest import Place
from tools.registry import TOOLS
from tools.tool import Tool

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS = ("api", "channels", "agent", "tools", "memory")
BESIDE = ("bench", "tests")
"""Packages that belong to no layer and that no layer imports."""

LATE_IMPORTS = {
    ("agent/meaning.py", "loaded"): "a start reads no text, and a machine may have no engine for it",
    ("agent/meaning.py", "built"): "Google's package costs seconds, and is needed only where there is a key",
    ("agent/models.py", "build"): "a provider's package costs seconds, and only one of them is ever needed",
    ("api/channels.py", "open_telegram"): "nothing of Telegram's is loaded where there is no bot",
    ("api/channels.py", "open_slack"): "nothing of Slack's is loaded where there is no app",
    ("api/channels.py", "telegram"): "nothing of Telegram's is loaded where there is no bot",
    ("api/channels.py", "slack"): "nothing of Slack's is loaded where there is no app",
    ("api/cli.py", "main"): "`aurum --help` answers at once",
    ("api/commands/serve.py", "migrate"): "imported beside the start of the servers",
    ("api/commands/serve.py", "load"): "imported beside the start of the servers",
    ("api/worker.py", "ways"): "a worker without a channel does not load what answers there",
    ("api/worker.py", "models"): "a worker without a hosted model does not load what models need",
    ("tools/engine.py", "scores"): "NumPy takes as long as half a start, and `aurum capture` scores nothing",
    ("tools/engine.py", "table"): "the same",
    ("tools/engine.py", "scores_at"): "the same",
    ("tools/engine.py", "why"): "the same",
    ("tools/engine.py", "rank_goals"): "the same",
    ("tools/engine.py", "conclusions"): "the same",
    ("tools/engine.py", "obstacles"): "the same",
    ("tools/engine.py", "contradictions"): "the same",
    ("tools/engine.py", "forecast"): "the same",
    ("tools/review_chart.py", "drawn"): "what draws takes a second to load, and most starts draw nothing",
    (
        "tools/journal_sentiment.py",
        "analyzer",
    ): "the lexicon takes a tenth of a second, and a start reads no entry",
}
READS_ENVIRONMENT = {"api/settings.py"}
MAY_SKIP = {
    "tests/e2e/conftest.py": "a machine may have no browser; the CI's must (AURUM_REQUIRE_BROWSER)",
    "tests/memory/test_embedded.py": "only root can become another user, and only root has to",
}

LOCKS = {"uv.lock", "package-lock.json"}
WRITTEN = {
    ".py",
    ".ts",
    ".tsx",
    ".css",
    ".html",
    ".js",
    ".mjs",
    ".sql",
    ".md",
    ".toml",
    ".json",
    ".yml",
    ".sh",
    "",
}


@cache
def files() -> tuple[Path, ...]:
    """Every file that .gitignore does not name, relative to the root."""
    ignored = [".git", *(ROOT / ".gitignore").read_text().split()]

    def kept(path: Path) -> bool:
        name = path.relative_to(ROOT).as_posix()
        return not any(fnmatch(path.name, each.rstrip("/")) or name == each.rstrip("/") for each in ignored)

    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(each for each in folders if kept(Path(folder, each)))
        found += [Path(folder, each).relative_to(ROOT) for each in sorted(names) if kept(Path(folder, each))]
    return tuple(found)


def written(*suffixes: str) -> Iterator[tuple[str, str]]:
    """Files that people wrote, with their text."""
    for path in files():
        if path.suffix in (suffixes or WRITTEN) and path.name not in LOCKS:
            yield path.as_posix(), (ROOT / path).read_text(encoding="utf-8")


def source() -> Iterator[tuple[str, ast.Module]]:
    """The modules of the layers."""
    for name, text in written(".py"):
        if name.split("/")[0] in LAYERS:
            yield name, ast.parse(text)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_every_file_fits_in_a_head() -> None:
    lengths = {name: text.count("\n") for name, text in written()}
    assert len(lengths) > 100
    most = {".py": 400, ".md": 300, ".sql": 400}
    too_long = {
        name: length
        for name, length in lengths.items()
        if length > (250 if name.startswith("web/") else most.get(Path(name).suffix, 400))
    }
    assert too_long == {}


def test_every_function_fits_on_a_screen() -> None:
    too_long = {
        f"{name}:{function.name}": length
        for name, text in written(".py")
        for function in functions(ast.parse(text))
        if (length := (function.end_lineno or 0) - function.lineno + 1) > 60
    }
    assert too_long == {}


def test_documents_stay_short() -> None:
    lengths = {name: text.count("\n") for name, text in written(".md")}
    assert lengths["docs/ARCHITECTURE.md"] <= 150
    assert {name: length for name, length in lengths.items() if "decisions/" in name and length > 60} == {}


def test_the_root_stays_tidy() -> None:
    entries = {path.parts[0] for path in files()}
    assert len(entries) <= 18, sorted(entries)
    assert len([entry for entry in entries if not entry.startswith(".")]) <= 16, sorted(entries)


def test_every_package_at_the_top_is_a_layer() -> None:
    packages = {path.parts[0] for path in files() if path.parts[1:] == ("__init__.py",)}
    assert packages == {*LAYERS, *BESIDE}
    tools = PROJECT["tool"]
    layered = tools["importlinter"]["contracts"][0]["layers"]
    checked = [
        tools["mypy"]["packages"],
        tools["importlinter"]["root_packages"],
        tools["hatch"]["build"]["targets"]["wheel"]["packages"],
    ]
    assert tuple(layered) == LAYERS
    assert [set(each) for each in checked] == [set(LAYERS)] * 3


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph(*LAYERS, exclude_type_checking_imports=True, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 60
    TopologicalSorter(imports).prepare()
    outside = {module for found in imports.values() for module in found if module.split(".")[0] in BESIDE}
    assert outside == set()


def test_imports_stand_at_the_top_where_no_reason_is_given() -> None:
    late = {
        (name, function.name)
        for name, tree in source()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")))
    }
    assert late == set(LATE_IMPORTS)


def test_one_module_reads_the_environment() -> None:
    reading = {
        name
        for name, tree in source()
        for node in ast.walk(tree)
        if re.fullmatch(r"(os\.)?(environb?|getenvb?|putenv)", said(node)) or "dotenv" in said(node)
    }
    assert reading == READS_ENVIRONMENT


def said(node: ast.AST) -> str:
    """A name as it is written, or what is imported."""
    if isinstance(node, ast.ImportFrom):
        return f"{node.module} {' '.join(each.name for each in node.names)}".removeprefix("os ")
    return ast.unparse(node) if isinstance(node, ast.Attribute | ast.Name) else ""


def test_names_say_what_a_thing_is() -> None:
    vague = re.compile(r"utils?(?![a-z])|helper|manager|(?<![a-z])misc", re.IGNORECASE)
    named = {path.as_posix() for path in files() if path.name not in LOCKS}
    for name, text in written(".py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                named.add(f"{name}:{node.name}")
    for name, text in written(".ts", ".tsx"):
        named |= {
            f"{name}:{found}" for found in re.findall(r"(?:function|class|const|interface) (\w+)", text)
        }
    assert {name for name in named if vague.search(name)} == set()


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_model_can_read_what_a_tool_is_for(tool: Tool[..., object]) -> None:
    first, *rest = inspect.signature(tool.function).parameters.values()
    assert (first.name, first.annotation) == ("scope", Scope)
    assert [each.name for each in rest if each.annotation is each.empty] == []
    assert inspect.signature(tool.function).return_annotation is not inspect.Signature.empty
    assert tool.description.endswith(".")
    assert "user_id" not in tool.schema["properties"], "whose life it is, the scope says"
    assert all(
        "type" in each or "anyOf" in each or "enum" in each for each in tool.schema["properties"].values()
    )


def test_every_tool_is_in_the_list() -> None:
    decorated = {
        function.name
        for name, tree in source()
        if name.startswith("tools/")
        for function in functions(tree)
        if any(ast.unparse(each).startswith("tool(") for each in function.decorator_list)
    }
    assert decorated == {tool.name for tool in TOOLS}


def test_every_deferred_job_can_be_done() -> None:
    deferred = {
        node.args[0].value
        for _, tree in source()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"scope.defer", "scope.defer_where", "scope.settle", "scope.wake"}
        and isinstance(node.args[0], ast.Constant)
    }
    assert deferred == {*JOBS, *ASKING, *SENDING}


async def test_views_and_functions_do_not_lead_around_the_wall(place: Place) -> None:
    """That every table has its wall is shown in tests/memory/test_wall.py."""
    async with await psycopg.AsyncConnection.connect(place.owner_url) as connection:
        views = await connection.execute(
            """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and (c.relkind = 'm' or c.relkind = 'v'
                  and not coalesce('security_invoker=true' = any(c.reloptions)
                                   or 'security_invoker=on' = any(c.reloptions), false))
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            """
        )
        assert await views.fetchall() == []
        definers = await connection.execute(
            """
            select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'public' and p.prosecdef
              and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
            """
        )
        assert await definers.fetchall() == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|pragma: no cover")
    here = Path(__file__).relative_to(ROOT).as_posix()
    assert [name for name, text in written() if name != here and later.search(text)] == []
    assert [name for name, tree in source() if "NotImplementedError" in ast.unparse(tree)] == []


def test_no_test_is_passed_over() -> None:
    passing = re.compile(
        r"\.skip(if)?\(|mark\.skip|xfail|importorskip|\.only\(|\b(describe|test|it)\.(todo|fails)\b"
    )
    here = Path(__file__).relative_to(ROOT).as_posix()
    skipping = {name for name, text in written(".py", ".ts", ".tsx") if name != here and passing.search(text)}
    assert skipping == set(MAY_SKIP)


def test_nothing_tells_of_the_machine_it_was_written_on() -> None:
    told = re.compile(
        r"(?<![\w.:/-])/(home|Users|root|work|workspace|opt|mnt)/\w"
        r"|[A-Z]:\\Users|pythonhosted|pypi\.org/simple|registry\.(npmjs|yarnpkg)|--(extra-)?index-url"
    )
    here = Path(__file__).relative_to(ROOT).as_posix()
    found = {
        f"{name}: {match[0]}" for name, text in written() if name != here and (match := told.search(text))
    }
    assert found == set()
    home = Path.home().as_posix()
    if len(home) > 5:
        assert [name for name, text in written() if f"{home}/" in text] == []
