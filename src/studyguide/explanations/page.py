"""All explanations as one page of Markdown: ``docs/diagnostics.md``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from studyguide.explanations.model import Explanation, Subject

_WIDTH = 100

_INTRODUCTION = """\
# Diagnostics

Whatever `studyguide` finds has a code in brackets at the end of its first line, such as
`[quotation-differs]`. Below stands for each code what it means, why it is looked for, and what to
do; `studyguide explain CODE` prints the same. An error stops the build; a warning does not, unless
`--strict` is given; a note is for your information.

The examples are pieces of a small project about a strike in a harbour, with a letter of a docker
and a report as its sources. Keys and files that do not matter are left out.
"""

_UNSEEN = {code: 0x2400 + code for code in range(0x20) if chr(code) != "\n"} | {ord("\t"): "⇥"}
"""Control characters, and the pictures that Unicode has of them; a tab as on its key."""


def diagnostics_page(subjects: Iterable[Subject]) -> str:
    """The page, which has a heading with the code for every explanation."""
    held = list(subjects)
    parts = [_INTRODUCTION, "\n".join(map(_contents, held)) + "\n"]
    for subject in held:
        parts.append(f"## {subject.title}\n")
        parts += [_entry(each) for each in subject.explanations]
    return "\n".join(parts)


def _contents(subject: Subject) -> str:
    links = (f"[`{each.code}`](#{each.code})" for each in subject.explanations)
    return f"- **{subject.title}**: {', '.join(links)}"


def _entry(told: Explanation) -> str:
    kind = " or ".join(told.severities)
    texts = (told.what, told.why, f"**To do:** {told.cure}")
    parts = [f"### {told.code}", f"**{told.title}.** ({kind})", *map(_wrapped, texts)]
    for example in told.examples:
        command = example.command.removeprefix("studyguide ")
        says = "says" if command.startswith("check ") else f"says on `{command}`"
        parts += [*_files(example.files), f"`studyguide` {says}:", _fenced("text", example.printed)]
        parts += _files(example.mended, ", mended")
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _wrapped(text: str) -> str:
    """Paragraphs in lines as all of ``docs/`` has them."""
    return "\n\n".join(
        textwrap.fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    )


def _files(files: Mapping[str, str], state: str = "") -> Iterator[str]:
    for path, text in files.items():
        yield f"`{path}`{state}:"
        yield _fenced("yaml" if PurePath(path).suffix == ".yaml" else "text", text)


def _fenced(language: str, text: str) -> str:
    shown = text.strip("\n").translate(_UNSEEN)
    return f"```{language}\n{shown}\n```"
