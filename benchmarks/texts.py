"""Source texts of the word model, and the ways in which an outline points into them."""

from __future__ import annotations

from typing import Any

from language import Language

Cite = dict[str, Any]
"""A citation or the words of an excerpt, as the outline has them."""


class Source:
    """A source text: its sentences by paragraph, and how to point into it.

    Those of even number have short paragraphs parted by blank lines, those of odd number
    long ones, a line each, as the two seeds of the flagship.
    """

    def __init__(self, number: int, words: int, language: Language) -> None:
        self.id = f"s{number + 1}"
        self.number = number
        self.essay = number % 2 == 1
        self._language = language
        self.paragraphs: list[list[str]] = []
        count = 0
        while count < words:
            length = language.number(60, 115) if self.essay else language.number(10, 34)
            self.paragraphs.append(language.sentences(length))
            count += sum(len(sentence.split()) for sentence in self.paragraphs[-1])
        self.text = ("\n" if self.essay else "\n\n").join(map(" ".join, self.paragraphs)) + "\n"

    def entry(self, title: str) -> dict[str, Any]:
        """What the outline says of it."""
        return {
            "file": f"../texts/{self.id}.txt",
            "label": f"Text {self.number + 1}",
            "kind": "secondary" if self.number % 3 else "primary",
            "reference": {
                "type": "article-newspaper" if not self.essay else "manuscript",
                "title": title,
                "container-title": "The Daily Model",
                "issued": str(1950 + self.number % 70),
            },
            "about": " ".join(self._language.sentences(40)),
            "paragraphs": "line" if self.essay else "blank-line",
        }

    def words(self, least: int = 5, most: int = 9) -> str:
        """Words of one sentence that stand nowhere else in the text."""
        while True:
            sentence = self._sentence().split()
            length = min(self._language.number(least, most), len(sentence))
            start = self._language.number(0, len(sentence) - length)
            words = " ".join(sentence[start : start + length]).rstrip(",.")
            if self.text.count(words) == 1:
                return words

    def claim(self) -> str:
        """A citation as prose has it; a few use the other forms or curly apostrophes."""
        match self._language.number(0, 24):
            case 0:
                return f"[@{self.id}]"
            case 1:
                return f"[@{self.id} ¶{self._language.number(1, len(self.paragraphs))}]"
        words = self.words()
        return f'[@{self.id} "{words if self._language.chance(0.5) else curly(words)}"]'

    def cite(self) -> Cite:
        """A citation as records have it."""
        if self._language.chance(0.15):
            return {"source": self.id, "paragraphs": self._language.number(1, len(self.paragraphs))}
        return {"source": self.id, "quote": self.words()}

    def excerpt(self, form: str) -> Cite:
        """Where the words of an excerpt stand, in one of the ways of pointing at them."""
        where: Cite = {"source": self.id}
        match form:
            case "range":
                length = 1 if self.essay else self._language.number(2, 5)
                first = self._language.number(1, len(self.paragraphs) - length)
                last = f"-{first + length - 1}" if length > 1 else ""
                return {**where, "paragraphs": f"{first}{last}"}
            case "one":
                return {**where, "paragraphs": self._language.number(1, len(self.paragraphs))}
            case "span":
                return {**where, **self._span()}
        return {**where, "quote": self._quotation(form)}

    def _span(self) -> Cite:
        """From the first words of a sentence to the last of one two paragraphs on."""
        at = self._language.number(0, len(self.paragraphs) - 3)
        reach = 0 if self.essay else 2
        first = self.paragraphs[at][0].split()[:8]
        last = self.paragraphs[at + reach][-1].split()[-8:]
        return {"from": " ".join(first), "to": " ".join(last)}

    def _quotation(self, form: str) -> str:
        sentence = self._sentence(14)
        words = sentence.split()
        if form == "elided":
            return " ".join([*words[:6], "…", *words[-6:]])
        if form == "inserted":
            return " ".join([*words[:7], f"[{self._language.proper()}]", *words[7:]])
        if form == "long" and (following := self._following(sentence)):
            return f"{sentence} {following}"
        return sentence

    def _sentence(self, least: int = 6) -> str:
        while True:
            sentence = self._language.one(self._language.one(self.paragraphs))
            if len(sentence.split()) >= least:
                return sentence

    def _following(self, sentence: str) -> str | None:
        for paragraph in self.paragraphs:
            if sentence in paragraph[:-1]:
                return paragraph[paragraph.index(sentence) + 1]
        return None


def curly(text: str) -> str:
    """The apostrophes of print, which make a quotation equal only after normalisation."""
    return text.replace("'", "’")
