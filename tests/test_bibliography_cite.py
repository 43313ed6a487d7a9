"""Citing and listing: what goldens do not show."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyguide.diagnostics import Findings
from studyguide.outline.model import CitationStyle
from studyguide.sources.bibliography import (
    Bibliography,
    Reference,
    Span,
    bibliography,
    parse_reference,
)
from support import citations

STYLES: tuple[CitationStyle, ...] = ("chicago-author-date", "mla", "apa")


def works(*references: dict[str, Any]) -> list[Reference]:
    """References with the ids ``a``, ``b``, …"""
    return [citations.parsed(each, "abcdefgh"[i]) for i, each in enumerate(references)]


def book(author: str, title: str, **more: Any) -> dict[str, Any]:
    family, _, given = author.partition(", ")
    name = {"family": family, "given": given} if given else {"literal": family}
    return {"type": "book", "author": [name], "title": title, **more}


def cited(
    style: CitationStyle, text: str, *references: dict[str, Any], language: str = "en"
) -> str:
    made = bibliography(style, works(*references), language)
    return citations.shown(made.cite(list(citations.citations(text))))


def entry(style: CitationStyle, reference: dict[str, Any], language: str = "en") -> str:
    (only,) = bibliography(style, works(reference), language).entries()
    return citations.shown(only.text)


def order(style: CitationStyle, *references: dict[str, Any], language: str = "en") -> list[str]:
    return [entry.id for entry in bibliography(style, works(*references), language).entries()]


# Citations in the text


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("chicago-author-date", "(Taubman 2003, paras. 3–5, 12, 14–15; Reed 1919)"),
        ("mla", "(Taubman, pars. 3–5, 12, 14–15; Reed)"),
        ("apa", "(Reed, 1919; Taubman, 2003, paras. 3–5, 12, 14–15)"),
    ],
)
def test_a_work_cited_often_is_named_once(style: CitationStyle, words: str) -> None:
    taubman = book("Taubman, W.", "Khrushchev", issued="2003")
    reed = book("Reed, J.", "Ten Days", issued="1919")
    assert cited(style, "a 14-15, b, a 12, a, a 3-4, a 4-5", taubman, reed) == words


def test_years_of_one_author_are_parted_by_commas_only_where_no_paragraph_stands_between() -> None:
    references = [book("Taubman, W.", title, issued="2003") for title in ("A", "B", "C")]
    assert cited("chicago-author-date", "a, b, c", *references) == "(Taubman 2003a, 2003b, 2003c)"
    assert (
        cited("chicago-author-date", "a, b 1, c", *references)
        == "(Taubman 2003a; 2003b, para. 1; 2003c)"
    )


def test_without_parentheses_a_citation_can_go_into_others() -> None:
    made = bibliography("apa", works(book("Taubman, W.", "Khrushchev", issued="2003")))
    assert citations.shown(made.cite([("a", (12, 12))], parentheses=False)) == (
        "Taubman, 2003, para. 12"
    )


def test_a_locator_never_parts_from_its_number() -> None:
    made = bibliography("mla", works(book("Taubman, W.", "Khrushchev")))
    assert made.cite([("a", (12, 12))]) == (Span("(Taubman, par.\u00a012)"),)


def test_nobody_cites_what_is_not_there() -> None:
    with pytest.raises(KeyError):
        bibliography("mla", []).cite([("a", None)])


@pytest.mark.parametrize(
    ("style", "locator"),
    [("chicago-author-date", "абз. 3–4"), ("mla", "абз. 3–4"), ("apa", "абз. 3–4")],
)
def test_russian_words(style: CitationStyle, locator: str) -> None:
    speech = {"type": "speech", "title": "О культе личности", "issued": "1956-02-25"}
    assert cited(style, "a 3-4", speech, language="ru").endswith(f"{locator})")


def test_russian_quotation_marks_and_dates() -> None:
    article = {
        "type": "article-newspaper",
        "author": [{"family": "Правдин", "given": "Иван Петрович"}],
        "title": 'О "культе личности"',
        "container-title": "Правда",
        "issued": "1956-03-28",
    }
    assert entry("mla", article, "ru") == (
        "Правдин, Иван Петрович. «О „культе личности“». *Правда*, 28 марта 1956."
    )
    assert entry("apa", article, "ru-RU") == (
        "Правдин, И. П. (1956, 28 марта). О «культе личности». *Правда*."
    )
    assert entry("chicago-author-date", {"type": "book", "title": "Оттепель"}, "ru") == (
        "*Оттепель*. б. д."
    )


def test_a_language_without_words_has_english_ones() -> None:
    assert entry("chicago-author-date", {"type": "book", "title": "Der Tau"}, "de") == (
        "*Der Tau*. n.d."
    )


# What is not known


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    article = {"type": "article-newspaper", "container-title": "RT"}
    essay = {"type": "manuscript", "title": "To What Extent", "genre": "student essay"}
    made = bibliography("chicago-author-date", works(article, essay))
    assert [entry.not_known for entry in made.entries()] == [
        "Not known: title, author, date, page or web address.",
        "Not known: author, date, where it is kept.",
    ]


def test_nothing_is_missing_from_a_full_reference() -> None:
    full = book("Taubman, W.", "Khrushchev", issued="2003", publisher="Norton")
    (only,) = bibliography("mla", works(full)).entries()
    assert only.not_known == ""


@pytest.mark.parametrize(
    "untitled",
    [
        {"type": "personal_communication", "recipient": [{"literal": "Tito"}]},
        {"type": "manuscript", "genre": "untitled memorandum"},
    ],
)
def test_a_work_that_has_no_title_lacks_none(untitled: dict[str, Any]) -> None:
    (only,) = bibliography("mla", works(untitled)).entries()
    assert "title" not in only.not_known


def test_a_work_of_which_nothing_is_known_is_cited_all_the_same() -> None:
    assert cited("chicago-author-date", "a 1", {}) == "(Document, n.d., para. 1)"
    assert cited("mla", "a 1", {}) == "(Document, par. 1)"
    assert cited("apa", "a 1", {}) == "([Document], n.d., para. 1)"


def test_works_without_titles_are_told_apart() -> None:
    letter = {"type": "personal_communication", "author": [{"literal": "Tito"}]}
    assert cited("chicago-author-date", "a, b", letter, letter) == "(Tito, n.d.-a, n.d.-b)"
    findings = Findings()
    labelled = [
        parse_reference(id, citations.entry(letter, label=label), findings)
        for id, label in (("a", "First letter"), ("b", "Second letter"))
    ]
    made = bibliography("mla", labelled)
    assert citations.shown(made.cite([("a", (1, 1)), ("b", None)])) == (
        "(Tito, Letter [First letter], par. 1; Tito, Letter [Second letter])"
    )


# The list


def test_primary_and_secondary_works_are_listed_apart_and_named_together() -> None:
    first = citations.parsed(book("Taubman, W.", "A", issued="2003"), "a", kind="primary")
    second = citations.parsed(book("Taubman, W.", "B", issued="2003"), "b", kind="secondary")
    third = citations.parsed(book("Taubman, W.", "C", issued="2003"), "c", kind="secondary")
    chicago = bibliography("chicago-author-date", [third, second, first])
    assert [(e.id, citations.shown(e.text)) for e in chicago.entries("secondary")] == [
        ("b", "Taubman, W. 2003b. *B*."),
        ("c", "Taubman, W. 2003c. *C*."),
    ]
    # dashes stand for the people of the entry above in the same list
    mla = bibliography("mla", [third, second, first])
    assert [citations.shown(e.text) for e in mla.entries("primary")] == ["Taubman, W. *A*. 2003."]
    assert [citations.shown(e.text) for e in mla.entries("secondary")] == [
        "Taubman, W. *B*. 2003.",
        "———. *C*. 2003.",
    ]


def test_lists_are_sorted_as_people_look_things_up() -> None:
    titles = ["The Éclair", "Eclat", "A Dawn", "“Dusk” Falls", "12 Nights", "éclosion", "Zvezda"]
    references = [{"type": "book", "title": title} for title in titles]
    expected = ["A Dawn", "“Dusk” Falls", "The Éclair", "Eclat", "éclosion", "12 Nights", "Zvezda"]
    for style in STYLES:
        assert [titles["abcdefgh".index(id)] for id in order(style, *references)] == expected


def test_articles_are_those_of_the_title_s_language() -> None:
    die_hard = {"type": "book", "title": "Die Hard"}
    die_zeit = {"type": "book", "title": "Die Zeit", "language": "de"}
    mann = {"type": "book", "title": "Mann"}
    assert order("mla", die_zeit, mann, die_hard) == ["c", "b", "a"]


def test_words_count_in_chicago_and_letters_in_the_others() -> None:
    york = {"type": "book", "title": "New York"}
    newark = {"type": "book", "title": "Newark"}
    assert order("chicago-author-date", newark, york) == ["b", "a"]
    assert order("mla", newark, york) == ["a", "b"]
    assert order("apa", newark, york) == ["a", "b"]


def test_undated_works_come_first_in_apa_and_last_in_chicago() -> None:
    dated, undated = book("Reed, J.", "A", issued="1919"), book("Reed, J.", "B")
    assert order("apa", dated, undated) == ["b", "a"]
    assert order("chicago-author-date", undated, dated) == ["b", "a"]


def test_russian_titles_follow_the_alphabet() -> None:
    titles = ["Юность", "Ёлка", "Йод", "Игра", "Еда"]
    references = [{"type": "book", "title": title} for title in titles]
    sorted_titles = [titles["abcde".index(id)] for id in order("mla", *references, language="ru")]
    assert sorted_titles == ["Еда", "Ёлка", "Игра", "Йод", "Юность"]


def test_addresses_are_links_and_titles_in_italics() -> None:
    page = {"type": "book", "title": "A", "publisher": "B", "URL": "https://x.example/a"}
    (only,) = bibliography("chicago-author-date", works(page)).entries()
    assert only.text == (
        Span("A", italic=True),
        Span(". n.d. B. "),
        Span("https://x.example/a", url="https://x.example/a"),
        Span("."),
    )


def test_english_titles_get_their_capitals_and_others_keep_their_letters() -> None:
    title = "between the iPod and the war: from <span class='nocase'>de Gaulle</span> with love"
    english = {"type": "book", "title": title, "language": "en-GB"}
    assert entry("chicago-author-date", english) == (
        "*Between the iPod and the War: From de Gaulle with Love*. n.d."
    )
    assert entry("mla", {**english, "title": "life under the tsars"}) == "*Life under the Tsars*."
    assert entry("mla", {**english, "language": "fr", "title": "mémoires de guerre"}) == (
        "*mémoires de guerre*."
    )


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Stalin's \"cult\" and the boys' war", "‘Stalin’s “cult” and the boys’ war’."),
        ("The ‘cult’ of Stalin’s ‘men’", "‘The “cult” of Stalin’s “men”’."),
        ("What Is to Be Done?", "‘What Is to Be Done?’"),
        ('On "the cult"', "‘On “the cult”’."),
    ],
)
@pytest.mark.parametrize("language", ["en-GB", "en-AU", "en-Latn-gb"])
def test_british_quotation_marks_are_single_and_stops_outside(
    title: str, quoted: str, language: str
) -> None:
    assert entry("mla", {"type": "speech", "title": title}, language) == quoted


def test_british_commas_stand_outside_and_other_english_is_american() -> None:
    article = {"type": "article-newspaper", "title": "The Thaw", "container-title": "Pravda"}
    assert entry("mla", article, "en-GB") == "‘The Thaw’. *Pravda*."
    speech = {"type": "speech", "title": "The Thaw"}
    assert cited("chicago-author-date", "a 2", speech, language="en-GB") == (
        "(‘The Thaw’, n.d., para. 2)"
    )
    for language in ("en", "en-US", "de"):
        assert entry("mla", article, language) == "“The Thaw.” *Pravda*."
    book = {"type": "book", "title": 'The "Thaw"'}
    assert entry("mla", book, "en-GB") == "*The ‘Thaw’*."


def test_markup_and_quotation_marks_within_titles() -> None:
    title = """Reading <i>Pravda</i>: "Don't panic" <b>now</b> & then"""
    assert entry("mla", {"type": "speech", "title": title}) == (
        "“Reading *Pravda*: ‘Don’t panic’ now & then.”"
    )
    assert entry("mla", {"type": "book", "title": title}) == (
        "*Reading *Pravda*: “Don’t panic” now & then*."
    )
    assert entry("mla", {"type": "book", "title": "a < b <c> </i>d"}) == "*a < b <c> d*."


@pytest.mark.parametrize(
    ("pages", "chicago", "mla", "apa"),
    [
        ("3-10", "3–10", "3–10", "3–10"),
        ("71-72", "71–72", "71–72", "71–72"),
        ("100-104", "100–104", "100–04", "100–104"),
        ("101-8", "101–8", "101–08", "101–108"),
        ("107--108", "107–8", "107–08", "107–108"),
        ("321-328", "321–28", "321–28", "321–328"),
        ("498-532", "498–532", "498–532", "498–532"),
        ("1087-1089", "1087–89", "1087–89", "1087–1089"),
        ("1496-1500", "1496–500", "1496–500", "1496–1500"),
        ("12, 101-108", "12, 101–8", "12, 101–08", "12, 101–108"),
        ("A1-A12", "A1–A12", "A1–A12", "A1–A12"),
        ("xii", "xii", "xii", "xii"),
        ("193-187", "193–187", "193–187", "193–187"),
    ],
)
def test_page_ranges(pages: str, chicago: str, mla: str, apa: str) -> None:
    article = {"type": "article-journal", "container-title": "J", "volume": "1", "page": pages}
    assert f": {chicago}." in entry("chicago-author-date", article)
    assert f". {mla}." in entry("mla", article)
    assert f"*1*, {apa}." in entry("apa", article)


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("1", "1st ed."),
        ("2nd", "2nd ed."),
        ("13", "13th ed."),
        ("23", "23rd ed."),
        ("Rev. ed.",) * 2,
    ],
)
def test_editions(edition: str, words: str) -> None:
    revised = {"type": "book", "title": "A", "edition": edition}
    assert entry("chicago-author-date", revised) == f"*A*. n.d. {words}"


FACTS = {
    "author": [{"family": "Arbatov", "given": "Georgi"}],
    "translator": [{"family": "Tolstaya", "given": "Anna"}],
    "title": "Report to the Plenum",
    "issued": "1956-02-25",
    "URL": "https://x.example/a",
}
WHERE = {
    "book": {"publisher": "Progress", "edition": "7", "volume": "8"},
    "chapter": {"publisher": "Progress", "container-title": "Documents"},
    "article-journal": {"container-title": "Documents", "volume": "8", "page": "11"},
    "article-magazine": {"container-title": "Documents", "page": "11"},
    "article-newspaper": {"container-title": "Documents"},
    "webpage": {"container-title": "Documents"},
    "post-weblog": {"container-title": "Documents"},
    "speech": {"event-title": "Congress", "event-place": "Moscow", "genre": "Lecture"},
    "manuscript": {"archive": "RGASPI", "archive_location": "Box 7", "genre": "Typescript"},
    "thesis": {"publisher": "Progress", "genre": "PhD diss."},
    "report": {"publisher": "Progress", "number": "SNIE 7"},
    "personal_communication": {"archive": "RGASPI", "container-title": "Documents"},
    "document": {"publisher": "Progress", "genre": "Leaflet"},
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("type", WHERE)
def test_what_one_needs_to_find_a_work_is_printed(type: str, style: CitationStyle) -> None:
    words = entry(style, {"type": type, **FACTS, **WHERE[type]})
    wanted = ["Arbatov", "Tolstaya", "Report to the Plenum", "1956", "https://x.example/a"]
    wanted += WHERE[type].values()
    assert [fact for fact in wanted if fact not in words] == []


def test_the_number_of_a_report_stands_with_its_genre() -> None:
    report = {"type": "report", "title": "A", "genre": "Working paper", "number": "12"}
    assert entry("chicago-author-date", report) == "*A*. n.d. Working paper no. 12."
    assert entry("mla", report) == "*A*. Working paper no. 12."
    assert entry("apa", report) == "*A* (Working paper No. 12). (n.d.)."


# Whatever comes


YEARS = st.sampled_from(["1956", "1956-02-25", "1956~", "195X", "1953/1956"])
WORDS = st.sampled_from(["A", "B", "The A", "A: B", "«Ж»", "“Q?”", "D. E.", "É"])
PERSON = st.fixed_dictionaries(
    {"family": st.sampled_from(["Ng", "Reed"])},
    optional={"given": st.sampled_from(["Ann", "Abe", "Bo"])},
)
PEOPLE = st.lists(PERSON, min_size=1, max_size=4)
REFERENCE = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["book", "chapter", "article-newspaper", "webpage", "manuscript", "report"]
        )
    },
    optional={
        "author": PEOPLE,
        "editor": PEOPLE,
        "title": WORDS,
        "container-title": WORDS,
        "publisher": WORDS,
        "genre": st.just("memoir"),
        "issued": YEARS,
        "original-date": YEARS,
        "URL": st.just("https://x.example/a"),
        "page": st.just("1-2"),
    },
)
LISTS = st.lists(REFERENCE, min_size=1, max_size=6)


def printed(made: Bibliography, ids: str) -> list[str]:
    entries = [f"{e.id} {citations.shown(e.text)} {e.not_known}" for e in made.entries()]
    return entries + [citations.shown(made.cite([(id, (1, 2))])) for id in ids]


@settings(max_examples=100, deadline=None)
@given(LISTS, st.sampled_from(STYLES), st.randoms(use_true_random=False))
def test_no_two_works_are_cited_alike(
    references: list[dict[str, Any]], style: CitationStyle, random: Any
) -> None:
    given = works(*references)
    ids = "".join(work.id for work in given)
    expected = printed(bibliography(style, given), ids)
    assert len(set(expected[len(ids) :])) == len(ids)

    random.shuffle(given)
    assert printed(bibliography(style, given), ids) == expected


@settings(max_examples=100, deadline=None)
@given(LISTS, st.sampled_from(STYLES), st.sampled_from(["en", "ru"]))
def test_entries_are_clean(
    references: list[dict[str, Any]], style: CitationStyle, language: str
) -> None:
    for entry in bibliography(style, works(*references), language).entries():
        words = "".join(span.text for span in entry.text)
        assert not any(
            wrong in words for wrong in ("..", ",,", ",.", ".,.", "  ", " ,", "()", "[]")
        )
        assert words == words.strip()
        assert all(span.text for span in entry.text)
        assert all((a.italic, a.url) != (b.italic, b.url) for a, b in pairwise(entry.text))


def test_the_order_does_not_hang_on_hashes() -> None:
    script = (
        "from support import citations; from studyguide.sources.bibliography import bibliography;"
        "works = [citations.parsed(r, r['id']) for r in citations.case('alike')['references']];"
        "made = bibliography('mla', works);"
        "print([(e.id, e.text) for e in made.entries()]);"
        "print([made.cite([(w.id, None)]) for w in works])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(citations.TESTS)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
