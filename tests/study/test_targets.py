"""A targets file is read as written, and refused with where and what would be right."""

from math import sqrt
from pathlib import Path

import pytest

from commonweal.study.targets import TargetsError, read_targets

ROOT = Path(__file__).parents[2]
RIGHT = """
[parameters]
drop = [0.002, 0.03]
[[target]]
name = "exits"
what = "drop_outs"
low = 0.2
high = 0.4
source = "somewhere"
"""


def written(tmp_path: Path, text: str) -> Path:
    (tmp_path / "t.toml").write_text(text)
    return tmp_path / "t.toml"


def test_a_range_is_equally_likely_from_end_to_end(tmp_path: Path) -> None:
    (target,) = read_targets(written(tmp_path, RIGHT)).targets
    assert (target.value, target.error) == pytest.approx((0.3, 0.2 / sqrt(12)))
    assert target.variance == pytest.approx(0.04 / 12 + (0.05 * 0.3) ** 2)


def test_a_value_with_its_error_and_a_discrepancy(tmp_path: Path) -> None:
    text = RIGHT.replace("low = 0.2", "value = 0.3\ndiscrepancy = 0").replace("high = 0.4", "error = 0.1")
    (target,) = read_targets(written(tmp_path, text)).targets
    assert target.variance == pytest.approx(0.01)
    assert (target.low, target.high) == pytest.approx((0.3 - 0.1645, 0.3 + 0.1645))


def test_what_is_held_out_is_told_apart(tmp_path: Path) -> None:
    held = RIGHT[RIGHT.index("[[target]]") :].replace('"exits"', '"other"') + 'use = "held out"\nyears = [0, 3]\n'
    found = read_targets(written(tmp_path, RIGHT + held))
    assert [each.name for each in found.fitted] == ["exits"]
    assert [(each.name, each.years) for each in found.held_out] == [("other", (0, 3))]


def test_the_shipped_example_reads_and_holds_some_out() -> None:
    found = read_targets(ROOT / "experiments/calibrate-reference.toml")
    assert len(found.fitted) >= 3
    assert len(found.held_out) >= 2
    assert len(found.bounds) >= 4


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("drop_outs", "droop", "droop.*is no outcome"),
        ("low = 0.2", "", "either low and high"),
        ("low = 0.2", "low = 0.5", "low must lie below high"),
        ("low = 0.2", 'low = "a"', "low must be a number"),
        ("low = 0.2", "low = 0.2\nvalue = 3", "either low and high"),
        ('source = "somewhere"', "", "needs source"),
        ('source = "somewhere"', 'source = "x"\nuse = "sometimes"', "'calibrate' or 'held out'"),
        ('source = "somewhere"', 'source = "x"\nuse = "held out"', "every target is held out"),
        ('source = "somewhere"', 'source = "x"\nregime = "nowhere"', "nowhere"),
        ('source = "somewhere"', 'source = "x"\nyears = [3, 1]', "must begin at 0"),
        ('source = "somewhere"', 'source = "x"\nyears = 3', "years is written as"),
        ('source = "somewhere"', 'source = "x"\nweight = 3', "unknown key weight"),
        ("drop = [0.002, 0.03]", "dropp = [0, 1]", "dropp is not a parameter"),
        ("drop = [0.002, 0.03]", "drop = [0.03, 0.002]", "cannot be"),
        ("drop = [0.002, 0.03]", "drop = 0.1", "has no range"),
        ("drop = [0.002, 0.03]", 'drop = ["a", 1]', "must be numbers"),
        ("drop = [0.002, 0.03]", "", "at least one parameter"),
        ("[parameters]", "[params]", "unknown key params"),
        ("[parameters]", "[parameters", "is not TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(TargetsError, match=says) as refused:
        read_targets(written(tmp_path, RIGHT.replace(old, new)))
    assert "t.toml" in str(refused.value)


def test_two_of_one_name_none_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(TargetsError, match="two targets are named exits"):
        read_targets(written(tmp_path, RIGHT + RIGHT[RIGHT.index("[[target]]") :]))
    with pytest.raises(TargetsError, match="has no target"):
        read_targets(written(tmp_path, "[parameters]\ndrop = [0.1, 0.2]\n"))
    with pytest.raises(TargetsError, match="cannot be read"):
        read_targets(tmp_path / "none.toml")
