from datetime import date

from tests.lenses.making import made
from tests.lenses.threads.graphs import things_of

from commonweal.lenses.threads import read_things


def test_voices_are_what_anyone_said_and_what_residents_and_carers_proposed():
    things = things_of(
        (0, "insight", "worker"), (0, "proposal", "commissioner"), (0, "proposal", "carer"), (0, "vision", "resident")
    )  # fmt: skip
    assert things.said.tolist() == [True, False, True, False]
    assert things.users.tolist() == [False, False, True, True]


def test_of_two_rows_with_one_id_the_earlier_stands_whatever_the_order(tmp_path):
    rows = [
        {"item": 7, "date": date(2024, 5, 1), "kind": "insight", "role": "worker"},
        {"item": 7, "date": date(2024, 3, 1), "kind": "question", "role": "resident", "service": "a"},
        {"item": 3, "date": date(2024, 4, 1), "kind": "story"},
    ]
    for number, order in enumerate((rows, rows[::-1])):
        things = read_things(made(tmp_path / str(number), {"voice": order}))
        assert things.item.tolist() == [3, 7]
        assert things.of_kind("question").tolist() == [False, True]
        assert (things.role[0], things.service.tolist()) == (-1, [-1, 0])


def test_a_record_without_voice_holds_nothing(tmp_path):
    assert len(read_things(made(tmp_path / "r", {})).item) == 0
