"""Factors: ranges are read, refused with one message, and put where they belong."""

from pathlib import Path

import pytest

from commonweal.lab import read_regime
from commonweal.study.factors import FactorError, apply, read_factors

WAYS = {name: read_regime(name) for name in ("block", "targets")}


def test_the_labs_own_ranges_leave_out_regimes_that_are_not_there() -> None:
    factors = read_factors(None, list(WAYS))
    assert {f.regime for f in factors} == {"", "targets"}
    assert all(f.low < f.high for f in factors)


def test_a_point_moves_the_world_and_the_regime_it_names(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text('[parameters]\nelas = [0, 0.2]\n[dials]\n"targets.rec" = [0.1, 0.5]\n')
    scenario, moved = apply(read_factors(path, list(WAYS)), [0.15, 0.4], WAYS)
    assert dict(scenario.parameters) == {"elas": 0.15}
    assert moved["targets"].steps[0].dials.rec == 0.4
    assert moved["block"] is WAYS["block"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[parameters]\nelas = [0.2, 0.1]\n", "elas: 0.2 to 0.1 cannot be"),
        ("[parameters]\nelas = 3\n", "elas has no range"),
        ("[parameters]\nhope = [0, 1]\n", "hope is not a parameter"),
        ('[dials]\n"targets.hope" = [0, 1]\n', "targets.hope is no dial"),
        ('[dials]\n"alliance.learn" = [0, 0.1]\n', "alliance is not among the regimes"),
        ("[other]\n", "unknown table other"),
        ("x", "not TOML"),
        ("", "names nothing to move"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "r.toml"
    path.write_text(text)
    with pytest.raises(FactorError, match=said):
        read_factors(path, list(WAYS))
