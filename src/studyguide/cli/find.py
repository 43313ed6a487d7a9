"""``studyguide find``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from studyguide.cli.options import allow_option, format_option, outline_option, surveyed
from studyguide.cli.output import colourful, fail, say, say_error, say_json

if TYPE_CHECKING:
    from studyguide.editing import EditedOutline
    from studyguide.editing.places import Answer


@click.command()
@click.argument("words", required=False)
@click.option("--at", metavar="PLACE", help="Show paragraphs: rt:34 or rt:34-36.")
@click.option("--source", "source", metavar="ID", help="Only in this source.")
@click.option("--paragraph", metavar="N", type=int, help="Only what begins in this paragraph.")
@click.option("--into", "section", metavar="SECTION", help="Add it to this section's excerpts.")
@format_option("How places are printed.")
@outline_option
@allow_option
def find(
    words: str | None,
    at: str | None,
    source: str | None,
    paragraph: int | None,
    section: str | None,
    form: str,
    outline: Path,
    allowed: tuple[Path, ...],
) -> None:
    """Find WORDS in the sources, and the lines that quote them.

    WORDS are looked up as quotations are: white space, dashes and quotation marks may differ,
    … leaves words out. Where they do not stand, what comes nearest is shown.

    \b
        studyguide find "cult of personality"
        studyguide find "cult of personality" --into speech
        studyguide find --at rt:34-36

    For every place you see its paragraph, where the guide uses it already, and what to paste
    under excerpts: in the outline; with --into it is put there, and every other line of the
    outline stays as it is. Exit status 1 if there is no such place.
    """
    from studyguide.cli.finding import as_json, as_text
    from studyguide.cli.terminal import Style, clean
    from studyguide.editing.places import find_places
    from studyguide.guide.uses import uses
    from studyguide.refusal import Refusal

    if (at is None) == (words is None or not words.strip()):
        raise click.UsageError("Say which words to find, or with --at which paragraphs to show.")
    survey, _ = surveyed(outline, allowed)
    try:
        every = uses(survey.guide)
        answer = find_places(survey.sources, every, words, at, source=source, paragraph=paragraph)
        edited = _insert(answer, section, outline) if section and answer.hits else None
        indent = _indentation(outline)
    except Refusal as refusal:
        fail(refusal.message, refusal.help)
    if form == "json":
        say_json(as_json(answer, indent, edited))
    elif edited is None:
        say(as_text(answer, indent, Style(colourful())))
    else:
        say(f"{clean(str(outline))}:{edited.line}: added to section {clean(section or '')}")
        say("\n".join(clean(line) for line in edited.lines))
    if not answer.hits:
        if section:
            say_error(f"Nothing was added to section {clean(section)}.")
        raise SystemExit(1)


def _indentation(outline: Path) -> str:
    """What stands before an excerpt in this outline."""
    from studyguide.editing import excerpt_indentation
    from studyguide.editing.save import read, text_of

    return excerpt_indentation(text_of(outline, read(outline)))


def _insert(answer: Answer, section: str, outline: Path) -> EditedOutline:
    """Put the one place that was found into the outline. Raises ``Refusal``."""
    from studyguide.editing import insert_excerpt, save
    from studyguide.editing.places import only_item
    from studyguide.editing.save import read, text_of

    item = only_item(answer)
    before = read(outline)
    edited = insert_excerpt(text_of(outline, before), section, item)
    save(outline, before, edited.text)
    return edited
