"""A place folder from live rows: what the workbench holds, and the rest from a folder that is given."""

from dataclasses import replace
from decimal import Decimal

import pytest
from click.testing import CliRunner

from commonweal.cli import main
from commonweal.live.directory.models import Area, Need, Skill, Team, Threshold
from commonweal.live.fund.models import Line, Version
from commonweal.live.gate.folder import assemble, write_folder
from commonweal.live.gate.reader import Reader
from commonweal.live.gate.refused import Refused
from commonweal.live.places.models import Organisation
from commonweal.place import Contract, Mark, Tie, check_place, read_place
from commonweal.record import read_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(town, tmp_path):
    def written(given=town.starter):
        reader = Reader(town.place)
        write_folder(reader, given, tmp_path / "out")
        return read_place(tmp_path / "out"), reader

    return written


def test_it_passes_the_check_and_holds_the_same_numbers_as_the_workbench(town, write, tmp_path):
    place, _ = write()
    assert check_place(tmp_path / "out").faults == ()
    assert (place.name, place.title) == ("ourtown", "Our Town")
    for name, model in (("teams", Team), ("skills", Skill), ("thresholds", Threshold)):
        assert len(place.table(name)) == model.objects.filter(place=town.place).count()
    assert len(place.fund) == Line.objects.count()
    assert place.needs == town.starter.needs
    assert place.population == town.starter.population


def test_what_the_workbench_changed_takes_the_place_of_what_the_folder_says(town, write):
    Skill.objects.filter(team__key=town.starter.teams[0].id).update(level="0.42")
    Line.objects.filter(version__key=town.starter.fund[0].version).update(partner=Line.objects.first().partner)
    place, _ = write()
    levels = {row.level for row in place.skills if row.team == town.starter.teams[0].id}
    assert levels == {0.42}


def test_a_place_of_which_nobody_says_how_many_live_there_is_not_made_up(town, write):
    with pytest.raises(Refused, match="does not hold how many people live in each area"):
        write(None)


def test_an_area_of_which_the_folder_knows_nothing_stops_it(town, write):
    Area.objects.create(place=town.place, key="new-town", name="New town")
    with pytest.raises(Refused, match=r"areas, row \d+ \(new-town\), column id: areas.csv of the folder given"):
        write()


def test_a_size_that_nobody_wrote_down_is_the_folders_or_stops_it(town, write):
    first = town.starter.teams[0]
    Team.objects.filter(place=town.place, key=first.id).update(fte=None)
    assert write()[0].teams[0].fte == first.fte


def test_a_team_without_a_size_anywhere_stops_it(town, write):
    team = Team.objects.filter(place=town.place).first()
    Team.objects.create(
        place=town.place, organisation=team.organisation, key="new-team", name="New team", need=team.need
    )
    with pytest.raises(Refused, match=r"\(new-team\), column fte: nobody has written it down"):
        write()


def test_teams_of_a_need_that_a_folder_does_not_know_stay_with_all_that_hangs_on_them(town, write):
    team = Team.objects.filter(place=town.place).first()
    need = Need.objects.create(place=town.place, key="loneliness", name="Loneliness")
    more = {"place": town.place, "organisation": team.organisation}
    new = Team.objects.create(**more, key="visits", name="Visits", need=need, fte=1, caseload=1)
    Skill.objects.create(**more, team=new, need=team.need, level=1, basis="claimed", said_by="the team")
    Threshold.objects.create(**more, team=new, clause="Anybody", kind="referrer", hardness=0)
    place, reader = write()
    assert "visits" not in {row.id for row in place.teams}
    assert (reader.stayed["teams"], reader.stayed["skills"], reader.stayed["thresholds"]) == (1, 1, 1)


def test_a_version_of_which_only_totals_are_known_stays(town, write):
    fund = Version.objects.first().fund
    Version.objects.create(fund=fund, key="rumour", title="Rumour", source="a paper", gross_pence=1, net_pence=1)
    place, reader = write()
    assert "rumour" not in {total.version for total in place.fund_totals}
    assert reader.stayed["versions of the fund"] == 1


def test_totals_that_do_not_agree_with_their_lines_stop_it_and_say_by_how_much(town, write):
    Version.objects.update(gross_pence=5)
    with pytest.raises(Refused, match=r"fund.csv, column gross: version .* adds up to"):
        write()


def test_an_organisation_that_the_folder_does_not_know_is_in_no_alliance(town, write):
    Organisation.objects.create(place=town.place, key="newcomers", name="Newcomers' trust")
    place, _ = write()
    assert [row.alliance for row in place.providers if row.id == "newcomers"] == [False]


def test_a_mark_on_a_figure_stays_while_the_figure_does(town):
    first, second, *others = town.starter.teams
    mark = (Mark("fte", "a count of heads", "seen"),)
    given = replace(town.starter, teams=(replace(first, marks=mark), replace(second, marks=mark), *others))
    Team.objects.filter(place=town.place, key=second.id).update(fte=99)
    teams = assemble(Reader(town.place), given).teams
    assert (teams[0].marks, teams[1].marks) == (mark, ())


def test_contracts_and_ties_lose_what_is_no_longer_there(town):
    gone = Contract("c", "Old", ("gone", town.starter.providers[0].id), False, Decimal(1), None, None, "all")
    given = replace(town.starter, contracts=(gone,), ties=(Tie("gone", town.starter.teams[0].id, 0.5),))
    reader = Reader(town.place)
    place = assemble(reader, given)
    assert place.contracts[0].providers == (town.starter.providers[0].id,)
    assert place.ties == ()
    assert (reader.stayed["contracts' providers"], reader.stayed["ties"]) == (1, 1)


@pytest.mark.slow
def test_a_rehearsal_of_it_runs(town, write, tmp_path):
    write()
    words = ["rehearse", str(tmp_path / "out"), "--regime", "block", "--years", "1", "--out", str(tmp_path / "run")]
    told = CliRunner().invoke(main, words)
    assert told.exit_code == 0, told.output
    assert read_record(tmp_path / "run").manifest.provenance["place"] == "ourtown"
