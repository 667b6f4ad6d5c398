import json

import pytest

from commonweal.live.directory.feed.files import feed_files, write
from commonweal.live.directory.models import Service
from commonweal.place.openreferral import read_feed

pytestmark = pytest.mark.django_db


def test_a_feed_in_files_keeps_to_the_profile_and_is_read_again(cast, beds, hall, tmp_path):
    write(feed_files(cast.place), tmp_path / "out")
    feed = read_feed(tmp_path / "out")
    assert feed.problems == []
    assert [item["name"] for item in feed.items["service"].values()] == ["Night beds"]
    assert [item["name"] for item in feed.items["location"].values()] == ["The Hall"]
    assert {item["name"] for item in feed.items["taxonomy_term"].values()} == {"Homelessness", "No dogs"}
    whole = json.loads((tmp_path / f"out/service/{beds.oruk_id}.json").read_text("utf-8"))
    assert len(whole["service_at_locations"]) == 1


def test_members_files_hold_what_is_not_open(cast, beds):
    Service.objects.update(status="inactive")
    assert feed_files(cast.place)["service_list.json"]["empty"]
    assert feed_files(cast.place, cast.steward)["service_list.json"]["size"] == 1


def test_a_folder_that_holds_something_is_left_alone(cast, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="new or empty"):
        write(feed_files(cast.place), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
