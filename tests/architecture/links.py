"""Two more house rules, about the documents: links lead somewhere, and files that are spoken of exist."""

import re
from collections.abc import Iterator
from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\(<?(?P<target>[^)\s>]+)>?[^)]*\)")
SPOKEN_OF = re.compile(r"`(?P<path>(?:src|tests|docs|scripts|places|experiments|benchmarks|\.ci)/[\w./-]*)`")
PLANNED = re.compile(r"not built yet|planned", re.IGNORECASE)
# Written or built here, but not by us.
PASSED_OVER = {".venv", ".git", "node_modules", "out", "build", "dist", ".pytest_cache", ".hypothesis"}


def documents(root: Path) -> Iterator[Path]:
    """Every Markdown file of the project."""
    for path in sorted(root.rglob("*.md")):
        if not PASSED_OVER & set(path.relative_to(root).parts):
            yield path


def prose(path: Path) -> str:
    """A document without what is not shown as words: comments, code blocks, code in a line."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(), flags=re.DOTALL)
    text = re.sub(r"^(```|~~~).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The names by which a document's headings can be linked to, made as GitHub makes them."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", path.read_text(), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def links_resolve(root: Path) -> list[str]:
    """Each link inside the project leads to a file that is there, and to a heading that is in it."""
    faults = []
    for document in documents(root):
        for found in LINK.finditer(prose(document)):
            target, _, anchor = found["target"].partition("#")
            if re.match(r"[a-z]+:", target):
                continue
            path = (document.parent / target) if target else document
            if not path.exists():
                faults.append(f"{document.relative_to(root)}: {found['target']} is not there")
            elif anchor and path.suffix == ".md" and anchor not in anchors(path):
                faults.append(f"{document.relative_to(root)}: no heading for {found['target']}")
    return faults


def files_spoken_of_exist(root: Path) -> list[str]:
    """A path in backticks exists, or its line says that it is planned or not built yet."""
    faults = []
    for document in documents(root):
        for number, line in enumerate(document.read_text().splitlines(), 1):
            if PLANNED.search(line):
                continue
            for found in SPOKEN_OF.finditer(line):
                if not (root / found["path"]).exists():
                    faults.append(f"{document.relative_to(root)}:{number}: {found['path']} is not there")
    return faults
