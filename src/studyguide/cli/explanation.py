"""Explanations as a terminal shows them: within its width, examples as they stand in files."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from studyguide.cli.terminal import Style, clean
from studyguide.explanations import Example, Explanation, Subject

_WIDEST = 88
"""Columns of text that can be read with ease."""

_CHECK = "studyguide check outline.yaml"
_TAB = "⇥"
"""What a tab in an example is shown as, since it is what the example is about."""


def render_explanation(told: Explanation, style: Style) -> str:
    """What there is to say of one code."""
    kinds = " or ".join(style.severity(kind, kind) for kind in told.severities)
    lines = [f"{style.bold(told.code)} ({kinds})", told.title, "", *_wrapped(told.what)]
    lines += ["", style.bold("Why it matters"), *_wrapped(told.why)]
    lines += ["", style.bold("What to do"), *_wrapped(told.cure)]
    several = len(told.examples) > 1
    for i, example in enumerate(told.examples, 1):
        lines += ["", style.bold(f"Example {i}" if several else "An example")]
        lines += _example(example, style)
    return "\n".join(lines)


def _example(example: Example, style: Style) -> Iterator[str]:
    """The files of an example, what is said of them, and the files mended."""
    yield from _files(example.files, style)
    yield ""
    said = example.command != _CHECK
    yield f"  This is said by `{example.command}`:" if said else "  This is said of it:"
    yield from _verbatim(example.printed)
    if example.mended:
        yield ""
        yield "  Mended:"
        yield from _files(example.mended, style)


def render_subjects(subjects: Iterable[Subject], style: Style) -> str:
    """All codes with their titles, by subject."""
    held = list(subjects)
    widest = max(len(each.code) for subject in held for each in subject.explanations)
    lines: list[str] = []
    for subject in held:
        lines.append(style.bold(subject.title))
        lines += [f"  {each.code:<{widest}}  {each.title}" for each in subject.explanations]
        lines.append("")
    return "\n".join([*lines, "`studyguide explain CODE` says more about one of them."])


def _wrapped(text: str) -> Iterator[str]:
    """Paragraphs within the width of the terminal, blank lines between them."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for i, paragraph in enumerate(text.strip().split("\n\n")):
        if i:
            yield ""
        yield textwrap.fill(
            paragraph,
            max(width, 20),
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _files(files: Mapping[str, str], style: Style) -> Iterator[str]:
    for i, (path, text) in enumerate(files.items()):
        if i:
            yield ""
        yield f"  {style.faint(path)}"
        yield from _verbatim(text.replace("\t", _TAB))


def _verbatim(text: str) -> Iterator[str]:
    """Lines as they stand in a file or a report."""
    for line in text.strip("\n").split("\n"):
        yield f"    {clean(line)}".rstrip()
