"""The version of runs: the same for the same code, another for any change that can move a number."""

import re
from pathlib import Path

import pytest

import commonweal
from commonweal import lab, place
from commonweal.study.version import version


def test_it_names_the_package_and_a_hash() -> None:
    assert re.fullmatch(re.escape(commonweal.__version__) + r"\+[0-9a-f]{12}", version())


@pytest.mark.parametrize("change", ["edited", "renamed", "new regime"])
def test_any_change_of_the_labs_code_is_another_version(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (lab, place):
        (tmp_path / room.__name__).mkdir()
        (tmp_path / room.__name__ / "__init__.py").write_text("a = 1\n")
        monkeypatch.setattr(room, "__file__", str(tmp_path / room.__name__ / "__init__.py"))
    made = version.__wrapped__
    before, inside = made(), tmp_path / lab.__name__
    assert made() == before
    if change == "edited":
        (inside / "__init__.py").write_text("a = 2\n")
    elif change == "renamed":
        (inside / "__init__.py").rename(inside / "other.py")
    else:
        (inside / "new.toml").write_text("")
    assert made() != before
