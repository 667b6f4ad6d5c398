"""Keys of a table: what is not known is refused, once and with what would be right."""

import pytest

from commonweal.lab import RegimeError
from commonweal.lab.keys import refuse_unknown


def test_known_keys_pass() -> None:
    refuse_unknown({"year": 1}, {"year", "staff"}, "here")
    refuse_unknown({}, (), "here")


def test_unknown_keys_and_what_is_no_table_are_refused_by_the_callers_error() -> None:
    with pytest.raises(RegimeError, match=r"^here: unknown key bonus, need; allowed: staff, year$"):
        refuse_unknown({"need": 1, "bonus": 2, "year": 3}, {"year", "staff"}, "here", RegimeError)
    with pytest.raises(ValueError, match=r"^here: must be a table of name = value$"):
        refuse_unknown([1], {"year"}, "here")
