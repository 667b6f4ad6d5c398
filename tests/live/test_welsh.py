"""The Welsh frame: chosen without JavaScript, kept, and made of words that the pages still ask for."""

import gettext
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db
LIVE = Path(__file__).parents[2] / "src/commonweal/live"
WORDS = LIVE / "locale/cy/LC_MESSAGES/django.po"
ASKED = re.compile(r"""(?:_\(|translate )\s*["'](.*?)["']""")


def _written():
    return re.findall(r'^msgid "(.+)"$', WORDS.read_text(), re.M)


def test_somebody_reads_the_frame_in_welsh_and_goes_back(cast):
    client = cast.client("public")
    answer = client.post("/language/", {"language": "cy", "next": "/ourtown/"}, follow=True)
    shown = answer.content.decode()
    assert '<html lang="cy"' in shown
    assert "Penderfyniadau" in shown
    assert "yn Saesneg" in shown
    assert (
        "Penderfyniadau"
        not in client.post("/language/", {"language": "en-gb", "next": "/ourtown/"}, follow=True).content.decode()
    )


def test_the_switch_leads_nowhere_else(cast):
    answer = cast.client("public").post("/language/", {"language": "cy", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"


def test_what_is_compiled_is_what_is_written():
    if shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed (Debian: apt-get install gettext)")
    fresh = subprocess.run(["msgfmt", "--check", "-o", "-", WORDS], capture_output=True, check=True).stdout
    kept, made = (gettext.GNUTranslations(io.BytesIO(each)) for each in (WORDS.with_suffix(".mo").read_bytes(), fresh))
    assert all(kept.gettext(words) == made.gettext(words) for words in _written())
    assert len(_written()) > 30


def test_no_word_is_translated_that_no_page_asks_for():
    pages = [*LIVE.rglob("*.html"), *LIVE.rglob("*.py")]
    text = "\n".join(page.read_text() for page in pages)
    asked = set(ASKED.findall(text)) | set(re.findall(r"blocktranslate[^%]*%}(.*?){%", text))
    asked = {re.sub(r"{{ (\w+) }}", r"%(\1)s", words) for words in asked}
    assert not set(_written()) - asked
