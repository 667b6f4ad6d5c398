"""The closed lists."""

from commonweal.place import DOMAINS
from commonweal.place.words import CLAUSE_KINDS, CLAUSE_RANGES, EVERYWHERE


def test_the_domains_are_the_labs_in_the_labs_order() -> None:
    assert DOMAINS == (
        "homelessness", "substance_misuse", "mental_health", "offending", "domestic_abuse", "physical_health",
    )  # fmt: skip


def test_ranges_are_of_known_clauses_and_all_is_no_domain() -> None:
    assert CLAUSE_RANGES.keys() <= set(CLAUSE_KINDS)
    assert EVERYWHERE not in DOMAINS
