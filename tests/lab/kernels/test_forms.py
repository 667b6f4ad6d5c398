"""The shapes that kernels work on."""

import pytest

from commonweal.lab.kernels import forms

TABLES = [forms.PERSON, forms.TEAM, forms.AREA, forms.RULES, forms.COUNTS]


@pytest.mark.parametrize("table", TABLES)
def test_columns_of_a_record_lie_where_they_are_read_fastest(table):
    """Aligned: every column begins at a multiple of the size of its numbers."""
    for name in table.names:
        dtype, offset = table.fields[name][:2]
        assert offset % dtype.base.itemsize == 0, name


def test_levels_are_whole_numbers_and_luck_is_unsigned():
    """Integers, so that no sum depends on its order."""
    for name in ("need", "assets", "trust", "own_assets"):
        assert forms.PERSON[name].base.kind == "i"
    assert forms.PERSON["shock_line"].kind == "u"
    assert forms.TEAM["credit"].base.kind == "i"
