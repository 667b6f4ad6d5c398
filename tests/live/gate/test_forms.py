"""Files of a place folder, and nothing else, are taken."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from commonweal.live.gate.forms import PlaceForm, RecordForm, put_into
from commonweal.place import folder


def _form(*files):
    return PlaceForm({"read": "on"}, MultiValueDict({"folder": [SimpleUploadedFile(*each) for each in files]}))


def test_vouched_words_are_one_on_a_line():
    form = RecordForm({"read": "on", "vouched": " Grace Darling \r\n\nHope Recovery"})
    assert form.is_valid()
    assert form.cleaned_data["vouched"] == ["Grace Darling", "Hope Recovery"]


def test_nothing_leaves_unread():
    assert "read" in RecordForm({}).errors


def test_files_of_a_folder_are_put_where_they_are_asked_for(tmp_path):
    form = _form(("place.toml", b"name"), ("areas.csv", b"id"), ("SOURCES.md", b"notes"))
    assert form.is_valid(), form.errors
    put_into(tmp_path, form.cleaned_data["folder"])
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"place.toml": b"name", "areas.csv": b"id"}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], "Choose the files"),
        ([("secrets.txt", b"x")], "secrets.txt” will not do"),
        ([("../areas.csv", b"x"), ("areas.csv", b"x")], "each once"),
        ([("areas.csv", b"x"), ("areas.csv", b"y")], "each once"),
        ([("areas.csv", b"")], "empty"),
    ],
)
def test_what_does_not_belong_is_named(files, said):
    form = _form(*files)
    assert said in str(form.errors["folder"])


def test_files_that_are_too_large_are_refused(monkeypatch, settings):
    monkeypatch.setattr("commonweal.live.gate.forms.MOST_BYTES", 10)
    assert "areas.csv is too large" in str(_form(("areas.csv", b"x" * 11)).errors)
    settings.UPLOAD_MOST_BYTES = 15
    assert "too large together" in str(_form(("areas.csv", b"x" * 9), ("needs.csv", b"x" * 9)).errors)
    assert folder.MOST_BYTES > 10
