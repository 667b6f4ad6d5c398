"""The rules can fail: a house built to break each of them is found out, and a tidy one is left in peace."""

from collections.abc import Callable
from pathlib import Path

import pytest

from . import links, rules
from .test_house import RULES

TIDY = {
    "src/commonweal/place/__init__.py": '"""The words of a place."""\n\n__all__ = ["read"]\n',
    "src/commonweal/place/read.py": '"""Reading."""\n\ndef read():\n    """Read a whole place."""\n',
    "tests/place/test_read.py": "",
    "docs/decisions/0001-begin.md": "## Status\n\n## Context\n\n## Decision\n\n## Consequences\n",
    "README.md": "# A house\n\n[One](docs/decisions/0001-begin.md), [above](#a-house), `docs/decisions/`.\n\n"
    "`docs/attic.md` is planned. <!-- [later](gone.md) -->\n",
}

# rule, the file that breaks it, what is in that file
BREAKS = [
    (rules.short_files, "src/commonweal/place/long.py", "x = 1\n" * 301),
    (rules.mirrored_tests, "src/commonweal/place/untested.py", ""),
    (rules.no_drawers, "src/commonweal/place/utils.py", ""),
    (rules.no_drawers, "src/commonweal/helpers/__init__.py", ""),
    (rules.nothing_left_over, "src/commonweal/place/read.py", "# TODO: the rest\n"),
    (rules.nothing_left_over, "src/commonweal/place/read.py", "raise NotImplementedError\n"),
    (rules.reasoned_suppressions, "src/commonweal/place/read.py", "x = 1  # type: ignore\n"),
    (rules.reasoned_suppressions, "src/commonweal/place/read.py", "x = 1  # type: ignore[arg-type]\n"),
    (rules.reasoned_suppressions, "src/commonweal/place/read.py", "import x  # noqa\n"),
    (rules.public_names, "src/commonweal/record/__init__.py", '"""What happened."""\n'),
    (rules.docstrings, "src/commonweal/place/read.py", "def read():\n    pass\n"),
    (rules.docstrings, "src/commonweal/place/read.py", 'class Reader:\n    """Reader."""\n'),
    (
        rules.docstrings,
        "src/commonweal/place/read.py",
        'class R:\n    """A class of one."""\n    def go(self): ...\n',
    ),
    (rules.numbered_decisions, "docs/decisions/0003-leap.md", TIDY["docs/decisions/0001-begin.md"]),
    (rules.numbered_decisions, "docs/decisions/0002-brief.md", "## Status\n"),
    (rules.one_gate, "src/commonweal/live/fund/leak.py", "from commonweal.record import RecordWriter\n"),
    (rules.one_gate, "src/commonweal/live/fund/leak.py", "from commonweal import place\n\nplace.write_place(1, 2)\n"),
    (rules.one_gate, "src/commonweal/live/fund/leak.py", "from commonweal.place import write\n"),
    (rules.one_gate, "src/commonweal/live/fund/leak.py", "import commonweal.record.writer as w\n"),
    (links.links_resolve, "docs/tour.md", "[gone](gone.md)"),
    (links.links_resolve, "docs/tour.md", "![gone](images/gone.png)"),
    (links.links_resolve, "docs/tour.md", "[gone](../README.md#cellar)"),
    (links.files_spoken_of_exist, "docs/tour.md", "look into `src/commonweal/gone.py`"),
]


def build(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_tidy_house_is_left_in_peace(rule: Callable[[Path], list[str]], tmp_path: Path) -> None:
    assert rule(build(tmp_path, TIDY)) == []


@pytest.mark.parametrize(("rule", "name", "text"), BREAKS, ids=lambda value: getattr(value, "__name__", None))
def test_a_break_is_found(rule: Callable[[Path], list[str]], name: str, text: str, tmp_path: Path) -> None:
    faults = rule(build(tmp_path, TIDY | {name: text}))
    assert len(faults) == 1
    assert Path(name).name[:4] in faults[0] or Path(name).parent.name in faults[0]


def test_every_rule_has_a_break() -> None:
    assert {rule for rule, _, _ in BREAKS} == set(RULES)


def test_an_excuse_counts_while_it_is_needed_and_no_longer(tmp_path: Path) -> None:
    long = {"src/commonweal/place/long.py": "x = 1\n" * 301}
    excuse = '[long_files]\n"src/commonweal/place/long.py" = "one loop that must stay one loop"\n'
    build(tmp_path, TIDY | long | {rules.EXCEPTIONS: excuse})
    assert rules.short_files(tmp_path) == []
    build(tmp_path, {"src/commonweal/place/long.py": "x = 1\n"})
    assert "breaks no rule" in rules.short_files(tmp_path)[0]


def test_an_excuse_needs_a_reason(tmp_path: Path) -> None:
    long = {"src/commonweal/place/long.py": "x = 1\n" * 301}
    excuse = '[long_files]\n"src/commonweal/place/long.py" = "later"\n'
    build(tmp_path, TIDY | long | {rules.EXCEPTIONS: excuse})
    assert "needs a reason" in rules.short_files(tmp_path)[0]


def test_a_suppression_with_a_code_and_a_reason_is_fine(tmp_path: Path) -> None:
    lines = [
        "a = b  # type: ignore[arg-type]  # the stub is older than the library",
        "import c  # noqa: E402 - must follow the line above",
        "# Numba needs the whole loop in one function.",
        "def d():  # noqa: C901",
    ]
    build(tmp_path, {"src/commonweal/place/read.py": "\n".join(lines)})
    assert rules.reasoned_suppressions(tmp_path) == []
