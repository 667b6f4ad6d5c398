import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.importers.office import write_bomb, write_docx, write_pdf

from commonweal.record import RecordError
from commonweal.record.importers.extract import BOUNDS, extract


def test_each_kind_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Care\n[first](x)", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes("Caf\xe9 care".encode("cp1252"))
    (tmp_path / "b.txt").write_bytes("Café care".encode("utf-16"))
    assert extract(tmp_path / "a.md")[0].split() == ["Care", "first"]
    assert extract(tmp_path / "a.txt") == extract(tmp_path / "b.txt") == ["Café care"]
    assert "We will listen." in extract(write_docx(tmp_path / "a.docx"))[0]
    assert extract(write_pdf(tmp_path / "a.pdf", ["Page one", "Page two"])) == ["Page one", "Page two"]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.4 no", "broken, or not what its name says"),
        ("a.docx", b"no zip", "broken, or not what its name says"),
        ("a.xls", b"x", "ends in .xls is not read"),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b"a\x00b", "NUL byte"),
    ],
)
def test_a_bad_file_gives_one_message_that_names_it(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(RecordError, match=said) as wrong:
        extract(write(tmp_path / name, content))
    assert wrong.value.where == name
    assert wrong.value.right


def test_a_bomb_a_giant_and_a_locked_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="unpack"):
        extract(write_bomb(tmp_path / "a.docx", "word/document.xml"))
    with pytest.raises(RecordError, match="MiB"):
        extract(write_docx(tmp_path / "b.docx"), replace(BOUNDS, file=1000))
    with pytest.raises(RecordError, match="locked with a password"):
        extract(write_pdf(tmp_path / "c.pdf", ["Words"], "secret"))


def test_a_file_that_takes_too_much_memory_dies_alone(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ["Words"])
    with pytest.raises(RecordError, match="memory"):
        extract(path, replace(BOUNDS, memory=40 * 2**20))


def test_a_docx_with_entities_expands_none(tmp_path: Path) -> None:
    good, bad = write_docx(tmp_path / "good.docx"), tmp_path / "bad.docx"
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode().replace("An item", "&l9;")
                head, tail = text.split("?>", 1)
                data = f'{head}?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]>{tail}'.encode()
            target.writestr(name, data)
    with pytest.raises(RecordError, match="broken"):
        extract(bad)
