from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.directory.feed.page import page
from commonweal.place.openreferral import problems


@given(st.lists(st.integers(), max_size=30), st.integers(1, 40), st.integers(1, 10))
def test_pages_together_hold_everything_once(rows, number, size):
    first = page(rows, 1, size)
    pages = [page(rows, n + 1, size, lambda row: row) for n in range(first["total_pages"])]
    assert [row for each in pages for row in each["contents"]] == rows
    assert [each["last_page"] for each in pages] == [False] * (len(pages) - 1) + [True]
    asked = page(rows, number, size)
    assert asked["size"] == len(asked["contents"]) <= size
    assert asked["empty"] == (asked["size"] == 0)
    assert asked["page_number"] == number
    assert [p for p in problems("service_list", asked | {"contents": []}) if p.grave] == []
