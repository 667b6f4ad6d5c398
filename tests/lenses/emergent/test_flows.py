from datetime import date, timedelta

from tests.lenses.making import made

from commonweal.lenses.emergent.flows import read_flows

DAY = date(2024, 3, 1)
RING = [f"s{i}" for i in range(8)]


def referral(person: int, a: str | None, b: str, outcome: str = "accepted") -> dict:
    return {"person": person, "date": DAY, "from_service": a, "to_service": b, "outcome": outcome}


def round_trip(people: int) -> list[dict]:
    return [referral(p, RING[p % 8], RING[(p + 1) % 8]) for p in range(people)]


def test_each_person_counts_once_between_two_services_however_often_they_go(tmp_path):
    rows = [*round_trip(60), *(referral(1, "s1", "s2") for _ in range(9)), referral(1, "s2", "s1")]
    flows = read_flows(made(tmp_path / "r", {"referrals": rows}), None)
    assert flows.source == "referrals"
    assert (flows.moves, flows.services) == (60, 8)
    assert (flows.counts == flows.counts.T).all()


def test_who_never_arrived_or_came_alone_was_not_handed_on(tmp_path):
    rows = [*round_trip(60), referral(90, "s1", "s2", "refused"), referral(91, None, "s2"), referral(92, "s3", "s3")]
    assert read_flows(made(tmp_path / "r", {"referrals": rows}), None).moves == 60


def test_contacts_serve_where_referrals_hold_too_little(tmp_path):
    met = [
        {"person": p, "service": RING[(p + k) % 8], "date": DAY + timedelta(k), "kind": "meeting"}
        for p in range(60)
        for k in range(2)
    ]
    record = made(tmp_path / "r", {"referrals": round_trip(5), "contacts": met})
    assert read_flows(record, None).source == "contacts"
    assert read_flows(record, "referrals") is None


def test_hand_offs_of_ties_count_people_both_ways(tmp_path):
    rows = [
        {"from_service": a, "to_service": b, "date": DAY, "handoffs": 10, "kind": "hands_on"}
        for i, a in enumerate(RING)
        for b in (RING[(i + 1) % 8], RING[i - 1])
    ]
    flows = read_flows(made(tmp_path / "r", {"ties": rows}), None)
    assert (flows.source, flows.moves) == ("ties", 160)


def test_too_few_hand_offs_or_services_make_no_network(tmp_path):
    assert read_flows(made(tmp_path / "r", {"referrals": round_trip(20)}), None) is None
    two = [referral(p, "s0", "s1") for p in range(100)]
    assert read_flows(made(tmp_path / "s", {"referrals": two}), None) is None
    assert read_flows(made(tmp_path / "t", {}), None) is None


def test_more_services_than_a_place_has_make_no_network(tmp_path):
    services = [*RING, *(f"extra{i}" for i in range(1500))]
    assert read_flows(made(tmp_path / "r", {"referrals": round_trip(60)}, services=services), None) is None
