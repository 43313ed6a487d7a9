"""That a file was saved is seen, whatever way an editor saves it, and not before it is whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studyguide.preview.watching import Watch

LONG_AGO = 1_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "outline.yaml"
    write(file, "title: One\n", second=1)
    return file


def write(file: Path, text: str, second: int) -> None:
    """Write a file at a second of the year 2001, so that no clock matters."""
    file.write_text(text, encoding="utf-8")
    os.utime(file, (LONG_AGO + second, LONG_AGO + second))


def watching(*files: Path) -> Watch:
    """A watch that has seen these files as they are."""
    watch = Watch()
    watch.follow(files, (LONG_AGO + 1000) * 10**9)
    assert not any(watch.look() for _ in range(3))
    return watch


def looks(watch: Watch, most: int = 100) -> int:
    """After how many looks a change is seen; 0 if it never is."""
    return next((n for n in range(1, most) if watch.look()), 0)


def test_what_stays_as_it_is_is_no_change(file: Path) -> None:
    assert looks(watching(file, file.with_name("nothing.txt"))) == 0


def test_a_change_is_seen_once(file: Path) -> None:
    watch = watching(file)
    write(file, "title: Two\n", second=2)
    assert looks(watch) == 2
    assert looks(watch) == 0


def test_a_change_of_the_same_length_is_seen_by_its_time(file: Path) -> None:
    watch = watching(file)
    write(file, "title: Uno\n", second=2)
    assert looks(watch) == 2


def test_a_file_that_is_being_written_is_waited_for(file: Path) -> None:
    watch = watching(file)
    for second in range(2, 6):
        write(file, "title: Two\n" * second, second)
        assert not watch.look()
    assert looks(watch) == 1


def test_it_is_looked_again_soon_while_a_change_settles(file: Path) -> None:
    watch = watching(file)
    usual = watch.pause
    write(file, "title: Two\n", second=2)
    watch.look()
    assert watch.pause < usual
    watch.look()
    assert watch.pause == usual


def test_a_file_renamed_onto_another_is_seen(file: Path) -> None:
    watch = watching(file)
    beside = file.with_name(".outline.yaml.swp")
    write(beside, "title: Two\n", second=1)
    assert beside.stat().st_size == file.stat().st_size
    beside.replace(file)
    assert looks(watch) == 2


def test_a_file_that_is_emptied_before_it_is_written_is_not_taken_for_empty(file: Path) -> None:
    watch = watching(file)
    write(file, "", second=2)
    assert not any(watch.look() for _ in range(5))
    write(file, "title: Two\n", second=3)
    assert looks(watch) == 2


def test_a_file_that_stays_empty_is_seen_after_a_while(file: Path) -> None:
    watch = watching(file)
    write(file, "", second=2)
    assert looks(watch) > 5


def test_a_file_that_is_gone_for_a_moment_is_not_missed(file: Path) -> None:
    watch = watching(file)
    file.unlink()
    assert not any(watch.look() for _ in range(5))
    write(file, "title: One\n", second=2)
    assert looks(watch) == 2


def test_a_file_that_is_gone_or_appears_is_seen(file: Path) -> None:
    other = file.with_name("other.txt")
    watch = watching(file, other)
    write(other, "words\n", second=2)
    assert looks(watch) == 2
    other.unlink()
    assert looks(watch) > 5


def test_a_change_during_a_build_is_seen_after_it(file: Path) -> None:
    watch = watching(file)
    write(file, "title: Two\n", second=2)
    assert looks(watch) == 2
    write(file, "title: Three\n", second=3)
    watch.follow([file], (LONG_AGO + 1000) * 10**9)
    assert looks(watch) == 2


def test_a_new_file_written_while_it_may_have_been_read_is_read_again(file: Path) -> None:
    watch = watching(file)
    late = file.with_name("late.txt")
    write(late, "words\n", second=2000)
    watch.follow([file, late], (LONG_AGO + 1000) * 10**9)
    assert looks(watch) > 0
    assert looks(watch) == 0


def test_a_file_that_is_followed_no_longer_is_forgotten(file: Path) -> None:
    other = file.with_name("other.txt")
    watch = watching(file, other)
    watch.follow([file], (LONG_AGO + 1000) * 10**9)
    write(other, "words\n", second=2)
    assert looks(watch) == 0
