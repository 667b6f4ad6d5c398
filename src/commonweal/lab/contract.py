"""Contract files: outcome -> indicator -> target -> payment, with the programme logic model around it, as TOML.

The logic model is Schalock & Bonham's (2003, Evaluation and Program Planning 26:229-235): inputs, activities, outputs,
outcomes. What the lab can count are the five indicators of `record.indicators`; a contract becomes a regime by its
stake, the shares of the stake among them, what of the money follows the measure, and how it is recorded and tendered.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commonweal.lab.dials import DIALS, Dials
from commonweal.lab.keys import refuse_unknown
from commonweal.lab.regime import Regime, RegimeError, Step, read_regime
from commonweal.record.indicators import INDICATORS

LOGIC = ("inputs", "activities", "outputs", "outcomes")
COUNTED = tuple(indicator.id for indicator in INDICATORS)
_TOP = {"contract", "title", "base", "logic", "chain", "payment", "dials"}
_CHAIN = {"outcome", "indicator", "stands_for", "target", "weight", "source"}
_PAYMENT = {"stake": "proxy", "at_risk": "pbr", "recording": "rec", "tendered": "comp"}
_CLOSE = 1e-6


@dataclass(frozen=True)
class Chain:
    """One chain: what is hoped for, what is counted for it, the target, and its share of the stake."""

    outcome: str
    indicator: str  # in the contract's own words
    stands_for: str  # id in `record.indicators`: what the lab counts in its place
    target: str
    weight: float
    source: str


@dataclass(frozen=True)
class Contract:
    """A contract as written; `regime` is what the lab runs."""

    name: str
    title: str
    logic: Mapping[str, tuple[str, ...]]
    chains: tuple[Chain, ...]
    regime: Regime

    @property
    def weights(self) -> tuple[float, ...]:
        """Shares of the stake among the five indicators, in the order of `record.indicators.INDICATORS`."""
        return tuple(sum(c.weight for c in self.chains if c.stands_for == each) for each in COUNTED)


def is_contract(path: str | Path) -> bool:
    """Tell whether a file is a contract: TOML with the key `contract`."""
    try:
        return "contract" in tomllib.loads(Path(path).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


def read_way(name_or_path: str | Path) -> Regime:
    """Read a way of commissioning: a shipped regime, a regime file, or a contract file.

    Raises RegimeError with one clear message.
    """
    return read_contract(name_or_path).regime if is_contract(name_or_path) else read_regime(name_or_path)


def read_contract(path: str | Path) -> Contract:
    """Read a contract file. Raises RegimeError: what is wrong, where, and what would be right."""
    where = str(path)
    try:
        data = tomllib.loads(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise RegimeError(f"contract {where}: cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RegimeError(f"contract {where}: not TOML: {error}") from None
    refuse_unknown(data, _TOP, where, RegimeError)
    if not isinstance(data.get("contract"), str):
        raise RegimeError(f'{where}: needs a name, such as contract = "recovery"')
    chains = _chains(data.get("chain"), where)
    base = read_regime(str(data.get("base", "block")))
    dials = _dials(data, base.steps[-1].dials, chains, where)
    title = str(data.get("title", data["contract"]))
    regime = replace(base, name=data["contract"], base=str(data.get("base", "block")), meaning=title,
                     steps=(Step(0.0, dials),))  # fmt: skip
    return Contract(data["contract"], title, _logic(data.get("logic", {}), where), chains, regime)


def _logic(table: Any, where: str) -> dict[str, tuple[str, ...]]:
    where = f"{where} [logic]"
    refuse_unknown(table, set(LOGIC), where, RegimeError)
    for part in LOGIC:
        listed = table.get(part)
        if not isinstance(listed, list) or not listed or not all(isinstance(each, str) for each in listed):
            raise RegimeError(f'{where}: {part} must be a list of one or more texts, such as {part} = ["..."]')
    return {part: tuple(table[part]) for part in LOGIC}


def _chains(listed: Any, where: str) -> tuple[Chain, ...]:
    if not isinstance(listed, list) or not listed:
        raise RegimeError(f"{where}: needs at least one [[chain]]: outcome, indicator, stands_for, target, weight")
    chains = tuple(_chain(table, f"{where} [[chain]] {n}") for n, table in enumerate(listed, 1))
    total = sum(chain.weight for chain in chains)
    if abs(total - 1) > _CLOSE:
        raise RegimeError(f"{where}: the weights of the chains add up to {total:g}; they must add up to 1")
    return chains


def _chain(table: Any, where: str) -> Chain:
    refuse_unknown(table, _CHAIN, where, RegimeError)
    for key in ("outcome", "indicator", "stands_for", "target"):
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise RegimeError(f"{where}: needs {key}, a text")
    if table["stands_for"] not in COUNTED:
        raise RegimeError(
            f"{where}: stands_for is {table['stands_for']!r}; the lab can count one of: {', '.join(COUNTED)}"
        )
    weight = _share(table.get("weight", 1.0), "weight", 1.0, where)
    texts = {key: table[key] for key in ("outcome", "indicator", "stands_for", "target")}
    return Chain(**texts, weight=weight, source=str(table.get("source", "assumed")))


def _dials(data: Mapping[str, Any], base: Dials, chains: tuple[Chain, ...], where: str) -> Dials:
    payment = data.get("payment", {})
    refuse_unknown(payment, set(_PAYMENT), f"{where} [payment]", RegimeError)
    most = {"stake": 2.0}
    paid = {
        dial: _share(payment[key], key, most.get(key, 1.0), f"{where} [payment]")
        for key, dial in _PAYMENT.items() if key in payment
    }  # fmt: skip
    extra = data.get("dials", {})
    free = set(Dials._fields) - {*_PAYMENT.values(), "breadth", "follow", "wait_w"}
    refuse_unknown(extra, free, f"{where} [dials]", RegimeError)
    numbers = {name: _share(value, name, DIALS[name][1], f"{where} [dials]") for name, value in extra.items()}
    if numbers.get("level", 0.0) not in (0, 1, 2):
        raise RegimeError(f"{where} [dials]: level must be 0 (team), 1 (provider) or 2 (commissioner)")
    return base._replace(**numbers, **paid, **_shares(chains, where))


def _shares(chains: tuple[Chain, ...], where: str) -> dict[str, float]:
    """Turn weights of the five indicators into the dials that give them (`docs/model.md` S10).

    The four measures of closed cases have weights that are a product of two shares, so not every mix can be run.
    """
    weight = {each: sum(c.weight for c in chains if c.stands_for == each) for each in COUNTED}
    wait, rest = weight["starts_in_time"], 1 - weight["starts_in_time"]
    if rest <= _CLOSE:
        return {"wait_w": 1.0, "breadth": 0.0, "follow": 0.0}
    breadth = (weight["change_at_closure"] + weight["change_later"]) / rest
    follow = (weight["success_later"] + weight["change_later"]) / rest
    if abs(weight["change_later"] / rest - breadth * follow) > 1e-3:
        raise RegimeError(
            f"{where}: the lab cannot weigh closed cases so: at closure or later, and one need or the whole person, "
            f"are weighed apart. With these, change_later must have {breadth * follow * rest:.3g} of the stake"
        )
    return {"wait_w": wait, "breadth": breadth, "follow": follow}


def _share(value: Any, name: str, most: float, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise RegimeError(f"{where}: {name} is {value!r}; it must be a number from 0 to {most:g}")
    return float(value)

