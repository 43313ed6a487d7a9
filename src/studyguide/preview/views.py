"""Says of a build what the page shows: pages, sections, printouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from studyguide.guide.model import Guide
from studyguide.layout.plan import Plan, Region
from studyguide.preview.state import Choice, PageRegion, PageState, SectionChoice


def shown(text: str) -> str:
    """Text without its place, and as UTF-8 can have it: names of files may hold halves of
    surrogate pairs."""
    return text.encode("utf-8", "replace").decode()


def pages_of(plan: Plan, looks: Sequence[str]) -> tuple[PageState, ...]:
    """The pages of a plan; ``looks`` are the names of their pictures."""
    return tuple(
        PageState(
            label=page.label,
            part=page.part,
            width=page.width,
            height=page.height,
            image=f"/image/{look}.png",
            regions=tuple(map(_region, page.regions)),
        )
        for page, look in zip(plan.pages, looks, strict=True)
    )


def _region(region: Region) -> PageRegion:
    origin = region.origin
    return PageRegion(
        top=round(region.top, 2),
        bottom=round(region.bottom, 2),
        file=shown(origin.file),
        line=origin.line,
        column=origin.column,
        left=region.left,
        right=region.right,
    )


def sections_of(guide: Guide) -> tuple[SectionChoice, ...]:
    """The sections that an excerpt can be put into."""
    return tuple(
        SectionChoice(shown(section.id), shown(section.title)) for section in guide.outline.sections
    )


def choices_of(names: Iterable[str], guide: Guide | None) -> tuple[Choice, ...]:
    """Printouts by their names: ``quiz-a-key`` is “Quiz A, key”, ``handout-war`` the handout on
    the section ``war``, of which the title is told."""
    sections = guide.outline.sections if guide is not None else []
    titles = {section.id: section.title for section in sections}
    return tuple(Choice(shown(name), shown(_title(name, titles))) for name in names)


def _title(name: str, sections: Mapping[str, str]) -> str:
    edition, _, which = name.removesuffix("-key").partition("-")
    title = edition[:1].upper() + edition[1:]
    if which in sections:
        title += f": {sections[which]}"
    elif which:
        title += f" {which.upper() if len(which) == 1 else which}"
    return f"{title}, key" if name.endswith("-key") else title
