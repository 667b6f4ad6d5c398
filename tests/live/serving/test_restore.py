import pytest

from .conftest import call, python


@pytest.mark.parametrize("content", ["", "no database at all, but long enough to be looked at " * 20])
def test_what_is_no_copy_changes_nothing(fresh, tmp_path, content):
    env, file = fresh(), tmp_path / "copy"
    file.write_text(content)
    writer = python(env, "")
    assert writer.wait(60) == 0
    head = call(env, "audit", "head")
    said = call(env, "restore", file, "--replace")
    assert said.returncode == 1, said.stdout
    assert str(file) in said.stderr
    assert "Traceback" not in said.stderr
    assert call(env, "audit", "head").stdout == head.stdout != ""


def test_a_file_that_is_missing_is_named(fresh, tmp_path):
    assert "there is no file" in call(fresh(), "restore", tmp_path / "none").stderr
