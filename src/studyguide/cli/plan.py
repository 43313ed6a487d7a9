"""``studyguide plan``."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from studyguide.cli.options import (
    check_section,
    checking_options,
    chosen_editions,
    editions_option,
    outline_argument,
    page_options,
    show,
    today,
)
from studyguide.cli.output import say, say_json
from studyguide.diagnostics import Findings

if TYPE_CHECKING:
    from studyguide.build import Form, Laid
    from studyguide.editions import Edition
    from studyguide.paper.counts import FileCount
    from studyguide.project import Checked


@click.command()
@outline_argument
@editions_option(
    "An edition that `studyguide build` knows; may be given several times.  [default: all]"
)
@click.option(
    "--class",
    "readers",
    type=click.IntRange(1, 9999),
    default=28,
    show_default=True,
    help="How many students there are.",
)
@page_options
@checking_options
def plan(
    outline: Path,
    names: tuple[str, ...],
    readers: int,
    form: str,
    strict: bool,
    allowed: tuple[Path, ...],
    **wanted: Any,
) -> None:
    """Count the paper that OUTLINE needs, and say what a copier would lose; write nothing.

    Keys and posters are counted once, everything else for each student, of whom each gets
    one version of a quiz. Warns of text and lines lighter than 30 % grey, lines under 0.5 pt
    and text under 9 pt.
    """
    from studyguide import project
    from studyguide.build import Form

    findings = Findings()
    checked = project.check(outline, findings, allowed=allowed, today=today())
    options = Form(**wanted)
    editions = chosen_editions(names or ("all",))
    if not names and options.section is not None:
        editions = [edition for edition in editions if edition.by_section]
    check_section(options, editions, checked)
    findings = findings.strict() if strict else findings
    _end_if_failed(findings, form)
    laid = _laid(checked, editions, findings, options)
    _end_if_failed(findings, form)
    copied = _copied(laid, strict=strict)
    counts = [_counted(each, readers, options) for each in laid]
    _show_plan(counts, readers, form, Findings([*findings, *copied]))


def _laid(
    checked: Checked, editions: list[Edition], findings: Findings, wanted: Form
) -> list[Laid]:
    from studyguide.build import lay_out

    return list(lay_out(checked, editions, findings, wanted))


def _copied(laid: Sequence[Laid], *, strict: bool) -> Findings:
    """What a copier would lose of the files."""
    from studyguide.paper.findings import copier_findings

    findings = copier_findings(laid)
    return findings.strict() if strict else findings


def _counted(laid: Laid, readers: int, wanted: Form) -> FileCount:
    """The sheets of a file: each student gets one of its versions; what is cut up, or large for
    those who need it, is not folded."""
    from msgspec.structs import replace

    from studyguide.paper.counts import count_file

    printout = laid.printout
    served = ceil(readers / printout.versions)
    return count_file(
        *(laid.edition, printout.name, printout.reader, len(laid.plan.pages), served),
        backed=not printout.poster,
        folded=replace(wanted, booklet=True).takes(printout) and not wanted.large_print,
    )


def _show_plan(counts: Sequence[FileCount], readers: int, form: str, findings: Findings) -> None:
    """Print the counts, then what was found of the copies; end with 1 if that is an error."""
    from studyguide.cli.paper import plan_as_json, plan_as_table

    if form == "json":
        say_json(plan_as_json(counts, readers, findings))
    else:
        say(plan_as_table(counts, readers))
        if len(findings):
            click.echo(err=True)
        show(findings, form)
    if findings.failed:
        raise SystemExit(1)


def _end_if_failed(findings: Findings, form: str) -> None:
    if findings.failed:
        show(findings, form)
        raise SystemExit(1)
