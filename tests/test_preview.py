"""The preview over HTTP: what its page is told, what it may have done, and who else may not."""

from __future__ import annotations

import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.previews import LOG, OUTLINE, Preview, preview_of
from support.projects import Project

pytest.importorskip("tornado", reason="the extra `preview` is not installed")
pytest.importorskip("pypdfium2", reason="the extra `preview` is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "p", OUTLINE, log=LOG)


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    with preview_of(project.outline) as preview:
        yield preview


def write(project: Project, old: str, new: str) -> None:
    """Edit the outline."""
    text = project.outline.read_text(encoding="utf-8")
    assert text.count(old) == 1
    project.write("outline.yaml", text.replace(old, new))


# What the page is told


def test_a_state_tells_all(project: Project, preview: Preview) -> None:
    state = preview.state()
    assert state["edition"] == "guide"
    assert state["title"] == "A Harbour"
    assert not state["stale"]
    assert state["outline"]["text"] == OUTLINE
    assert state["outline"]["file"] == str(project.outline)
    titles = {each["name"]: each["title"] for each in state["editions"]}
    assert titles["worksheet-key"] == "Worksheet, key"
    assert titles["handout-storm"] == "Handout: The Storm"
    assert [each["id"] for each in state["sections"]] == ["storm", "fog"]
    assert {page["width"] for page in state["pages"]} == {595.276}
    assert [each["code"] for each in state["diagnostics"]] == []


def test_a_page_is_shown_as_it_is(preview: Preview) -> None:
    page = preview.state()["pages"][2]
    answer = preview.get(page["image"])
    assert answer.status == 200
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    width, height = (int.from_bytes(answer.body[i : i + 4]) for i in (16, 20))
    assert (width, height) == pytest.approx((2 * page["width"], 2 * page["height"]), abs=1)
    assert preview.get(f"/image/{'0' * 32}.png").status == 404


def test_a_region_leads_to_its_line(preview: Preview) -> None:
    (page,) = (
        page
        for page in preview.state()["pages"]
        if any(region["line"] == line_of("- kind: short") for region in page["regions"])
    )
    for region in page["regions"]:
        assert 0 <= region["top"] < region["bottom"] <= page["height"]


def line_of(words: str, text: str = OUTLINE) -> int:
    """The line in which words stand."""
    return text[: text.index(words)].count("\n") + 1


def test_sources_are_told_with_what_uses_them(preview: Preview) -> None:
    (source,) = preview.state()["sources"]
    first, second, third = source["paragraphs"]
    assert first == {"number": 1, "text": "The first day was calm. Nobody saw a ship.", "uses": []}
    used = {
        (second["text"][use["start"] : use["end"]], use["name"], use["line"])
        for use in second["uses"]
    }
    assert used == {
        ("a storm came", "text of section 1", line_of("    text: A storm")),
        ("took 12 boats", "question 1", line_of("answer: Boats")),
    }
    assert [(use["start"], use["end"]) for use in third["uses"]] == [(0, 0)]


def test_every_printout_can_be_shown(preview: Preview) -> None:
    key = preview.state("key")
    assert key["edition"] == "key"
    worksheet = preview.state("worksheet")
    assert worksheet["edition"] == "worksheet"
    assert {page["image"] for page in worksheet["pages"]}.isdisjoint(
        page["image"] for page in key["pages"]
    )
    assert preview.state("nonsense")["edition"] == "guide"


def test_the_file_itself_can_be_had(project: Project, preview: Preview) -> None:
    answer = preview.get("/pdf?edition=worksheet")
    assert answer.headers["content-type"] == "application/pdf"
    built = next(each for each in project.build("-e", "worksheet") if "key" not in each.name)
    assert answer.body == built.read_bytes()


# What it tells of a change


def test_an_edit_is_told_with_its_page(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        before = events.next()
        write(project, "What did the storm take?", "What was lost in the storm?")
        after = events.next()
    assert after["revision"] > before["revision"]
    assert after["outline"]["digest"] != before["outline"]["digest"]
    changed = [
        new["label"]
        for old, new in zip(before["pages"], after["pages"], strict=True)
        if old["image"] != new["image"]
    ]
    assert len(changed) == 1
    assert before["sources"] is not None
    assert after["sources"] is None, "they are as they were"
    for page in after["pages"]:
        assert preview.get(page["image"]).status == 200


def test_a_picture_has_the_pixels_that_are_asked_for(preview: Preview) -> None:
    path = preview.state()["pages"][0]["image"]
    page = preview.get("/").body.decode()
    offered = page.partition('name="studyguide-resolutions" content="')[2].partition('"')[0]
    widths = []
    for dpi in offered.split():
        picture = preview.get(f"{path}?dpi={dpi}").body
        assert picture.startswith(b"\x89PNG")
        widths.append(int.from_bytes(picture[16:20]) / int(dpi))
    assert len(widths) > 2
    assert max(widths) - min(widths) < 0.02, "in inches"
    for other in ("73", "0", "-72", "1000000", "72.0", ""):
        assert preview.get(f"{path}?dpi={other}").status == 404


def test_nobody_is_told_of_half_a_file(project: Project, preview: Preview) -> None:
    """An outline that is saved twice in a row is read, now and then, when it is just empty."""
    with preview.events() as events:
        events.next()
        for n in range(12):
            project.write("outline.yaml", OUTLINE.replace("A Harbour", f"Harbour {n}"))
            time.sleep(0.008 + 0.002 * n)
            project.write("outline.yaml", "")
            time.sleep(0.03)
            project.write("outline.yaml", OUTLINE.replace("The Fog", f"Fog {n}"))
            told = events.next()
            while f"Fog {n}" not in told["outline"]["text"]:
                assert not told["diagnostics"], n
                told = events.next()


def test_a_broken_outline_keeps_the_last_good_pages(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        good = events.next()
        write(project, '"a storm came"', '"a storm went"')
        broken = events.next()
        assert broken["stale"]
        assert broken["pages"] == good["pages"]
        (finding,) = broken["diagnostics"]
        assert finding["code"] == "quotation-differs"
        assert finding["line"] == line_of("A storm came")
        assert finding["source"] == '    text: A storm came [@log "a storm went"].'
        assert finding["help"]
        assert preview.get(good["pages"][0]["image"]).status == 200
        write(project, '"a storm went"', '"a storm came"')
        mended = events.next()
    assert not mended["stale"]
    assert not mended["diagnostics"]
    assert mended["pages"] == good["pages"]


def test_what_is_no_yaml_keeps_the_last_good_pages(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        good = events.next()
        write(project, "title: A Harbour", "title: [A Harbour")
        broken = events.next()
    assert broken["stale"]
    assert broken["pages"] == good["pages"]
    assert broken["sections"] == good["sections"]
    assert broken["outline"]["text"].startswith("# What happened in the harbour.\ntitle: [A")


def test_an_outline_that_was_never_good_can_be_previewed(tmp_path: Path) -> None:
    project = Project(tmp_path / "p", OUTLINE.replace("kind: primary", "kind: prime"), log=LOG)
    with preview_of(project.outline) as preview, preview.events() as events:
        broken = events.next()
        assert broken["stale"]
        assert broken["pages"] == []
        assert broken["diagnostics"]
        write(project, "kind: prime", "kind: primary")
        assert events.next()["pages"]


def test_an_outline_may_be_gone_and_come_back(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        good = events.next()
        text = project.outline.read_bytes()
        project.outline.unlink()
        gone = events.next()
        assert [each["code"] for each in gone["diagnostics"]] == ["outline-missing"]
        assert gone["pages"] == good["pages"]
        project.write("outline.yaml", text)
        assert not events.next()["stale"]


def test_sources_are_watched(project: Project, preview: Preview) -> None:
    log = project.folder / "sources" / "log.txt"
    with preview.events() as events:
        events.next()
        log.write_text(LOG + "\nIt was written later.\n", encoding="utf-8")
        longer = events.next_sources()
        assert [len(source["paragraphs"]) for source in longer["sources"]] == [4]
        log.unlink()
        assert [each["code"] for each in events.next()["diagnostics"]] != []
        log.write_text(LOG, encoding="utf-8")
        assert not events.next()["stale"]


def test_a_source_that_is_named_is_watched_from_then_on(project: Project, preview: Preview) -> None:
    entry = "\n  more: {file: sources/more.txt, label: More, kind: primary}\nsections:"
    with preview.events() as events:
        events.next()
        write(project, "\nsections:", entry)
        assert [each["code"] for each in events.next()["diagnostics"]] == ["file-missing"]
        project.write("sources/more.txt", "More was said.\n")
        found = events.next_sources()
    assert not found["stale"]
    assert [source["id"] for source in found["sources"]] == ["log", "more"]


def test_themes_and_fonts_are_watched(project: Project, preview: Preview) -> None:
    from fontpkg_pt_serif import __file__ as package

    fonts = Path(package).parent / "files"
    with preview.events() as events:
        events.next()
        names = ("regular", "bold", "italic", "bold-italic")
        faces = ", ".join(f"{name}: mine.ttf" for name in names)
        project.write("theme.yaml", f"faces: {{text: {{{faces}}}}}\n")
        project.write("outline.yaml", OUTLINE + "theme: theme.yaml\n")
        assert [each["code"] for each in events.next()["diagnostics"]] == ["font-missing"]
        seen = set()
        for face in ("Regular", "Bold"):  # it comes, and is replaced
            shutil.copy(fonts / f"PT_Serif-Web-{face}.ttf", project.folder / "mine.ttf")
            there = events.next()
            assert not there["stale"]
            seen.add(there["pages"][0]["image"])
        assert len(seen) == 2
        (project.folder / "mine.ttf").unlink()
        assert [each["code"] for each in events.next()["diagnostics"]] == ["font-missing"]
        project.write("theme.yaml", 'colours: {accent: "#aa0000"}\n')
        red = events.next()
    assert not red["stale"]
    assert red["pages"][0]["image"] != there["pages"][0]["image"]


def test_of_many_edits_the_newest_wins(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        shown = [events.next()]
        for number in range(20):
            text = OUTLINE.replace("A storm came", f"A storm {number} came", 1)
            project.write("outline.yaml", text)
        while shown[-1]["outline"]["text"] != text:
            shown.append(events.next())
        assert not shown[-1]["stale"]
        revisions = [state["revision"] for state in shown]
    assert revisions == sorted(revisions)
    assert preview.state()["pages"] == shown[-1]["pages"]


def test_all_browsers_are_told(project: Project, preview: Preview) -> None:
    with preview.events("worksheet") as other, preview.events() as events:
        other.next(), events.next()
        with preview.events() as leaving:
            leaving.next()
        write(project, "What did the storm take?", "What was lost?")
        assert events.next()["edition"] == "guide"
        assert other.next()["edition"] == "worksheet"


def test_a_fault_of_the_program_does_not_end_the_preview(
    project: Project,
    preview: Preview,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("of ours \x1b[2J")

    with preview.events() as events:
        good = events.next()
        monkeypatch.setattr("studyguide.preview.workshop.draw", fail)
        write(project, "What did the storm take?", "What was lost?")
        failed = events.next()
        assert [each["code"] for each in failed["diagnostics"]] == ["program-failed"]
        assert failed["pages"] == good["pages"]
        said = capsys.readouterr().err
        assert "ValueError: of ours \N{REPLACEMENT CHARACTER}[2J\n" in said
        assert "\x1b" not in said
        monkeypatch.undo()
        write(project, "What was lost?", "What did the storm take?")
        assert not events.next()["stale"]


def test_not_even_one_that_comes_after_the_pages(
    project: Project, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    with preview.events() as events:
        events.next()
        monkeypatch.setattr("studyguide.preview.workshop.sources_of", lambda guide: 1 // 0)
        write(project, "What did the storm take?", "What was lost?")
        failed = events.next()
        while not failed["diagnostics"]:  # the pages may come first
            failed = events.next()
    assert [each["code"] for each in failed["diagnostics"]] == ["program-failed"]
    assert failed["pages"]


# What the page can have done


def selection(start: int, end: int, paragraph: int = 2) -> dict[str, object]:
    return {
        "source": "log",
        "start": {"paragraph": paragraph, "offset": start},
        "end": {"paragraph": paragraph, "offset": end},
    }


def inserting(digest: str) -> dict[str, object]:
    """What the page sends to put the words “a storm came” into the outline of this digest."""
    yaml = '- source: log\n  quote: "a storm came"'
    return {**selection(18, 31), "yaml": yaml, "section": "storm", "digest": digest}


def test_selected_words_become_an_excerpt(preview: Preview) -> None:
    answer = preview.post("/excerpt", selection(18, 31))
    assert answer.json == {"yaml": '- source: log\n  quote: "a storm came"'}


def test_what_is_no_selection_is_refused(preview: Preview) -> None:
    answer = preview.post("/excerpt", selection(5, 5))
    assert answer.status == 409
    assert answer.json["error"]
    assert preview.post("/excerpt", {**selection(1, 5), "source": "x"}).status == 409
    assert preview.post("/excerpt", selection(5, 5, paragraph=0)).status == 400
    assert preview.post("/excerpt", {"source": "log"}).status == 400


def test_an_excerpt_is_put_into_the_outline(project: Project, preview: Preview) -> None:
    with preview.events() as events:
        state = events.next()
        digest = state["outline"]["digest"]
        order = inserting(digest)
        answer = preview.post("/insert", order)
        assert answer.status == 200, answer.body
        new = project.outline.read_text(encoding="utf-8").split("\n")
        added = answer.json["lines"]
        first = new.index(added[0])
        after = events.next_sources()
    assert new[first : first + len(added)] == added
    assert new[answer.json["line"] - 1] == "    excerpts:"
    assert [*new[:first], *new[first + len(added) :]] == OUTLINE.split("\n")
    assert not after["stale"]
    assert "excerpt 1A" in {use["name"] for use in after["sources"][0]["paragraphs"][1]["uses"]}
    assert preview.post("/insert", order).status == 409, "of a state that is no more"


def test_nothing_is_put_into_an_outline_that_has_changed(
    project: Project, preview: Preview
) -> None:
    digest = preview.state()["outline"]["digest"]
    write(project, "# the first one", "# the very first one")
    changed = project.outline.read_bytes()
    answer = preview.post("/insert", inserting(digest))
    assert answer.status == 409
    assert answer.json["error"] == "The outline has changed since this page was made."
    assert project.outline.read_bytes() == changed


def test_nothing_is_put_in_but_what_the_page_shows(project: Project, preview: Preview) -> None:
    digest = preview.state()["outline"]["digest"]
    with preview.events() as events:
        events.next()
        project.write("sources/log.txt", LOG.replace("On the", "Upon the"))
        events.next_sources()
    answer = preview.post("/insert", inserting(digest))
    assert answer.status == 409
    assert answer.json["error"].startswith("The source has changed")
    assert project.outline.read_text(encoding="utf-8") == OUTLINE


def test_of_two_who_put_something_in_at_once_one_is_refused(
    project: Project, preview: Preview
) -> None:
    order = inserting(preview.state()["outline"]["digest"])
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: preview.post("/insert", order), range(4)))
    assert sorted(answer.status for answer in answers) == [200, 409, 409, 409]
    assert project.outline.read_text(encoding="utf-8").count('quote: "a storm came"') == 1


def test_nothing_is_put_into_a_file_that_is_write_protected_or_gone(
    project: Project, preview: Preview
) -> None:
    order = inserting(preview.state()["outline"]["digest"])
    project.outline.chmod(0o444)
    answer = preview.post("/insert", order)
    assert answer.status == 409
    assert "write-protected" in answer.json["error"]
    assert project.outline.read_text(encoding="utf-8") == OUTLINE
    project.outline.unlink()
    assert preview.post("/insert", order).status == 409
    assert not project.outline.exists()


@pytest.mark.skipif(os.name == "nt", reason="links are made otherwise on Windows")
def test_a_link_to_the_outline_stays_one(project: Project) -> None:
    real = project.outline.rename(project.folder / "real.yaml")
    project.outline.symlink_to(real.name)
    with preview_of(project.outline) as preview:
        order = inserting(preview.state()["outline"]["digest"])
        assert preview.post("/insert", order).status == 200
        assert project.outline.is_symlink()
        assert 'quote: "a storm came"' in real.read_text(encoding="utf-8")
        project.outline.unlink()
        project.outline.symlink_to(project.outline.name)  # one that leads nowhere but to itself
        assert preview.post("/insert", order).status == 409
        assert preview.post("/open", {"file": str(project.outline)}).status == 409


# Who may ask


def test_every_answer_is_kept_to_the_page(preview: Preview) -> None:
    state = preview.state()
    for path in ("/", "/page/main.js", "/state", state["pages"][0]["image"], "/nothing"):
        headers = preview.get(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["cross-origin-resource-policy"] == "same-origin", path
        assert "default-src 'self'" in headers["content-security-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "access-control-allow-origin" not in headers, path
    assert preview.get("/state").headers["cache-control"] == "no-store"


def test_the_page_keeps_to_its_policy(preview: Preview) -> None:
    page = preview.get("/").body.decode()
    assert re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page) is None
    files = re.findall(r'(?:src|href)="(/[^"]+)"', page)
    assert files
    for file in files:
        assert preview.get(file).status == 200, file


@pytest.mark.parametrize("path", ["/", "/state", "/events", "/pdf", "/nothing", "/page/main.js"])
def test_a_foreign_name_is_not_answered(preview: Preview, path: str) -> None:
    port = preview.host.partition(":")[2]
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"[::1]:{port}"):
        answer = preview.get(path, Host=host)
        assert answer.status == 421, host
        assert preview.token not in answer.body.decode()
    assert preview.get("/", Host=f"localhost:{port}").status == 200


def test_a_foreign_page_is_not_answered(preview: Preview) -> None:
    for origin in ("http://evil.example", "null", f"https://{preview.host}", "http://127.0.0.1:1"):
        assert preview.get("/state", Origin=origin).status == 403, origin
        assert preview.post("/excerpt", selection(18, 31), Origin=origin).status == 403, origin
    own = f"http://{preview.host}"
    assert preview.post("/excerpt", selection(18, 31), Origin=own).status == 200


def test_no_other_page_makes_a_picture_or_a_script_of_an_answer(preview: Preview) -> None:
    image = preview.state()["pages"][0]["image"]
    for site in ("cross-site", "same-site"):
        for path, kind in ((image, "image"), ("/state", "script"), ("/events", "image")):
            asked = preview.get(path, Sec_Fetch_Site=site, Sec_Fetch_Dest=kind)
            assert asked.status == 403, (site, path)
        followed = preview.get("/", Sec_Fetch_Site=site, Sec_Fetch_Dest="document")
        assert followed.status == 200, "a link to the preview may be anywhere"
    assert preview.get(image, Sec_Fetch_Site="same-origin", Sec_Fetch_Dest="image").status == 200


@pytest.mark.parametrize(
    "head",
    [
        "GET /state HTTP/1.1\r\n",
        "GET /state HTTP/1.0\r\n",
        "GET /state HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\n",
        "GET /state HTTP/1.1\r\nHost: evil.example\r\nHost: HOST\r\n",
        "GET http://HOST/state HTTP/1.1\r\nHost: evil.example\r\n",
        "GET http://evil.example/state HTTP/1.1\r\nHost: HOST\r\n",
        "GET /state HTTP/1.1\r\nHost: HOST.\r\n",
        "GET /state HTTP/1.1\r\nHost: evil@HOST\r\n",
        "GET /state HTTP/1.1\r\nHost: HOST\r\nOrigin: http://HOST\r\nOrigin: null\r\n",
        "GET /state?edition=%ff HTTP/1.1\r\nHost: HOST\r\n",
        "POST /insert HTTP/1.1\r\nHost: HOST\r\nContent-Length: 99999999\r\n",
    ],
)
def test_a_request_that_is_not_plain_is_refused(
    preview: Preview, head: str, capfd: pytest.CaptureFixture[str]
) -> None:
    name, _, port = preview.host.partition(":")
    with socket.create_connection((name, int(port)), timeout=20) as asking:
        asking.sendall(head.replace("HOST", preview.host).encode() + b"Connection: close\r\n\r\n")
        answer = b"".join(iter(lambda: asking.recv(65536), b""))
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
    assert b"Harbour" not in answer
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("path", ["/excerpt", "/insert", "/open"])
def test_nothing_is_done_without_the_token(preview: Preview, project: Project, path: str) -> None:
    order = {
        **inserting(preview.state()["outline"]["digest"]),
        "file": str(project.outline),
    }
    for token in ("", "x", preview.token[:-1], preview.token + "x", "ü"):
        assert preview.post(path, order, X_Studyguide_Token=token).status == 403
    assert project.outline.read_text(encoding="utf-8") == OUTLINE


def test_orders_are_small_and_json(preview: Preview) -> None:
    assert preview.post("/excerpt", {"source": "x" * 70_000}).status == 413
    assert preview.post("/excerpt", selection(18, 31), Content_Type="text/plain").status == 415
    token = {"X_Studyguide_Token": preview.token, "Content_Type": "application/json"}
    assert preview.ask("POST", "/excerpt", b"\xff{", **token).status == 400
    assert preview.ask("POST", "/excerpt", b"{" * 60_000, **token).status == 400


@pytest.mark.parametrize(
    "path",
    [
        *("/page/index.html", "/page/nothing.js", "/page/../server.py", "/page/%2e%2e/server.py"),
        *("/page/..%2fserver.py", "/outline.yaml", "/etc/passwd", "//evil.example/"),
        "/image/..png",
    ],
)
def test_no_other_file_is_served(preview: Preview, path: str) -> None:
    assert preview.get(path).status == 404


def test_other_methods_are_refused(preview: Preview) -> None:
    for method, path in [("POST", "/state"), ("GET", "/insert"), ("PUT", "/"), ("DELETE", "/pdf")]:
        answer = preview.ask(
            method,
            path,
            b"{}",
            X_Studyguide_Token=preview.token,
            Content_Type="application/json",
        )
        assert answer.status == 405, (method, path)
