"""Nothing is lost and nothing made up: what a document says is what its pages say."""

from __future__ import annotations

from hypothesis import given, settings

from studyguide.document import blocks as b
from studyguide.layout.plan import Ink
from support.documents import document, laid, said, seen
from support.strategies import bodies, blocks
from support.wording import wording


def told(body: tuple[b.AnyBlock, ...], ink: Ink) -> list[str]:
    plan = laid(*body)
    return [
        " ".join(text.split(" ")).strip(" ")
        for element, text in said(plan, ink)
        if element.tag not in ("Lbl", "Figure")
    ]

@settings(max_examples=200, deadline=None)
@given(bodies())
def test_every_block_is_told_in_order(body: tuple[b.AnyBlock, ...]) -> None:
    for ink in (Ink.STUDENT, Ink.KEY):
        assert told(body, ink) == [" ".join(filter(None, t.split(" "))) for t in wording(body, ink)]
