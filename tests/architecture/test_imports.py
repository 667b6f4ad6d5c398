"""Imports go down only; reading is light; kernels are pure. .importlinter says it, these tests hold it."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KERNELS = ROOT / "src/commonweal/lab/kernels"
# Only the parts of the standard library that name things; Numba could not compile the rest.
STANDARD = ("math", "typing", "collections.abc", "__future__")
KERNELS_MAY_IMPORT = ("numpy", "numba", "commonweal.lab.kernels", *STANDARD)
# Not kernels, though they must live beside them: what else each may import, and why.
BESIDE = {
    "build.py": {"hashlib", "os", "pathlib"},  # names the folder of compiled kernels after their sources
}

# Imports every module of the rooms that only read, then says which heavy libraries came along.
LIGHT = """
import importlib, pkgutil, sys
for room in ("place", "record", "lenses"):
    package = importlib.import_module(f"commonweal.{room}")
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(*sorted({"numba", "llvmlite", "django", "mesa"} & set(sys.modules)))
"""


# Puts the checkout at hand before the installed one.
LINT = """
import sys
sys.path.insert(0, "src")
from importlinter.cli import lint_imports
sys.exit(lint_imports())
"""


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the checkout at `root`, whatever checkout is installed."""
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def impure(kernels: Path) -> list[str]:
    """What kernels import beyond what they may. A relative import of one dot is a neighbour."""
    return [
        f"{path.name} imports {name}"
        for path in sorted(kernels.rglob("*.py"))
        for name in imported(path)
        if name not in BESIDE.get(path.name, ())
        and (name.startswith("..") or not name.startswith("."))
        and not any(name == may or name.startswith(may + ".") for may in KERNELS_MAY_IMPORT)
    ]


def test_the_import_contracts_are_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("place/upward.py", "import commonweal.record"),
        ("lenses/peeking.py", "import commonweal.lab"),
        ("lab/peeking.py", "import commonweal.lenses"),
        ("record/heavy.py", "import numba"),
        ("study/web.py", "import django"),
        ("lab/docked.py", "import mesa"),
        ("attic/__init__.py", ""),  # a room without a place among the layers
    ],
)
def test_a_broken_contract_is_found(module: str, line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    path = tmp_path / "src/commonweal" / module
    path.parent.mkdir(exist_ok=True)
    path.write_text(line + "\n")
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert path.stem in result.stdout or path.parent.name in result.stdout


def test_reading_a_record_needs_neither_numba_nor_django() -> None:
    result = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []


def test_kernels_import_only_numpy_numba_and_each_other() -> None:
    assert impure(KERNELS) == []


def test_an_impure_kernel_is_found(tmp_path: Path) -> None:
    lines = ["import math", "import os", "from . import luck", "from ..state import State"]
    (tmp_path / "bad.py").write_text("\n".join(lines))
    assert impure(tmp_path) == ["bad.py imports os", "bad.py imports ..state"]
