"""A page with several tables: each is had by its name."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from commonweal.live.pages.table import Column, Table
from commonweal.live.pages.tables import tables_page


def _tables():
    columns = [Column("Name", lambda row: row)]
    return [Table("First", columns, ["=1+1"], name="first"), Table("Second", columns, ["two"], name="second")]


def test_each_of_several_tables_downloads_by_its_name():
    answer = tables_page(RequestFactory().get("/?format=csv&table=first"), "unused.html", _tables())
    assert answer.content.decode() == "Name\r\n'=1+1\r\n"


def test_a_page_says_which_tables_it_has_when_asked_for_another():
    with pytest.raises(Http404, match="first, second"):
        tables_page(RequestFactory().get("/?format=csv"), "unused.html", _tables())
