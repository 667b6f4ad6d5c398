"""Somebody tries to smuggle a person out: by every text field of every model, in every way that a person is written."""

import pytest
from django.db import models

from commonweal.live.accounts.models import User
from commonweal.live.audit.models import Event
from commonweal.live.directory.models import Area, Team
from commonweal.live.gate import Refused, export_place, export_record
from commonweal.live.gate.declare import Rule
from commonweal.live.gate.of_folder import OF_FOLDER, OF_SERVICES
from commonweal.live.gate.of_record import OF_RECORD
from commonweal.live.places.models import Place

from ..rows import our_models, row
from .reading import everything_in

NAME = "Margaret Thatchwell"
MARKS = {
    "name": NAME,
    "e-mail": "margaret.thatchwell@example.org",
    "telephone": "07700 900123",
    "NHS number": "943 476 5919",
    "postcode": "PL4 8AA",
    "in a sentence": "ask for Margaret Thatchwell on Mondays",
    "with a title": "Mrs Thatchwell decides",
}
WORDS = (models.CharField, models.TextField, models.JSONField)
# The database lets nobody change these.
KEPT = {"fund.Entry", "fund.Posting", "audit.Event", "assurance.Statement", "assurance.Figure"}
pytestmark = pytest.mark.django_db


def _field(table, column):
    """The model's field that a column is read from; None for a sum or a number made for the way out."""
    *steps, name = column.path.split("__")
    model = table.model
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(name) if name in {field.name for field in model._meta.get_fields()} else None


def _fields_that_leave(tables):
    columns = [(table, column) for table in tables for column in table.columns]
    return {(f.model._meta.label, f.name) for table, column in columns if (f := _field(table, column))}


# What ties rows together, picks the rows that leave or says who may: another value there only makes rows stay.
TIES = {("governance.Link", name) for name in ("from_kind", "from_key", "to_kind", "to_key")}
TIES |= {("fund.Account", "kind"), ("accounts.Membership", "role")}


def _fill(model, field, words):
    """Write the words into the field of every row, unlike where rows have to be unlike."""
    for found in model._base_manager.all():
        alone = field.unique or any(field.name in c.fields for c in model._meta.constraints if hasattr(c, "fields"))
        said = f"{words} {found.pk}" if alone else words
        if isinstance(field, models.SlugField):
            said = said.lower().replace(" ", "-")
        if isinstance(field, models.JSONField):
            said = {"said": said}
        cut = said[: field.max_length] if field.max_length else said
        model._base_manager.filter(pk=found.pk).update(**{field.name: cut})


def _texts(model):
    return [f for f in model._meta.concrete_fields if isinstance(f, WORDS)]


@pytest.mark.parametrize(("export", "tables"), [(export_record, OF_RECORD), (export_place, OF_FOLDER)])
def test_no_field_that_is_not_named_leaves_whatever_it_holds(town, tmp_path, export, tables):
    leave, hidden = _fields_that_leave(tables), []
    for model in our_models():
        if not model._base_manager.exists():
            row(model, town.place, town.worker)
    for model in our_models():
        for field in _texts(model):
            label = model._meta.label
            if label in KEPT or (label, field.name) in leave | TIES:
                continue
            _fill(model, field, f"{NAME} 07700 900123 943 476 5919")
            hidden.append((label, field.name))
    assert {("accounts.User", "name"), ("accounts.User", "email"), ("directory.Threshold", "manages")} <= set(hidden)
    assert (("directory.Threshold", "clause") in hidden) == (export is export_record)
    assert len(hidden) > 50
    more = {"given": town.starter} if export is export_place else {}
    filled = Place.objects.get(pk=town.place.pk)
    assert export(town.steward, filled, tmp_path / "out", **more).rows
    told = everything_in(tmp_path / "out")
    for mark in ("thatchwell", "margaret", "900123", "4765919", "943 476"):
        assert mark not in told, mark


def _columns():
    for export, tables in ((export_record, OF_RECORD), (export_place, OF_FOLDER)):
        for table in tables:
            for column in table.columns:
                if column.rule in (Rule.WORDS, Rule.KEY) and table is not OF_SERVICES:
                    yield pytest.param(export, table, column, id=f"{export.__name__}-{table.name}-{column.name}")


@pytest.mark.parametrize(("export", "table", "column"), list(_columns()))
def test_a_person_in_a_column_that_leaves_stops_the_export(town, tmp_path, export, table, column):
    field, before = _field(table, column), Event.objects.count()
    more = {"given": town.starter} if export is export_place else {}
    Team.objects.update(area=Area.objects.filter(place=town.place).first())
    for how, words in MARKS.items():
        if isinstance(field, models.SlugField) and how not in ("name", "telephone"):
            continue  # a short name has no spaces and no signs
        _fill(field.model, field, words)
        with pytest.raises(Refused) as stopped:
            export(town.steward, town.place, tmp_path / "out", **more)
        said = [why for why in stopped.value.reasons if why.startswith(f"{table.name}, row 1")]
        assert any(f"column {column.name}: it could say who somebody is" in why for why in said), how
        assert "thatchwell" not in str(stopped.value).lower()
        assert sorted(each.name for each in tmp_path.iterdir()) == ["starter"]
    assert Event.objects.count() == before


def test_nobody_who_uses_the_workbench_leaves(town, tmp_path):
    export_record(town.steward, town.place, tmp_path / "record")
    export_place(town.steward, town.place, tmp_path / "place", given=town.starter)
    told = everything_in(tmp_path / "record") + everything_in(tmp_path / "place")
    for user in User.objects.all():
        assert user.email not in told
        assert f"{user.name} (" not in told
    assert "example.org" not in told


def test_rows_of_a_foreign_place_stay(town, tmp_path):
    for model in our_models():
        row(model, town.elsewhere, town.outsider)
    for folder, verb, more in (("r", export_record, {}), ("p", export_place, {"given": town.starter})):
        verb(town.steward, town.place, tmp_path / folder, **more)
        told = everything_in(tmp_path / folder)
        assert "their charity" not in told
        assert "theirs" not in told
        assert "row-" not in told
        assert "elsewhere" not in told
