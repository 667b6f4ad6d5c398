from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.lexicon.trie import Trie


def trie_of(*phrases: str) -> Trie:
    trie = Trie()
    for number, phrase in enumerate(phrases):
        trie.add(phrase.split(), number)
    return trie


def longest(trie: Trie, text: str, at: int = 0) -> tuple[int, int]:
    words = text.split()
    return trie.longest(range(len(words)), [trie.steps(word) for word in words], at, len(words))


def test_the_longest_phrase_wins_and_a_dead_end_falls_back():
    trie = trie_of("care", "care home manager", "care home")
    assert longest(trie, "care home staff") == (2, 2)
    assert longest(trie, "care of home") == (1, 0)
    assert longest(trie, "home care") == (0, -1)


def test_a_star_stands_for_every_ending_and_the_more_exact_wins_where_both_are_as_long():
    trie = trie_of("care*", "career*", "caring for people", "car* for people")
    assert longest(trie, "cares") == (1, 0)
    assert longest(trie, "careers") == (1, 1)
    assert longest(trie, "caring for people") == (3, 2)
    assert longest(trie, "carrying for people") == (3, 3)


def test_a_phrase_added_twice_keeps_its_first_number():
    assert longest(trie_of("care", "care"), "care") == (1, 0)


WORDS = st.sampled_from(["a", "ab", "abc", "b", "ba"])
PARTS = st.sampled_from(["a", "ab", "abc", "b", "a*", "ab*", "b*"])
PHRASES = st.lists(st.lists(PARTS, min_size=1, max_size=3), max_size=6)


@given(PHRASES, st.lists(WORDS, min_size=1, max_size=6))
def test_it_finds_what_trying_every_phrase_finds(phrases, words):
    trie = Trie()
    for number, phrase in enumerate(phrases):
        trie.add(phrase, number)

    def fits(phrase):
        return len(phrase) <= len(words) and all(
            word == part or (part.endswith("*") and word.startswith(part[:-1]))
            for part, word in zip(phrase, words, strict=False)
        )

    length, number = trie.longest(range(len(words)), [trie.steps(word) for word in words], 0, len(words))
    assert length == max((len(phrase) for phrase in phrases if fits(phrase)), default=0)
    assert number < 0 or (fits(phrases[number]) and len(phrases[number]) == length)
