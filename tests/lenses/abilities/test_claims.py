import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.abilities.rows import SERVICES, skill
from tests.lenses.making import made

from commonweal.lenses.abilities.claims import claims


def paired(folder, rows):
    return claims(made(folder, {"skills": rows}, services=SERVICES))


def test_the_last_claim_stands_with_the_observation_nearest_to_it(tmp_path):
    rows = [
        skill("h1", 0.5, basis="claimed"),
        skill("h1", 0.9, basis="claimed", after=50),
        skill("h1", 0.1, after=10),
        skill("h1", 0.6, after=60),
        skill("h1", 0.8, after=90),
        skill("m1", 0.7, after=9),
        skill("m2", 0.7, basis="claimed"),
        skill("h1", 0.7, "offending", after=9),
    ]
    found = paired(tmp_path / "r", rows)
    assert np.allclose(found.difference, [0.3])
    assert found.apart.tolist() == [10]


def test_without_both_there_is_no_pair(tmp_path):
    assert len(paired(tmp_path / "r", []).domain) == 0
    assert len(paired(tmp_path / "s", [skill("h1", 0.5)]).domain) == 0
    assert len(paired(tmp_path / "t", [skill("h1", 0.5, basis="claimed")]).domain) == 0


ROWS = st.tuples(
    st.sampled_from(["h1", "m1"]),
    st.sampled_from(["mental_health", "offending"]),
    st.sampled_from(["claimed", "observed"]),
    st.integers(0, 400),
)


@given(st.lists(ROWS, max_size=20))
def test_every_service_and_domain_with_both_makes_one_pair(tmp_path_factory, told):
    rows = [skill(service, 0.5, domain, after, basis) for service, domain, basis, after in told]
    found = paired(tmp_path_factory.mktemp("r") / "r", rows)
    both = [{(s, d) for s, d, b, _ in told if b == basis} for basis in ("claimed", "observed")]
    assert len(found.domain) == len(both[0] & both[1])
    assert len(set(zip(found.service.tolist(), found.domain.tolist(), strict=True))) == len(found.domain)
