import pytest

from commonweal.cli.ending import stop


def test_stopping_says_why_and_ends_with_a_code(capsys):
    with pytest.raises(SystemExit) as ended:
        stop("the disk is full", code=3)
    assert ended.value.code == 3
    assert capsys.readouterr().err == "commonweal: the disk is full\n"
