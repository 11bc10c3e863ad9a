"""What is wrong with a source: a mistake that is reported, and one that stops the reading."""

from collections.abc import Iterator
from dataclasses import dataclass

Found = Iterator[tuple[int, str]]
"""What a check yields: the line of each problem and the sentence about it."""


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a source; as text `chapters/02_a.md:41: what is wrong and what to do`."""

    page: str
    line: int
    sentence: str

    def __str__(self) -> str:
        sentence = " ".join(self.sentence.split())  # a quoted source may have had several lines
        return f"{self.page}:{self.line}: {sentence}"


class SourceError(Exception):
    """A source that cannot be read on from `line`; `sentence` says what is wrong and what to do."""

    def __init__(self, line: int, sentence: str):
        super().__init__(line, sentence)
        self.line = line
        self.sentence = sentence
