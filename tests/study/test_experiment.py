"""Experiment files: those shipped are whole, and a faulty one is refused with where and what."""

import tomllib
from pathlib import Path

import pytest

from commonweal.place import read_place
from commonweal.study.experiment import CONTRAST, ExperimentError, read_experiment
from commonweal.study.handed_over import settings_of

FOLDER = Path(__file__).parents[2] / "experiments"
# a folder of questions may hold other studies' files too; those have targets to be met
SHIPPED = [path for path in sorted(FOLDER.glob("*.toml")) if "target" not in tomllib.loads(path.read_text())]
GOOD = """
title = "Title"
question = "Question?"
why = "a test"
place = "there"
[[world]]
name = "calm"
[[world]]
name = "shock"
staff = 2
[[world.change]]
year = 1
need = 1.5
[[regime]]
name = "a"
[[regime]]
name = "b"
base = "alliance"
dials = { comp = 1 }
[[regime.step]]
year = 2
comp = 0
[[ask]]
says = "Both:"
a = "a"
b = "b"
"""


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_experiment_is_whole(path: Path) -> None:
    found = read_experiment(path)
    assert read_place(found.place).name == "reference"
    assert found.assumed
    assert found.why
    if found.kind != CONTRAST:
        assert settings_of(found)
        return
    used = {name for ask in found.asks for name in (ask.a, ask.b)}
    assert used == {regime.name for regime in found.regimes}, "a regime that nothing is asked of"
    assert {world for ask in found.asks for world in ask.worlds} == {world.name for world in found.worlds}
    assert len({regime.hash for regime in found.regimes}) == len(found.regimes), "two regimes that are the same"


def test_the_talks_questions_are_shipped() -> None:
    assert len(SHIPPED) >= 12


def read(text: str, folder: Path) -> object:
    file = folder / "asked.toml"
    file.write_text(text)
    return read_experiment(file)


def test_a_file_says_what_it_says(tmp_path: Path) -> None:
    (tmp_path / "asked.toml").write_text(GOOD)
    found = read_experiment(tmp_path / "asked.toml")
    assert (found.runs, found.years, found.seed, found.kind) == (20, 10, 1, CONTRAST)
    assert found.place == tmp_path / "there"
    shock = found.worlds[1].scenario
    assert (shock.staff, shock.changes[0].year, shock.changes[0].need) == (2, 1, 1.5)
    a, b = found.regimes
    assert (a.steps[0].dials.comp, b.steps[0].dials.comp, b.dials_at(3).comp) == (0, 1, 0)
    assert b.steps[0].dials.coloc == 0.5  # from its base
    assert found.asks[0].outcomes == ("burden",)
    assert found.asks[0].worlds == ("calm", "shock")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('why = "a test"', "", "needs why, a text"),
        ('title = "Title"', "title = 3", "needs title, a text"),
        ('why = "a test"', 'why = "a"\nruns = 0', "runs is 0; it must be a whole number"),
        ('why = "a test"', 'why = "a"\nkind = "poll"', "kind is 'poll'; it must be one of contrast, sweep"),
        ('why = "a test"', 'why = "a"\nrun = 3', "unknown key run; allowed: ask,"),
        ('b = "b"', 'b = "c"', "[[ask]] 1: no regime is called 'c'; there are: a, b"),
        ('b = "b"', 'b = "b"\noutcomes = ["joy"]', "no outcome is called 'joy'"),
        ('b = "b"', 'b = "b"\nworlds = ["mars"]', "no world is called 'mars'; there are: calm, shock"),
        ('b = "b"', 'b = "b"\nspan = 4', "span is '4'; it must be 'all', 'last'"),
        ("staff = 2", "staff = 0", "[[world]] 2: staff is 0 times"),
        ("staff = 2", "staf = 2", "[[world]] 2: unknown key staf"),
        ("year = 1\nneed", "need", "[[world]] 2 change 1: needs a year"),
        ("comp = 1 }", "comp = 2 }", "[[regime]] 2 [dials]: comp (competition) is 2; it must lie in 0..1"),
        ('base = "alliance"', 'base = "alianse"', "not one of the shipped regimes"),
        ('name = "shock"', 'name = "calm"', "'calm' is named twice"),
        ('[[ask]]\nsays = "Both:"\na = "a"\nb = "b"\n', "", "needs at least one [[ask]]"),
        ('title = "Title"', "title = ", "not TOML"),
    ],
)
def test_a_faulty_file_is_refused_with_where_and_what(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(ExperimentError) as refused:
        read(GOOD.replace(old, new), tmp_path)
    assert says in str(refused.value)
    assert "asked.toml" in str(refused.value) or "shipped regimes" in says


def test_a_file_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ExperimentError, match=r"none\.toml: cannot be read"):
        read_experiment(tmp_path / "none.toml")
