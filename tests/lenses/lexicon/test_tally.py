import numpy as np
from tests.lenses.lexicon.texts import lexicon_of, prose_of

from commonweal.lenses.lexicon import CATEGORIES, HARD, SOFT, find, tally


def test_hits_are_counted_by_document_and_category_and_what_is_apart_apart():
    prose = prose_of("We care; not care. “Fight, care”, he said. Social care.", "Fight! Trust.")
    lexicon = lexicon_of(conflict=["fight"], care=["care"], co_operation=["trust"], neutral=["social care"])
    told = tally(prose, find(prose, lexicon), lexicon)
    care, conflict = CATEGORIES.index("care"), CATEGORIES.index("conflict")
    assert told.words.tolist() == [8, 2]  # the two quoted are not its own
    assert (told.hits[0, care], told.negated[0, care], told.quoted[0, care]) == (1, 1, 1)
    assert (told.quoted[0, conflict], told.hits[1, conflict]) == (1, 1)
    assert told.neutral.tolist() == [1, 0]
    assert told.rate(SOFT).value == 200
    assert told.rate(HARD).value == 100
    assert told.ratio().value == 2
    second = told.of(np.array([False, True]))
    assert (second.written, second.rate(("care",)).value) == (1, 0)
