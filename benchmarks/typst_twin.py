"""The twin: a study guide's content as a Typst document, in Typst's own constructs.

What is written is what an author who used Typst would have typed by hand: the words of the
guide with the citations already worded and the quotations already copied, since Typst has no
way of looking them up. Everything that belongs to setting stays for Typst to find out: lines,
pages, the numbers in the contents, in the index and beside the sources. The look is in
``guide.typ``.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from typst_notation import escaped, literal, settings, styled

from studyguide.diagnostics import Findings
from studyguide.document import blocks as b
from studyguide.document.inline import Anchor, Gap, Inline, Jump, PageNumbers, Spans, Words
from studyguide.editions.study import study_document
from studyguide.layout.words import GAP_PER_LETTER, SMALLEST_GAP
from studyguide.project import check

_LEADING_NUMBER = re.compile(r"^(\d+)\.")
_ROLES = {"text": "{}", "lead": "{}", "small": "#small[{}]", "note": "#note[{}]"}


def write_twin(outline: Path, path: Path) -> None:
    """Write the student's guide of ``outline`` as the Typst document ``path``.

    Raises SystemExit with the findings where the outline is faulty.
    """
    findings = Findings()
    guide = check(outline, findings, today=None).guide
    if findings.failed or guide is None:
        raise SystemExit(f"{outline}: {[found.message for found in findings.sorted()]}")
    document = study_document(guide)
    preamble = Path(__file__).with_name("guide.typ").read_text(encoding="utf-8")
    parts = [*settings(document, guide.outline.paper), preamble, *_Twin(document).parts()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")


class _Twin:
    """Writes the blocks of a document as markup."""

    def __init__(self, document: b.Document) -> None:
        self._document = document
        self._wanted = set(_targets(document))
        self._labels: dict[str, str] = {}

    def parts(self) -> Iterator[str]:
        """The front matter, then the body; the teacher's part is not the student's."""
        before = None
        for part in self._document.parts:
            if part.kind == "teacher":
                continue
            if part.kind == "body" != before:
                yield "#starting-body()"
            before = part.kind
            function = "front" if part.kind == "front" else "section"
            for blocks in _divided(part.blocks):
                first = blocks[0]
                yield "\n\n".join(self._opened(function, first, blocks))

    def _opened(self, function: str, first: b.AnyBlock, blocks: list[b.AnyBlock]) -> Iterator[str]:
        """One part that begins on a new page, in the brackets of its function."""
        if isinstance(first, b.Cover):
            yield f"#{self._cover(first)}"
            return
        title = escaped(first.title) if isinstance(first, b.Heading) else ""
        yield f"#{function}[{title}]["
        yield from map(self._block, blocks)
        yield "]"

    def _block(self, block: b.AnyBlock) -> str:
        match block:
            case b.Heading():
                return self._heading(block)
            case b.Paragraph():
                return self._paragraph(block)
            case b.Bullets():
                return self._bullets(block)
            case b.Excerpt():
                return self._excerpt(block)
            case b.Question():
                return self._question(block)
            case b.Table():
                return self._table(block)
            case b.Timeline():
                return self._timeline(block)
            case b.SourceText():
                return "\n\n".join(map(self._numbered, block.paragraphs))
            case b.References():
                return "\n\n".join(map(self._reference, block.entries))
            case b.Contents():
                return "#outline(title: none, depth: 2)"
            case b.Index():
                made = (f"([{escaped(e.name)}], [{self._spans(e.pages)}])," for e in block.entries)
                return "#entries(\n" + "\n".join(made) + "\n)"
        raise TypeError(f"no twin for {type(block).__name__}")

    def _heading(self, block: b.Heading) -> str:
        title = escaped(block.title)
        aside = f"\n#aside[{escaped(block.aside)}]" if block.aside else ""
        anchor = self._label(block.anchor) + aside
        if block.level == 2:
            number = f"number: {block.number}, " if block.number else ""
            return f"#part({number}listed: {literal(block.listed)})[{title}]{anchor}"
        shown = f"outlined: {literal(block.listed)}, bookmarked: {literal(bool(block.anchor))}"
        return f"#heading(level: {block.level - 1}, {shown})[{title}]{anchor}"

    def _paragraph(self, block: b.Paragraph) -> str:
        if block.role == "label":
            return f"#labelled[{self._spans(block.spans)}]"
        return _ROLES[block.role].format(self._spans(block.spans))

    def _bullets(self, block: b.Bullets) -> str:
        function = "objectives" if block.boxes else "enum" if block.ordered else "list"
        items = ("[" + "\n\n".join(map(self._block, item)) + "]" for item in block.items)
        return f"#{function}({', '.join(items)})"

    def _excerpt(self, block: b.Excerpt) -> str:
        name = f"#heading(level: 3, outlined: false)[{escaped(block.name)}]"
        fields = [
            f"name: [{name}{self._label(block.anchor)}]",
            f"kind: [{escaped(block.kind)}]",
            f"citation: [{self._spans(block.citation)}]",
        ]
        fields += [f"intro: [{self._spans(block.intro)}]"] if block.intro else []
        notes = " #parbreak() ".join(map(self._spans, block.notes))
        fields += [f"note: [{notes}]"] if notes else []
        words = "\n\n".join(self._spans(paragraph.spans) for paragraph in block.paragraphs)
        return f"#excerpt({', '.join(fields)})[\n{words}\n]"

    def _question(self, block: b.Question) -> str:
        whole, answer = self._task(block.task)
        on = f", on: [{self._spans(block.on)}]" if block.on else ""
        return (
            f"#question({block.number}, [{escaped(block.points)}]{on}, whole: {literal(whole)})"
            f"[{self._spans(block.ask)}][\n{answer}\n]"
        )

    def _task(self, task: b.Task) -> tuple[bool, str]:
        """Whether the question is to stay on one page, and the room for its answer."""
        match task:
            case b.Written(lines=lines, plan=plan):
                box = f", plan: [{escaped(plan)}]" if plan else ""
                return lines <= 6, f"#written({lines}{box})"
            case b.Choices(options=options):
                return True, f"#choices({self._arguments(o.spans for o in options)})"
            case b.TrueOrFalse(options=options, lines=lines, prompt=prompt):
                made = self._arguments(o.spans for o in options)
                return True, f"#true-false({lines}, [{escaped(prompt)}], {made})"
            case b.Matching(items=items, matches=matches):
                right = self._arguments(match.spans for match in matches)
                return True, f"#matching(({self._arguments(items)},), ({right},))"
            case b.Ordering(items=items):
                return True, f"#ordering({self._arguments(items)})"
            case b.Cloze(spans=spans, bank=bank, bank_label=label):
                words = " · ".join(escaped(word) for word in bank)
                head = f"bank: [{escaped(label)} {words}]" if bank else ""
                return True, f"#cloze({head})[{self._spans(spans)}]"

    def _arguments(self, several: Iterable[Spans]) -> str:
        return ", ".join(f"[{self._spans(spans)}]" for spans in several)

    def _table(self, block: b.Table) -> str:
        fitted = sum(block.widths) / (len(block.widths) + 1)
        columns = ", ".join(f"{width or fitted}fr" for width in block.widths)
        rows = []
        for i, row in enumerate(block.rows):
            cells = [f"[{self._spans(cell)}]" for cell in row]
            if not any(row):
                cells[0] = f"[{escaped(block.own)}]"
            if block.row_heads:
                cells[0] = f"strong{cells[0]}"
            anchor = block.anchors[i] if i < len(block.anchors) else None
            if label := self._label(anchor):
                cells[0] = f"[#{cells[0]}#metadata(none){label}]"
            rows.append(", ".join(cells) + ",")
        head = self._arguments(block.head)
        dense = ", dense: true" if block.dense else ""
        return f"#tabular(({columns}), ({head},){dense},\n" + "\n".join(rows) + "\n)"

    def _timeline(self, block: b.Timeline) -> str:
        events = [
            f"({literal(event.fuzzy_low or event.fuzzy_high)}, "
            f"[{escaped(event.date)}], [{escaped(event.title)}]),"
            for event in block.events
        ]
        legend = escaped(" · ".join(meaning for _, _, meaning in block.legend))
        head = f"alt: {literal(block.alt)}, legend: [{legend}]"
        return f"#timeline({head},\n" + "\n".join(events) + "\n)"

    def _numbered(self, paragraph: b.NumberedParagraph) -> str:
        cited = ""
        if paragraph.cited:
            cited = f", cited: [{self._spans(paragraph.cited_on)}]"
        label = self._label(paragraph.anchor)
        anchor = f"#metadata(none){label}" if label else ""
        notes = "".join(f"\n\n{self._spans(note.spans)}" for note in paragraph.notes)
        text = f"{anchor}{self._spans(paragraph.spans)}"
        return f"#numbered({paragraph.number}{cited})[{text}]{notes}"

    def _reference(self, entry: b.Reference) -> str:
        parts = self._arguments((entry.entry, *entry.notes))
        return f"#reference([{escaped(entry.label)}], {parts})"

    def _cover(self, block: b.Cover) -> str:
        several = (
            ("kicker", block.kicker),
            ("subtitle", block.subtitle),
            ("byline", block.byline),
            ("date", block.date),
        )
        fields = [f"{name}: [{escaped(value)}]" for name, value in several if value]
        blanks = "".join(f"[{escaped(field)}], " for field in block.fields)
        fields.append(f"fields: ({blanks})")
        fields.append(f"label: [{escaped(block.sources_label)}]")
        return f"cover({', '.join(fields)}, {self._arguments(block.sources)})"

    def _spans(self, spans: Spans) -> str:
        text = "".join(map(self._span, spans))
        return _LEADING_NUMBER.sub(r"\1\\.", text)

    def _span(self, span: Inline) -> str:
        match span:
            case Words():
                return styled(span)
            case Jump(words=words, target=target):
                inner = "".join(map(styled, words))
                if not target.startswith("#"):
                    return f"#link({literal(target)})[{inner}]"
                return f"#link({self._label(target[1:])})[{inner}]"
            case PageNumbers(anchors=anchors, prefix=one, prefix_many=many):
                labels = ", ".join(self._label(anchor) for anchor in anchors)
                named = f"one: {literal(one)}, many: {literal(many)}, " if one else ""
                return f"#pages({named}{labels})"
            case Anchor(name=name):
                label = self._label(name)
                return f"#metadata(none){label}" if label else ""
            case Gap(answer=answer):
                return f"#gap({max(SMALLEST_GAP, len(answer) * GAP_PER_LETTER)})"

    def _label(self, anchor: str | None) -> str:
        """The label for an anchor; nothing for those that no link or number leads to."""
        if anchor is None or anchor not in self._wanted:
            return ""
        if anchor not in self._labels:
            self._labels[anchor] = f"<at-{len(self._labels)}>"
        return self._labels[anchor]


def _divided(blocks: Iterable[b.AnyBlock]) -> list[list[b.AnyBlock]]:
    """Blocks in groups that begin on a new page."""
    groups: list[list[b.AnyBlock]] = []
    for block in blocks:
        if not groups or isinstance(block, b.Cover) or getattr(block, "fresh", False):
            groups.append([])
        groups[-1].append(block)
    return groups


def _targets(value: object) -> Iterator[str]:
    """Every anchor that something leads to in what the student gets."""
    match value:
        case b.Part(kind="teacher"):
            return
        case Jump(target=target):
            yield target.removeprefix("#")
        case PageNumbers(anchors=anchors):
            yield from anchors
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _targets(getattr(value, name))
        case tuple():
            for item in value:
                yield from _targets(item)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=write_twin.__doc__)
    arguments.add_argument("outline", type=Path)
    arguments.add_argument("typ", type=Path)
    chosen = arguments.parse_args()
    write_twin(chosen.outline, chosen.typ)
