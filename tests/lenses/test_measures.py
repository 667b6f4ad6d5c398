from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lenses.making import made
from tests.lenses.signs.nulls import gamed

from commonweal.lenses import get_lens, show
from commonweal.record import RecordError

START = date(2022, 1, 3)


def month(i):
    start = START + timedelta(30 * i)
    return {"period_start": start, "period_end": start + timedelta(29)}


def rows(value, indicator="in_time", **more):
    return [
        {"service": f"s{u:02d}", "indicator": indicator, "value": float(value[u, p])} | month(p) | more
        for u in range(value.shape[0])
        for p in range(value.shape[1])
    ]


def record(folder, *tables, **told):
    both = [{"id": "in_time", "name": "Answered {in} time", "better": "higher"}, {"id": "kept", "better": "higher"}]
    return made(folder, {"measures": [row for table in tables for row in table]}, **({"indicators": both} | told))


def shares(seed, share=0.0, size=(60, 24)):
    luck = np.random.default_rng(seed)
    return gamed(luck.beta(9, 1.5, size), 0.9, share, 0.02, luck)


@pytest.fixture(scope="module")
def gamed_record(tmp_path_factory):
    kept = np.random.default_rng(9).normal(size=(60, 24))
    folder = tmp_path_factory.mktemp("gamed") / "r"
    return record(folder, rows(shares(1, 0.5), target=0.9), rows(kept, "kept"))


@pytest.fixture(scope="module")
def look():
    return get_lens("measures").look


def asking(finding):
    return [row["sign"] for row in finding.table.rows if row["answer"] == "worth asking about"]


def test_what_was_planted_is_worth_asking_about(look, gamed_record):
    finding = show(look(gamed_record))
    assert "bunching just past the target" in asking(finding)
    said = finding.say()
    assert "worth asking about, where chance alone would bring" in said
    assert "bunching just past the target (Answered {in} time)" in said
    assert "Of 120 series of twelve periods or more" in said
    assert finding.number("asking").value == len(asking(finding))
    assert finding.number("special").n == 120
    assert any("proves nothing" in each for each in finding.cannot_tell)


def test_it_stays_as_quiet_as_it_says_where_nothing_was(look, tmp_path):
    """Two kinds of sign can be tested here, so that one record in ten at most may show some sign."""
    found = [look(record(tmp_path / str(seed), rows(shares(seed), target=0.9))) for seed in range(12)]
    assert {finding.number("asking_by_chance").value for finding in found} == {0.1}
    loud = [finding for finding in found if asking(finding)]
    assert len(loud) <= 3, "at one in ten, more than three of twelve come about in fewer than three of a hundred"
    assert all("none is worth asking about" in finding.say() for finding in found if not asking(finding))


def test_no_service_is_named_by_a_sign(look, gamed_record):
    finding = look(gamed_record)
    told = str(finding.table.rows) + finding.say()
    assert not any(f"s{u:02d}" in told for u in range(60))


def test_the_same_record_gives_the_same_finding(look, gamed_record):
    assert look(gamed_record).to_json() == look(gamed_record).to_json()


def test_the_chart_is_of_what_was_chosen_and_begins_anew_where_told(look, gamed_record):
    finding = look(gamed_record, indicator="kept", service="s07", rebase=month(12)["period_start"].isoformat())
    assert "s07" in finding.alt
    assert "kept" in finding.alt
    points = finding.more[0].rows
    assert len({row["mean"] for row in points}) == 2
    assert points[11]["mean"] != points[12]["mean"]
    whole = look(gamed_record)
    assert "Answered {in} time" in whole.alt  # what is asked for comes first


def test_a_record_that_says_that_nobody_asks_is_not_searched_for_gaming(look, tmp_path):
    alike = np.random.default_rng(1).normal(size=(30, 24)) * np.linspace(1, 0.3, 24)
    assert asking(look(record(tmp_path / "open", rows(alike)))) == ["services growing alike"]
    alone = look(record(tmp_path / "alone", rows(alike, stake=0.0)))
    assert asking(alone) == []
    assert any("nobody asks" in each for each in alone.cannot_tell)


def test_a_target_may_be_named_where_the_record_holds_none(look, tmp_path):
    silent = record(tmp_path / "r", rows(shares(1, 0.5)))
    assert asking(look(silent)) == []
    assert any("names no target" in each for each in look(silent).cannot_tell)
    assert asking(look(silent, target="0.9")) == ["bunching just past the target"]
    assert asking(look(silent, target="0.8", indicator="in_time")) == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"indicator": "absent"}, "no indicator 'absent'"),
        ({"service": "absent"}, "no service 'absent'"),
        ({"target": "much"}, "give a number"),
        ({"target": "nan"}, "give a number"),
        ({"target": "0.9"}, "several indicators"),
        ({"better": "green"}, "say higher or lower"),
        ({"rebase": "spring"}, "give dates"),
        ({"screen": "perhaps"}, "give yes or no"),
        ({"score_line": "high"}, "give a number"),
    ],
)
def test_what_cannot_be_chosen_is_answered_with_what_can(look, gamed_record, options, said):
    with pytest.raises(RecordError, match=f"(?i){said}"):
        look(gamed_record, **options)


def test_values_of_fewer_than_eight_people_are_left_out_and_counted(look, tmp_path):
    few = rows(shares(1, size=(3, 24)), denominator=7) + rows(shares(2, size=(4, 24)), "kept", denominator=8)
    finding = look(record(tmp_path / "r", few))
    assert finding.number("left_out").value == 72
    assert finding.number("values").value == 96
    assert any("fewer than eight" in each for each in finding.cannot_tell)
    assert {row["indicator"] for row in finding.more[-1].rows} == {"kept"}


def test_it_cannot_tell_where_there_is_nothing_to_tell_by(look, tmp_path):
    none = look(record(tmp_path / "none", rows(np.full((2, 3), np.nan))))
    assert none.say().startswith("Cannot tell:")
    little = look(record(tmp_path / "little", rows(shares(1, size=(1, 1)))))
    assert "No series is long enough" in little.say()
    assert "No sign of gaming could be looked for." in little.say()
    assert little.chart is None
    absent = look(made(tmp_path / "absent", {"contacts": []}))
    assert absent.say().startswith("Cannot tell: This record holds no measures")


VALUES = st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0, 100.0]), st.floats(-1e9, 1e9))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "service": st.sampled_from([f"s{i}" for i in range(10)]),
                "indicator": st.sampled_from(["in_time", "kept"]),
                "at": st.integers(0, 14),
                "value": VALUES,
                "target": VALUES,
                "denominator": st.one_of(st.none(), st.integers(0, 500)),
            }
        ),
        max_size=120,
    )
)
def test_no_record_makes_it_fail(look, tmp_path_factory, drawn):
    told = [{k: v for k, v in row.items() if k != "at"} | month(row["at"]) for row in drawn]
    finding = show(look(record(tmp_path_factory.mktemp("any") / "r", told)))
    assert finding.say()
    for sheet in (finding.table, *finding.more):
        for row in sheet.rows:
            assert all(np.isfinite(each) for each in row.values() if isinstance(each, float)), row
    for number in finding.numbers:
        assert number.value is None or np.isfinite(number.value)
