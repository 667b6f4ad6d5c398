import pytest

from commonweal.cli.given import place_or_stop
from commonweal.place import new_place


def test_a_folder_is_read_whole_or_refused_whole(tmp_path, capsys):
    folder = new_place(tmp_path / "starter")
    assert place_or_stop(folder).teams
    (folder / "teams.csv").write_text("nonsense\n")
    with pytest.raises(SystemExit) as ended:
        place_or_stop(folder)
    assert ended.value.code == 2
    assert "teams.csv" in capsys.readouterr().err
