import pytest

from commonweal.place.openreferral.formats import is_email, is_full_address, is_moment, is_uuid


@pytest.mark.parametrize(
    ("holds", "good", "bad"),
    [
        (is_uuid, "AC148810-d857-441c-9679-408f346de14b", "ac148810d857441c9679408f346de14b"),
        (is_email, "help@example.org", "email-example_com"),
        (is_full_address, "https://example.org/a?b=c#d", "example_com"),
        (is_moment, "2023-03-15T10:30:45.123Z", "2023-13-15T10:30:45Z"),
    ],
)
def test_a_format_takes_the_good_and_refuses_the_bad(holds, good, bad):
    assert holds(good)
    assert not holds(bad)
    assert not holds(good + " ")
    assert not holds(good + "\n")
    assert holds(17), "what is no text is told by its type"
