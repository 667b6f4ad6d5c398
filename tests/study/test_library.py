"""A library that is not installed is named, with how to get it, by whichever study needs it."""

import sys

import numpy as np
import pytest

from commonweal.study.design import design
from commonweal.study.emulator import Emulator
from commonweal.study.factors import Factor
from commonweal.study.library import LibraryError, library


def test_what_is_there_is_loaded() -> None:
    assert library("math", "maths").pi > 3


@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_sensitivity_names_salib(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"SALib.sample.{method}", None)
    with pytest.raises(LibraryError, match=r"needs SALib: pip install 'commonweal\[study\]'"):
        design((Factor("elas", 0, 0.2), Factor("rec_h", 0, 1)), method, 4, 1)


def test_calibration_names_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.gaussian_process", None)
    with pytest.raises(LibraryError, match="needs scikit-learn"):
        Emulator(np.random.default_rng(1).random((8, 2)), np.arange(8.0), 0.01, 1)
