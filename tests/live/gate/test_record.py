"""A record from live rows says what it holds, and how complete it is; every lens reads it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commonweal.lenses import LENSES, get_lens, show
from commonweal.live.directory.models import Skill
from commonweal.live.fund import actions as money
from commonweal.live.gate.reader import Reader
from commonweal.live.gate.record import write_record
from commonweal.live.gate.refused import Refused
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(town, tmp_path):
    return write_record(Reader(town.place), tmp_path / "record")


def test_a_record_holds_teams_skills_money_and_what_was_decided(town, record):
    rows = {name: entry.rows for name, entry in record.manifest.tables.items()}
    teams, skills = len(town.starter.teams), len(town.starter.skills)
    components = len({row.component for row in town.starter.fund})
    held = {"services": teams, "components": components, "skills": skills, "money": 2, "voice": 3, "voice_links": 2}
    assert rows == held
    spent = record.table("money", ["pounds", "period_end", "service", "hours"]).to_pydict()
    assert spent["pounds"] == [150.5, -20.01]
    assert spent["period_end"] == [date(2024, 4, 30), date(2024, 5, 31)]
    assert spent["service"] == spent["hours"] == [None, None]
    assert record.table("voice", ["role"]).to_pydict()["role"] == [None] * 3


def test_its_coverage_says_what_is_not_known(record):
    assert {name for name in ("contacts", "referrals", "needs") if record.coverage.of(name).status == "absent"}
    for name in ("skills", "money", "voice", "voice_links"):
        assert record.coverage.of(name).status == "partial"
    assert "about 10 people took part" in record.coverage.of("voice").note
    assert record.coverage.of("money").start == date(2024, 4, 1)


def test_few_who_took_part_are_not_counted(town, tmp_path):
    town.one.participants.update(number=7)
    record = write_record(Reader(town.place), tmp_path / "few")
    assert "took part" not in record.coverage.of("voice").note


def test_the_month_that_runs_ends_today(town, tmp_path):
    today = timezone.localdate()
    fund = town.spent.fund
    money.record_entry(town.commissioner, fund, day=today, memo="m", postings={town.spent: 100, town.bank: -100})
    record = write_record(Reader(town.place), tmp_path / "now")
    assert max(record.table("money", ["period_end"]).to_pydict()["period_end"]) == today


def test_where_nothing_was_written_down_a_table_is_absent(cast, tmp_path):
    record = write_record(Reader(cast.place), tmp_path / "bare")
    assert record.manifest.tables == {}
    assert all(record.coverage.of(name).status == "absent" for name in ("skills", "money", "voice"))


def test_skills_that_are_no_domain_stay_and_are_counted(town, tmp_path):
    need = Skill.objects.filter(place=town.place).first().need
    need.key = "loneliness"
    need.save()
    stay = Skill.objects.filter(need=need).count()
    record = write_record(Reader(town.place), tmp_path / "lonely")
    assert f"left out: {stay} skills" in record.coverage.of("skills").note


def test_two_parts_of_the_fund_with_one_short_name_keep_apart(town, tmp_path):
    for name in ("A & B", "A B"):
        town.spent.fund.components.create(name=name)
    record = write_record(Reader(town.place), tmp_path / "parts")
    ids = record.table("components", ["id"]).to_pydict()["id"]
    assert {"a-b", "a-b-2"} <= set(ids)


def test_a_word_that_is_on_no_list_stops_it_with_one_message(town, tmp_path):
    Skill.objects.filter(place=town.place).update(basis="Thatchwell")
    Decision.objects.filter(pk=town.one.pk).update(state="Thatchwell")
    with pytest.raises(Refused) as stopped:
        write_record(Reader(town.place), tmp_path / "odd")
    assert "skills, row 1, column basis: it is no word of its list. It is one of claimed, observed." in str(
        stopped.value
    )
    assert "column kind: nobody has written it down" in str(Refused(stopped.value.reasons[-1:]))
    assert "Thatchwell" not in str(stopped.value)
    assert not (tmp_path / "odd").exists()


def test_the_same_rows_make_the_same_record(town, tmp_path):
    one, two = (write_record(Reader(town.place), tmp_path / name).manifest.hash for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("name", LENSES)
def test_every_lens_answers_it_or_says_that_it_cannot_tell(record, name):
    lens = get_lens(name)
    finding = show(lens.look(record))
    assert finding.say()
    if not any(all(record.coverage.of(t).status != "absent" for t in need) for need in lens.needs):
        assert finding.say().startswith("Cannot tell")


def test_the_money_lens_finds_the_ledgers_sums(record):
    values = {number.name: number.value for number in get_lens("money").look(record).numbers}
    assert (values["gross"], values["income"]) == (150.5, -20.01)


def test_the_skills_lens_compares_what_is_claimed_with_what_was_seen(town, tmp_path):
    first = Skill.objects.filter(place=town.place).first()
    first.pk, first.basis, first.as_at = None, "observed", first.as_at - timedelta(days=1)
    first.save()
    record = write_record(Reader(town.place), tmp_path / "seen")
    assert not get_lens("skills").look(record).say().startswith("Cannot tell")
