"""Changes an outline as its author would: lines are added, nothing that stands there is touched.

refusal.py    why something cannot be done, and what to do instead
excerpts.py   words selected in a source, as the YAML of an excerpt
insert.py     that YAML, at its place in an outline
save.py       the outline with it, on disk
"""

from studyguide.editing.excerpts import Selection, excerpt_between, excerpt_of_words, excerpt_yaml
from studyguide.editing.insert import Insertion, insert_excerpt, insert_item, item_indentation
from studyguide.editing.refusal import Refusal
from studyguide.editing.save import save

__all__ = [
    "Insertion",
    "Refusal",
    "Selection",
    "excerpt_between",
    "excerpt_of_words",
    "excerpt_yaml",
    "insert_excerpt",
    "insert_item",
    "item_indentation",
    "save",
]
