"""Changes an outline as its author would: lines are added, nothing that stands there is touched.

search.py            words that somebody looks for in the sources
places.py            what was found: each place with its paragraphs, its uses and its excerpt
excerpts.py          words selected in a source, as the YAML of an excerpt
entries.py           a key and its value as lines of YAML
insert.py            that YAML, at its place in an outline
insertion_point.py   where that place is
save.py              the outline with it, on disk
"""

from studyguide.editing.excerpts import (
    Point,
    Selection,
    excerpt_between,
    excerpt_of_words,
    excerpt_yaml,
)
from studyguide.editing.insert import (
    EditedOutline,
    excerpt_indentation,
    insert_excerpt,
    insert_item,
)
from studyguide.editing.save import save

__all__ = [
    "EditedOutline",
    "Point",
    "Selection",
    "excerpt_between",
    "excerpt_indentation",
    "excerpt_of_words",
    "excerpt_yaml",
    "insert_excerpt",
    "insert_item",
    "save",
]
