from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.governance.lineage import Edge, around, edge_of, families, origins
from commonweal.live.governance.models import Link

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault

KEYS = st.integers(0, 12)
EDGES = st.lists(st.builds(Edge, KEYS, KEYS, st.just("came_from")), max_size=25)


def test_a_link_runs_from_the_older_decision_to_the_newer():
    def link(kind, first="1", second="2", what="decision"):
        return Link(kind=kind, from_kind="decision", from_key=first, to_kind=what, to_key=second)

    assert edge_of(link("came_from")) == Edge(2, 1, "came_from")
    assert edge_of(link("split_from")) == Edge(2, 1, "split_from")
    assert edge_of(link("answers")) == Edge(2, 1, "answers")
    assert edge_of(link("merged_into")) == Edge(1, 2, "merged_into")
    for other in (link("checked_back_with"), link("came_from", what="insight"), link("came_from", second="²")):
        assert edge_of(other) is None


@PATIENT
@given(EDGES, KEYS)
def test_origins_are_those_of_the_step_before_and_theirs(edges, key):
    before = {edge.older for edge in edges if edge.newer == key}
    assert origins(edges, key) == before.union(*(origins(edges, each) for each in before))


@PATIENT
@given(EDGES)
def test_every_decision_belongs_to_one_family_and_no_link_leaves_it(edges):
    found = families(edges)
    keys = [key for family in found for key in family]
    assert sorted(keys) == sorted({key for edge in edges for key in edge[:2]})
    for edge in edges:
        assert [edge.older in family for family in found] == [edge.newer in family for family in found]


def test_two_steps_around():
    edges = [Edge(n, n + 1, "came_from") for n in range(6)]
    assert around(edges, 3, 2) == {1, 2, 3, 4, 5}
    assert around(edges, 99, 2) == {99}
