"""What to tell a teacher when a file cannot be read.

The parser knows where it stumbled and what it had hoped for. What the author meant shows in
the lines themselves, so each rule looks at these first and at the parser's words last. A rule
gives advice, or None if it is not about this fault; the first to give some is taken.
"""

from __future__ import annotations

from collections.abc import Callable

from studyguide.records.advice import indentation, lines, quotation_marks, values
from studyguide.records.fault import Advice, Fault

RULES: tuple[Callable[[Fault], Advice | None], ...] = (
    lines.numbered,
    lines.fenced,
    indentation.tab,
    indentation.first_line,
    indentation.unseen_space,
    lines.text_too_far_left,
    quotation_marks.backslash,
    quotation_marks.not_closed,
    quotation_marks.after_closing,
    lines.no_space_in_braces,
    lines.bullet,
    lines.key_without_colon,
    values.first_character,
    values.brackets,
    values.directive,
    values.colon,
    indentation.too_deep,
    values.block_header,
    values.list_on_key_line,
    lines.not_a_key,
    indentation.fits_nothing,
    values.misplaced_sign,
    values.unknown,
)
