from commonweal.live.audit.saying import said


def test_a_verb_is_read_as_words():
    assert said("fund.record_entry") == "fund: record entry"
