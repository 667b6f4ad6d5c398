from tests.lenses.village import village

from commonweal.record import TABLES


def test_the_village_has_rows_in_every_table(tmp_path):
    record = village(tmp_path / "v")
    assert [name for name in TABLES if not record.rows(name)] == []
    assert village(tmp_path / "again").hash == record.hash
