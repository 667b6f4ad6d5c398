import pytest

from commonweal.record import RecordError
from commonweal.record.importers import FORMATS, importer


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_an_importer_that_says_what_it_does(format: str) -> None:
    assert len((importer(format).__doc__ or "").split()) > 3


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(RecordError, match="The formats are eventlog"):
        importer("fax")
