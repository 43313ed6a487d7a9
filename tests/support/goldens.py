"""Files that hold what a test expects; ``UPDATE_GOLDENS=1 pytest`` writes them anew."""

import os
from pathlib import Path

GOLDENS = Path(__file__).parent.parent / "goldens"


def check_golden(path: Path, text: str) -> None:
    """``text`` is what the golden at ``path`` holds."""
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
