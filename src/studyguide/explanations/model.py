"""What is said of a diagnostic."""

from __future__ import annotations

from msgspec import Struct

from studyguide.diagnostics import Severity


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """Files that cause a diagnostic, and the same files mended.

    ``files`` and ``mended`` are pieces of a small project by path; of what is not shown there
    the keys ``title``, ``sources`` and ``sections`` of the outline are as anybody would have
    them, and so are the texts. ``mended`` has only what is changed, and nothing where nothing
    has to be. ``command`` is what is called; ``encodings`` are those of files that are not saved
    as UTF-8. An outline that is ``whole`` has nothing in it but what is shown. ``printed`` is
    what the program says of the files.
    """

    files: dict[str, str]
    mended: dict[str, str] = {}
    command: str = "studyguide check outline.yaml"
    encodings: dict[str, str] = {}
    whole: bool = False
    printed: str = ""


class Explanation(Struct, frozen=True, forbid_unknown_fields=True):
    """One diagnostic: ``what`` it means, ``why`` it is looked for, the ``cure``.

    Texts are plain paragraphs, parted by blank lines, in which only ```code``` is marked up.
    There are no ``examples`` where no file could show it.
    """

    code: str
    title: str
    what: str
    why: str
    cure: str
    severities: tuple[Severity, ...] = ("error",)
    examples: tuple[Example, ...] = ()


class Subject(Struct, frozen=True):
    """Explanations that belong together. ``name`` is that of their file."""

    name: str
    title: str
    explanations: tuple[Explanation, ...]
