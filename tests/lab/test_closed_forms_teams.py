"""Trust between teams and shared skill settle where gain meets loss."""

import pytest

from commonweal.lab import Dials

from .places import QUIET, bare, lived


@pytest.mark.parametrize("coloc", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("comp", [0.0, 0.4])
def test_trust_between_teams_settles_where_contact_meets_decay(coloc, comp):
    """T* = g/(g+b), within 1e-4, without hand-offs. Source: S13 with constant contact; linear, so exact."""
    state = bare(QUIET._replace(tendering=0.0))
    lived(state, Dials(coloc=coloc, comp=comp), 4000, adapt=False)
    gain = 0.5 * (0.006 * coloc + 0.1 * (0.03 + 0.03 * coloc))
    loss = 0.003 + 0.01 * comp
    assert state.teams["ties"][0, 1:] == pytest.approx(gain / (gain + loss), abs=1e-4)
    assert state.teams["ties"][0, 0] == 0.3


@pytest.mark.parametrize("tau0", [0.0, 0.004])
@pytest.mark.parametrize("learn", [0.02, 0.2])
def test_shared_skill_settles_where_learning_meets_fading_and_leaving(tau0, learn):
    """s* = (k .75 + f gen)/(k + f), k = kg learn T*, f = .0015 + 1.2 tau0, within 1e-4.

    Source: S13 and O1 with trust at rest; nobody is seen to change, so meaning is none and leaving 1.2 tau0.
    """
    state = bare(QUIET._replace(tau0=tau0, gen_skill=0.4))
    lived(state, Dials(learn=learn, coloc=0.5), 6000, adapt=False)
    gain = 0.5 * (0.003 + 0.1 * 0.045)
    known = 0.1 * learn * gain / (gain + 0.003)
    fade = 0.0015 + 1.2 * tau0
    assert state.teams["skill"][0, 1:] == pytest.approx(
        (known * 0.75 + fade * 0.4) / (known + fade), abs=1e-4
    )
    assert state.teams["skill"][0, 0] == 0.85
