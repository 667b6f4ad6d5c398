"""The fast core: Numba functions on plain arrays, one rule of the model a file.

Kernels import NumPy, Numba and each other, nothing else of Commonweal (import-linter holds this).
The names are those of `docs/model.md`.
"""

from commonweal.lab.kernels.week import run_areas

__all__ = ["run_areas"]
