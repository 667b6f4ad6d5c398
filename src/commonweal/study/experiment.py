"""An experiment: a question in words, worlds, ways of commissioning, and what is asked of them; read from TOML.

The default kind, `contrast`, holds regimes against each other in each world. Other kinds (`OTHERS`) hand the file's
table of that name to the study that answers it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal.lab import Regime, RegimeError
from commonweal.lab.keys import refuse_unknown
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.regime import regime_of
from commonweal.lab.scenario import Scenario, scenario_of

CONTRAST = "contrast"
OTHERS = ("sweep", "ablate", "sensitivity")
WHOLE = "all"
SPANS = (WHOLE, "last")  # or a number: the first so many years
_HEAD = {"title", "question", "why", "assumed", "kind", "place", "runs", "years", "seed"}
_SCENARIO = {"staff", "parameters", "without", "change"}


class ExperimentError(ValueError):
    """An experiment file that cannot be used: where, what is wrong, what would be right."""


@dataclass(frozen=True)
class InWorld:
    """One world: what the place is like and what it meets, the same under every regime."""

    name: str
    meaning: str
    scenario: Scenario


@dataclass(frozen=True)
class Ask:
    """One thing asked: what moves from regime `a` to regime `b`."""

    says: str
    a: str
    b: str
    outcomes: tuple[str, ...]
    span: str  # one of SPANS, or a number of first years
    worlds: tuple[str, ...]


@dataclass(frozen=True)
class Experiment:
    """What an experiment file says."""

    name: str
    title: str
    question: str
    why: str
    assumed: tuple[str, ...]
    kind: str
    place: Path
    runs: int
    years: int
    seed: int
    worlds: tuple[InWorld, ...]
    regimes: tuple[Regime, ...]
    asks: tuple[Ask, ...]
    table: Mapping[str, Any]  # of a kind other than contrast: the settings of its study


def read_experiment(path: Path) -> Experiment:
    """Read and check an experiment file.

    Raises ExperimentError with one clear message: where, what is wrong, and what would be right.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ExperimentError(f"{path}: cannot be read as UTF-8 text: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ExperimentError(f"{path}: not TOML: {error}") from None
    try:
        return _experiment(data, path)
    except ExperimentError:
        raise
    except (RegimeError, ValueError, TypeError) as error:
        raise ExperimentError(str(error) if str(path) in str(error) else f"{path}: {error}") from None


def _experiment(data: Mapping[str, Any], path: Path) -> Experiment:
    where = str(path)
    kind = _text(data, "kind", where, CONTRAST)
    if kind not in (CONTRAST, *OTHERS):
        raise ExperimentError(f"{where}: kind is {kind!r}; it must be one of {', '.join((CONTRAST, *OTHERS))}")
    if kind != CONTRAST and not isinstance(data.get(kind), dict):
        raise ExperimentError(f"{where}: a {kind} needs a table [{kind}]")
    own = {"world", "regime", "ask"} if kind == CONTRAST else {kind}
    refuse_unknown(data, _HEAD | own, where, ExperimentError)
    worlds = tuple(_world(each, f"{where} [[world]] {n}") for n, each in enumerate(_tables(data, "world", where), 1))
    regimes = tuple(_regime(each, path, n) for n, each in enumerate(_tables(data, "regime", where), 1))
    worlds = worlds or (InWorld("as it is", "The place as it is described.", Scenario()),)
    _named_once([each.name for each in worlds], f"{where} [[world]]")
    _named_once([each.name for each in regimes], f"{where} [[regime]]")
    known = ([each.name for each in regimes], [each.name for each in worlds])
    asks = tuple(_ask(each, *known, f"{where} [[ask]] {n}") for n, each in enumerate(_tables(data, "ask", where), 1))
    if kind == CONTRAST and not asks:
        raise ExperimentError(f"{where}: needs at least one [[ask]], with says, a and b (names of regimes)")
    return Experiment(
        name=path.stem,
        title=_text(data, "title", where),
        question=_text(data, "question", where),
        why=_text(data, "why", where),
        assumed=_texts(data, "assumed", where),
        kind=kind,
        place=(path.parent / _text(data, "place", where)).resolve(),
        runs=_whole(data, "runs", 20, where),
        years=_whole(data, "years", 10, where),
        seed=_whole(data, "seed", 1, where),
        worlds=worlds,
        regimes=regimes,
        asks=asks,
        table=data.get(kind, {}),
    )


def _world(table: Mapping[str, Any], where: str) -> InWorld:
    refuse_unknown(table, {"name", "meaning"} | _SCENARIO, where, ExperimentError)
    scenario = scenario_of({key: value for key, value in table.items() if key in _SCENARIO}, where)
    return InWorld(_text(table, "name", where), _text(table, "meaning", where, ""), scenario)


def _regime(table: Mapping[str, Any], path: Path, number: int) -> Regime:
    where = f"{path} [[regime]] {number}"
    name = _text(table, "name", where)
    return regime_of({"base": "block", **table, "name": name}, path, where)


def _ask(table: Mapping[str, Any], regimes: list[str], worlds: list[str], where: str) -> Ask:
    refuse_unknown(table, {"says", "a", "b", "outcomes", "span", "worlds"}, where, ExperimentError)
    ask = Ask(
        _text(table, "says", where),
        _text(table, "a", where),
        _text(table, "b", where),
        _texts(table, "outcomes", where) or ("burden",),
        str(table.get("span", WHOLE)),
        _texts(table, "worlds", where) or tuple(worlds),
    )
    for kind, names, allowed in (
        ("regime", (ask.a, ask.b), regimes),
        ("world", ask.worlds, worlds),
        ("outcome", ask.outcomes, list(OUTCOMES)),
    ):
        wrong = [each for each in names if each not in allowed]
        if wrong:
            raise ExperimentError(f"{where}: no {kind} is called {wrong[0]!r}; there are: {', '.join(allowed)}")
    if ask.span not in SPANS and ask.span not in ("3", "5"):
        raise ExperimentError(f"{where}: span is {ask.span!r}; it must be 'all', 'last' (five years), 3 or 5")
    return ask


def _tables(data: Mapping[str, Any], name: str, where: str) -> Sequence[Mapping[str, Any]]:
    listed = data.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise ExperimentError(f"{where}: {name}s are written as [[{name}]], one table each")
    return listed


def _text(table: Mapping[str, Any], name: str, where: str, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise ExperimentError(f'{where}: needs {name}, a text, such as {name} = "..."')
    return " ".join(value.split())


def _texts(table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ExperimentError(f'{where}: {name} is a list of texts, such as {name} = ["..."]')
    return tuple(value)


def _whole(table: Mapping[str, Any], name: str, default: int, where: str) -> int:
    value = table.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < (0 if name == "seed" else 1):
        raise ExperimentError(f"{where}: {name} is {value!r}; it must be a whole number, such as {name} = {default}")
    return value


def _named_once(names: list[str], where: str) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise ExperimentError(f"{where}: {twice[0]!r} is named twice; each name must be used once")
