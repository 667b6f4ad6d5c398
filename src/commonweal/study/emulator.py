"""An emulator: what a costly rehearsal would give at points where it was not run, and how sure that is.

A trend by least squares, quadratic where points allow, and on what it leaves a Gaussian process (Matern 5/2, one length
for each parameter) with the known noise of the runs. Its doubt is checked by leaving each point out (Bastos & O'Hagan
2009) and widened if it was too small; it is never narrowed.
"""

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.study.library import library

Array = NDArray[np.float64]
JITTER = 1e-8


class Emulator:
    """Foretells one output over the unit cube of the parameters."""

    def __init__(self, points: Array, values: Array, noise: float, seed: int) -> None:
        """Fit to runs.

        Parameters
        ----------
        points, values
            Where it was run, in the unit cube (n, d), and what it gave (n,); at least four points.
        noise
            Variance of a value that is luck.
        seed
            Where the search for lengths starts.

        """
        process = library("sklearn.gaussian_process", "scikit-learn")
        # a trend of as high a degree as leaves two points for each of its coefficients
        self._degree = max(k for k in range(3) if k == 0 or len(points) >= 2 * _trend(points[:1], k).shape[1])
        basis = _trend(points, self._degree)
        self._trend, *_ = np.linalg.lstsq(basis, values, rcond=None)
        left = values - basis @ self._trend
        self._scale = float(left.std()) or 1.0
        self._spread = np.linalg.pinv(basis.T @ basis) * float((left**2).sum()) / max(1, len(points) - basis.shape[1])
        leverage = np.einsum("ni,ij,nj->n", basis, np.linalg.pinv(basis.T @ basis), basis)
        noise_of = noise / self._scale**2 + JITTER
        kernel = process.kernels.ConstantKernel(1.0, (1e-3, 1e2)) * process.kernels.Matern(
            np.full(points.shape[1], 0.7), (0.1, 10.0), nu=2.5
        )
        self._process: Any = process.GaussianProcessRegressor(
            kernel, alpha=noise_of, n_restarts_optimizer=1, random_state=seed
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a length at its bound is no fault: that parameter does not matter
            self._process.fit(points, left / self._scale)
        self.too_sure = self._left_out(points, left / self._scale, noise_of, leverage)
        self.explained = 1.0 - float(np.mean(self._errors**2)) / max(float(values.var()), 1e-300)

    def foretell(self, points: Array) -> tuple[Array, Array]:
        """Give the mean and variance of the output at points of the unit cube (n, d), without luck's noise."""
        mean, deviation = self._process.predict(points, return_std=True)
        basis = _trend(points, self._degree)
        doubt_of_trend = np.einsum("ni,ij,nj->n", basis, self._spread, basis)
        variance = (self._scale * deviation) ** 2 * self.too_sure + doubt_of_trend * self._unknown(deviation)
        return basis @ self._trend + self._scale * mean, variance

    def _unknown(self, deviation: Array) -> Array:
        """Give how little the process knows at points, 0 to 1: where it knows much, it mends an error of the trend."""
        prior = float(self._process.kernel_.k1.constant_value)
        return np.asarray(np.clip(deviation**2 / prior, 0.0, 1.0))

    def _left_out(self, points: Array, left: Array, noise: float, leverage: Array) -> float:
        """Give the factor on the variance, at least 1, that errors at points left out call for."""
        covariance = self._process.kernel_(points) + noise * np.eye(len(points))
        inverse = np.linalg.inv(covariance)
        variance = 1 / np.diag(inverse)
        errors = (inverse @ left) * variance / np.maximum(1 - leverage, 0.1)  # the trend would move without it, too
        self._errors = errors * self._scale
        return max(1.0, float(np.mean(errors**2 / variance)))


def _trend(points: Array, degree: int) -> Array:
    n, d = points.shape
    columns = [np.ones(n)]
    if degree >= 1:
        columns += [points[:, i] for i in range(d)]
    if degree == 2:
        columns += [points[:, i] * points[:, j] for i in range(d) for j in range(i, d)]
    return np.stack(columns, axis=1)
