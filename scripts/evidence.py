"""Write the table of published patterns in `docs/evidence.md` from what `commonweal evidence` found.

    commonweal evidence --place places/reference --runs 8 --years 10 --seed 1 --json > docs/evidence.json
    python scripts/evidence.py

The page says nothing that the JSON file does not; tests/architecture/test_evidence_page.py fails if they differ.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOUND, PAGE = ROOT / "docs/evidence.json", ROOT / "docs/evidence.md"
sys.path[:0] = [str(ROOT / "src")]

from commonweal.study.evidence_account import COLUMNS, HEADINGS, row  # noqa: E402  # found only after the path is set
from commonweal.study.interval import Interval  # noqa: E402  # found only after the path is set
from commonweal.study.pattern import SIDES, Pattern  # noqa: E402  # found only after the path is set
from commonweal.study.verdict import VERDICTS, Seen, Shown  # noqa: E402  # found only after the path is set

BEGIN, END = "<!-- begin: evidence -->\n", "<!-- end: evidence -->"
BLANK = f"""# Evidence

## What others found, and what the lab shows

{BEGIN}{END}

## The prototype's findings

<!-- begin: findings -->
<!-- end: findings -->
"""
FIELDS = tuple(Pattern.__dataclass_fields__)


def read_row(data: Mapping[str, Any]) -> tuple[Pattern, Shown]:
    """Give a row of the JSON file as pattern and what was shown."""
    seen = tuple(
        Seen(each["what"], Interval(each["mean"], each["low"], each["high"], each["runs"]), each["unit"])
        for each in data["shown"]
    )
    return Pattern(**{name: data[name] for name in FIELDS}), Shown(seen, data["verdict"], data["why"])


def section(found: Mapping[str, Any]) -> str:
    """Give the section of the page, in Markdown."""
    rows = [read_row(each) for each in found["rows"]]
    made = found["provenance"]
    parts = [
        f"Made by `{found['command']} --json > docs/evidence.json` and `python scripts/evidence.py`,"
        f" on {made['place']},"
        f" {made['runs']} runs, {made['years']} years, version {made['version']}.",
        *found["says"],
    ]
    for side in SIDES:
        own = [(pattern, shown) for pattern, shown in rows if pattern.side == side]
        counts = ", ".join(f"{each}: {sum(shown.verdict == each for _, shown in own)}" for each in VERDICTS)
        parts += [f"### {HEADINGS[side]}", f"{counts.capitalize()}.", _table([row(*each) for each in own])]
    parts += ["### What this cannot tell", "\n".join(f"- {each}" for each in found["cannot_tell"])]
    return "\n\n".join(parts) + "\n"


def fresh(page: str, found: Mapping[str, Any]) -> str:
    """Give the page with its section made anew; the rest stays as it was."""
    if BEGIN not in page:
        _, title, rest = page.partition("# Evidence\n")
        heading = "## What others found, and what the lab shows"
        page = f"{title}\n{heading}\n\n{BEGIN}{END}\n{rest}" if title else BLANK
    said = f"{BEGIN}\n{section(found)}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: said, page, flags=re.DOTALL)


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(fresh(PAGE.read_text() if PAGE.exists() else "", json.loads(FOUND.read_text())))
