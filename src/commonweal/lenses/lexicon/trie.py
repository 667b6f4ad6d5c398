"""A trie of phrases over words, where a word that ends in `*` stands for every word that begins so."""

from collections.abc import Iterable, Sequence

Steps = tuple[str, ...]
"""What a word can match, the most exact first: itself, then stems from the longest."""


class Trie:
    """Phrases by their words; each bears the number it was added with."""

    def __init__(self) -> None:
        self._children: list[dict[str, int]] = [{}]
        self._ends: list[int] = [-1]
        self._known: set[str] = set()

    def add(self, words: Iterable[str], number: int) -> None:
        """Add a phrase; one that is there already keeps its first number."""
        node = 0
        for word in words:
            self._known.add(word)
            if word not in self._children[node]:
                self._children[node][word] = len(self._children)
                self._children.append({})
                self._ends.append(-1)
            node = self._children[node][word]
        if self._ends[node] < 0:
            self._ends[node] = number

    def steps(self, word: str) -> Steps:
        """Say what a word can match anywhere in the trie."""
        ways = (word, *(word[:length] + "*" for length in range(len(word), 0, -1)))
        return tuple(way for way in ways if way in self._known)

    def begins(self, steps: Steps) -> bool:
        """Say whether a phrase begins with a word of these steps."""
        return any(step in self._children[0] for step in steps)

    def longest(self, text: Sequence[int], steps: Sequence[Steps], at: int, end: int) -> tuple[int, int]:
        """Find the longest phrase that begins at a position of a text and ends before `end`.

        `text` holds positions in `steps`. Gives its length in words and its number, (0, -1) if there is none; of
        two as long, the one whose words match more exactly.
        """
        found, nodes, length = (0, -1), [0], 0
        while nodes and at + length < end:
            ways = steps[text[at + length]]
            nodes = [self._children[node][way] for node in nodes for way in ways if way in self._children[node]]
            length += 1
            for node in nodes:
                if self._ends[node] >= 0:
                    found = (length, self._ends[node])
                    break
        return found
