from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lenses.lexicon.texts import found, lexicon_of, prose_of

from commonweal.lenses.lexicon import find, read_lexicon


def shipped(text: str) -> list[tuple[str, str]]:
    prose, lexicon = prose_of(text), read_lexicon()
    hits = find(prose, lexicon)
    return [(lexicon.entries[e].phrase, lexicon.entries[e].category) for e in hits.entry]


def test_a_label_takes_its_words_away_from_the_category():
    assert found("Social care staff care.", care=["care"], neutral=["social care"]) == ["Social care", "care"]
    labels = shipped("Health and social care, primary care and the care home: service users.")
    assert [category for _, category in labels] == ["neutral"] * 4
    assert shipped("competitive") == [("competitive", "market")]
    assert ("care", "care") in shipped("They care.")


def test_spelling_and_hyphens_make_no_difference():
    text = "Front-line, frontline and front line; Co-operation, cooperation and CO‑OPERATION."
    phrases = {"conflict": ["front line"], "co_operation": ["co-operation"]}
    assert len(found(text, **phrases)) == 6


def test_no_phrase_crosses_a_sentence_a_mark_or_a_document():
    assert found("We front. Line up. A front, line.", conflict=["front line"]) == []
    lexicon = lexicon_of(conflict=["front line"])
    assert len(find(prose_of("front", "line"), lexicon).start) == 0
    assert len(find(prose_of("a front line"), lexicon).start) == 1


def test_nothing_written_gives_nothing_found():
    hits = find(prose_of(), read_lexicon())
    assert len(hits.start) == len(hits.inside) == 0


SOME = st.lists(st.sampled_from(["care", "home", "social", "not", ",", ".", '"', "Care", "x"]), max_size=30)


@settings(max_examples=60)
@given(SOME)
def test_every_token_is_in_at_most_one_hit_and_hits_are_in_order(words):
    prose = prose_of(" ".join(words))
    phrases = lexicon_of(care=["care", "care home care"], neutral=["social care", "care home", "home"])
    hits = find(prose, phrases)
    assert (hits.start[1:] >= (hits.start + hits.length)[:-1]).all()
    assert (prose.end[hits.start] == prose.end[hits.start + hits.length - 1]).all()
    touched = {i for s, n in zip(hits.start, hits.length, strict=True) for i in range(s, s + n)}
    spoken = {i for i, code in enumerate(prose.word) if prose.vocabulary[code].lower() in ("care", "home")}
    assert spoken <= touched
