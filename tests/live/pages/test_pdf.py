"""A page as a document: tagged, with nothing from outside in it, the same each time."""

from io import BytesIO

import pytest
from django.test import RequestFactory
from pypdf import PdfReader

from commonweal.live.pages.pdf import HERE, own_file, pdf, pdf_response

PAGE = (
    '<html lang="en"><head><title>Our town</title><link rel="stylesheet" href="/static/pdf.css">{more}</head>'
    "<body><h1>Our town</h1><table><caption>Sums</caption><tr><th>Part</th><td>£1</td></tr></table></body></html>"
)


def test_a_document_is_tagged_and_has_title_and_language():
    read = PdfReader(BytesIO(pdf(PAGE.format(more=""))))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert read.metadata.title == "Our town"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert "£1" in read.pages[0].extract_text()


def test_our_style_sheet_is_applied():
    """Its margin boxes hold the heading and the number of pages."""
    text = PdfReader(BytesIO(pdf(PAGE.format(more="")))).pages[0].extract_text()
    assert "1 / 1" in text
    assert text.count("Our town") == 2


def test_the_same_page_gives_the_same_bytes():
    first = pdf.__wrapped__(PAGE.format(more=""))
    assert first == pdf.__wrapped__(PAGE.format(more=""))
    assert first != pdf.__wrapped__(PAGE.format(more="").replace("£1", "£2"))


def test_our_style_sheet_is_read_from_the_static_files():
    assert b"@page" in own_file(HERE + "static/pdf.css")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/static/pdf.css",
        "https://example.org/static/pdf.css",
        "data:text/css,body{}",
        HERE + "etc/passwd",
        HERE + "static/../settings.py",
        HERE + "static/%2e%2e/settings.py",
        HERE + "static/nothing-here.css",
        HERE + "static/vendor",
    ],
)
def test_nothing_but_our_own_static_files_is_read(url):
    with pytest.raises(ValueError, match=r"only our own files|leads out|no static file"):
        own_file(url)


def test_a_page_that_points_elsewhere_becomes_a_document_without_it(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="20">secret words</text></svg>')
    made = pdf(PAGE.format(more="").replace("<h1>", f'<img src="file://{secret}" alt=""><h1>'))
    text = PdfReader(BytesIO(made)).pages[0].extract_text()
    assert "Our town" in text
    assert "secret" not in text


def test_an_answer_is_a_file_with_a_name(settings):
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"a.html": PAGE.format(more="")})]},
        }
    ]
    answer = pdf_response(RequestFactory().get("/"), "a.html", {}, "statement.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="statement.pdf"'
    assert answer.content.startswith(b"%PDF")
