"""How it is said what may leave: tables of columns, each with the field it is read from and the rule it leaves by."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from commonweal.live.places.models import Place


class Rule(StrEnum):
    """By which rule a column leaves; there is no other way out."""

    FACT = "fact"
    KEY = "key"
    WORDS = "words"
    NUMBERED = "numbered"
    POINTS = "points"
    PEOPLE = "people"
    PERSON = "person"


IN_WORDS = {
    Rule.FACT: _("as it stands: a number, a day or a word of a closed list"),
    Rule.KEY: _("a short name, stopped if it looks like a person's"),
    Rule.WORDS: _("words, stopped if they could say who somebody is"),
    Rule.NUMBERED: _("numbered afresh, so that nobody finds the row again"),
    Rule.POINTS: _("the new number of what it points to, if that leaves too"),
    Rule.PEOPLE: _("a number of people: 1 to 7 are hidden, others to the nearest 5"),
    Rule.PERSON: _("a pseudonym, and only with the person's consent"),
}
"""The rules, as a page says them."""


@dataclass(frozen=True)
class Column:
    """One column that may leave.

    Args:
        name: the column of the record's or the place folder's table that it becomes.
        path: where it is read: a field of the table's model, along `__`, or a sum that its rows are annotated with.
        rule: by which rule it leaves.
        to: turns what is read into what leaves, after the rule has looked at it.
        said: where it is from, in words; needed where the path is no field.
    """

    name: str
    path: str
    rule: Rule
    to: Callable[[Any], Any] | None = None
    said: str = ""


@dataclass(frozen=True)
class Table:
    """Columns that leave together: rows of one model of one place.

    Args:
        name: the table of the record or the place folder.
        rows: the rows of a place that may leave.
        columns: what leaves of them; what is not named here is not even read.
        consent: the path to a yes or no by the person a row is about; rows without a yes stay.
    """

    name: str
    rows: Callable[[Place], QuerySet[Any]]
    columns: tuple[Column, ...]
    consent: str = ""

    def __post_init__(self) -> None:
        if not self.consent and any(column.rule is Rule.PERSON for column in self.columns):
            raise ValueError(f"{self.name} is about persons and names no field that holds their consent")

    @property
    def model(self) -> type[Model]:
        """The model that its rows are of."""
        found: type[Model] = self.rows(Place(pk=0)).model
        return found

    def comes_from(self, column: Column) -> str:
        """Where a column is read, as a page says it: the model and the field by their names."""
        if column.said:
            return str(column.said)
        return ": ".join(str(name) for name in _along(self.model, column.path))


def _along(model: type[Model], path: str) -> Iterator[str]:
    """The names met along a path of fields; FieldDoesNotExist where it leaves the model."""
    yield str(model._meta.verbose_name)
    found: Any = model
    for step in path.split("__"):
        if found is None:
            raise FieldDoesNotExist(f"{model._meta.label} has no {path}")
        field = found._meta.get_field(step)
        yield str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name)
        found = field.related_model
