"""Small office files made on the spot, good and bad, for tests of what reads them."""

import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from openpyxl import Workbook
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_docx(path: Path) -> Path:
    """A heading, a paragraph with tracked changes, a list item and a table."""
    made = docx.Document()
    made.add_heading("One system", 1)
    paragraph = made.add_paragraph("We will ")
    run = "<w:r><w:t>{}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:ins {_W} w:id="1" w:author="a">{run.format("listen.")}</w:ins>'))
    gone = "<w:r><w:delText>command.</w:delText></w:r>"
    paragraph._p.append(parse_xml(f'<w:del {_W} w:id="2" w:author="a">{gone}</w:del>'))
    made.add_paragraph("An item", style="List Bullet")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "first cell", "second cell"
    made.save(str(path))
    return path


def write_pdf(path: Path, pages: list[str], password: str | None = None) -> Path:
    """A PDF of plain pages; a page of no text is blank, as a scan is."""
    writer = PdfWriter()
    for words in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        if words:
            stream = DecodedStreamObject()
            lines = " ".join(f"({line}) Tj 0 -14 Td" for line in words.split("\n"))
            stream.set_data(f"BT /F1 12 Tf 50 700 Td {lines} ET".encode("latin-1"))
            page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(path)
    return path


def write_bomb(path: Path, inside: str, size: int = 40_000_000) -> Path:
    """A zip of one part that unpacks to `size` zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr(inside, b"0" * size)
    return path


def write_xlsx(path: Path, rows: list[list[object]], title: str = "KPIs", more: tuple[str, ...] = ()) -> Path:
    """A workbook of one sheet of rows, and empty sheets of the titles in `more`."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for one in more:
        book.create_sheet(one)
    book.save(path)
    return path
