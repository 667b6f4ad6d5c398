import numpy as np
import pyarrow as pa
from tests.record.importers.logs import KEY

from commonweal.record.importers import pseudonym
from commonweal.record.importers.events import NOBODY, Batch, Events


def batch(**more: object) -> Batch:
    given = {
        "person": pa.array(["a", " ", None, "b"]),
        "time": pa.array(["2019-04-01", "2019-04-02", "x", None]),
        "service": pa.array(["Hostel", "Clinic", None, "Hostel"]),
    }
    return Batch(**(given | more))


def test_events_are_gathered_in_the_order_of_the_source() -> None:
    events = Events(KEY)
    for _ in range(2):
        events.add(batch())
    assert events.rows == 8
    assert events.column("person").tolist() == [pseudonym(KEY, "a"), NOBODY, NOBODY, pseudonym(KEY, "b")] * 2
    assert events.column("service").tolist() == [0, 1, -1, 0] * 2
    assert events.column("activity") is None


def test_a_column_is_given_once_and_forgotten() -> None:
    events = Events(KEY)
    events.add(batch())
    assert events.column("within") is not None
    assert events.column("within") is None


def test_what_is_held_holds_no_id() -> None:
    events = Events(KEY)
    events.add(batch(person=pa.array(["secret-id"] * 4)))
    assert "secret-id" not in str(vars(events))


def test_how_services_stand_is_counted_over_batches() -> None:
    events = Events(KEY)
    for provider in ("Charity", "Charity", "Council"):
        events.add(batch(provider=pa.array([provider, None, "Lost", provider]), area=pa.array(["North"] * 4)))
    assert events.standing() == [
        ("", "Lost", "North", 3),
        ("Clinic", "", "North", 3),
        ("Hostel", "Charity", "North", 4),
        ("Hostel", "Council", "North", 2),
    ]


def test_numbers_are_kept_small() -> None:
    events = Events(KEY)
    events.add(batch(hours=np.array([1.5, np.nan, 0, 2]), order=np.arange(4.0)))
    assert events.column("hours").dtype == np.float32
    assert events.column("order").tolist() == [0, 1, 2, 3]
