"""``studyguide check``."""

from __future__ import annotations

from pathlib import Path

import click

from studyguide.cli.options import checking_options, outline_argument, show, today
from studyguide.diagnostics import Findings


@click.command()
@outline_argument
@checking_options
def check(outline: Path, form: str, strict: bool, allowed: tuple[Path, ...]) -> None:
    """Look up everything in OUTLINE and report what is wrong; write nothing.

    Every quotation is looked up in its source, every date read, every reference followed.
    All findings of a run are shown at once. Without OUTLINE, the only one in outline/ is
    checked.
    """
    from studyguide.project import check as run

    findings = Findings()
    checked = run(outline, findings, allowed=allowed, today=today())
    findings = findings.strict() if strict else findings
    show(findings, form)
    if findings.failed:
        raise SystemExit(1)
    if form == "human" and checked.guide is not None:
        guide = checked.guide
        passages = [cite.passage for cite in guide.cited if cite.passage is not None]
        exact = sum(passage.verdict == "exact" for passage in passages)
        click.echo(
            f"{outline}: {len(passages)} quotations verified ({exact} exact, "
            f"{len(passages) - exact} normalised), {len(guide.cited)} citations, "
            f"{len(guide.timeline)} dates, {len(guide.sources)} sources"
        )
