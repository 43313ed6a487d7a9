"""The guide that comes with the project, built by the command and read back from its files."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from studyguide.guide.model import AskedQuestion, Cited, Guide, Prose, ProseParagraph, Spans, Text
from studyguide.outline import model as o
from studyguide.sources.model import Passage
from studyguide.sources.quotation import paragraph_pieces, printed
from support.copies import (
    Copy,
    Place,
    contents,
    folded,
    leads_to,
    lines,
    pieces,
    place,
    spoken,
)
from support.projects import FLAGSHIP, ROOT, resolved, studyguide
from support.reading import Hit, Node
from support.tools import run
from support.verapdf import assert_compliant

SEEDS = {"RT": "000_feb10a0b37b23b30.txt", "Essay": "003_b0302daa562e529a.txt"}
LEFT_OUT = {"RT": {24, 25, 44, 45, 51, 52}, "Essay": set()}
JOINED = {"RT": (64, 66)}
A4, LETTER = (595.28, 841.89), (612, 792)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Copy]:
    """Guide and key on both papers."""
    found = {}
    for paper in ("a4", "letter"):
        folder = tmp_path_factory.mktemp(paper)
        built = studyguide("build", "-o", folder, "--paper", paper)
        assert built.code == 0, built.err
        for edition in ("guide", "key"):
            found[edition, paper] = Copy(folder / f"secret-speech-{edition}.pdf")
    return found


@pytest.fixture(scope="module")
def copy(copies: dict[tuple[str, str], Copy]) -> Copy:
    """The students' guide on A4."""
    return copies["guide", "a4"]


@pytest.fixture(scope="module")
def key(copies: dict[tuple[str, str], Copy]) -> Copy:
    """The key on A4."""
    return copies["key", "a4"]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return resolved(FLAGSHIP)[0]


# What the program says


def test_nothing_is_found_even_under_strict() -> None:
    checked = studyguide("check", "--strict")
    assert (checked.code, checked.err) == (0, "")
    assert re.fullmatch(
        r"outline/secret-speech\.yaml: (\d+) quotations verified \(\d+ exact, \d+ normalised\), "
        r"\d+ citations, \d+ dates, 2 sources\n",
        checked.out,
    )


# What other programs say


def test_verapdf_finds_all_copies_compliant(copies: dict[tuple[str, str], Copy]) -> None:
    assert_compliant(copy.path for copy in copies.values())


def test_qpdf_poppler_and_mupdf_have_no_complaint(
    copies: dict[tuple[str, str], Copy], tmp_path: Path
) -> None:
    for copy in copies.values():
        output, complaint = run("qpdf", "--check", copy.path)
        assert "No syntax or stream encoding errors found" in output
        assert not complaint
        _, complaint = run("pdftotext", copy.path, "-")
        assert not complaint
        _, complaint = run("pdftoppm", "-r", "20", "-gray", copy.path, tmp_path / "page")
        assert not complaint
        _, complaint = run("mutool", "draw", "-q", "-r", "20", "-o", tmp_path / "%d.png", copy.path)
        # Distributions build mupdf without colour management; it says so at every profile.
        assert not complaint.replace("warning: ICC support is not available", "").strip()


def test_our_own_reader_finds_no_fault(copies: dict[tuple[str, str], Copy]) -> None:
    for copy in copies.values():
        assert copy.tagged.faults == []


# Words: the tree against the sources


def test_excerpts_are_word_for_word_in_the_files(copy: Copy) -> None:
    """What an editor adds stands in brackets, and a cut is an ellipsis: the rest is the file's."""
    files = [folded((ROOT / "seeds" / file).read_text("utf-8")) for file in SEEDS.values()]
    quotes = copy.document.find("BlockQuote")
    assert len(quotes) >= 12
    homes = Counter[int]()
    for quote in quotes:
        parts = [
            part
            for paragraph in quote.find("P")
            for part in map(folded, re.split(r"\[[^\]]*\]|…", paragraph.text))
            if part
        ]
        assert parts
        (home,) = [i for i, text in enumerate(files) if all(part in text for part in parts)]
        homes[home] += 1
    assert set(homes) == {0, 1}


def test_excerpts_are_the_passages_that_were_verified(copy: Copy, guide: Guide) -> None:
    quotes = copy.document.find("BlockQuote")
    excerpts = [excerpt for section in guide.sections for excerpt in section.excerpts]
    for quote, excerpt in zip(quotes, excerpts, strict=True):
        passage = paragraph_pieces(excerpt.passage, guide.sources[excerpt.passage.source])
        assert [folded(p.text) for p in quote.find("P")] == [folded(p.text) for p in passage]


def test_excerpts_have_letters_and_break_alike_everywhere(
    copies: dict[tuple[str, str], Copy],
) -> None:
    """So that a class can be told "Excerpt 2C, line 7", whoever holds which copy."""
    broken = []
    for copy in copies.values():
        quotes = [lines(quote) for quote in copy.document.find("BlockQuote")]
        names = [h.text for h in copy.document.find("H4") if h.text.startswith("Excerpt ")]
        assert len(names) == len(quotes)
        assert names[:3] == ["Excerpt 1A", "Excerpt 1B", "Excerpt 1C"]
        assert "Excerpt 2A" in names
        broken.append(list(zip(names, quotes, strict=True)))
    assert all(other == broken[0] for other in broken)


def test_the_sources_stand_in_the_guide_paragraph_for_paragraph(copy: Copy) -> None:
    printed = source_paragraphs(copy)
    for label, file in SEEDS.items():
        text = (ROOT / "seeds" / file).read_text("utf-8")
        split = text.split("\n") if label == "Essay" else re.split(r"\n\s*\n", text)
        numbered = dict(enumerate((folded(part) for part in split if part.strip()), 1))
        for number in LEFT_OUT[label]:
            del numbered[number]
        if label in JOINED:
            first, last = JOINED[label]
            parts = [numbered.pop(number) for number in range(first, last + 1)]
            numbered[first] = " ".join(parts)
        shown = {n: text_of(item) for (of, n), item in printed.items() if of == label}
        assert shown == numbered


def source_paragraphs(copy: Copy) -> dict[tuple[str, int], Node]:
    """The items of "The sources" by label and number."""
    found = {}
    label = ""
    for node in copy.section("The sources").kids:
        assert isinstance(node, Node)
        if node.tag == "H3":
            label = node.text
        for item in node.find("LI"):
            found[label, int(item.find("Lbl")[0].text)] = item
    return found


def text_of(item: Node) -> str:
    """The text of a source's paragraph, without its number and the pages in the margin."""
    (body,) = item.find("LBody")
    inner = body.find("P")
    return folded(inner[0].text if inner else body.text)


# The tree


def test_headings_begin_with_the_title_and_leave_out_no_level(copy: Copy, guide: Guide) -> None:
    headings = copy.document.find("H1", "H2", "H3", "H4", "H5", "H6")
    assert [h.text for h in headings if h.tag == "H1"] == [headings[0].text]
    assert headings[0].text == guide.outline.title
    levels = [int(h.tag[1]) for h in headings]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [h.text for h in headings if h.tag == "H2"]
    assert titles[2:7] == [f"{section.number} {section.title}" for section in guide.sections]


def test_tables_say_what_heads_their_columns_and_rows(key: Copy) -> None:
    tables = key.document.find("Table")
    assert len(tables) > 8
    for table in tables:
        (head,) = table.find("THead")
        scopes = {cell.attributes.get("Scope") for cell in head.find("TH")}
        assert scopes == {"Column"}
        columns = len(head.find("TH"))
        for row in table.find("TBody")[0].find("TR"):
            cells = row.find("TH", "TD")
            assert len(cells) == columns
            assert all(c.attributes.get("Scope") == "Row" for c in cells if c.tag == "TH")


def test_the_timeline_is_told_in_words(copy: Copy, guide: Guide) -> None:
    (figure,) = copy.document.find("Figure")
    for event in guide.timeline:
        title = "".join(span.text for span in event.title if isinstance(span, Text))
        assert f"{event.shown}: {title}" in str(figure.alt)
    table = copy.section("Timeline").find("Table")[0].find("TBody")[0]
    dates = [row.find("TH")[0].text for row in table.find("TR")]
    assert dates == [event.shown for event in guide.timeline]


def test_running_heads_and_page_numbers_are_no_text(copy: Copy, key: Copy) -> None:
    for each, mark in ((copy, "Study guide"), (key, "Answer key")):
        furniture: dict[int, str] = defaultdict(str)
        for content in each.tagged.artifacts:
            furniture[content.page] += content.text
        total = each.labels.count
        last = max(int(label) for label in each.labels if label.isdecimal())
        assert total(str(last)) == 1
        for page, label in enumerate(each.labels):
            if label.isdecimal():
                assert f"{label} of {last}" in furniture[page]
                assert f"{label} of {last}" not in each.pages[page]
            if page:
                assert mark in furniture[page]
        assert furniture[0] == ""


# Pages, links, bookmarks


def test_pages_are_numbered_by_parts(copy: Copy, key: Copy) -> None:
    assert re.fullmatch(r"i ii( iii)? 1 2 3( \d+)*", " ".join(copy.labels))
    assert re.fullmatch(r"i ii( iii)? 1 2 3( \d+)* T1 T2( T\d+)*", " ".join(key.labels))
    numbers = [int(label) for label in copy.labels if label.isdecimal()]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("edition", ["guide", "key"])
def test_every_link_leads_to_what_it_names(
    copies: dict[tuple[str, str], Copy], edition: str
) -> None:
    copy = copies[edition, "a4"]
    headings = [(h.text, place(h)) for h in copy.document.find("H2", "H3", "H4")]
    paragraphs = {named: place(item) for named, item in source_paragraphs(copy).items()}
    kinds = Counter[str]()
    for node, found in copy.tagged.links:
        assert found
        assert len({hit.target for hit in found}) == 1
        kinds[check_link(node, found[0], copy, headings, paragraphs)] += 1
    assert kinds["page"] > 100
    assert kinds["paragraph"] > 100
    assert kinds["heading"] > 20


def check_link(
    node: Node,
    hit: Hit,
    copy: Copy,
    headings: list[tuple[str, Place]],
    paragraphs: dict[tuple[str, int], Place],
) -> str:
    """Check one link; gives the kind of thing that it names."""
    assert isinstance(hit.target, tuple)
    if node.text in copy.labels:
        assert copy.labels[hit.target[0]] == node.text
        assert hit.describes == f"page {node.text}"
        return "page"
    if cited := re.fullmatch(r"(.+), paragraphs? (\d+)[–, \d]*", hit.describes):
        assert leads_to(hit.target, paragraphs[cited[1], int(cited[2])])
        assert cited[2] in node.text
        return "paragraph"
    title = hit.describes
    if title in ("the text of this section", "the text and table of this section"):
        (title,) = (head for head, goal in headings if leads_to(hit.target, goal))
    if all(title != head for head, _ in headings):  # an entry of the contents
        title, _, label = folded(node.text).rpartition(" ")
        assert copy.labels[hit.target[0]] == label
    assert any(leads_to(hit.target, goal) for head, goal in headings if head == title)
    return "heading"


def test_contents_name_the_pages_on_which_the_headings_stand(copy: Copy) -> None:
    entries = [folded(entry.text) for entry in copy.document.find("TOCI")]
    headings = {h.text: copy.labels[place(h)[0]] for h in copy.document.find("H2")}
    del headings["How to use this guide"], headings["Contents"]
    for label in SEEDS:
        (head,) = (h for h in copy.document.find("H3") if h.text == label)
        headings[label] = copy.labels[place(head)[0]]
    assert sorted(entries) == sorted(f"{title} {page}" for title, page in headings.items())
    order = [int(entry.rpartition(" ")[2]) for entry in entries]
    assert order == sorted(order)


def test_bookmarks_lead_to_their_headings(key: Copy) -> None:
    bookmarks = key.tagged.outlines()
    headings = [(h.text, place(h)) for h in key.document.find("H2", "H3")]
    for _, title, target, _ in bookmarks:
        assert any(leads_to(target, goal) for head, goal in headings if head == title)
    top = [title for level, title, _, _ in bookmarks if level == 1]
    assert top == [h.text for h in key.document.find("H2")]


def test_every_page_that_the_index_names_has_the_name(copy: Copy, guide: Guide) -> None:
    forms = {term.name: ("(?i)", (term.name, *term.also)) for term in guide.terms}
    forms |= {person.sort: ("", (person.name, *person.also)) for person in guide.people}
    forms |= {word.name: ("(?i)", (word.name, *word.also)) for word in guide.outline.index}
    entries = copy.section("Index").find("LBody")
    assert len(entries) >= 18
    for entry in entries:
        head = entry.kids[0]
        assert not isinstance(head, Hit)
        name = folded(head.text)
        flags, all_forms = forms[name]
        pattern = re.compile(rf"{flags}\b(?:{'|'.join(map(re.escape, all_forms))})\b")
        numbers = [link.text for link in entry.find("Link")]
        assert numbers == sorted(set(numbers), key=copy.labels.index)
        for number in numbers:
            assert pattern.search(copy.pages[copy.labels.index(number)]), (name, number)


def test_the_index_misses_no_name_in_an_excerpt(copy: Copy, guide: Guide) -> None:
    named = {
        folded(entry.kids[0].text): pages_named(entry)  # type: ignore[union-attr]
        for entry in copy.section("Index").find("LBody")
    }
    met = 0
    for quote in copy.document.find("BlockQuote"):
        for paragraph in quote.find("P"):
            on = {content.page for content in contents(paragraph)}
            for person in guide.people:
                if len(on) == 1 and re.search(rf"\b{person.name.split()[-1]}\b", paragraph.text):
                    assert copy.labels[on.pop()] in named[person.sort]
                    met += 1
                    break
    assert met > 20


def pages_named(node: Node) -> set[str]:
    """The pages that an entry or a margin names, those between the ends of runs as well."""
    text = "".join(content.text for content in contents(node))
    runs = re.findall(r"\b(\d+)(?:–(\d+))?\b", text)
    return {str(page) for first, last in runs for page in range(int(first), int(last or first) + 1)}


def test_margins_of_the_sources_name_the_pages_that_cite(copy: Copy) -> None:
    (first_of_sources, _) = place(copy.section("The sources"))
    citing: dict[tuple[str, int], set[str]] = defaultdict(set)
    for node, found in copy.tagged.links:
        page = pieces(node)[0].page
        if page < first_of_sources and (label := cited_source(found[0])):
            for number in cited_numbers(node.text):
                citing[label, number].add(copy.labels[page])
    in_margins = {
        named: pages_named(item.find("Reference")[0])
        for named, item in source_paragraphs(copy).items()
        if item.find("Link")
    }
    shown = source_paragraphs(copy).keys()
    assert in_margins == {named: pages for named, pages in citing.items() if named in shown}
    assert len(in_margins) > 30


def cited_source(hit: Hit) -> str | None:
    cited = re.fullmatch(r"(.+), paragraphs? \d+.*", hit.describes)
    return cited[1] if cited else None


def cited_numbers(text: str) -> set[int]:
    """The paragraphs that a citation names: ``RT ¶¶ 5–7, 12``."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text.partition("¶")[2]):
        found.update(range(int(first), int(last or first) + 1))
    return found


# The verification


def test_every_quotation_is_verified_once_where_it_is_printed(
    copy: Copy, key: Copy, guide: Guide
) -> None:
    quoted = [cite for cite in guide.cited if cite.passage is not None]
    for_students = [cite for cite in quoted if cite.use not in ("evidence", "teacher")]
    rows = verified(copy.section("Verification").find("Table")[1])
    check_verdicts(rows, for_students, copy, guide)
    assert verified(key.section("Verification").find("Table")[1]) == rows
    for_teachers = [cite for cite in quoted if cite.use in ("evidence", "teacher")]
    (teacher,) = key.section("What the answers rest on").find("Table")
    check_verdicts(verified(teacher), for_teachers, key, guide)
    assert len(for_students) + len(for_teachers) == len(quoted) > 300


def verified(table: Node) -> list[tuple[str, str, str, str]]:
    rows = []
    for row in table.find("TBody")[0].find("TR"):
        where, words, source, verdict = (folded(cell.text) for cell in row.find("TH", "TD"))
        rows.append((where, words, source, verdict))
    return rows


def check_verdicts(
    rows: list[tuple[str, str, str, str]], cited: list[Cited], copy: Copy, guide: Guide
) -> None:
    alike: dict[Passage, list[Cited]] = defaultdict(list)
    for cite in cited:
        assert cite.passage is not None
        alike[cite.passage].append(cite)
    assert len(rows) == len(alike)
    firsts = [first_page(where, copy) for where, *_ in rows]
    assert firsts == sorted(firsts)
    left = list(rows)
    for passage, places in alike.items():
        of = guide.sources[passage.source]
        first, last = passage.paragraphs
        several = last != first
        source = f"{of.label} {'¶' * (1 + several)} {first}" + f"–{last}" * several
        text = folded(printed(passage, of))
        row = next(row for row in left if row[2] == source and shortens(row[1], text))
        left.remove(row)
        where, _, _, verdict = row
        assert verdict == ("exact" if passage.verdict == "exact" else ", ".join(passage.folds))
        pages = re.split(r", |–", where.removeprefix("p. ").removeprefix("pp. "))
        assert set(pages) <= set(copy.labels)
        assert len(pages) <= len(places)
    assert not left


def shortens(words: str, text: str) -> bool:
    """Whether a row of the verification shows ``text``, whole or by its beginning and end."""
    begins, cut, ends = words.partition(" […] ")
    return text.startswith(begins) and text.endswith(ends) if cut else words == text


def first_page(where: str, copy: Copy) -> int:
    """The position of the first page that a row of the verification names."""
    found = re.match(r"pp?\. (\w+)", where)
    assert found
    return copy.labels.index(found[1])


def test_the_verification_has_the_hashes_of_the_files(copy: Copy) -> None:
    rows = copy.section("Verification").find("Table")[0].find("TBody")[0].find("TR")
    sums = {row.find("TH")[0].text: "".join(row.find("TD")[-1].text.split()) for row in rows}
    for label, file in SEEDS.items():
        printed, _ = run("sha256sum", ROOT / "seeds" / file)
        assert sums[label] == printed.split()[0]


# The file as a whole


def test_the_files_say_what_they_are(copies: dict[tuple[str, str], Copy], guide: Guide) -> None:
    for (_, paper), copy in copies.items():
        assert copy.size == pytest.approx(A4 if paper == "a4" else LETTER, abs=0.01)
        with pikepdf.open(copy.path) as pdf, pdf.open_metadata() as xmp:
            assert str(pdf.Root.Lang) == guide.outline.language == "en-GB"
            assert str(pdf.docinfo.Title) == xmp["dc:title"] == "The Secret Speech"
            assert str(pdf.docinfo.Subject) == xmp["dc:description"] == guide.outline.subtitle
            assert xmp["dc:language"] == {"en-GB"}
            assert "/CreationDate" not in pdf.docinfo  # the outline gives none, nor does a clock
            assert "xmp:CreateDate" not in xmp
            assert pdf.Root.PageMode == "/UseOutlines"


def test_it_has_all_that_is_promised_of_it(copy: Copy, guide: Guide) -> None:
    """What the command counts, against what a guide to a class must hold."""
    ended = studyguide("check", "--strict", "--format", "json", "--counts")
    assert ended.code == 0
    counts = json.loads(ended.out)["counts"]
    sections = counts["sections"]
    assert [section["id"] for section in sections] == [
        *("background", "speech", "reception", "reforms", "assessment"),
    ]
    for section in sections:
        assert 2 <= section["objectives"] <= 5
        assert 250 <= section["words"] <= 500
        assert sum(section["excerpts"].values()) >= 5
    both = [section for section in sections if section["excerpts"].keys() == SEEDS.keys()]
    assert len(both) >= 3
    assert sum(sum(section["excerpts"].values()) for section in sections) >= 30
    questions = [*(section["questions"] for section in sections), counts["quiz"]]
    assert sum(sum(each["kinds"].values()) for each in questions) == len(copy.questions) >= 40
    assert len({kind for each in questions for kind in each["kinds"]}) == 7
    assert sum(each["in_conversation"] for each in questions) >= 10
    assert counts["events"] >= 25
    assert counts["dates"] == ["mid-1920s", "1989"]
    assert counts["terms"] == rows_of(copy, "Terms") >= 20
    assert counts["people"] == rows_of(copy, "People") >= 15


def rows_of(copy: Copy, title: str) -> int:
    (table,) = copy.section(title).find("Table")
    return len(table.find("TBody")[0].find("TR"))


def test_everything_in_it_leads_to_a_passage_and_says_who_speaks(guide: Guide) -> None:
    outline = guide.outline
    entries: list[o.Event | o.Term | o.Person] = [
        *outline.timeline,
        *outline.terms,
        *outline.people,
    ]
    assert all(entry.cite is not None for entry in entries)
    assert all(question.evidence for question in asked(guide))
    assert all(excerpt.intro for section in guide.sections for excerpt in section.excerpts)
    essays = [q.record for q in asked(guide) if isinstance(q.record, o.Essay)]
    assert all(len(essay.levels) >= 3 for essay in essays)
    assert sum(essay.plan for essay in essays) >= 2
    (table,) = guide.sections[-1].tables
    assert len(table.columns) == 3
    for _, succeeded, failed in table.rows[: -outline.sections[-1].tables[0].blank]:
        assert any(isinstance(span, Cited) for span in succeeded)
        assert any(isinstance(span, Cited) for span in failed)


def test_derived_dates_are_said_to_be_derived(guide: Guide) -> None:
    """An event's source has its years or the words of its date, or its text says “derived”."""
    derived = 0
    for event in guide.timeline:
        cited = " ".join(words_cited(guide, cite) for cite in event.cites)
        said = "".join(span.text for span in event.text if isinstance(span, Text))
        years = re.findall(r"\d{4}", event.date.text)
        if all(year in cited for year in years) or str(event.shown) in cited:
            continue
        derived += 1
        assert "derived" in said or "RT’s words" in said, event.date.text
    assert derived >= 3


def words_cited(guide: Guide, cite: Cited) -> str:
    source = guide.sources[cite.source]
    if cite.passage:
        return folded(printed(cite.passage, source))
    assert cite.paragraphs is not None
    first, last = cite.paragraphs
    inside = [p for p in source.paragraphs if first <= p.number <= last]
    return " ".join(source.text[p.start : p.end] for p in inside)


# Guide and key


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_questions_stand_at_the_same_places(
    copies: dict[tuple[str, str], Copy], paper: str
) -> None:
    student, key = copies["guide", paper], copies["key", paper]
    before = [label for label in key.labels if not label.startswith("T")]
    assert before == student.labels
    places = {number: place(node) for number, node in student.questions.items()}
    assert places == {number: place(node) for number, node in key.questions.items()}
    assert sorted(places) == list(range(1, len(places) + 1))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_word_of_the_guide_stands_at_the_same_place_in_the_key(
    copies: dict[tuple[str, str], Copy], paper: str
) -> None:
    """As poppler finds them; only the name of the edition is another, and no key asks for one."""
    student, key = copies["guide", paper], copies["key", paper]
    answers = 0
    for theirs, ours in zip(key.words, student.words, strict=False):
        assert {word for _, _, word in Counter(ours) - Counter(theirs)} <= {
            "Study",
            "guide",
            "Name",
            "Class",
        }
        answers += len(theirs) - len(ours)
    assert answers > 1000


def test_the_guide_has_no_answer(copy: Copy, key: Copy, guide: Guide) -> None:
    told = folded(" ".join(copy.strings())) + copy.text
    solved = key.text + spoken(key.document)
    secrets = [text for question in asked(guide) for text in secrets_of(question)]
    secrets += [text for section in guide.sections for text in prose(section.teacher)]
    assert len(secrets) > 60
    for secret in secrets:
        assert secret in solved
        assert secret not in told
    for mark in ("✔", "Evidence:", "Mark scheme", "Teacher’s notes", "Answer key"):
        assert mark in solved
        assert mark not in told


def asked(guide: Guide) -> list[AskedQuestion]:
    return [q for section in guide.sections for q in section.questions] + list(guide.quiz)


def secrets_of(question: AskedQuestion) -> list[str]:
    """Sentences that only a teacher may read: answers, mark schemes, notes."""
    found = [*texts(question.answer), *texts(question.note)]
    if isinstance(question.record, o.Essay):
        found += [folded(level.descriptor) for level in question.record.levels]
    return [text for text in found if len(text) > 25]


def texts(spans: Spans) -> list[str]:
    return [folded(span.text) for span in spans if isinstance(span, Text)]


def prose(blocks: Prose) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, ProseParagraph):
            found += [text for text in texts(block.spans) if len(text) > 25]
        else:
            found += [text for item in block.items for text in prose(item)]
    return found


def test_each_kind_of_question_is_answered_in_the_key_alone(
    copy: Copy, key: Copy, guide: Guide
) -> None:
    for question in asked(guide):
        student, solved = copy.questions[question.number], key.questions[question.number]
        match question.record:
            case o.Choice(answer=answer):
                right = [answer] if isinstance(answer, str) else answer
                options = [folded(spoken(body)) for body in solved.find("LBody")]
                assert [o.removeprefix("✔ ") for o in options if o.startswith("✔")] == right
            case o.TrueFalse(answer=answer):
                options = [folded(spoken(body)) for body in solved.find("LBody")]
                assert [o for o in options if o.startswith("✔")] == [f"✔ {answer}"]
            case o.Order(items=items):
                ranked = [folded(body.text) for body in solved.find("LBody")]
                assert sorted(ranked) == [f"{i} {item}" for i, item in enumerate(items, 1)]
                assert not re.search(r"\b\d\b", " ".join(b.text for b in student.find("LBody")))
            case o.Match(pairs=pairs):
                check_matching(student, solved, [(p.item, p.match) for p in pairs])
            case o.Cloze(text=text):
                gap = re.compile(r"\{\s*([^}]*?)\s*\}")
                assert folded(gap.sub(r"\1", text)) in folded(spoken(solved))
                assert folded(gap.sub("______", text)) in folded(spoken(student))
            case _:
                assert len(solved.text) > len(student.text)


def check_matching(student: Node, solved: Node, pairs: list[tuple[str, str]]) -> None:
    items, matches = solved.find("L")
    letters = {
        folded(item.find("LBody")[0].text): item.find("Lbl")[0].text.strip()
        for item in matches.find("LI")
    }
    found = [folded(body.text) for body in items.find("LBody")]
    assert found == [f"{letters[match]} {item}" for item, match in pairs]
    assert [folded(b.text) for b in student.find("L")[0].find("LBody")] == [i for i, _ in pairs]
    assert [letters[match] for _, match in pairs] != sorted(letters.values())
