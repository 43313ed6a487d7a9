"""Compile a Typst document to PDF/UA-1: all that this process does, and all it imports."""

import sys
from importlib.util import find_spec
from pathlib import Path

import typst

FONTS = ("fontpkg_pt_serif", "fontpkg_pt_sans")


def build(document: str, pdf: str) -> None:
    """Write ``document`` as the tagged file ``pdf``, in the faces that studyguide uses."""
    folders = [str(Path(find_spec(font).origin).parent / "files") for font in FONTS]
    typst.compile(
        document,
        output=pdf,
        font_paths=folders,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


if __name__ == "__main__":
    build(*sys.argv[1:3])
