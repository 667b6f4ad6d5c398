"""Pages that quote the code: their tables are fresh, the tests that they name exist."""

import re
from pathlib import Path

import pytest
from scripts import docs_tables

from commonweal.lab import DIALS, PARAMETERS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/model.md").read_text()


@pytest.mark.parametrize("page", docs_tables.PAGES, ids=lambda page: page.stem)
def test_the_tables_of_a_page_are_fresh(page: Path) -> None:
    stale = docs_tables.fresh(page.read_text()) != page.read_text()
    assert not stale, f"{page.name} tells of other code: run `.venv/bin/python scripts/docs_tables.py`"


def test_every_table_stands_once() -> None:
    found = [name for page in docs_tables.PAGES for name in docs_tables.names(page.read_text())]
    assert sorted(found) == sorted(docs_tables.TABLES)


def test_a_stale_table_is_found() -> None:
    stale = PAGE.replace("| `omega` | 0.5 |", "| `omega` | 0.6 |", 1)
    assert stale != PAGE
    assert docs_tables.fresh(stale) == PAGE


def test_a_table_that_nobody_writes_is_refused() -> None:
    with pytest.raises(KeyError, match="wishes"):
        docs_tables.fresh("<!-- begin: wishes -->\n<!-- end: wishes -->")


def test_every_test_named_on_the_page_exists() -> None:
    written = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    named = re.findall(r"`(test_\w+)`", PAGE)
    assert named
    assert [name for name in named if not re.search(rf"def {name}\b", written)] == []


def test_every_parameter_and_dial_has_a_rule_on_the_page() -> None:
    """A number that stands in a table only is one that nobody could build again from the page."""
    rules = PAGE[PAGE.index("## 2.") : PAGE.index("## 7.")]
    assert [name for name in (*PARAMETERS, *DIALS) if not re.search(rf"\b{name}\b", rules)] == []
