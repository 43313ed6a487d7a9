"""A theme: the faces, sizes, colours and measures of a page.

The built-in theme is what stands in the records as defaults. A theme file of the user names only
what it changes; ``docs/theme.md`` lists everything. Lengths are points, colours ``#rrggbb``. The
string under a field is what authors are told of its key (:mod:`studyguide.records.declaration`).
"""

from studyguide.layout.theme.model import PAPERS, Colours, FaceChoice, Family, PageMeasures, Theme
from studyguide.layout.theme.reading import SMALLEST, Faces, load_faces, load_theme
from studyguide.layout.theme.styles import STYLES, StyleChange, StyleName, TextStyle

__all__ = [
    "PAPERS",
    "SMALLEST",
    "STYLES",
    "Colours",
    "FaceChoice",
    "Faces",
    "Family",
    "PageMeasures",
    "StyleChange",
    "StyleName",
    "TextStyle",
    "Theme",
    "load_faces",
    "load_theme",
]
