"""Puts tests/ on the path, so that test files share what is in tests/support.

With ``STUDYGUIDE_NO_SKIP=1``, as on a build server, what would be skipped fails. Hypothesis
tries the same examples in every run; ``HYPOTHESIS_PROFILE=explore`` looks for new ones.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Report = pytest.TestReport | pytest.CollectReport

sys.path.insert(0, str(Path(__file__).parent))
# Where an example is a whole document, explaining a failure takes minutes and a worker's life.
_PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("fixed", derandomize=True, deadline=None, phases=_PHASES)
settings.register_profile("explore", deadline=None, print_blob=True, phases=_PHASES)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
_NO_SKIP = os.environ.get("STUDYGUIDE_NO_SKIP") == "1"


def _failed_if_skipped(report: Report) -> Report:
    if _NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"nothing may be skipped here, and this was: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Report, Report]:
    return _failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Report, Report]:
    return _failed_if_skipped((yield))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the tests of one file."""
    from support.browser import chromium

    with chromium() as started:
        yield started
