import pytest

from commonweal.record.importers.people import like_people, named_in


@pytest.mark.parametrize(
    "labels",
    [
        ["Jane Smith", "Omar J. Khan", "Grace O'Neill"],
        ["Dr Singh", "Mrs. Trelawny", "Cllr Brown"],
        ["Smith, Jane", "Khan, O."],
        ["Hub", "Hostel", "Jane Smith", "Paul Jones"],
        ["Jane Smith", "Bob Jones", "Mary Brown", "Ahmed Khan"],
        ["Ahmed Khan", "Bob Jones"],
        ["JANE SMITH", "KHAN, AHMED", "PAUL O'NEILL"],
        ["Zoë Müller", "José Núñez"],
        ["Grace Wood", "Emily Hill", "Harbour House", "St Petroc's"],
    ],
)
def test_names_of_people_are_seen(labels: list[str]) -> None:
    assert "look like people's names" in str(like_people(labels))


@pytest.mark.parametrize(
    "labels",
    [
        ["ACF-1", "CDC-12", "SAMHSA-3"],
        ["Harbour Housing", "Grace House", "Alan Turing Centre", "St Petrocs", "George Street Hostel"],
        ["University Hospitals Plymouth", "Livewell Southwest", "Path", "Shekinah"],
        ["Harbour House", "St Petroc's", "Grace House", "Grace Hostel", "Martha Trust", "Anna Freud Centre"],
        ["Truro, Cornwall", "Saltash, Cornwall", "Plymouth, Devon"],
        ["GRACE HOUSE", "MARTHA TRUST", "RK9"],
        ["RK9", "RA4", ""],
        [],
        [f"Service {number}" for number in range(30)] + ["Jane Smith"],
    ],
)
def test_names_of_services_pass(labels: list[str]) -> None:
    assert like_people(labels) is None


def test_the_reason_names_nobody() -> None:
    assert "Jane" not in str(like_people(["Jane Smith", "Paul Jones"]))


def test_of_one_label_one_is_enough() -> None:
    assert "looks like a person's name" in str(like_people(["Jane Smith"]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask for Jane Smith on Mondays", ["Jane Smith"]),
        ("Contact Jane Smith Health Visitor", ["Jane Smith"]),
        ("Jane B. Smith or JANE SMITH", ["Jane B. Smith", "JANE SMITH"]),
        ("seen by Dr Okafor, then Zoë Müller", ["Dr Okafor", "Zoë Müller"]),
        ("Smith, Jane", ["Smith, Jane"]),
    ],
)
def test_names_of_people_are_found_in_running_text(text: str, names: list[str]) -> None:
    assert set(names) <= set(named_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "People of the Grace Darling House who sleep rough",
        "George Street Hostel takes nobody after 22:00",
        "Plymouth City Council and NHS Devon",
        "jane smith",
    ],
)
def test_bodies_in_running_text_are_no_people(text: str) -> None:
    assert named_in(text) == []
