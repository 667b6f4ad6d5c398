import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from commonweal.live.directory.openreferral_in.forms import FeedForm


def test_a_file_that_is_too_large_is_refused_before_it_is_read(settings):
    settings.UPLOAD_MOST_BYTES = 1_000_000
    form = FeedForm({"feed": "county"}, {"file": SimpleUploadedFile("feed.json", b" " * 1_000_001)})
    assert not form.is_valid()
    assert "larger than 1 MB" in form.errors["file"][0]


@pytest.mark.parametrize(
    "given", [{}, {"feed": ""}, {"feed": "x" * 201}, {"feed": "a\x00b"}, {"feed": "a", "url": "x" * 501}]
)
def test_what_is_missing_or_too_long_is_told(given):
    assert not FeedForm(given, {}).is_valid()
