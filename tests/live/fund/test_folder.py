from decimal import Decimal

import pytest

from commonweal.live.fund.folder import bring_in_fund, pence
from commonweal.live.fund.models import Entry, Line
from commonweal.place import new_place, read_place


@pytest.mark.django_db
def test_versions_and_lines_come_in_to_the_penny_and_nothing_else(cast, tmp_path):
    folder = read_place(new_place(tmp_path / "starter"))
    fund = bring_in_fund(cast.steward, cast.place, folder)
    assert {row.key: row.gross_pence for row in fund.versions.all()} == {
        told.version: pence(told.gross) for told in folder.manifest.funds
    }
    assert sum(row.gross_pence for row in Line.objects.all()) == sum(pence(row.gross) for row in folder.fund)
    assert not Entry.objects.exists()
    assert not fund.agreements.exists()


def test_no_part_of_a_penny_is_taken():
    with pytest.raises(ValueError, match="parts of a penny"):
        pence(Decimal("1.005"))
