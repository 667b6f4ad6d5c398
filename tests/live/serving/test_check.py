import pytest

from commonweal.live.serving.check import is_right


@pytest.mark.parametrize(
    ("role", "address", "status", "leads_to", "right"),
    [
        ("public", "/ourtown/", 200, "", True),
        ("public", "/ourtown/people/", 302, "/accounts/login/?next=/", True),
        ("public", "/ourtown/people/", 200, "", False),
        ("worker", "/ourtown/people/", 200, "", True),
        ("worker", "/ourtown/", 500, "", False),
        ("worker", "/ourtown/", 404, "", False),
    ],
)
def test_what_counts_as_an_answer(role, address, status, leads_to, right):
    assert is_right(role, address, status, leads_to) is right
