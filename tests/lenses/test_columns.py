from datetime import date

import numpy as np
from tests.lenses.making import made

from commonweal.lenses.columns import code, names, read_columns, words
from commonweal.record import NO_CODE, NO_DATE


def test_columns_come_as_the_labs_buffers_hold_them(tmp_path):
    spell = {"person": 1, "service": "b", "start": date(1970, 1, 3), "ending": "still_open"}
    record = made(tmp_path / "r", {"spells": [spell]}, services=["a", "b"])
    held = read_columns(record, "spells", ("service", "start", "end", "ending", "gain"))
    assert [held[name][0] for name in ("service", "start", "end")] == [1, 2, NO_DATE]
    assert held["ending"][0] == code("spells", "ending", "still_open")
    assert np.isnan(held["gain"][0])


def test_an_absent_table_has_no_rows_of_the_right_type(tmp_path):
    held = read_columns(made(tmp_path / "r", {}), "needs", ("person", "score", "domain"))
    assert {name: column.shape for name, column in held.items()} == dict.fromkeys(held, (0,))
    assert held["score"].dtype.kind == "f"


def test_services_of_one_name_are_told_apart_by_their_ids(tmp_path):
    services = [{"id": "a", "name": "Clinic"}, {"id": "b", "name": "Clinic"}, {"id": "c", "name": "Hostel"}]
    record = made(tmp_path / "r", {}, services=services)
    assert names(record, "services") == ["a", "b", "Hostel"]
    assert words(record, "services", "provider") == [None] * 3
    assert NO_CODE == -1
