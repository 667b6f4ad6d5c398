import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.place.openreferral.documents import (
    MOST_BYTES,
    NoFeedError,
    documents,
    folder_documents,
    kind_of_name,
    zipped,
)


def a_zip(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.json", data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("service_list.json", "service"),
        ("feed/services-3.json", "service"),
        ("service_full_ac14.json", "service"),
        ("service_at_location_full.json", "service_at_location"),
        ("service_at_locations.json", "service_at_location"),
        ("taxonomy.json", "taxonomy"),
        ("taxonomies_1.json", "taxonomy"),
        ("taxonomy_term_list.json", "taxonomy_term"),
        ("Organisation.json", "organization"),
        ("organizations.json", "organization"),
        ("location_7.json", "location"),
        ("api_details.json", "root"),
        ("dashboard_services_response.json", None),
        ("serviceable.json", None),
        ("feed.json", None),
    ],
)
def test_a_name_says_what_a_file_holds(name, kind):
    assert kind_of_name(name) == kind


def test_a_zip_is_read_file_by_file_and_what_is_no_json_is_told():
    found, wrong = documents("feed.zip", a_zip(service_list='{"contents": []}', taxonomy="oh"))
    assert [(each.name, each.kind) for each in found] == [("service_list.json", "service")]
    assert [each.where for each in wrong] == ["taxonomy.json"]


def test_one_file_is_one_document():
    found, wrong = documents("x.json", b"[]")
    assert (found[0].value, wrong) == ([], [])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (a_zip(), "holds no JSON file"),
        (a_zip(taxonomy="1")[:-30], "cannot be opened"),
        (b"PK\x03\x04" + b"\x00" * 50, "cannot be opened"),
        (a_zip(taxonomy=" " * 5_000_000), "unfolds too far"),
        (a_zip(**{f"service_{n}": " " * 999_999 for n in range(61)}), "unfolds to more than"),
    ],
)
def test_a_file_that_can_be_no_feed_is_refused(data, what):
    with pytest.raises(NoFeedError) as caught:
        documents("feed.zip", data)
    assert what in caught.value.problem.what


def test_what_a_zip_says_of_itself_is_not_believed():
    """A bomb that claims to hold ten bytes unfolds no further than the limit."""
    data = bytearray(a_zip(taxonomy=" " * 70_000_000))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(NoFeedError):
        documents("feed.zip", bytes(data))


def test_a_zip_with_a_password_or_too_many_files_is_refused(monkeypatch):
    data = bytearray(a_zip(taxonomy="1"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    with pytest.raises(NoFeedError, match="without a password"):
        documents("feed.zip", bytes(data))
    monkeypatch.setitem(documents.__globals__, "MOST_FILES", 2)
    with pytest.raises(NoFeedError, match="holds 3 files"):
        documents("feed.zip", a_zip(a="1", b="1", c="1"))


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(NoFeedError, match="At most"):
        documents("feed.json", b" " * MOST_BYTES + b"[]")


def test_a_folder_and_its_zip_hold_the_same(tmp_path):
    (tmp_path / "service.json").write_text(json.dumps({"id": "x"}))
    (tmp_path / "notes.txt").write_text("not of the feed")
    assert folder_documents(tmp_path) == documents("feed.zip", zipped(tmp_path))
    with pytest.raises(NoFeedError, match="holds no JSON file"):
        folder_documents(tmp_path / "empty")


@given(st.data())
def test_a_zip_that_is_broken_anywhere_is_read_or_told(data):
    whole = bytearray(a_zip(service_list='{"contents": []}', taxonomy="{}"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(4, len(whole) - 1))] = data.draw(st.integers(0, 255))
    told = None
    try:
        found, _ = documents("feed.zip", bytes(whole))
    except NoFeedError as error:
        told = error.problem
    assert told is None or told.grave
    assert told or len(found) <= 2
