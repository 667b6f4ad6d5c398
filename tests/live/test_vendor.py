"""The front-end files that ship are those of the lock, without what only gov.uk may use."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_files_are_those_of_the_lock():
    check = [sys.executable, ROOT / "scripts/vendor.py", "--check"]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_typeface_crest_or_foreign_address_is_in_the_style_sheets():
    for path in (ROOT / "src/commonweal/live/static").rglob("*.css"):
        text = path.read_text()
        for forbidden in ("GDS Transport", "@font-face", "url(http", "url(/", "sourceMappingURL"):
            assert forbidden not in text, (path.name, forbidden)
