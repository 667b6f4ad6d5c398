import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from commonweal.record import RecordError
from commonweal.record.importers import Limits, open_source, seal

SMALL = Limits(expanded=1000, ratio=10, free=100)
TEXT = b"a,b\n1,2\n"


def read(path: Path, limits: Limits | None = None) -> bytes:
    with open_source(path, limits or Limits()) as stream:
        return stream.read()


def zipped(folder: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(folder / "s.zip", "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, data in files.items():
            parcel.writestr(f"{name}.csv", data)
    return folder / "s.zip"


def test_a_file_packed_or_not_reads_the_same(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_bytes(TEXT)
    (tmp_path / "s.gz").write_bytes(gzip.compress(TEXT))
    assert read(tmp_path / "s.csv") == read(tmp_path / "s.gz") == read(zipped(tmp_path, s=TEXT)) == TEXT


def test_a_seal_is_of_the_file_as_it_lies_there_and_names_no_folder(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_bytes(TEXT)
    found = seal(tmp_path / "s.csv").to_json()
    assert found == {"name": "s.csv", "sha256": hashlib.sha256(TEXT).hexdigest(), "bytes": len(TEXT)}


@pytest.mark.parametrize("size", [1001, 10**6])
def test_what_unpacks_beyond_the_limits_is_refused(size: int, tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"0" * size))
    with pytest.raises(RecordError, match="unpacks to more than"):
        read(tmp_path / "bomb.gz", SMALL)
    with pytest.raises(RecordError, match="unpacks to more than"):
        read(zipped(tmp_path, bomb=b"0" * size), SMALL)


def test_a_ratio_no_table_has_is_refused_without_unpacking_all(tmp_path: Path) -> None:
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"0" * 2**25))
    with pytest.raises(RecordError, match=r"unpacks to more than 16,777,216 bytes"):
        read(tmp_path / "bomb.gz")


def test_a_zip_that_lies_of_its_size_is_caught_as_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path, bomb=b"0" * 5000)
    data = path.read_bytes()
    assert data.count((5000).to_bytes(4, "little")) == 2
    path.write_bytes(data.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little")))
    with pytest.raises(RecordError, match="unpack"):
        read(path, SMALL)


def test_half_a_packed_file_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(bytes(range(256)) * 40)
    (tmp_path / "half.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordError, match="cut short"):
        read(tmp_path / "half.gz")
    path = zipped(tmp_path, s=TEXT * 50)
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(RecordError, match="cut short"):
        read(path)


def test_a_zip_of_several_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="holds 2 files"):
        read(zipped(tmp_path, one=TEXT, two=TEXT))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such file"):
        read(tmp_path / "gone.csv")
    with pytest.raises(RecordError, match="this is no file"):
        read(tmp_path)
    with pytest.raises(RecordError, match="this is no file"):
        seal(tmp_path)
