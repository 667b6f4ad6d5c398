from datetime import date

import numpy as np
import pytest
from tests.lenses.making import made

from commonweal.lenses.threads import hearing, read_things
from commonweal.lenses.threads.hearing import silent

DAY = date(2024, 3, 1)


def record_of(folder, met: dict[str, int], heard: dict[str, int], role: str = "resident"):
    start = np.cumsum([0, *met.values()]).tolist()
    contacts = [
        {"person": p, "service": name, "date": DAY}
        for (name, n), low in zip(met.items(), start, strict=False)
        for p in range(low, low + n)
    ]
    spells = [{"person": 0, "service": next(iter(met)), "start": DAY}]  # the same person, met already
    said = [name for name, n in heard.items() for _ in range(n)]
    voice = [{"item": i, "date": DAY, "kind": "insight", "role": role, "service": s} for i, s in enumerate(said)]
    return made(folder, {"contacts": contacts, "spells": spells, "voice": voice}, services=list(met))


def asked(record, least=50):
    things = read_things(record)
    return hearing(record, things, things.said, least)


def test_voices_are_held_against_people_met(tmp_path):
    told = asked(record_of(tmp_path / "r", {"a": 100, "b": 80, "c": 20}, {"a": 12, "c": 8}))
    assert told.people.tolist() == [100, 80]  # c met too few to be asked about
    assert told.voices.tolist() == [12, 0]
    assert told.expected == pytest.approx([10, 8])
    assert told.silent.tolist() == [False, True]  # chance: 0.6 to the power of 20


def test_silence_that_chance_explains_is_not_worth_asking_about(tmp_path):
    told = asked(record_of(tmp_path / "r", {"a": 100, "b": 60}, {"a": 3}))
    assert told.voices.tolist() == [3, 0]
    assert not told.silent.any()


def test_voices_of_workers_are_none_of_residents(tmp_path):
    assert asked(record_of(tmp_path / "r", {"a": 100}, {"a": 9}, role="worker")) is None


def test_without_contacts_nothing_can_be_held_against_them(tmp_path):
    voice = [{"item": 1, "date": DAY, "kind": "insight", "role": "resident", "service": "a"}]
    assert asked(made(tmp_path / "r", {"voice": voice})) is None


@pytest.mark.parametrize("heard", [40, 200])
def test_false_alarms_keep_to_their_level(heard):
    """Everybody met is as likely to be heard: how often is any service named at all?"""
    luck = np.random.default_rng(2)
    share = luck.dirichlet(np.full(20, 2.0))
    named = [silent(share, luck.multinomial(heard, share), heard).any() for _ in range(2000)]
    assert np.mean(named) <= 0.05 + 3 * (0.05 * 0.95 / 2000) ** 0.5
