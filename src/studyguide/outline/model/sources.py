"""What an author writes about the texts, and how one points into them."""

from typing import Annotated, Any, Literal

from studyguide.outline.model.values import Id, Language, Paragraphs, Positive, Words
from studyguide.records import Record, form


class Citation(Record):
    """Points into a source: to words, which are looked up, to paragraphs, or to the whole of it."""

    source: Id
    """The id of the source, as it stands under `sources`.

    Example: `source: rt`
    """
    quote: Words | None = None
    """The exact words of the source that bear out what you say. They are looked up, and the build
    stops if they do not stand there.

    Example: `quote: on the last day of the congress`
    """
    paragraph: Positive | None = None
    """In which paragraph the words of `quote` stand, where they stand in several places.

    Example:

        quote: the party
        paragraph: 12
    """
    paragraphs: Paragraphs | None = None
    """Cites whole paragraphs, by number, in place of words.

    Example: `paragraphs: 12-14`
    """


class SourceNote(Record):
    """The editor's note on a source, printed in “The sources” below the paragraph it is about."""

    quote: Words | None = None
    """The words of the source that the note is about; they are looked up like any others. Without
    it the note is about the whole `paragraph`.

    Example: `quote: the Non-party Bloc`
    """
    paragraph: Annotated[str, form(r"^[1-9][0-9]{0,5}$", "the number of a paragraph")] | None = None
    """The paragraph that the note is about; with `quote`, the one that its words stand in, where
    they stand in several.

    Example: `paragraph: 9`
    """
    note: Words
    """What you say about it, in words; citations may stand in it.

    Example: `note: Nothing in this paragraph is dated.`
    """


class SourceEntry(Record):
    """A text that is quoted, and what is known about it."""

    file: Words
    """The text itself, a `.txt` or `.md` file; its path starts from the outline's folder.

    Example: `file: ../seeds/article.txt`
    """
    label: Words
    """The short name of the text, printed beside its quotations. No two sources have the same.

    Example: `label: RT`
    """
    kind: Literal["primary", "secondary"]
    """What the text is to a historian. Where a guide has both kinds, it stands beside the name of
    each excerpt.

    - `primary`: a witness: a speech, a letter, a decree of the time
    - `secondary`: about witnesses: an article, an essay, a textbook

    Example: `kind: primary`
    """
    reference: dict[str, Any] = {}
    """What the bibliography says of the text, in CSL-YAML, which Zotero exports. What is not
    known stays out: the citation styles have rules for works without author, title or date.

    Example: `reference: {type: article-newspaper, container-title: RT}`
    """
    about: Words | None = None
    """A sentence or two for the reader: what this text is, and what is not known of it. Stands in
    the bibliography.

    Example: `about: A news article by a journalist who is not named.`
    """
    language: Language | None = None
    """The language of the text, if it is not that of the guide.

    Example: `language: ru`
    """
    encoding: Words | None = None
    """How the file stores its characters, if it is not UTF-8. Without this key it is found, and a
    note names what was found.

    Example: `encoding: windows-1251`
    """
    paragraphs: Literal["auto", "blank-line", "line"] = "auto"
    """What parts the paragraphs of the file.

    - `auto`: it is found from the file
    - `blank-line`: a blank line stands between paragraphs
    - `line`: every line is a paragraph

    Example: `paragraphs: blank-line`
    """
    join: list[Paragraphs] = []
    """Paragraphs that are one, broken by mistake. They keep their numbers.

    Example: `join: ["64-66"]`
    """
    skip: list[Paragraphs] = []
    """Paragraphs that are no text, such as captions and page numbers. They keep their numbers, but
    cannot be quoted and are not printed.

    Example: `skip: ["24-25", "51"]`
    """
    notes: list[SourceNote] = []
    """The editor's notes on the text, printed below the paragraphs that they are about, where the
    whole source stands.

    Example:

        notes:
          - quote: the Non-party Bloc
            note: The candidates of the Party and those without a party stood on *one* list.
          - {paragraph: 9, note: Nothing in this paragraph is dated.}
    """
