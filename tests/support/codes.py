"""The codes of all diagnostics, as they stand in the source of the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from msgspec import Struct

SOURCE = Path(__file__).parent.parent.parent / "src" / "studyguide"

_SEVERITIES = ("error", "warning", "note")

MADE: Mapping[str, Set[str]] = {
    "f'{kind}-uncited'": {"event-uncited", "term-uncited", "person-uncited", "answer-uncited"},
    "f'unknown-{what}'": {
        *("unknown-source", "unknown-section", "unknown-excerpt", "unknown-event"),
    },
    "f'unknown-{kind}'": {"unknown-section", "unknown-excerpt", "unknown-question"},
    "f'{fit.code}-long'": {"handout-long"},
}
"""Codes that are put together, by the expression that makes them."""


class Reported(Struct, frozen=True, order=True):
    """A code, and where it is reported with which severity."""

    code: str
    severity: str
    where: str


def reported() -> list[Reported]:
    """Every code that the program can report.

    What reports is a call of a function that has a parameter ``code`` and hands it on, in the
    end to a ``Diagnostic``. Fails where a code is neither written there nor in :data:`MADE`.
    """
    modules = {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }
    found = []
    for name, tree in modules.items():
        reporters = _reporters(tree)
        for call, handed_on in _calls(tree, reporters):
            argument = call.args[0] if call.args else None
            if handed_on and isinstance(argument, ast.Name) and argument.id == "code":
                continue
            where = f"{name}, line {call.lineno}"
            assert argument is not None, f"{where}: {ast.unparse(call)} reports no code"
            severity = reporters[_called(call)] or ast.literal_eval(call.args[1])
            found += [Reported(code, severity, where) for code in _codes(argument, where)]
    return sorted(found)


def _codes(argument: ast.expr | None, where: str) -> Set[str]:
    match argument:
        case ast.Constant(value=str(code)):
            return {code}
        case ast.IfExp(body=one, orelse=other):
            return _codes(one, where) | _codes(other, where)
    written = ast.unparse(argument) if argument else "nothing"
    assert written in MADE, f"{where}: which codes are {written}? Say it in MADE."
    return MADE[written]


def _reporters(tree: ast.Module) -> dict[str, str | None]:
    """The functions and classes that report, as a module calls them, and with which severity;
    None where it is an argument."""
    known: dict[str, str | None] = {severity: severity for severity in _SEVERITIES}
    known |= {"Diagnostic": None, "PrintingFault": "error", "Remark": "warning"}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and _takes_code(node) and node.name != "__init__":
            for call, handed_on in _calls(node, known):
                if handed_on:
                    known[node.name] = known[_called(call)]
    return known


def _calls(tree: ast.AST, reporters: Mapping[str, str | None]) -> Iterator[tuple[ast.Call, bool]]:
    """The calls of reporters below ``tree``, and whether they may hand on what they were given."""
    inside = isinstance(tree, ast.FunctionDef) and _takes_code(tree)
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and _called(node) in reporters and not _is_copy(node):
            yield node, inside
        if isinstance(node, ast.FunctionDef):
            yield from _calls(node, reporters)
        else:
            yield from ((call, handed or inside) for call, handed in _calls(node, reporters))


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _takes_code(function: ast.FunctionDef) -> bool:
    return any(argument.arg == "code" for argument in function.args.args)


def _is_copy(call: ast.Call) -> bool:
    """Whether a diagnostic is made from another one, or from what became one later."""
    return (
        bool(call.args) and isinstance(call.args[0], ast.Attribute) and call.args[0].attr == "code"
    )
