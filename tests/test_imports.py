"""Imports run one way, as docs/architecture.md draws it, and no command loads more than it needs.

Every import counts, wherever it stands: at the top of a module, inside a function (late, to
keep commands quick) or for type checkers only.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Literal

import pytest
from msgspec import Struct

SOURCE = Path(__file__).parent.parent / "src"

Kind = Literal["top", "late", "typing"]

ROOMS: dict[str, Set[str]] = {
    "diagnostics": set(),
    "refusal": set(),
    "numerals": set(),
    "memory": set(),
    "records": {"diagnostics"},
    "outline": {"diagnostics", "records", "dates"},
    "dates": {"numerals"},
    "sources": {"diagnostics", "records", "outline.model", "dates.advice"},
    "guide": {
        *("diagnostics", "memory", "records", "outline.model", "outline.holes", "dates"),
        "sources",
    },
    "document": set(),
    "editions": {
        *("diagnostics", "memory", "records", "document", "outline.model", "dates", "sources"),
        "guide",
    },
    "layout": {"diagnostics", "numerals", "memory", "records", "document", "dates.days"},
    "pdf": {"diagnostics", "numerals", "memory", "layout.plan", "layout.faces"},
    "imposition": {"layout.plan", "layout.magnify", "layout.galley", "layout.words"},
    "project": {
        *("diagnostics", "memory", "records", "outline", "sources", "guide", "layout.theme"),
    },
    "files": set(),
    "fitting": {"diagnostics", "memory", "document", "editions", "layout.plan"},
    "build": {
        *("diagnostics", "records", "guide", "editions", "layout", "imposition", "pdf"),
        *("project", "files", "fitting", "memory"),
    },
    "paper": {"diagnostics", "document", "build", "layout", "pdf"},
    "printing": {"diagnostics"},
    "editing": {
        *("diagnostics", "refusal", "records", "outline.model", "outline.rules", "sources"),
        *("guide.uses", "files"),
    },
    "explanations": {"diagnostics"},
    "preview": {
        *("diagnostics", "refusal", "memory", "outline", "sources.model", "guide", "editions"),
        *("layout.plan", "layout.theme", "pdf", "project", "build", "editing", "explanations"),
        *("records", "layout.truetype"),
    },
    "reference": {"records", "outline.model", "layout.theme", "explanations"},
    "suggestions": {"refusal", "records", "dates", "sources", "editing"},
    "starting": {
        *("diagnostics", "refusal", "files", "guide.characters", "layout.theme", "project"),
        *("sources", "editing.entries", "reference", "suggestions"),
    },
    "cli": {
        *(
            "diagnostics",
            "refusal",
            "guide.counts",
            "editions",
            "project",
            "build",
            "paper",
            "files",
        ),
        *("guide.uses", "guide.coverage", "guide.model", "sources.model", "editing"),
        *("records.bounded", "sources.paragraphs", "sources.quotation.difference"),
        *("printing", "explanations", "preview", "reference", "starting"),
    },
}
"""What each room may know of the others: whole rooms, or one module of a room."""

PACKAGES: dict[str, dict[str, Set[Kind]]] = {
    "records": {"yaml": {"late"}},
    "sources": {"charset_normalizer": {"late"}},
    "pdf": {"reportlab": {"top", "late"}},
    "preview": {"tornado": {"top"}, "pypdfium2": {"late"}},
    "cli": {"click": {"top"}},
}
"""Packages of others, and where in a module they may be imported; msgspec may be anywhere."""

NOWHERE = {
    "dataclasses": "records are msgspec structs, which are imported in a tenth of the time",
    "random": "the same input gives the same bytes",
    "uuid": "the same input gives the same bytes",
    "secrets": "the same input gives the same bytes",
    "locale": "the machine's language must not reach a page",
}
ALLOWED = {
    ("studyguide.preview.guard", "secrets"): "its token must be one that nobody can guess",
}
"""Modules that reach no page and need what is forbidden elsewhere, and why."""

CLOCKS = {"now", "today", "utcnow"}
"""Methods of :mod:`datetime` that tell the time."""

TIMED = {"cli", "preview"}
"""Rooms that say how long something took, or wait for something: :mod:`time` is for these only."""


class Import(Struct, frozen=True):
    """``module`` imports ``target`` (a module, not a name in it) in line ``line``."""

    module: str
    target: str
    kind: Kind
    line: int

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}, imports {self.target}"


def _modules() -> dict[str, ast.Module]:
    """Every module of ours by its full name, read."""
    found = {}
    for path in sorted((SOURCE / "studyguide").rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def _imports(module: str, node: ast.AST, kind: Kind, modules: Set[str]) -> Iterator[Import]:
    """All imports below ``node``."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import(names=names, lineno=line):
                for alias in names:
                    yield Import(module, alias.name, kind, line)
            case ast.ImportFrom(module=str(target), level=0, names=names, lineno=line):
                for alias in names:
                    inner = f"{target}.{alias.name}"
                    yield Import(module, inner if inner in modules else target, kind, line)
            case ast.ImportFrom(lineno=line):
                yield Import(module, "a relative name", kind, line)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                within: Kind = "typing" if kind == "typing" else "late"
                yield from _imports(module, child, within, modules)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _imports(module, child, "typing", modules)
            case _:
                yield from _imports(module, child, kind, modules)


MODULES = _modules()
IMPORTS = list(
    dict.fromkeys(
        found
        for name, tree in MODULES.items()
        for found in _imports(name, tree, "top", MODULES.keys())
    )
)


def room(module: str) -> str:
    """``layout`` of ``studyguide.layout.blocks.table``."""
    return f"{module}.".split(".")[1]


def _may_know(found: Import) -> bool:
    inside = found.target.removeprefix("studyguide.")
    here = room(found.module)
    known = {here, *ROOMS.get(here, ())}
    return any(f"{inside}.".startswith(f"{name}.") for name in known)


def test_every_room_is_known() -> None:
    assert {room(name) for name in MODULES} - {""} == ROOMS.keys()


def test_rooms_only_know_the_rooms_before_them() -> None:
    ours = [found for found in IMPORTS if found.target.split(".")[0] == "studyguide"]
    wrong = [str(found) for found in ours if not _may_know(found)]
    assert not wrong, "\n".join(wrong)
    assert len(ours) > 200


def test_packages_are_imported_where_they_belong() -> None:
    wrong = []
    for found in IMPORTS:
        package = found.target.split(".")[0]
        if package in sys.stdlib_module_names or package in ("studyguide", "msgspec"):
            continue
        if found.kind not in PACKAGES.get(room(found.module), {}).get(package, ()):
            wrong.append(f"{found} ({found.kind})")
    assert not wrong, "\n".join(wrong)


def test_nothing_depends_on_chance_or_the_clock() -> None:
    wrong = []
    for found in IMPORTS:
        package = found.target.split(".")[0]
        if package in NOWHERE and (found.module, package) not in ALLOWED:
            wrong.append(f"{found}: {NOWHERE[package]}")
        if package == "time" and room(found.module) not in TIMED:
            wrong.append(f"{found}: what is built does not depend on when")
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
                wrong.append(f"{name}, line {node.lineno}, asks what time it is")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("kinds", [("top",), ("top", "late"), ("top", "late", "typing")])
def test_modules_do_not_import_each_other_in_a_circle(kinds: tuple[Kind, ...]) -> None:
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    for found in IMPORTS:
        if found.kind in kinds and found.target in MODULES:
            graph[found.module].add(found.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


# What a command loads


def loaded(*arguments: str, folder: Path) -> set[str]:
    """The modules that a command has loaded when it is done; it ends well."""
    script = (
        "import sys\n"
        "from studyguide.cli import main\n"
        "try:\n"
        "    main(sys.argv[1:], prog_name='studyguide')\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print('\\n', *sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")[-2].split())


def rooms_of(modules: Set[str]) -> set[str]:
    """The rooms of ours among modules."""
    return {room(name) for name in modules if name.startswith("studyguide.")}


def test_help_loads_no_room(tmp_path: Path) -> None:
    modules = loaded("--help", folder=tmp_path)
    assert rooms_of(modules) == {"cli"}
    assert not modules & {"yaml", "reportlab", "markdown_it", "msgspec", "dataclasses"}


@pytest.mark.parametrize(
    "command",
    [
        "build",
        "check",
        "coverage",
        "explain",
        "find",
        "new",
        "plan",
        "preview",
        "print",
        "schema",
        "testpage",
    ],
)
def test_help_of_a_command_loads_no_heavy_room(command: str, tmp_path: Path) -> None:
    modules = loaded(command, "--help", folder=tmp_path)
    assert rooms_of(modules) <= {"cli", "diagnostics"}
    assert not modules & {"yaml", "reportlab", "markdown_it"}


def test_check_loads_nothing_that_makes_pages(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("One says little.\n\nTwo say more.\n", encoding="utf-8")
    (tmp_path / "outline.yaml").write_text(OUTLINE, encoding="utf-8")
    modules = loaded("check", "outline.yaml", folder=tmp_path)
    assert "studyguide.guide.resolve" in modules
    assert not modules & {"reportlab", "jsonschema", "studyguide.layout.compose"}
    assert not rooms_of(modules) & {"pdf", "editions", "document"}


OUTLINE = """\
title: A guide
sources:
  a:
    file: text.txt
    label: A
    kind: primary
    reference: {type: book, title: A}
sections:
  - id: one
    title: One
    text: It says little [@a "One says little."].
"""
