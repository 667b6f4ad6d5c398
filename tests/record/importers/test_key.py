import os
from pathlib import Path

import pytest
from tests.record.importers.logs import KEY, OTHER

from commonweal.record import RecordError
from commonweal.record.importers import default_path, load_key

SECRET = "ab" * 32


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))


def key_file(folder: Path, text: str = SECRET, mode: int = 0o600) -> Path:
    path = folder / "place.key"
    path.write_text(text)
    path.chmod(mode)
    return path


def test_the_first_use_makes_a_key_that_only_its_owner_can_read(capsys: pytest.CaptureFixture[str]) -> None:
    key = load_key()
    assert key.path == default_path()
    assert key.path.stat().st_mode & 0o777 == 0o600
    assert len(key.secret) == 32
    said = capsys.readouterr().err
    assert str(key.path) in said
    assert "keep it safe" in said.lower()
    assert key.secret.hex() not in said
    assert load_key() == key
    assert capsys.readouterr().err == ""


def test_a_fingerprint_tells_keys_apart_and_gives_nothing_away() -> None:
    assert KEY.fingerprint == KEY.fingerprint != OTHER.fingerprint
    assert len(KEY.fingerprint) == 8
    assert KEY.fingerprint not in KEY.secret.hex()
    assert KEY.secret.hex() not in repr(KEY)
    assert str(KEY.secret) not in repr(KEY)


def test_a_scheme_of_ids_has_a_key_of_its_own() -> None:
    assert KEY.within("") == KEY
    assert len({KEY.fingerprint, KEY.within("police").fingerprint, KEY.within("health").fingerprint}) == 3


def test_a_key_in_a_file_is_read(tmp_path: Path) -> None:
    assert load_key(key_file(tmp_path)).secret == bytes.fromhex(SECRET)


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("ab" * 31, 0o600, "too short"),
        ("xy" * 32, 0o600, "hexadecimal"),
        (SECRET, 0o644, "chmod 600"),
        (SECRET, 0o660, "others can read"),
    ],
)
def test_a_key_that_is_none_is_refused(text: str, mode: int, words: str, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=words) as wrong:
        load_key(key_file(tmp_path, text, mode))
    assert text not in str(wrong.value)


def test_a_key_that_was_named_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"there is no such key\. Leave out --key"):
        load_key(tmp_path / "none.key")
    assert not (tmp_path / "none.key").exists()


def test_a_key_inside_a_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RecordError, match="inside a record"):
        load_key(key_file(tmp_path), record=tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(RecordError, match="inside a record"):
        load_key(key_file(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(RecordError, match="inside a record"):
        load_key()


def test_a_place_where_nothing_can_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(key_file(tmp_path)))
    with pytest.raises(RecordError, match="could not be made"):
        load_key()
