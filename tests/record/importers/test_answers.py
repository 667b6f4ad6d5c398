from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.answers import ENOUGH, Edge, Scale, both_ways, read_edges, tie_rows, without_doubles
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import Seal

NAN = float("nan")
IDS = [str(number) for number in range(30)]
MAP = {"from": "a", "to": "b", "strength": "s"}


def grid(*rows: tuple[str | None, str | None, str | None]) -> Grid:
    a, b, s = (list(column) for column in zip(*rows, strict=True))
    return Grid("e.csv", {"a": a, "b": b, "s": s}, range(2, len(rows) + 2), Seal("e.csv", "0", 1))


def edge(start: str, end: str, strength: float = 1.0, row: int = 2) -> Edge:
    return Edge(start, end, strength, NAN, row)


@given(st.integers(-5, 5), st.integers(1, 10), st.floats(0, 1))
def test_an_answer_is_a_share_of_the_way_up_its_scale(low: int, span: int, share: float) -> None:
    scale = Scale(low, low + span)
    assert scale.share(low) == 0
    assert scale.share(low + span) == 1
    assert Scale.parse(str(scale)) == scale
    with pytest.raises(ValueError, match="off the scale"):
        scale.share(low + span + 1)


@pytest.mark.parametrize("said", ["4", "4:0", "0:0", "low:high", "0:4:5", "0:inf"])
def test_what_is_no_scale_is_refused(said: str) -> None:
    with pytest.raises(RecordError, match="is no scale"):
        Scale.parse(said)


def test_no_tie_and_answers_about_oneself_are_left_out_and_counted() -> None:
    repairs, faults = Repairs(), Faults()
    found = read_edges(
        grid(("1", "2", "4"), ("1", "3", "0"), ("1", "1", "2"), ("2", "1", None)),
        MAP,
        Scale(0, 4),
        None,
        set(IDS),
        faults,
        repairs,
    )
    faults.check()
    assert [(one.start, one.end, one.says) for one in found] == [("1", "2", (1.0, None)), ("2", "1", (None, None))]
    assert [one.rows for one in repairs] == [(3,), (4,)]


def test_strangers_and_answers_off_the_scale_are_faults() -> None:
    faults = Faults()
    read_edges(
        grid(("1", "x", "4"), ("1", None, "4"), ("1", "2", "9")), MAP, Scale(0, 4), None, set(IDS), faults, Repairs()
    )
    with pytest.raises(RecordError) as wrong:
        faults.check()
    assert "row 2, column b: 'x' is no node" in str(wrong.value)
    assert "row 3, column b: it is empty" in str(wrong.value)
    assert "row 4, column s: it holds 9, off the scale 0:4" in str(wrong.value)


def test_doubles() -> None:
    repairs, faults = Repairs(), Faults()
    assert len(without_doubles([edge("1", "2"), edge("1", "2"), edge("2", "1")], "e.csv", faults, repairs)) == 2
    assert len(repairs) == 1
    without_doubles([edge("1", "2"), edge("1", "2", 0.5, 7)], "e.csv", faults, repairs)
    with pytest.raises(RecordError, match="another answer about 2 than in row 2"):
        faults.check()


ONE_WAY = [edge("0", str(number)) for number in range(1, ENOUGH + 1)]


def test_ties_of_which_none_is_given_back_have_no_direction() -> None:
    repairs = Repairs()
    both = both_ways(ONE_WAY, IDS, None, False, "e.csv", repairs)
    assert {(one.start, one.end) for one in both} == {
        (a, b) for one in ONE_WAY for a, b in ((one.start, one.end), (one.end, one.start))
    }
    assert "from an earlier node to a later" in next(iter(repairs)).what


def test_ties_that_are_given_back_or_said_to_have_a_direction_stay() -> None:
    mutual = [*ONE_WAY, edge("1", "0")]
    assert both_ways(mutual, IDS, None, False, "e.csv", Repairs()) == mutual
    assert both_ways(ONE_WAY, IDS, True, False, "e.csv", Repairs()) == ONE_WAY


def test_few_ties_need_a_word_and_trust_has_a_direction() -> None:
    with pytest.raises(RecordError, match="nobody can tell"):
        both_ways(ONE_WAY[:3], IDS, None, False, "e.csv", Repairs())
    with pytest.raises(RecordError, match="trust has a direction"):
        both_ways(ONE_WAY, IDS, None, True, "e.csv", Repairs())
    with pytest.raises(RecordError, match="written both ways"):
        both_ways([*ONE_WAY, edge("1", "0")], IDS, False, False, "e.csv", Repairs())


def test_rows_stand_in_the_order_of_the_services() -> None:
    rows = tie_rows([edge("2", "1", 0.5), edge("1", "2")], ["1", "2"], date(1970, 1, 11), 1)
    assert rows["from_service"].tolist() == [0, 1]
    assert rows["strength"].tolist() == [1.0, 0.5]
    assert rows["date"].tolist() == [10, 10]
    assert rows["kind"].tolist() == [1, 1]
