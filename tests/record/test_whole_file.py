"""A file is whole or not there, whatever stops its writing."""

from pathlib import Path

import pytest

from commonweal.record.whole_file import whole_file


def test_it_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def stop_half_way(path: Path, stop: type[BaseException]) -> None:
    with whole_file(path) as file:
        file.write(b"new")
        raise stop


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_a_stop_leaves_what_was_there_and_nothing_else(tmp_path: Path, stop: type[BaseException]) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(stop):
        stop_half_way(path, stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
