"""``studyguide check``."""

from __future__ import annotations

from pathlib import Path

import click

from studyguide.cli.options import checking_options, outline_argument, show, today
from studyguide.cli.output import say
from studyguide.diagnostics import Findings


@click.command()
@outline_argument
@click.option(
    "--counts",
    "counted",
    is_flag=True,
    help="Also count what each section holds: words, excerpts, questions, points.",
)
@checking_options
def check(outline: Path, counted: bool, form: str, strict: bool, allowed: tuple[Path, ...]) -> None:
    """Look up everything in OUTLINE and report what is wrong; write nothing.

    Every quotation is looked up in its source, every date read, every reference followed.
    All findings of a run are shown at once. Without OUTLINE, the only one in outline/ is
    checked.
    """
    from studyguide.cli.terminal import clean
    from studyguide.project import check as run

    findings = Findings()
    checked = run(outline, findings, allowed=allowed, today=today())
    findings = findings.strict() if strict else findings
    guide = checked.guide if not findings.failed else None
    counts = None
    if counted and guide is not None:
        from studyguide.guide.counts import counts_of

        counts = counts_of(guide)
    show(findings, form, counts)
    if findings.failed:
        raise SystemExit(1)
    if form == "human" and guide is not None:
        passages = [cite.passage for cite in guide.cited if cite.passage is not None]
        exact = sum(passage.verdict == "exact" for passage in passages)
        say(
            f"{clean(str(outline))}: {len(passages)} quotations verified ({exact} exact, "
            f"{len(passages) - exact} normalised), {len(guide.cited)} citations, "
            f"{len(guide.timeline)} dates, {len(guide.sources)} sources"
        )
        if counts:
            from studyguide.cli.counts import render_counts

            say(f"\n{render_counts(counts)}")
