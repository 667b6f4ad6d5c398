"""Takes the words out of one PDF or DOCX: run alone in a process of its own, under limits, by `extract.py`.

It imports nothing of Commonweal, so that a file made to do harm meets as little as may be: it may write no file,
has so much memory and time, and dies alone. What it found goes to standard output as one JSON object: `pages`, a
list of texts, or `fault`, one of a few words. Macros are never run: nothing but the text part is looked at.
"""

import json
import sys
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit of the parent still holds there
    resource = None  # type: ignore[assignment]  # looked at before each use

MOST_PAGES = 3_000
MOST_CHARACTERS = 30_000_000
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PASSED_OVER = {
    WORD + "del",
    WORD + "moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


class FaultError(Exception):
    """What is wrong with the file, as one of a few words that `extract.py` knows."""


def limit(memory: int, seconds: int) -> None:
    """Take leave from this process to use more memory (bytes) or time (seconds), or to write any file."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def pdf_pages(path: str) -> list[str]:
    """Give the text of each page of a PDF, in the order in which the file writes it.

    Raises:
        FaultError: locked with a password, too many pages, or too much text.
    """
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    try:
        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise FaultError("locked")
        if len(reader.pages) > MOST_PAGES:
            raise FaultError("too many pages")
        return _bounded((page.extract_text() or "").strip() for page in reader.pages)
    except (DependencyError, FileNotDecryptedError) as wrong:
        raise FaultError("locked") from wrong


def docx_pages(path: str) -> list[str]:
    """Give the text of a DOCX as one page: body, tables and text boxes, a paragraph a block, as the changes stand.

    Tracked deletions are left out. Headers, footers, footnotes and comments are not part of the body and are left out.
    """
    import docx

    body = docx.Document(path).element.body
    return _bounded(["\n\n".join(filter(None, (_paragraph(one).strip() for one in body.iter(WORD + "p"))))])


def _paragraph(paragraph: Any) -> str:
    """The text of this very paragraph: not of one within it, nor of Word's second copy for old readers."""
    parts = []
    for node in paragraph.iter(WORD + "t", WORD + "tab", WORD + "br", WORD + "cr", WORD + "noBreakHyphen"):
        above = _above(node, paragraph)
        if above is not None:
            parts.append(_said(node))
    return "".join(parts)


def _above(node: Any, paragraph: Any) -> Any:
    """The paragraph, if the node is its own and not deleted; else None."""
    for one in node.iterancestors():
        if one.tag in _PASSED_OVER:
            return None
        if one.tag == WORD + "p":
            return one if one is paragraph and not _within_second_copy(one) else None
    return None


def _within_second_copy(paragraph: Any) -> bool:
    return any(one.tag in _PASSED_OVER for one in paragraph.iterancestors())


def _said(node: Any) -> str:
    if node.tag == WORD + "t":
        return node.text or ""
    return {WORD + "tab": "\t", WORD + "noBreakHyphen": "-"}.get(node.tag, "\n")


def _bounded(pages: Any) -> list[str]:
    kept, characters = [], 0
    for page in pages:
        characters += len(page)
        if characters > MOST_CHARACTERS:
            raise FaultError("too long")
        kept.append(page)
    return kept


def answer(kind: str, path: str) -> dict[str, Any]:
    """Give what was found in a file of a kind (`pdf` or `docx`), or what is wrong with it."""
    try:
        return {"pages": (pdf_pages if kind == "pdf" else docx_pages)(path)}
    except FaultError as wrong:
        return {"fault": str(wrong)}
    except (MemoryError, RecursionError):
        return {"fault": "too much"}
    except Exception as wrong:
        return {"fault": "broken", "detail": type(wrong).__name__}


def main(arguments: list[str]) -> None:
    """Run as a program: the kind, the path, the memory in bytes and the seconds it may take."""
    kind, path, memory, seconds = arguments
    limit(int(memory), int(seconds))
    sys.stdout.write(json.dumps(answer(kind, path)))


if __name__ == "__main__":
    main(sys.argv[1:])
