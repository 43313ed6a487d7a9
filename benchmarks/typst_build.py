"""Compile a Typst document to PDF/UA-1: all that this process does, and all it imports."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

FONTS = ("fontpkg_pt_serif", "fontpkg_pt_sans")


def _settings() -> dict[str, Any]:
    """The faces that studyguide uses, and no others."""
    folders = [str(Path(find_spec(font).origin).parent / "files") for font in FONTS]
    return {"font_paths": folders, "ignore_system_fonts": True}


def build(document: str, pdf: str) -> None:
    """Write ``document`` as the tagged file ``pdf``."""
    typst.compile(document, output=pdf, pdf_standards=["ua-1"], **_settings())


def opened(document: Path) -> typst.Compiler:
    """A compiler of ``document`` that remembers what it compiled before."""
    return typst.Compiler(str(document), **_settings())


if __name__ == "__main__":
    build(*sys.argv[1:3])
