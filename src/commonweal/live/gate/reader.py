"""Reads what may leave, and nothing else: the rules for people, their names and their numbers are applied here."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.conf import settings

from commonweal.live import environment
from commonweal.live.gate.declare import Column, Rule, Table
from commonweal.live.gate.identity import A_NAME, why_not, why_not_key
from commonweal.live.gate.refused import Refused
from commonweal.live.places.models import Place
from commonweal.record.disclosure import shown_count
from commonweal.record.importers.key import Key
from commonweal.record.importers.pseudonym import pseudonym

Row = dict[str, Any]


def named(table: str, number: int, key: Any, column: str = "id") -> str:
    """Say where something stands; with the row's short name, unless that could itself say who somebody is."""
    known = isinstance(key, str) and key and not why_not_key(key)
    return f"{table}, row {number}{f' ({key[:60]})' if known else ''}, column {column}"


class Reader:
    """Reads the declared columns of one place; ask `stop_if_refused` before any of it is written.

    Args:
        place: whose rows are read; those of any other stay.
        vouched: words which the person who exports says name nobody, though they look like a person's name. They
            excuse a name alone: an address, a number or a postcode stops the export whatever is said of it.
    """

    def __init__(self, place: Place, vouched: Collection[str] = ()) -> None:
        self.place = place
        self.reasons: list[str] = []
        self.stayed: Counter[str] = Counter()
        self._vouched = frozenset(vouched)
        self._numbers: dict[str, int] = {}

    def read(self, table: Table) -> list[Row]:
        """The table's rows by the names of its columns, each column by its rule."""
        rows = table.rows(self.place)
        if table.consent:
            asked = rows.count()
            rows = rows.filter(**{table.consent: True})
            self.stayed[table.name] += asked - rows.count()
        read = rows.values_list(*(column.path for column in table.columns))
        return [self._row(table, number, values) for number, values in enumerate(read, 1)]

    def refuse(self, where: str, why: str, right: str) -> None:
        """Keep a reason why nothing may leave."""
        self.reasons.append(f"{where}: {why}. {right}.")

    def stop_if_refused(self) -> None:
        """Raise Refused if anything that was read may not leave."""
        if self.reasons:
            raise Refused(self.reasons)

    def _row(self, table: Table, number: int, values: tuple[Any, ...]) -> Row:
        return {
            column.name: self._value(column, value, named(table.name, number, values[0], column.name))
            for column, value in zip(table.columns, values, strict=True)
        }

    def _value(self, column: Column, value: Any, where: str) -> Any:
        if isinstance(value, str) and column.rule in (Rule.WORDS, Rule.KEY):
            self._look_at(column.rule, value, where)
        if column.rule is Rule.PEOPLE:
            value = shown_count(value)
        elif column.rule is Rule.PERSON:
            value = pseudonym(self._key(), str(value))
        elif column.rule is Rule.NUMBERED:
            value = self._numbers.setdefault(value, len(self._numbers))
        elif column.rule is Rule.POINTS:
            value = self._numbers.get(value)
        return column.to(value) if column.to else value

    def _look_at(self, rule: Rule, words: str, where: str) -> None:
        look = why_not_key if rule is Rule.KEY else why_not
        if why := look(words, self._vouched):
            right = "Take it out in the workbench, or name a role or a body in its place"
            if why == A_NAME:
                right += "; if it names nobody, vouch for those very words"
            self.refuse(where, f"it could say who somebody is: {why}", right)

    def _key(self) -> Key:
        secret = environment.secret(settings.HOME, "pseudonym_key")
        return Key(secret.encode(), settings.HOME / "pseudonym_key").within(self.place.slug)
