"""What printers and their servers say, true or not, and what is made of it."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from studyguide.printing.abilities import check_ability
from studyguide.printing.cups import JobStatus, Printer, Sent
from studyguide.printing.ipp import GET_PRINTER_ATTRIBUTES, Answer, Silence, ask
from studyguide.printing.jobs import Job, PrintingFault, lp_command
from studyguide.printing.outcome import is_printed, patience, unfinished

JOB = Job(Path("output/guide.pdf"), 4, "two-sided-long-edge", "a4", 2)


# The protocol


def attribute(tag: int, name: str, value: bytes) -> bytes:
    key = name.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(value)) + value


ANSWER = b"".join(
    (
        b"\x02\x00\x00\x00\x00\x00\x00\x01",
        b"\x01" + attribute(0x47, "attributes-charset", b"utf-8"),
        b"\x04" + attribute(0x44, "sides-supported", b"one-sided"),
        attribute(0x44, "", b"two-sided-long-edge"),
        attribute(0x22, "printer-is-accepting-jobs", b"\0"),
        attribute(0x23, "printer-state", b"\0\0\0\3"),
        attribute(0x13, "media-supported", b""),
        b"\x03",
    )
)


@pytest.fixture
def answer(tmp_path: Path) -> Callable[[bytes], Answer]:
    """Asks a server that says these bytes, whatever it is asked."""

    def say(path: Path, said: bytes) -> None:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            server.listen()
            ready.set()
            with server.accept()[0] as connection:
                asked = b""
                # Every question ends so; one that breaks off ends in nothing.
                while not asked.endswith(b"\3") and (more := connection.recv(65536)):
                    asked += more
                connection.sendall(said)

    ready = threading.Event()

    def asked(said: bytes) -> Answer:
        path = tmp_path / "s"
        path.unlink(missing_ok=True)
        ready.clear()
        server = threading.Thread(target=say, args=(path, said))
        server.start()
        ready.wait()
        try:
            subject = ("printer-uri", "ipp://localhost/printers/p")
            return ask(str(path), GET_PRINTER_ATTRIBUTES, subject, ("sides-supported",), 2)
        finally:
            server.join()

    return asked


def http(body: bytes, status: str = "200 OK") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def test_an_answer_is_read(answer: Callable[[bytes], Answer]) -> None:
    read = answer(http(ANSWER))
    assert read.good
    assert read.texts("sides-supported") == ["one-sided", "two-sided-long-edge"]
    assert read.texts("media-supported") == []
    assert read.number("printer-is-accepting-jobs") == 0
    assert read.number("printer-state") == 3
    assert read.number("queued-job-count") is None


def test_what_is_no_answer_is_silence(answer: Callable[[bytes], Answer]) -> None:
    for length in range(len(ANSWER)):
        with pytest.raises(Silence):
            answer(http(ANSWER[:length]))
    short_number = ANSWER[:8] + attribute(0x21, "printer-state", b"\1") + b"\3"
    for said in (b"", b"\xff" * 50, http(b"", "426 Upgrade Required"), http(short_number)):
        with pytest.raises(Silence):
            answer(said)


@pytest.mark.parametrize("server", ["/nowhere/cups.sock", "", "localhost", "::1:x", "127.0.0.1:1"])
def test_where_no_server_is_there_is_silence(server: str) -> None:
    with pytest.raises(Silence):
        ask(server, GET_PRINTER_ATTRIBUTES, ("printer-uri", "ipp://localhost/"), ())


# What a printer can


@pytest.mark.parametrize(
    "media",
    [
        ("iso_a4_210x297mm",),
        ("na_letter_8.5x11in", "custom_a4-borderless_209.9x297mm"),
        ("custom_min_3x5in", "custom_max_8.5x14in"),
        (),
    ],
)
def test_a_size_is_known_by_name_and_measure(media: tuple[str, ...]) -> None:
    check_ability(JOB, Printer("p", (), media))


@pytest.mark.parametrize(
    "media",
    [
        ("na_letter_8.5x11in",),
        ("custom_min_3x5in", "custom_max_8x11in"),
        ("a4", "main-tray", "iso_a4_1.2.3x4mm", "custom_max_9x99in"),
        ("iso_a3_297x420mm",),
    ],
)
def test_another_size_is_refused(media: tuple[str, ...]) -> None:
    with pytest.raises(PrintingFault, match=r"p cannot print on A4, which guide\.pdf is made for"):
        check_ability(JOB, Printer("p", (), media))


def test_what_it_can_is_listed_but_not_for_ever() -> None:
    media = tuple(f"oe_photo-{n}_{n}x{n}mm" for n in range(100, 200))
    printer = Printer("p", ("one-sided",), ("na_letter_8.5x11in", "iso_a4_210x297mm"))
    assert can(printer) == "It prints on one side; on Letter, A4."
    many = can(Printer("p", ("one-sided",), ("om_card_54x86mm", *media)))
    assert many.startswith("It prints on one side; on Card (54x86mm), ")
    assert len(many) < 400


def can(printer: Printer) -> str:
    with pytest.raises(PrintingFault) as refused:
        check_ability(JOB, printer)
    return refused.value.diagnostic.help[0]


# What becomes of a job

SENT = Sent(JOB, 7, Printer("p", reasons=("media-empty-warning", "none")))


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        (("media-jam-error",), "the printer p has a paper jam, and job 7 (guide) waits"),
        (("other", "cover-open"), "the printer p has an open cover, and"),
        (("offline-report",), "the printer p is switched off or cannot be reached, and"),
        (("media-needed-warning",), "the printer p asks for other paper, and"),
        (("media-empty-error",), "the printer p is out of paper, and"),
        (("media-empty-warning", "toner-low-warning", "none"), None),
        (("cups-waiting-for-job-completed",), None),
    ],
)
def test_a_printer_that_waits_for_somebody(reasons: tuple[str, ...], words: str | None) -> None:
    printer = Printer("p", state=4, reasons=reasons)
    if words is None:
        assert not is_printed(SENT, JobStatus(5), printer)
    else:
        with pytest.raises(PrintingFault) as waits:
            is_printed(SENT, JobStatus(5), printer)
        assert str(waits.value).startswith(words)
    assert is_printed(SENT, JobStatus(9), printer)


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (JobStatus(None), "job-forgotten"),
        (JobStatus(4), "job-held"),
        (JobStatus(7), "job-cancelled"),
        (JobStatus(8, "Filter failed"), "job-aborted"),
    ],
)
def test_a_job_that_is_over_unprinted(status: JobStatus, code: str) -> None:
    with pytest.raises(PrintingFault) as over:
        is_printed(SENT, status, Printer("p", state=3))
    assert over.value.diagnostic.code == code
    assert str(over.value).endswith(status.message)


def test_nobody_waits_for_ever() -> None:
    assert patience(JOB) > 600
    fault = unfinished(SENT, JobStatus(5, "Warming up"))
    assert str(fault) == "job 7 (guide) is still not printed by p, which says “Warming up”"
    assert "`cancel p-7` takes it back" in fault.diagnostic.help[0]


def test_copies_of_one_page_need_no_collating() -> None:
    assert "collate=true" in lp_command(JOB, None)
    assert "-d" not in lp_command(JOB, None)
    for single in (Job(JOB.file, 1, "one-sided", "a4", 9), Job(JOB.file, 9, "one-sided", "a4", 1)):
        assert "collate=true" not in lp_command(single, "p")
