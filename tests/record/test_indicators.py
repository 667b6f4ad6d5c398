from commonweal.record import INDICATORS
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.lookup import check_dimension


def test_each_indicator_has_an_id_a_name_and_says_when_it_counts():
    assert len({each.id for each in INDICATORS}) == len({each.name for each in INDICATORS}) == len(INDICATORS)
    for each in INDICATORS:
        assert all((each.unit, each.event, each.looked_at))


def test_they_are_rows_of_the_table_of_indicators():
    columns = check_dimension(DIMENSIONS["indicators"], [each.row() for each in INDICATORS])
    assert columns["id"] == [each.id for each in INDICATORS]
    assert columns["domain"].tolist() == [-1] * len(INDICATORS)
