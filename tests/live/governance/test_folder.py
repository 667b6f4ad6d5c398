import pytest

from commonweal.live.governance.folder import bring_in_strategies
from commonweal.place import new_place, read_place


@pytest.mark.django_db
def test_the_strategies_of_the_fund_come_in_once_each(cast, tmp_path):
    folder = read_place(new_place(tmp_path / "starter"))
    made = [row.name for row in bring_in_strategies(cast.steward, cast.place, folder)]
    first = folder.fund[0].version
    assert sorted(made) == sorted({row.strategy for row in folder.fund if row.version == first})
