"""``studyguide explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from studyguide.cli.output import colourful, say, say_json

if TYPE_CHECKING:
    from studyguide.explanations import Explanation


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="How explanations are printed.",
)
def explain(codes: tuple[str, ...], form: str) -> None:
    """Explain what CODE means, why it is looked for, and what to do.

    CODE stands in brackets at the end of a finding's first line, as in [quotation-differs].
    Without one, all codes are listed.
    """
    from studyguide.cli.explanation import render_explanation, render_subjects
    from studyguide.cli.terminal import Style
    from studyguide.explanations import subjects

    every = subjects()
    known = {each.code: each for subject in every for each in subject.explanations}
    bare = dict.fromkeys(code.strip("[]") for code in codes)
    wanted = [_known(code, known) for code in bare]
    if form == "json":
        _say_as_json(wanted or list(known.values()))
        return
    style = Style(colourful())
    if wanted:
        say("\n\n\n".join(render_explanation(each, style) for each in wanted))
    else:
        say(render_subjects(every, style))


def _known(code: str, known: dict[str, Explanation]) -> Explanation:
    """The explanation of ``code``; a usage error, with the code that was probably meant, for one
    that there is not."""
    if code in known:
        return known[code]
    from difflib import get_close_matches

    near = get_close_matches(code.lower()[:100], known, 1, 0.6)
    advice = f"Did you mean {near[0]}?" if near else "`studyguide explain` lists all codes."
    raise click.BadParameter(f"there is no code {code!r}. {advice}", param_hint="CODE")


def _say_as_json(explanations: list[Explanation]) -> None:
    import msgspec

    told: dict[str, Any] = {"explanations": explanations}
    say_json(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
