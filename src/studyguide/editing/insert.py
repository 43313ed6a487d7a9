"""Puts an item into a list of an outline by adding lines, and changes none that is there.

Where lines go is told by the reader's tree, which knows where every value begins and ends. What
came of it is read again: it must be the old outline with this one item more.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from studyguide.diagnostics import Findings
from studyguide.editing.insertion_point import insertion_point
from studyguide.records.nodes import Items, Node, Table
from studyguide.records.text import LINE_BREAK, File, Text, named
from studyguide.records.tree import read_tree
from studyguide.refusal import Refusal

_BYTE_ORDER_MARK = "\ufeff"
_USUAL = " " * 6

Path = Sequence[str | int]
"""The way to a list: keys, and numbers of items counted from 0."""


class EditedOutline(Struct, frozen=True):
    """An outline with lines added.

    ``text``    the whole of it
    ``line``    the first line that was added and is not blank, counted from 1
    ``lines``   all lines that were added, without their ends
    """

    text: str
    line: int
    lines: tuple[str, ...]


def insert_excerpt(outline_text: str, section_id: str, item: str) -> EditedOutline:
    """Put an excerpt, as :func:`excerpt_yaml` gives it, behind the others of a section.

    Raises :class:`Refusal` where that cannot be done by adding lines alone.
    """
    sections = _tree(outline_text).get(Text("sections"))
    known = [_id(section) for section in sections] if isinstance(sections, Items) else []
    if section_id not in known:
        ids = ", ".join(id for id in known if id)
        raise Refusal(
            f"there is no section {named(section_id)}",
            f"The sections are: {ids}." if ids else "Write a section first.",
        )
    return insert_item(outline_text, ("sections", known.index(section_id), "excerpts"), item)


def insert_item(text: str, path: Path, item: str) -> EditedOutline:
    """Put ``item``, YAML of one item that is not indented, at the end of the list at ``path``.

    A list that is not there is made, where its key usually stands. Everything else stays to the
    letter, but for a line end that the last line of the file may lack. Raises :class:`Refusal`.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    body = text.removeprefix(mark)
    found = LINE_BREAK.search(body)
    line_end = found[0] if found else "\n"
    if not body.endswith(("\n", "\r")):
        body += line_end
    before = _tree(body)
    try:
        point = insertion_point(before, path, body)
    except Refusal as refusal:
        raise _with_item(refusal, item) from None
    added = [*point.lead, *_indented(item, point.indent)]
    new = body[: point.at] + "".join(line + line_end for line in added) + body[point.at :]
    _prove(before, new, path, item)
    first = next(number for number, line in enumerate(added) if line)
    return EditedOutline(
        mark + new, File("", new).place(point.at, point.at).line + first, tuple(added)
    )


def excerpt_indentation(outline_text: str) -> str:
    """The spaces before an excerpt; the usual ones if the outline cannot be read, or is written
    so that no line can be added."""
    text = outline_text.removeprefix(_BYTE_ORDER_MARK)
    try:
        return insertion_point(_tree(text), ("sections", 0, "excerpts"), text).indent
    except Refusal:
        return _USUAL


def _indented(item: str, indent: str) -> list[str]:
    return [indent + line if line else "" for line in item.split("\n")]


def _tree(text: str) -> Table:
    findings = Findings()
    tree = read_tree("", text.encode("utf-8", "replace"), findings)
    if tree is None:
        why = next((found for found in findings if found.severity == "error"), None)
        place = f" (line {why.place.line}: {why.message})" if why and why.place else ""
        raise Refusal(f"the outline cannot be read{place}", "Mend that first.")
    return tree


def _id(section: Node) -> str | None:
    """The id of a section as it is written."""
    id = section.get(Text("id")) if isinstance(section, Table) else None
    return str(id) if isinstance(id, Text) else None


def _prove(before: Table, new: str, path: Path, item: str) -> None:
    """Read the new text again: it has to be the old outline with the item at the end of a list."""
    try:
        expected, alone = _plain(before), _plain(_tree(f"item:\n{item}\n"))["item"]
        holder = expected
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = [*(holder.get(path[-1]) or []), *alone]
        holds = len(alone) == 1 and _plain(_tree(new)) == expected
    except (Refusal, TypeError):  # what was given is no item of a list
        holds = False
    if not holds:
        refusal = Refusal(
            "lines added to this outline would change something else in it",
            "It is written in a way that this program does not follow.",
        )
        raise _with_item(refusal, item)


def _plain(node: Node) -> Any:
    """What a node says, and nothing of how it is written."""
    if isinstance(node, Table):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, Items):
        return [_plain(value) for value in node]
    return None if node.is_null else str(node)


def _with_item(refusal: Refusal, item: str) -> Refusal:
    """The refusal with what its reader can paste."""
    return Refusal(refusal.message, f"{refusal.help}\nThe lines to put in by hand:\n{item}".strip())
