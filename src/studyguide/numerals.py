"""Roman numerals, small: of centuries, of the pages before the first, of their labels."""

from __future__ import annotations

_LETTERS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """A number from 1 on in small Roman numerals."""
    numeral = ""
    for worth, letters in _LETTERS:
        count, number = divmod(number, worth)
        numeral += letters * count
    return numeral


def roman_value(numeral: str) -> int:
    """The value of a well-formed small numeral; of another text, some number or 0."""
    value = 0
    for worth, letters in _LETTERS:
        while numeral.startswith(letters):
            value += worth
            numeral = numeral[len(letters) :]
    return 0 if numeral else value
