"""Contract files: what they say becomes a regime; what they cannot say is refused with one message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lab import RegimeError, read_regime
from commonweal.lab.contract import COUNTED, is_contract, read_contract, read_way
from commonweal.lab.rules import weights

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "contracts").glob("*.toml"))
LOGIC = '[logic]\ninputs = ["a"]\nactivities = ["b"]\noutputs = ["c"]\noutcomes = ["d"]\n'


def chain(stands_for: str, weight: float) -> str:
    texts = 'outcome = "well"\nindicator = "i"\ntarget = "t"\n'
    return f'[[chain]]\n{texts}stands_for = "{stands_for}"\nweight = {weight!r}\n'


def written(folder: Path, *parts: str) -> Path:
    path = folder / "c.toml"
    path.write_text('contract = "mine"\n' + "".join(parts))
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_contracts_pay_what_they_say(path: Path) -> None:
    contract = read_contract(path)
    assert sum(contract.weights) == pytest.approx(1)
    assert weights(contract.regime.steps[0].dials).tolist() == pytest.approx(list(contract.weights))
    assert read_way(path) == contract.regime


@given(breadth=st.floats(0, 1), follow=st.floats(0, 1), wait=st.floats(0, 0.99))
def test_any_mix_the_dials_can_give_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, breadth: float, follow: float, wait: float
) -> None:
    dials = read_regime("block").steps[0].dials._replace(breadth=breadth, follow=follow, wait_w=wait)
    shares = [float(w) for w in weights(dials)]
    path = written(tmp_path_factory.mktemp("c"), LOGIC, *(chain(i, w) for i, w in zip(COUNTED, shares, strict=True)))
    assert read_contract(path).weights == pytest.approx(shares)
    assert weights(read_contract(path).regime.steps[0].dials).tolist() == pytest.approx(shares, abs=2e-3)


def test_a_mix_that_the_lab_cannot_weigh_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    path = written(tmp_path, LOGIC, chain("success_at_closure", 0.5), chain("change_later", 0.5))
    with pytest.raises(RegimeError, match=r"change_later must have 0\.25 of the stake"):
        read_contract(path)


def test_waiting_alone_is_all_of_the_stake(tmp_path: Path) -> None:
    dials = read_contract(written(tmp_path, LOGIC, chain("starts_in_time", 1.0))).regime.steps[0].dials
    assert (dials.wait_w, dials.breadth, dials.follow) == (1.0, 0.0, 0.0)


def test_payment_moves_the_dials_it_names(tmp_path: Path) -> None:
    payment = "[payment]\nstake = 1.5\nat_risk = 0.25\nrecording = 0.2\ntendered = 0.5\n[dials]\nlevel = 2\n"
    dials = read_contract(written(tmp_path, LOGIC, chain("change_later", 1.0), payment)).regime.steps[0].dials
    assert (dials.proxy, dials.pbr, dials.rec, dials.comp, dials.level) == (1.5, 0.25, 0.2, 0.5, 2)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([LOGIC], "at least one [[chain]]"),
        ([chain("change_later", 1.0)], "inputs must be a list"),
        ([LOGIC, chain("bmi", 1.0)], "the lab can count one of"),
        ([LOGIC, chain("change_later", 0.4)], "add up to 0.4"),
        ([LOGIC, chain("change_later", 1.0), "[payment]\nstake = 3\n"], "from 0 to 2"),
        ([LOGIC, chain("change_later", 1.0), "[payment]\nbonus = 1\n"], "unknown key bonus"),
        ([LOGIC, chain("change_later", 1.0), "[dials]\nlevel = 1.5\n"], "level must be 0"),
        ([LOGIC, chain("change_later", 1.0), "[dials]\nbreadth = 1\n"], "unknown key breadth"),
        (["x = \n"], "not TOML"),
    ],
)
def test_what_is_wrong_is_said_once_and_where(tmp_path: Path, parts: list[str], said: str) -> None:
    path = written(tmp_path, *parts)
    with pytest.raises(RegimeError) as error:
        read_contract(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_regime_is_no_contract(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text('name = "r"\nbase = "targets"\n')
    assert not is_contract(path)
    assert read_way(path).steps == read_regime("targets").steps
    assert read_way("block") == read_regime("block")
