"""What may leave is declared against the models it is read from and the tables it goes into."""

import pytest
from django.core.exceptions import FieldDoesNotExist

from commonweal.live.gate.declare import IN_WORDS, Column, Rule, Table
from commonweal.live.gate.of_folder import OF_FOLDER, START, TEAMS
from commonweal.live.gate.of_record import OF_RECORD
from commonweal.live.governance.models import Participant
from commonweal.place.column import columns_of
from commonweal.place.manifest import FundTotal, Manifest
from commonweal.place.tables import BY_NAME
from commonweal.record.tables import SCHEMA

PARTICIPANTS = Participant.objects.none
RULES = {
    "text": {Rule.KEY, Rule.WORDS},
    "item": {Rule.NUMBERED, Rule.POINTS},
    "person": {Rule.PERSON},
    "code": {Rule.FACT},
    "date": {Rule.FACT},
    "number": {Rule.FACT},
    "number32": {Rule.FACT},
    "count": {Rule.FACT},
    "key": {Rule.KEY, Rule.WORDS},
}


def _columns(tables):
    return [
        pytest.param(table, column, id=f"{table.name}-{column.name}") for table in tables for column in table.columns
    ]


@pytest.mark.parametrize(("table", "column"), _columns(OF_RECORD))
def test_each_column_of_a_record_leaves_by_a_rule_that_fits_what_it_holds(table, column):
    if column.name == "note":  # of the coverage, not of a row
        assert column.rule is Rule.PEOPLE
        return
    if table.name == "provenance":
        assert column.rule is Rule.KEY
        return
    held = SCHEMA[table.name].column(column.name)
    assert column.rule in ({Rule.PEOPLE} if held.unit == "people" else RULES[held.type])


@pytest.mark.parametrize(("table", "column"), _columns(OF_FOLDER))
def test_each_column_of_a_folder_leaves_by_a_rule_that_fits_what_it_holds(table, column):
    held = {c.name: c.kind for kind in (Manifest, FundTotal) for c in columns_of(kind)}
    if table.name in BY_NAME:
        held = {c.name: c.kind for c in BY_NAME[table.name].columns} | {"source": "text", "certainty": "choice"}
    words = held[column.name] in ("text", "slug", "ref") or column.name in ("domain", "skill")
    assert (column.rule in (Rule.WORDS, Rule.KEY)) == words


@pytest.mark.parametrize(("table", "column"), _columns((*OF_RECORD, *OF_FOLDER)))
def test_a_page_can_say_where_each_column_is_from_and_by_which_rule_it_leaves(table, column):
    assert table.comes_from(column)
    assert IN_WORDS[column.rule]


def test_where_a_column_is_from_is_said_in_the_names_of_models_and_fields():
    assert TEAMS.comes_from(TEAMS.columns[2]) == "team: organisation: key"
    assert START.comes_from(START.columns[0]) == "fund: year starts"


def test_a_field_that_is_not_there_is_found_out():
    with pytest.raises(FieldDoesNotExist):
        TEAMS.comes_from(Column("name", "nickname", Rule.WORDS))


def test_rows_about_persons_need_their_consent_to_be_named():
    with pytest.raises(ValueError, match="consent"):
        Table("contacts", lambda place: PARTICIPANTS(), (Column("person", "user", Rule.PERSON),))
