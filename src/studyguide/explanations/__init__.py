"""What every diagnostic means, why it is looked for, and what to do: one text for each code.

The texts stand in ``subjects/``, a file for each subject; they are read only when somebody asks.
"""

from studyguide.explanations.model import Example, Explanation, Subject
from studyguide.explanations.reading import explanation, subjects

__all__ = ["Example", "Explanation", "Subject", "explanation", "subjects"]
