"""The starter place in a folder of its own, to be broken in one way at a time."""

from pathlib import Path

import pytest

from commonweal.place import Fault, check_place, new_place


class Folder:
    """A place folder that a test can spoil."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def replace(self, file: str, old: str, new: str) -> None:
        lines = (self.path / file).read_text(encoding="utf-8").splitlines(keepends=True)
        comments = "".join(line for line in lines if line.startswith("#"))
        text = "".join(line for line in lines if not line.startswith("#"))
        assert old in text, f"{old!r} is not in {file}"
        (self.path / file).write_text(comments + text.replace(old, new, 1), encoding="utf-8")

    def append(self, file: str, line: str) -> None:
        with (self.path / file).open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")

    def row_of(self, file: str, start: str) -> int:
        lines = (self.path / file).read_text(encoding="utf-8").splitlines()
        return next(n for n, line in enumerate(lines, start=1) if line.startswith(start))

    def faults(self) -> tuple[Fault, ...]:
        return check_place(self.path).faults

    def only_fault(self) -> Fault:
        faults = self.faults()
        assert len(faults) == 1, "\n".join(map(str, faults))
        return faults[0]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(new_place(tmp_path / "starter"))
