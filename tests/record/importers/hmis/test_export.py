import zipfile
from pathlib import Path

import pytest
from tests.record.importers.hmis.exports import FILES, bring, write
from tests.record.importers.logs import everything

from commonweal.record import RecordError
from commonweal.record.importers import Limits


def changed(name: str, *lines: str) -> dict[str, list[str]]:
    return {name: [*FILES[name], *lines]}


def zipped(path: Path) -> Path:
    parcel = path.with_suffix(".zip")
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as inner:
        for file in path.iterdir():
            inner.write(file, f"upload/{file.name}")
    return parcel


def test_a_zip_and_a_folder_give_the_same_record(tmp_path: Path) -> None:
    path = write(tmp_path)
    one, two = bring(path, tmp_path / "a").record, bring(zipped(path), tmp_path / "b").record
    assert one.hash == two.hash
    assert [source["name"] for source in two.provenance["sources"]] == ["export.zip"]
    assert "Client.csv" not in [source["name"] for source in one.provenance["sources"]]


def test_files_with_names_in_them_are_never_opened(tmp_path: Path) -> None:
    path = write(tmp_path)
    (path / "Client.csv").unlink()
    (path / "Client.csv").mkdir()
    (path / "User.csv").mkdir()
    assert bring(path).record.rows("spells") == 4


def test_no_name_and_no_id_of_a_person_is_in_the_record(tmp_path: Path) -> None:
    ids = {"c1": "client-one-xq", "c2": "client-two-xq", "c3": "client-three-xq"}
    rows = [",".join(ids.get(cell, cell) for cell in line.split(",")) for line in FILES["Enrollment"]]
    held = everything(bring(write(tmp_path, Enrollment=rows)).record.folder)
    assert b"Night Shelter" in held
    assert b"secret" not in held
    assert b"-xq" not in held


def test_deleted_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    said = {one.what: one.count for one in bring(write(tmp_path)).repairs}
    assert said["rows of Enrollment.csv marked as deleted were left out"] == 1
    assert said["rows of Project.csv marked as deleted were left out"] == 1


def test_exact_duplicates_are_dropped_and_counted(tmp_path: Path) -> None:
    again = changed("Enrollment", FILES["Enrollment"][1])
    done = bring(write(tmp_path, **again))
    assert done.record.rows("spells") == 4
    assert [(one.count, one.rows) for one in done.repairs if "duplicates" in one.what] == [(1, (7,))]


def test_rows_that_hang_on_nothing_are_left_out_and_counted(tmp_path: Path) -> None:
    stray = changed("Services", "s9,e99,2019-04-02,200,,") | changed("Enrollment", "e9,c1,p77,2019-04-01,16,")
    said = {one.what: one.count for one in bring(write(tmp_path, **stray)).repairs}
    assert said["rows of Services.csv whose enrolment is not in the export were left out"] == 1
    assert said["enrolments without a person, or at a project that is not in the export, were left out"] == 1


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (changed("Enrollment", "e9,c1,p2,soon,16,"), r"1 row has no EntryDate that can be \(such as row 7\)"),
        (changed("Enrollment", "e9,c1,p2,2091-01-01,16,"), "1 row has no EntryDate that can be"),
        (changed("Enrollment", "e1,c2,p2,2019-04-01,16,"), "an EnrollmentID that an earlier row has"),
        (changed("Enrollment", "e9,c1,p2"), "row 7 has 3 values"),
        ({"Exit": ["ExitID,ExitDate", "x,2019-04-01"]}, "the HMIS format FY 2022 names 'EnrollmentID'"),
        ({"Enrollment": [FILES["Enrollment"][0]]}, "it holds no enrolments"),
    ],
)
def test_bad_rows_get_one_clear_message_and_leave_nothing(files: dict, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, **files)
    with pytest.raises(RecordError, match=words):
        bring(path)
    assert list(tmp_path.iterdir()) == [path]


def test_bad_rows_are_left_out_and_counted_if_so_told(tmp_path: Path) -> None:
    done = bring(write(tmp_path, **changed("Enrollment", "e9,c1,p2,soon,16,")), drop_bad=True)
    assert done.record.rows("spells") == 4
    assert any("without a EntryDate" in one.what for one in done.repairs)


def test_what_is_no_export_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(RecordError, match=r"there is no Project\.csv and no Enrollment\.csv"):
        bring(tmp_path / "empty")
    (tmp_path / "a.zip").write_text("no zip")
    with pytest.raises(RecordError, match="neither a folder nor a zip"):
        bring(tmp_path / "a.zip")
    with pytest.raises(RecordError, match="no such file"):
        bring(tmp_path / "gone.zip")


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = zipped(write(tmp_path, **changed("Services", *["s9,e1,2019-04-02,200,,"] * 5000)))
    with pytest.raises(RecordError, match="unpacks to more than"):
        bring(path, limits=Limits(expanded=20_000))
