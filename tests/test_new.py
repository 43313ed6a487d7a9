"""``studyguide new``: from texts to a project that builds, with suggestions that hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyguide import project
from studyguide.diagnostics import Findings
from studyguide.guide.model import Guide
from studyguide.outline import model as o
from studyguide.records import several
from studyguide.refusal import Refusal
from studyguide.sources.quotation import printed
from studyguide.starting import NewProject, plan_project, write_project
from support.projects import ROOT, studyguide

SEEDS = ROOT / "seeds"

LINCOLN = """\
Four score and seven years ago our fathers brought forth on this continent, a new nation, \
conceived in Liberty, and dedicated to the proposition that all men are created equal.

Now we are engaged in a great civil war, testing whether that nation, or any nation so conceived \
and so dedicated, can long endure. We are met on a great battle-field of that war.
"""
COOPER_UNION = """\
In his speech last autumn, at Columbus, Ohio, as reported in "The New-York Times," Senator \
Douglas said: "Our fathers, when they framed the Government under which we live, understood this \
question just as well, and even better, than we do now."

In 1784, three years before the Constitution - the United States then owning the Northwestern \
Territory, and no other, the Congress of the Confederation had before them the question of \
prohibiting slavery in that Territory.

In 1798, Congress organized the Territory of Mississippi. In the act of organization, they \
prohibited the bringing of slaves into the Territory.

In 1803, the Federal Government purchased the Louisiana country. In 1804, Congress gave a \
territorial organization to that part of it which now constitutes the State of Louisiana.

In 1819-20, came and passed the Missouri question.
"""
RUSSIAN = """\
Закрытый доклад

25 февраля 1956 года на съезде Никита Сергеевич Хрущёв выступил с докладом. В 1953 году умер \
Сталин, и началась борьба за власть. «Культ личности нанёс партии огромный вред, и мы должны \
сказать об этом прямо», — сказал Хрущёв делегатам съезда.

Первый секретарь ЦК Никита Хрущёв знал, что доклад вызовет споры. Историк Рой Медведев писал, \
что Хрущёв рисковал. Рой Медведев считал доклад подвигом.
"""


def written(folder: Path, **texts: str | bytes) -> list[Path]:
    """Text files of these names in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.append(path)
    return paths


def started(folder: Path, *texts: Path, **options: str | bool) -> tuple[NewProject, Guide]:
    """A project that was written and checked without a finding, but for notes."""
    planned = plan_project(folder, texts, **options)  # type: ignore[arg-type]
    write_project(planned)
    findings = Findings()
    checked = project.check(planned.outline, findings)
    serious = [each for each in findings if each.severity != "note"]
    unreadable = {"source-controls"}  # said of the text itself, whatever the outline has
    assert [each for each in serious if each.code not in unreadable] == []
    assert checked.guide is not None
    return planned, checked.guide


def told(folder: Path, text: str, language: str = "en") -> list[tuple[str, str]]:
    """The dates and titles suggested for a text, between sentences that tell its language."""
    frame = {
        "en": "It was the best of times and it was the worst of times in that part of the world.",
        "ru": "Это было лучшее из всех времён, и это было худшее из всех времён на свете.",
    }[language]
    texts = written(folder, a=f"{frame} {text}\n\n{frame}\n")
    planned = plan_project(folder / "project", texts)
    outline = yaml.load(planned.files[planned.outline], yaml.BaseLoader)
    return [(event["date"], event["title"]) for event in outline.get("timeline", ())]


# The project


def test_two_texts_make_a_project_that_checks_and_builds(tmp_path: Path) -> None:
    written(tmp_path / "texts", gettysburg=LINCOLN, cooper_union=COOPER_UNION)
    made = studyguide("new", "union", "texts", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert "union/outline/union.yaml" in made.out
    assert "4 events, 2 excerpts" in made.out
    assert "cd union" in made.out
    folder = tmp_path / "union"
    checked = studyguide("check", "--strict", cwd=folder)
    assert checked.code == 0, checked.err
    assert "\n2 notes\n" in checked.err  # the answers that are still to be written
    built = studyguide("build", cwd=folder)
    assert built.code == 0, built.err
    assert (folder / "output" / "union-guide.pdf").read_bytes().startswith(b"%PDF-")


def test_texts_are_copied_byte_for_byte(tmp_path: Path) -> None:
    data = RUSSIAN.replace("\n", "\r\n").encode("cp1251")
    guide = started(tmp_path / "unit", *written(tmp_path, speech=data))[1]
    assert (tmp_path / "unit" / "sources" / "speech.txt").read_bytes() == data
    entry = guide.outline.sources["text"]
    assert (entry.encoding, entry.label) == ("cp1251", "Закрытый доклад")
    assert guide.outline.language == "ru"
    assert [section.title for section in guide.sections][:2] == ["Предыстория", "События"]


def test_texts_in_the_folder_stay_where_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "unit"
    written(folder / "sources", speech=LINCOLN)
    written(folder, notes=COOPER_UNION)
    planned, guide = started(folder)
    assert planned.copied == ()
    files = {str(entry.file) for entry in guide.outline.sources.values()}
    assert files == {"../sources/speech.txt", "../notes.txt"}
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["notes.txt", "outline", "output", "sources"]


def test_texts_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    one = written(tmp_path / "a", speech=LINCOLN)
    two = written(tmp_path / "b", speech=COOPER_UNION)
    sources = started(tmp_path / "unit", *one, *two)[1].outline.sources
    assert [str(entry.file) for entry in sources.values()] == [
        "../sources/speech.txt",
        "../sources/speech-2.txt",
    ]
    assert [entry.label for entry in sources.values()] == ["Speech", "Text 1"]


def test_a_text_may_be_called_what_yaml_takes_for_nothing(tmp_path: Path) -> None:
    sources = started(tmp_path / "unit", *written(tmp_path, null=LINCOLN))[1].outline.sources
    assert [(str(id), entry.label) for id, entry in sources.items()] == [("text", "Null")]


def test_the_outline_has_everything_to_begin_with(tmp_path: Path) -> None:
    planned, guide = started(tmp_path / "unit", SEEDS)
    ids = [section.id for section in guide.sections]
    assert ids == ["background", "events", "reception", "consequences", "assessment"]
    assert all(section.objectives for section in guide.sections)
    assert [type(question.record) for s in guide.sections for question in s.questions] == [
        o.Short,
        o.Essay,
    ]
    entries = guide.outline.sources
    assert [(e.paragraphs, e.kind) for e in entries.values()] == [
        ("blank-line", "secondary"),
        ("line", "secondary"),
    ]
    essay = "To What Extent Was Khruschev Successful in the Destalinisation Policy"
    assert [entry.reference.get("title") for entry in entries.values()] == [None, essay]
    text = planned.outline.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=outline.schema.json\n")
    assert planned.outline.with_name("outline.schema.json").is_file()
    assert "# 88 paragraphs, numbered from 1: a blank line parts them." in text
    assert text.count("# suggested from ") == sum(planned.suggested.values())


def test_the_questions_to_be_copied_are_right(tmp_path: Path) -> None:
    outline = started(tmp_path / "unit", *written(tmp_path, a=LINCOLN))[0].outline
    above, head, below = outline.read_text("utf-8").partition("# Questions of every kind")
    cited = below.replace('…, quote: "the words that say so"', "a, paragraphs: 1")
    copied = re.sub(r"^#(?=      )", "", cited, flags=re.MULTILINE)
    outline.write_text(above + head + copied, "utf-8")
    findings = Findings()
    checked = project.check(outline, findings)
    assert {each.code for each in findings} <= {"answer-uncited", "still-to-write"}
    assert checked.guide
    kinds = [type(question.record) for question in checked.guide.sections[-1].questions]
    assert kinds[0] is o.Essay
    assert kinds[1:] == [o.Short, o.Essay, o.Choice, o.TrueFalse, o.Match, o.Order, o.Cloze]


def test_who_speaks_of_themselves_was_there(tmp_path: Path) -> None:
    texts = written(tmp_path, speech=LINCOLN, history=COOPER_UNION.partition("\n\n")[2])
    sources = started(tmp_path / "unit", *texts)[1].outline.sources
    assert [entry.kind for entry in sources.values()] == ["primary", "secondary"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Treaty of Versailles", "primary"),
        ("Указ об отмене цензуры", "primary"),
        ("Why the Treaty of Versailles Failed", "secondary"),
        ("The Secret Speech and Its Consequences", "secondary"),
        ("История одного указа", "secondary"),
        ("The US and the Cold War", "secondary"),
    ],
)
def test_a_heading_says_what_a_text_is(tmp_path: Path, heading: str, kind: str) -> None:
    body = "Peace is made between the powers. The parties keep to what the US has said. " * 3
    guide = started(tmp_path / "unit", *written(tmp_path, text=f"{heading}\n\n{body}\n"))[1]
    assert [entry.kind for entry in guide.outline.sources.values()] == [kind]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We have come here today, for the harvest is in. ", "primary"),
        ("He came there that day, for the harvest was in. ", "secondary"),
        ("He said: “We have come today, and I thank you.” The harvest was in. ", "secondary"),
    ],
)
def test_a_speech_is_one_if_somebody_speaks(tmp_path: Path, sentence: str, kind: str) -> None:
    others = "The roads are good and the barns are full of grain and hay. " * 8
    text = f"Speech at the Fair\n\n{sentence}{others}\n"
    guide = started(tmp_path / "unit", *written(tmp_path, text=text))[1]
    assert [entry.kind for entry in guide.outline.sources.values()] == [kind]


def test_what_is_still_to_be_written_is_noted(tmp_path: Path) -> None:
    planned, guide = started(tmp_path / "unit", *written(tmp_path, a=LINCOLN))
    findings = Findings()
    project.check(planned.outline, findings)
    lines = planned.outline.read_text("utf-8").splitlines()
    places = [n for n, line in enumerate(lines, 1) if "… (write here" in line]
    assert len(places) == 2
    assert [(f.code, f.severity, f.place and f.place.line) for f in findings] == [
        ("still-to-write", "note", line) for line in places
    ]
    role = "people:\n  - {name: Anna Berg, role: … (кто это?), cite: {source: a}}\n"
    quoted = "terms:\n  - {term: Sea, meaning: Water … (salt), cite: {source: a}}\n"
    text = re.sub('"… [(]write here[^"]*"', "Something.", "\n".join(lines))
    planned.outline.write_text(f"{text}\n{role}{quoted}", "utf-8")
    findings = Findings()
    project.check(planned.outline, findings)
    assert [f.code for f in findings] == ["still-to-write"]
    assert guide.sections


def test_options(tmp_path: Path) -> None:
    folder, texts = tmp_path / "unit", written(tmp_path, speech=COOPER_UNION)
    planned, guide = started(
        folder, *texts, title="Cooper Union: 1860", language="en-US", suggest=False
    )
    assert (guide.outline.title, guide.outline.language) == ("Cooper Union: 1860", "en-US")
    assert not any(planned.suggested.values())
    assert (guide.timeline, guide.people) == ((), ())


def test_the_same_texts_make_the_same_outline(tmp_path: Path) -> None:
    made = set()
    for seed in ("1", "2"):
        folder = tmp_path / seed / "unit"
        ended = studyguide("new", folder, SEEDS, cwd=tmp_path, PYTHONHASHSEED=seed)
        assert ended.code == 0, ended.err
        made.add((folder / "outline" / "unit.yaml").read_bytes())
    assert len(made) == 1


# What is refused


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"PK\x03\x04", "a Word document"),
        ("a.pdf", b"%PDF-1.7", "a PDF"),
        ("a.txt", b"%PDF-1.7", "a PDF"),
        ("a.txt", b"{\\rtf1 words}", "an RTF document"),
        ("a.html", b"<p>Words", "a web page"),
        ("a.txt", b"wo\0rds", "is not a text file"),
        ("a.txt", b" \n\n", "there is no text in"),
        ("a.txt", b"", "there is no text in"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_left(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refusal, match=words) as refused:
        plan_project(tmp_path / "unit", [tmp_path / name])
    assert refused.value.help
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_project_is_never_overwritten(tmp_path: Path) -> None:
    texts = written(tmp_path, speech=LINCOLN)
    planned, _ = started(tmp_path / "unit", *texts)
    before = planned.outline.read_bytes()
    ended = studyguide("new", "unit", "speech.txt", cwd=tmp_path)
    assert ended.code == 1
    assert ended.err.startswith("error: ")
    assert "has an outline already: unit.yaml" in ended.err
    assert "  help: " in ended.err
    assert planned.outline.read_bytes() == before


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    written(tmp_path / "unit" / "sources", speech="Something else that was there before.")
    guide = started(tmp_path / "unit", *written(tmp_path, speech=LINCOLN))[1]
    assert [str(e.file) for e in guide.outline.sources.values()] == ["../sources/speech-2.txt"]


def test_nothing_is_left_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "unit"
    folder.mkdir()
    (folder / "sources").write_text("a file in the way")
    planned = plan_project(folder, written(tmp_path, speech=LINCOLN))
    with pytest.raises(Refusal, match="cannot be written"):
        write_project(planned)
    assert [path.name for path in folder.iterdir()] == ["sources"]


@pytest.mark.parametrize("arguments", [["unit", "missing.txt"], [], ["unit", "--language", "?"]])
def test_a_wrong_command_line_is_told_as_such(tmp_path: Path, arguments: list[str]) -> None:
    assert studyguide("new", *arguments, cwd=tmp_path).code == 2


def test_a_folder_without_texts(tmp_path: Path) -> None:
    for texts in ([], [tmp_path]):
        with pytest.raises(Refusal, match="there are no texts in"):
            plan_project(tmp_path / "unit", texts)


# Suggestions: the whole list for the seeds, every one of them compared with the texts


EVENTS = [
    ("1924~/1926~", "He was closely engaged in party work in the Donbass"),
    ("1929", "He entered the Industrial Academy in Moscow"),
    (
        "1934",
        "Took the post of 1st secretary of the Moscow City Committee of the CPSU (b), "
        "becoming a member of the Central Committee",
    ),
    ("1953", "Joseph Stalin, who died in 1953"),
    ("1953", "Khrushchev took over as 1st secretary of the CPSU Central Committee"),
    ("1955", "Thousands of German prisoners of war held in detention camps were released"),
    (
        "1956-02-14",
        "Less than three years after Nikita Khrushchev came to power, the XX Congress of the "
        "CPSU Central Committee opened in Moscow",
    ),
    (
        "1956-02-25",
        "On the last day of the 20th Congress of the CPSU, the First Secretary of the Central "
        "Committee Nikita Khrushchev made a speech at a closed meeting …",
    ),
    (
        "1956-06",
        'A resolution of the Central Committee of the CPSU "On overcoming the personality cult '
        'and its consequences" appeared …',
    ),
    ("1957", "The satellite Sputnik was launched into space"),
    ("1961", "Khrushchev initiated a campaign to rename cities that previously honoured Stalin"),
    ("1961", "Soviet astronaut Yuri Gagarin became the first man in space"),
]
PEOPLE = [
    ("Nikita Khrushchev", "First Secretary of the Central Committee"),
    ("Joseph Stalin", "… (who was this?)"),
    ("Mikhail Myagkov", "Scientific director of the Russian Military Historical Society"),
    ("Alexander Shirokorad", "Historian and writer"),
    ("Evgeny Spitsyn", "Advisor to the rector of the Moscow State Pedagogical University"),
    ("Lavrenty Beria", "Political rival"),
]


def test_the_suggestions_for_the_seeds(tmp_path: Path) -> None:
    guide = started(tmp_path / "unit", SEEDS)[1]
    assert [(str(e.date), str(e.title)) for e in guide.outline.timeline] == EVENTS
    assert guide.outline.timeline[0].shown == "mid-1920s"
    assert [(str(p.name), str(p.role)) for p in guide.outline.people] == PEOPLE
    spoken = [
        [excerpt.passage.paragraphs for excerpt in section.excerpts] for section in guide.sections
    ]
    assert spoken == [
        [(1, 1), (2, 2)],
        [(21, 23)],
        [(32, 35), (46, 46)],
        [(53, 55), (57, 59), (67, 70)],
        [],
    ]


def test_titles_and_roles_are_words_of_what_they_cite(tmp_path: Path) -> None:
    guide = started(tmp_path / "unit", SEEDS)[1]
    suggested = [(event.title, event.cites) for event in guide.timeline]
    suggested += [(p.role, p.cites) for p in guide.people if "who was this" not in str(p.role)]
    assert len(suggested) == len(EVENTS) + len(PEOPLE) - 1
    for spans, cites in suggested:
        words = "".join(getattr(span, "text", "") for span in spans).removesuffix(" …")
        quoted = [printed(c.passage, guide.sources[c.source]) for c in cites if c.passage]
        whole = [_paragraph(guide, c.source, c.paragraphs) for c in cites if not c.passage]
        assert any(words[1:] in " ".join(text.split()) for text in quoted + whole), words


def _paragraph(guide: Guide, id: str, numbers: tuple[int, int] | None) -> str:
    source = guide.sources[id]
    return "".join(
        source.text[p.start : p.end]
        for p in source.paragraphs
        if numbers and numbers[0] <= p.number <= numbers[1]
    )


def test_lincoln(tmp_path: Path) -> None:
    guide = started(tmp_path / "unit", *written(tmp_path, speech=COOPER_UNION))[1]
    assert [(str(e.date), str(e.title)) for e in guide.outline.timeline] == [
        ("1798", "Congress organized the Territory of Mississippi"),
        ("1803", "The Federal Government purchased the Louisiana country"),
        (
            "1804",
            "Congress gave a territorial organization to that part of it which now constitutes "
            "the State of Louisiana",
        ),
        ("1819/1820", "Came and passed the Missouri question"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "The general Robert E. Lee rode on. Robert E. Lee said so. Lee was tired.",
            "Robert E. Lee",
        ),
        ("Martin Luther King spoke. It was Martin Luther King who won.", "Martin Luther King"),
        ("According to Jane Brown, it was late. Jane Brown wrote it down.", "Jane Brown"),
        ("Mr. Smith came. Mr. Smith went. It was Smith.", ""),
        ("They met in New York. The people of New York said so. York was far.", ""),
        ("The Supreme Court said so. The Supreme Court became quiet.", ""),
        ("The Red Cross said so. Red Cross nurses said it again.", ""),
        ("John Adams said so, and Samuel Adams said so, and Adams was right.", ""),
        ("On Monday Soviet Union troops said so. Soviet Union troops were there.", ""),
        ("J. Edgar Hoover said so. J. Edgar Hoover wrote it. Hoover was old.", ""),
    ],
)
def test_people(tmp_path: Path, text: str, people: str) -> None:
    frame = "It was the best of times and it was the worst of times in that part of the world."
    planned = plan_project(tmp_path / "unit", written(tmp_path, a=f"{frame} {text} {frame}"))
    outline = yaml.load(planned.files[planned.outline], yaml.BaseLoader)
    assert " ".join(person["name"] for person in outline.get("people", ())) == people


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("the Soviet leader Anna Brown", "Soviet leader"),
        ("Anna Brown, a teacher from Kent, came", "Teacher from Kent"),
        ("Anna Brown, First Secretary of the League, came", "First Secretary of the League"),
        ("the historian and writer Anna Brown", "Historian and writer"),
        ("they saw Anna Brown, President Davis, and others", ""),
        ("the wife of the king Anna Brown", ""),
        ("the teacher met Anna Brown", ""),
        ("the minister’s friend Anna Brown", ""),
    ],
)
def test_roles_are_what_the_text_says(tmp_path: Path, words: str, role: str) -> None:
    text = f"It was known to all of them in the town that {words}. Anna Brown said so to me."
    planned = plan_project(tmp_path / "unit", written(tmp_path, a=text))
    outline = yaml.load(planned.files[planned.outline], yaml.BaseLoader)
    [person] = outline["people"]
    assert person["role"] == (role or "… (who was this?)")


def test_a_speech_is_quoted_where_it_quotes_nobody(tmp_path: Path) -> None:
    guide = started(tmp_path / "unit", *written(tmp_path, speech=LINCOLN))[1]
    excerpts = [excerpt for section in guide.sections for excerpt in section.excerpts]
    assert [excerpt.passage.paragraphs for excerpt in excerpts] == [(1, 1), (2, 2)]


def test_russian(tmp_path: Path) -> None:
    guide = started(tmp_path / "unit", *written(tmp_path, speech=RUSSIAN))[1]
    assert [(str(e.date), str(e.title)) for e in guide.outline.timeline] == [
        ("1953", "Умер Сталин, и началась борьба за власть"),
        ("1956-02-25", "На съезде Никита Сергеевич Хрущёв выступил с докладом"),
    ]
    assert [(str(p.name), str(p.role), p.also) for p in guide.outline.people] == [
        ("Никита Сергеевич Хрущёв", "Первый секретарь ЦК", ["Никита Хрущёв", "Хрущёв"]),
        ("Рой Медведев", "Историк", ["Медведев"]),
    ]
    [excerpt] = [excerpt for section in guide.sections for excerpt in section.excerpts]
    assert printed(excerpt.passage, guide.sources["text"]).endswith("делегатам съезда.")


def test_what_is_told_twice_is_one_event(tmp_path: Path) -> None:
    again = "On February 25, 1956, Khrushchev made a speech to the delegates of the congress."
    guide = started(tmp_path / "unit", *written(tmp_path, a=again, b=f"It is known.\n\n{again}"))[1]
    [event] = guide.outline.timeline
    assert [cite.source for cite in several(event.cite)] == list(guide.sources)


def test_words_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    twice = "In 1956 the delegates heard the speech in the hall."
    guide = started(tmp_path / "unit", *written(tmp_path, a=f"{twice}\n\n{twice}\n"))[1]
    [event] = guide.timeline
    assert len(event.cites) == 2


# Dates: what is read, and what is none


@pytest.mark.parametrize(
    ("sentence", "date", "title"),
    [
        ("In 1953 Khrushchev took the post.", "1953", "Khrushchev took the post"),
        ("On February 25, 1956, he made a speech.", "1956-02-25", "He made a speech"),
        ("On the 4th of July, 1776, the paper was signed.", "1776-07-04", "The paper was signed"),
        ("On Monday, 5 March 1770, soldiers fired there.", "1770-03-05", "Soldiers fired there"),
        ("In June 1956 a resolution appeared.", "1956-06", "A resolution appeared"),
        ("In the spring of 1956 the news arrived.", "1956-21", "The news arrived"),
        ("In the mid-1930s he moved to Kiev.", "1934~/1936~", "He moved to Kiev"),
        ("In the early 1920s he moved to Kiev.", "1920~/1923~", "He moved to Kiev"),
        ("In late 1955 a commission was formed.", "1955-09~/1955-12~", "A commission was formed"),
        ("In the 1930s many peasants left.", "193X", "Many peasants left"),
        ("About 1925 he moved to Moscow.", "1925~", "He moved to Moscow"),
        ("Perhaps in 1925 he moved to Moscow.", "1925?", "He moved to Moscow"),
        ("Between 1937 and 1938 officers were shot.", "1937/1938", "Officers were shot"),
        ("From 1861 to 1865 they fought a war.", "1861/1865", "They fought a war"),
        ("In 1937–38 many officers were shot.", "1937/1938", "Many officers were shot"),
        ("In 44 BC Caesar was killed in Rome.", "-0043", "Caesar was killed in Rome"),
        ("Lincoln was born in Kentucky on February 12, 1809.", "1809-02-12", None),
        ("The long war ended in 1648.", "1648", "The long war ended"),
        ("They mourned John Brown, who was hanged in 1859, as one of them.", "1859", None),
        ("In 1957 the ship was launched and two years later it sank.", "1957", None),
    ],
)
def test_english_dates(tmp_path: Path, sentence: str, date: str, title: str | None) -> None:
    [(found, words)] = told(tmp_path, sentence)
    assert found == date
    assert words == title if title else words[1:] in sentence


@pytest.mark.parametrize(
    ("sentence", "date", "title"),
    [
        ("25 февраля 1956 года Хрущёв сделал доклад.", "1956-02-25", "Хрущёв сделал доклад"),
        ("В 1953 г. Сталин умер на даче.", "1953", "Сталин умер на даче"),
        ("В феврале 1956 года открылся съезд в Москве.", "1956-02", "Открылся съезд в Москве"),
        ("Весной 1956 года о докладе узнали все.", "1956-21", "О докладе узнали все"),
        ("В середине 1930-х годов он был там.", "1934~/1936~", "Он был там"),
        ("Около 1925 года он переехал в Москву.", "1925~", "Он переехал в Москву"),
        ("С 1937 по 1938 год были казнены тысячи.", "1937/1938", "Были казнены тысячи"),
        ("Великий поэт умер в 1837 году.", "1837", "Великий поэт умер"),
    ],
)
def test_russian_dates(tmp_path: Path, sentence: str, date: str, title: str) -> None:
    assert told(tmp_path, sentence, "ru") == [(date, title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 75 years nothing like it was seen in the town.",
        "MOSCOW, Feb. 14, 1956 — The congress opened here today.",
        "This article was published on February 25, 2016.",
        "The novel that he called 1984 was published here.",
        "He was arrested by Resolution 1441 of the council.",
        "On June 30 the resolution was adopted by all.",
        "In the 19th century the town had grown to a city.",
        "In the 1900s the town was lit by gas.",
        "In 1300 villages people starved that winter.",
        "In 1,300 villages people starved that winter.",
        "About 1,300 delegates came to the hall that day.",
        "On page 1956 the author described the speech.",
        "By 1956 he had become the first man in the party.",
        "Since 1953 he was the first man in the party.",
        "It was not published until 1989 in the open press.",
        "The report was not published in 1956.",
        "In 1956 the report was not published in full.",
        "In 1956 he would become the first man of the state.",
        "If he had lived in 1956, he would have been arrested.",
        "In 1956, three years after Stalin died in 1953, he spoke.",
        "He read the book published in 1953.",
        "He wrote a history of the siege in 1941.",
        "The failed harvest of 1955 was a heavy blow to him.",
        "In the 1930s and 1940s many peasants left the land.",
        "On 25 and 26 February 1956 the delegates met again.",
        "In 1956, he said, the truth was learned by all.",
        "“In 1956 we learned the truth about him,” he said.",
        "Was it in 1956 that the truth was told to them?",
        "When in 1956 the speech was read, many people wept.",
        "In 2156 the colony was founded by settlers from Mars.",
        "On 31 February 1956 the hall was opened to all.",
        "In 1956 dollars the car was sold at a low price.",
        "In 1848/49 revolutions broke out in many countries.",
        "Later that year the congress was held, after 1956.",
        "The year 1956 was a turning point in history.",
        "Some say the old king died in 1483.",
        "Historians believe the king was murdered in 1483.",
        "In 1900, 1,500 people lived in the old town.",
        "On 7 November (25 October) 1917 they took the palace.",
        "On 25 October 1917 (7 November) they took the palace.",
        "In 1848, 1849 and 1850 there were many strikes.",
        "On May 1, 1886, and for days after, workers struck.",
    ],
)
def test_what_dates_no_event(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "К 1956 году он стал первым человеком в партии.",
        "До 1956 года об этом никто не говорил.",
        "В 1956 году доклад не был опубликован.",
        "В 1300 деревнях люди голодали той зимой.",
        "Роман «1984» был напечатан небольшим тиражом.",
        "Если бы он жил в 1956 году, его бы арестовали.",
        "30 июня было принято постановление комитета.",
        "Он прочитал книгу, изданную в 1953 году.",
        "В XIX веке город вырос и стал столицей.",
    ],
)
def test_what_dates_no_event_in_russian(tmp_path: Path, sentence: str) -> None:
    assert told(tmp_path, sentence, "ru") == []


def test_what_the_next_words_turn_is_left_out(tmp_path: Path) -> None:
    sentence = "In 1848 the old king fled, {} two years later he came back."
    assert told(tmp_path / "and", sentence.format("and")) == [("1848", "The old king fled")]
    assert told(tmp_path / "but", sentence.format("but")) == []


# Any text at all


PIECES = st.sampled_from(
    [
        *("In 1956 the delegates heard it, and ", "On February 25, 1956, he spoke: ", "# ", "- "),
        *("\n\n", "\n", "\r\n", ". ", ": ", "…", "“", "”", '"', "'", "«", "»", "‘", "’", "\\"),
        *("[@text ", "[sic]", "{", "}", "*", "_", "`", "|", ">-", "---", "&a", "!!x", "%", "\t"),
        *("Nikita Khrushchev said ", "Khrushchev", "the First Secretary John Smith, who died "),
        *("В 1953 году умер Сталин. ", "中国", "שלום", "\u200b", "\u00ad", "\x0c", "\ufeff", "🎓"),
    ]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=60).map("".join))
def test_any_text_makes_a_project_or_is_refused(tmp_path: Path, text: str) -> None:
    number = len(list(tmp_path.iterdir()))
    folder = tmp_path / str(number)
    data = text.encode("utf-8", "replace")
    try:
        started(folder / "unit", *written(folder, text=data))
    except Refusal as refusal:
        assert "text" in refusal.message
        assert not (folder / "unit").exists()
