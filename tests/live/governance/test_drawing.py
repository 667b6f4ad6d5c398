from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.governance.drawing import BOX_HEIGHT, BOX_WIDTH, draw, ranks

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault

EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.just("came_from")), max_size=20)
ORDER = list(range(10))


@PATIENT
@given(EDGES)
def test_boxes_stand_within_the_drawing_and_none_upon_another(edges):
    drawing = draw(ORDER, edges)
    assert sorted(box.key for box in drawing.boxes) == ORDER
    for box in drawing.boxes:
        assert 0 <= box.x <= drawing.width - BOX_WIDTH
        assert 0 <= box.y <= drawing.height - BOX_HEIGHT
        for other in drawing.boxes:
            apart = abs(box.x - other.x) >= BOX_WIDTH or abs(box.y - other.y) >= BOX_HEIGHT
            assert apart or box.key == other.key


@PATIENT
@given(EDGES)
def test_what_is_newer_stands_further_right(edges):
    forwards = [edge for edge in edges if edge[0] < edge[1]]  # no circle in these
    rank = ranks(ORDER, forwards)
    assert all(rank[older] < rank[newer] for older, newer, _ in forwards)
    assert draw(ORDER, forwards) == draw(ORDER, forwards)


def test_an_origin_stands_beside_what_follows_it():
    rank = ranks("ABCD", [("A", "B", ""), ("B", "D", ""), ("C", "D", "")])
    assert rank == {"A": 0, "B": 1, "C": 1, "D": 2}


def test_a_long_arrow_passes_between_boxes():
    drawing = draw("ABC", [("A", "B", "x"), ("B", "C", "x"), ("A", "C", "x")])
    long = next(arrow for arrow in drawing.arrows if (arrow.older, arrow.newer) == ("A", "C"))
    middle = next(box for box in drawing.boxes if box.key == "B")
    crossing = float(long.path.split("L")[1].split()[1].split("C")[0])
    assert not middle.y <= crossing <= middle.y + BOX_HEIGHT


def test_nothing_is_drawn_of_nothing():
    assert draw([], []).boxes == []
