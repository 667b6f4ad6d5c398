"""Two verbs: who may, what the event says, and that nothing leaves by half."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from commonweal.live.accounts.permissions import WHO_MAY
from commonweal.live.accounts.roles import Role
from commonweal.live.audit import chain
from commonweal.live.audit.models import Event
from commonweal.live.gate import Refused, export_place, export_record
from commonweal.live.places.models import Place
from commonweal.record import read_record

pytestmark = pytest.mark.django_db
MAY = {"record": {"steward", "researcher"}, "place": {"steward"}}


@pytest.mark.parametrize("what", MAY)
def test_only_those_who_may_take_something_out(town, tmp_path, what):
    for role in (*Role.values, "outsider", "public"):

        def take(actor=town.users[role], out=tmp_path / role):
            if what == "record":
                return export_record(actor, town.place, out)
            return export_place(actor, town.place, out, given=town.starter)

        if role in MAY[what]:
            assert take().folder.is_dir()
        else:
            with pytest.raises(PermissionDenied):
                take()
            assert not (tmp_path / role).exists()
    assert set(WHO_MAY[f"gate.export_{what}"]) == MAY[what]


def test_every_export_is_an_event_with_its_counts_and_digest_and_no_words(town, tmp_path):
    left = export_record(town.researcher, town.place, tmp_path / "record", vouched=["Grace Darling"])
    event = Event.objects.latest("pk")
    facts = json.loads(event.body)["facts"]
    assert (event.verb, event.actor, event.place) == ("gate.export_record", town.researcher, town.place)
    assert facts["digest"] == left.digest == read_record(tmp_path / "record").manifest.hash
    assert facts["rows"] == left.rows
    assert facts["vouched"] == 1
    assert "Darling" not in event.body
    assert chain.verify() is None


def test_the_event_of_a_folder_names_its_digest_and_that_of_the_folder_it_was_filled_from(town, tmp_path):
    left = export_place(town.steward, town.place, tmp_path / "place", given=town.starter)
    facts = json.loads(Event.objects.latest("pk").body)["facts"]
    assert (facts["digest"], facts["given"]) == (left.digest, town.starter.hash)
    assert facts["rows"]["teams"] == len(town.starter.teams)


def test_a_folder_that_is_there_is_never_written_over(town, tmp_path):
    (tmp_path / "out").mkdir()
    for verb, more in ((export_record, {}), (export_place, {"given": town.starter})):
        with pytest.raises(Refused, match="out is there already; name a new folder"):
            verb(town.steward, town.place, tmp_path / "out", **more)
        with pytest.raises(Refused, match="there is no folder"):
            verb(town.steward, town.place, tmp_path / "no" / "out", **more)


def test_where_writing_fails_nothing_is_left_and_nothing_is_told(town, tmp_path, monkeypatch):
    def full(*_):
        raise OSError("no space")

    before = Event.objects.count()
    monkeypatch.setattr("commonweal.record.writer.create_file", full)
    with pytest.raises(Refused, match="it could not be written"):
        export_record(town.steward, town.place, tmp_path / "out")
    assert Event.objects.count() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["starter"]


def test_where_the_event_cannot_be_kept_nothing_leaves(town, tmp_path, monkeypatch):
    def broken(*_):
        raise RuntimeError("no event")

    monkeypatch.setattr("commonweal.live.audit.chain.append", broken)
    with pytest.raises(RuntimeError):
        export_record(town.steward, town.place, tmp_path / "out")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["starter"]


def test_an_empty_place_leaves_an_empty_record(cast, tmp_path):
    Place.objects.create(slug="bare", title="Bare")
    assert export_record(cast.steward, cast.place, tmp_path / "out").rows == {}
