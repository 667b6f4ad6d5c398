from datetime import date

import numpy as np
from tests.lenses.lexicon.texts import prose_of
from tests.lenses.making import made

from commonweal.lenses.lexicon import read_prose
from commonweal.record import NO_DATE


def rows(document: str, day: date | None, *sentences: str) -> list[dict]:
    return [
        {"document": document, "date": day, "sentence": number, "word": word}
        for number, sentence in enumerate(sentences)
        for word in sentence.split()
    ]


def test_words_are_read_in_the_order_of_documents_and_sentences(tmp_path):
    one, two = rows("a", date(2024, 5, 1), "We care .", "You too ."), rows("b", None, "They care")
    prose = read_prose(made(tmp_path / "r", {"words": two + one}, documents=["a", "b"]))
    assert " ".join(prose.vocabulary[code] for code in prose.word) == "We care . You too . They care"
    assert prose.end.tolist() == [3, 3, 3, 6, 6, 6, 8, 8]
    assert prose.counts.tolist() == [True, True, False, True, True, False, True, True]
    assert prose.day.tolist() == [(date(2024, 5, 1) - date(1970, 1, 1)).days, NO_DATE]
    assert prose.per_document(prose.counts).tolist() == [4, 2]


def test_a_document_without_words_counts_none(tmp_path):
    prose = read_prose(made(tmp_path / "r", {"words": []}, documents=["a"]))
    assert prose.per_document(prose.counts).tolist() == [0]
    assert len(prose.end) == 0


def test_end_of_nothing_is_nothing():
    assert np.array_equal(prose_of().end, [])
