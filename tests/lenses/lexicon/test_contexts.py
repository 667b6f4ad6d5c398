import numpy as np
from tests.lenses.lexicon.texts import lexicon_of, prose_of

from commonweal.lenses.lexicon import contexts, find
from commonweal.lenses.lexicon.contexts import running


def shown(texts, may=None, most=10, around=2):
    prose, lexicon = prose_of(*texts), lexicon_of(care=["care"], neutral=["social care"])
    allowed = np.ones(len(texts), bool) if may is None else np.array(may)
    return contexts(prose, find(prose, lexicon), lexicon, allowed, most, around, [f"d{i}" for i in range(len(texts))])


def test_a_hit_is_shown_with_the_words_around_it_in_its_document():
    (row,) = shown(["One two. Three, we care for you all.", "Four"])
    assert (row["before"], row["phrase"], row["after"]) == (", we", "care", "for you")
    assert (row["document"], row["sentence"], row["category"]) == ("d0", 2, "care")
    assert not row["negated"]


def test_labels_and_what_may_not_be_quoted_are_left_out():
    assert shown(["Social care."]) == []
    assert [row["document"] for row in shown(["care", "care"], may=[False, True])] == ["d1"]


def test_of_too_many_some_are_taken_evenly_from_first_to_last():
    rows = shown([f"care {i}" for i in range(100)], most=5)
    assert [row["document"] for row in rows] == ["d0", "d25", "d50", "d74", "d99"]
    assert shown(["care"], most=0) == []


def test_running_text_puts_marks_where_they_belong():
    prose = prose_of("He said (aloud): “we care”, for £5.")
    assert running(prose, 0, len(prose.word)) == "He said (aloud): “we care”, for £5."
