"""The plan of the paper as a table for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from studyguide.cli.report import render_json
from studyguide.cli.tables import aligned
from studyguide.cli.terminal import clean
from studyguide.diagnostics import Findings
from studyguide.paper.counts import FileCount, Sheets, total

_HEAD = ("", "pages", "one-sided", "two-sided", "booklet", "copies")
_WAYS = {"two_sided": "two-sided", "booklet": "as a booklet"}


def plan_as_table(counts: Sequence[FileCount], readers: int) -> str:
    """A line for each file and one for all, in sheets: for one student, then for the class."""
    if not counts:
        return "No edition has any pages."
    one = total(count.one for count in counts)
    every = total(count.all for count in counts)
    over_head = ("", "", "for one", "", "", "", "for all", "", "")
    head = (*_HEAD, *_HEAD[2:5])
    rows = [
        (
            clean(each.name),
            str(each.pages),
            *_cells(each.one),
            f"× {each.copies}",
            *_cells(each.all),
        )
        for each in counts
    ]
    pages = str(sum(each.pages for each in counts))
    rows.append(("all", pages, *_cells(one), "", *_cells(every)))
    said = [f"Sheets of paper for one of each, and for a class of {readers}:", ""]
    said += aligned([over_head, head, *rows], range(1, len(head)))
    over = [_over(each) for each in counts if each.over]
    return "\n".join([*said, *([""] if over else []), *over])


def plan_as_json(counts: Sequence[FileCount], readers: int, findings: Findings) -> str:
    """The same with its findings as one JSON object."""
    found = msgspec.json.decode(render_json(findings.sorted()))
    document = {
        "class": readers,
        "files": counts,
        "total": {
            "one": total(count.one for count in counts),
            "all": total(count.all for count in counts),
        },
        **found,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _cells(sheets: Sheets) -> tuple[str, str, str]:
    booklet = "-" if sheets.booklet is None else str(sheets.booklet)
    return (str(sheets.one_sided), str(sheets.two_sided), booklet)


def _over(count: FileCount) -> str:
    """``guide: two-sided one page more than 15 sheets``."""
    ways = [
        f"{_WAYS[way]} one page more than {full} {'sheet' if full == 1 else 'sheets'}"
        for way, full in count.over.items()
    ]
    return f"{clean(count.name)}: {', '.join(ways)}"
