from commonweal.place.openreferral import PARTS, Feed, Problem


def test_a_feed_is_valid_while_nothing_in_it_is_grave():
    feed = Feed()
    assert feed.is_valid
    assert set(feed.items) == set(PARTS)
    feed.problems.append(Problem("url", "is short", "Say it in full", grave=False))
    assert feed.is_valid
    feed.problems.append(Problem("name", "is missing", "Say it"))
    assert not feed.is_valid
