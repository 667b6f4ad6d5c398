"""Needs, assets and trust of one person in one week, against the page's formulas."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, lived, mark, of, set_need

from commonweal.lab import World
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.luck import uniforms
from commonweal.lab.world import coupling

UNIT = 1 / LEVEL  # rounding


def test_needs_grow_by_pressure_and_recover_by_assets_and_help():
    """S1, to a unit of 2^-28."""
    state = bare(World(lam=0.0, move=0.0, seek=0.0), growth=0.1)
    draw = np.random.default_rng(1)
    need = np.floor(draw.random((600, 6)) * LEVEL).astype(np.int32)
    help_ = np.floor(draw.random((600, 6)) * 3 * HOUR).astype(np.int32)
    state.people["need"] = need
    of(state, "help")[:] = help_
    mark(state)
    n, x, a = need / LEVEL, help_ / HOUR, state.people["assets"][:, None] / LEVEL
    lived(state, BLOCK, 1)
    pressure = 0.5 * n + 0.5 * n @ coupling().T
    grown = n + 0.1 * pressure**2 * (1 - n) - (0.012 + 0.024 * a + 0.12 * x / (1 + x)) * n
    assert state.people["need"] / LEVEL == pytest.approx(grown.clip(0, 1), abs=UNIT)


def test_a_shock_strikes_one_domain_by_its_size_and_takes_assets():
    """S1: everybody is struck; domain and size are read off the luck of the page."""
    state = bare(World(lam=0.0, move=0.0, seek=0.0, ka=0.0), people=200)
    state.people["shock_line"] = 2**32 - 1
    assets = state.people["assets"] / LEVEL
    lived(state, BLOCK, 1)
    lots = uniforms(1, 0, 0, np.arange(200), 3)
    domain = (lots[:, 1:2] * 65535 > of(state, "shock_split")).sum(axis=1)
    expected = np.zeros((200, 6))
    expected[np.arange(200), domain] = 0.25 + 0.4 * lots[:, 2]
    assert state.people["need"] / LEVEL == pytest.approx(expected, abs=UNIT)
    assert state.people["assets"] / LEVEL == pytest.approx(assets * 0.95, abs=2 * UNIT)


def test_a_whole_need_below_a_thousandth_is_none():
    state = bare(QUIET._replace(r0=0.0, r1=0.0), growth=0.0)
    set_need(state, 0, 0.00016)
    set_need(state, 1, 0.00017)
    lived(state, BLOCK, 1)
    assert not state.people["need"][0].any()
    assert state.people["need"][1].all()


def test_assets_follow_their_own_level_the_neighbourhood_and_help():
    """S2, to two units; neighbourhoods are 50 consecutive rows."""
    state = bare(World(lam=0.0, move=0.0, seek=0.0, r0=0.0, r1=0.0), people=120, growth=0.0)
    set_need(state, slice(0, 60), 0.2)
    of(state, "help_assets")[:30] = 2 * HOUR
    state.people["assets"] = np.floor(np.linspace(0.1, 0.9, 120) * LEVEL)
    mark(state)
    a, own = state.people["assets"] / LEVEL, state.people["own_assets"] / LEVEL
    whole = state.people["need"].sum(axis=1) / LEVEL
    xa = of(state, "help_assets") / HOUR
    lived(state, BLOCK, 1)
    hood = np.concatenate([np.full(n, a[s : s + n].mean()) for s, n in ((0, 50), (50, 50), (100, 20))])
    target = (0.85 * own + 0.15 * hood) * (1 - 0.5 * np.minimum(1, whole / 3))
    expected = a + 0.015 * (target - a) + 0.03 * xa / (1 + xa) * (1 - a)
    assert state.people["assets"] / LEVEL == pytest.approx(expected, abs=2 * UNIT)


def test_trust_drifts_to_three_tenths_and_half_the_neighbourhoods():
    """S3, to a unit."""
    state = bare(World(lam=0.0, move=0.0), people=100)
    state.people["trust"] = np.floor(np.linspace(0, 1, 100) * LEVEL)
    tr = state.people["trust"] / LEVEL
    lived(state, BLOCK, 1)
    hood = np.repeat([tr[:50].mean(), tr[50:].mean()], 50)
    assert state.people["trust"] / LEVEL == pytest.approx(tr + 0.01 * (0.3 + 0.5 * hood - tr), abs=UNIT)


def test_a_newcomer_takes_the_row_without_needs_and_unknown_to_all():
    state = bare(World(move=1.0, lam=0.0, ka=0.0, ktr=0.0))
    set_need(state, slice(None), 0.9)
    state.cases["status"] = 2
    state.cases["weeks"] = 9
    state.cases["due"] = 400
    state.people["assets"] = 5
    mark(state)
    lived(state, BLOCK, 1)
    assert not state.people["need"].any()
    assert np.array_equal(state.people["assets"], state.people["own_assets"])
    assert (state.people["trust"] == LEVEL // 2).all()
    assert not state.cases["status"].any()
    assert not state.cases["weeks"].any()
    assert (state.cases["due"] == -1).all()
    assert (of(state, "newcomers") == 1).all()
