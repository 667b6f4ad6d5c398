from commonweal.live.audit.forms import EventsForm


def test_only_deeds_that_exist_are_asked_for():
    assert EventsForm({"verb": "fund.move"}).is_valid()
    assert not EventsForm({"verb": "fund.steal"}).is_valid()
