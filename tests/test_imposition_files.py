"""``--booklet``, ``--n-up`` and ``--tiled``: the files that come of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from studyguide import project
from studyguide.build import Built, Form, build, lay_out
from studyguide.cli.build import build as build_command
from studyguide.diagnostics import Findings
from studyguide.editions import EDITIONS, Edition, Printout
from studyguide.editions.study import guide_printout
from studyguide.guide.model import Guide
from support.extremes import LOG, ONE
from support.printers import page_texts
from support.projects import Project
from support.verapdf import assert_compliant


@pytest.fixture
def here(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", ONE, log=LOG)


def poster_edition(guide: Guide, section: str | None) -> list[Printout]:
    """A poster, and a sheet for students beside it."""
    document = guide_printout(guide, section)[0].document
    return [
        Printout("wall", "wall", document, reader="wall", poster=True),
        Printout("wall-copy", "wall-copy", document),
    ]


def written(here: Project, form: Form, *names: str) -> list[Built]:
    """The files of editions in a form."""
    findings = Findings()
    checked = project.check(here.outline, findings)
    made = build(
        checked, [EDITIONS[name] for name in names], here.folder / "output", findings, form
    )
    assert not findings.failed
    return made


def sizes(file: Path) -> set[tuple[int, int]]:
    """The widths and heights of the pages of a file, in whole points."""
    with pikepdf.open(file) as pdf:
        return {(round(page.mediabox[2]), round(page.mediabox[3])) for page in pdf.pages}


@pytest.mark.parametrize(
    ("form", "name"), [(Form(booklet=True), "booklet"), (Form(n_up="2"), "2up")]
)
def test_guide_and_key_are_put_on_sheets(here: Project, form: Form, name: str) -> None:
    plain = written(here, Form(), "guide", "key")
    sheets = written(here, form, "guide", "key")
    assert [file.path.name for file in sheets] == [
        f"outline-guide-{name}.pdf",
        f"outline-key-{name}.pdf",
    ]
    for before, after in zip(plain, sheets, strict=True):
        assert (after.name, after.reader) == (before.name, before.reader)
        assert (after.sides, after.paper) == ("two-sided-short-edge", "a4")
        assert len(page_texts(after.path)) == after.pages >= before.pages / 2
        assert sizes(after.path) == {(842, 595)}
        assert set(" ".join(page_texts(before.path)).split()) <= set(
            " ".join(page_texts(after.path)).split()
        )
    first = [file.path.read_bytes() for file in sheets]
    assert [file.path.read_bytes() for file in written(here, form, "guide", "key")] == first


def test_the_sheets_have_the_paper_that_is_asked_for(here: Project) -> None:
    (a3,) = written(here, Form(booklet=True, sheet="a3"), "guide")
    assert a3.paper == "a3"
    assert sizes(a3.path) == {(1191, 842)}
    (letter,) = written(here, Form(n_up="2", paper="letter"), "guide")
    assert letter.paper == "letter"
    assert sizes(letter.path) == {(792, 612)}


def test_only_the_posters_of_an_edition_are_tiled(
    here: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EDITIONS, "wall", Edition("wall", "a poster", poster_edition))
    (tiled,) = written(here, Form(tiled=True), "wall")
    assert tiled.path.name == "outline-wall-tiled.pdf"
    assert (tiled.sides, tiled.reader) == ("one-sided", "wall")
    findings = Findings()
    laid = next(lay_out(project.check(here.outline, findings), [EDITIONS["wall"]], findings))
    assert tiled.pages == 4 * len(laid.plan.pages)
    (copy,) = written(here, Form(booklet=True), "wall")
    assert copy.path.name == "outline-wall-copy-booklet.pdf"


def test_it_is_said_how_sheets_are_printed(here: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EDITIONS, "wall", Edition("wall", "a poster", poster_edition))
    monkeypatch.chdir(here.folder)
    both = "  print on both sides, flip on the short edge"
    for options, said in (
        (["--booklet"], f"{both}, fold and staple"),
        (["--n-up", "2"], both),
        (["-e", "wall", "--tiled"], "  print on one side, cut and glue together"),
    ):
        ended = CliRunner().invoke(build_command, ["outline.yaml", *options])
        assert ended.exit_code == 0, ended.output
        assert all(line.endswith(said) for line in ended.stdout.splitlines())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--booklet", "--tiled"], "--booklet and --tiled cannot be had together"),
        (["--n-up", "2", "--booklet"], "--booklet and --n-up cannot be had together"),
        (["--n-up", "4"], "'2'"),
        (["--sheet", "a3"], "--sheet goes with one of --booklet, --n-up, --tiled"),
        (["--booklet", "--large-print"], "--booklet makes pages smaller"),
        (["--tiled"], "--tiled is for posters, and the edition guide has none"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error(
    here: Project, options: list[str], words: str
) -> None:
    ended = here.run("build", "outline.yaml", *options)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert not (here.folder / "output").exists()


@pytest.mark.parametrize("change", [{"poster": True}, {"poster": False, "cut": True}])
def test_what_is_neither_read_nor_folded_is_refused(
    here: Project, monkeypatch: pytest.MonkeyPatch, change: dict[str, bool]
) -> None:
    only = Edition("wall", "one", lambda *which: [replace(poster_edition(*which)[0], **change)])
    monkeypatch.setitem(EDITIONS, "wall", only)
    monkeypatch.chdir(here.folder)
    ended = CliRunner().invoke(build_command, ["outline.yaml", "-e", "wall", "--booklet"])
    assert ended.exit_code == 2
    assert "the edition wall has nothing else" in ended.stderr


def test_the_files_are_archival(here: Project) -> None:
    forms = (Form(booklet=True), Form(n_up="2"))
    assert_compliant([written(here, form, "guide")[0].path for form in forms], ("2b",))


def test_what_is_folded_needs_both_sides_of_the_paper(here: Project) -> None:
    options = ("guide", "outline.yaml", "--dry-run", "--one-sided")
    folded = here.run("print", *options, "--booklet")
    assert folded.code == 2
    assert "is folded, and needs both sides of the paper" in folded.err
    beside = here.run("print", *options, "--n-up", "2")
    assert "sides=one-sided" in beside.out, beside.err
