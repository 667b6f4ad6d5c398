from datetime import date

from tests.lenses.making import made


def test_rows_written_by_hand_come_back_as_they_were_said(tmp_path):
    record = made(
        tmp_path / "r",
        {"contacts": [{"person": 3, "service": "hostel", "date": date(2024, 5, 1), "kind": "assessment"}], "voice": []},
        services=[{"id": "clinic", "domain": "mental_health"}],
    )
    row = record.table("contacts").to_pylist()[0]
    assert (row["person"], row["service"], row["date"], row["hours"]) == (3, "hostel", date(2024, 5, 1), None)
    assert record.vocabulary["services"] == ("clinic", "hostel")
    assert record.coverage.of("voice").status == "present"
    assert record.coverage.of("money").status == "absent"
