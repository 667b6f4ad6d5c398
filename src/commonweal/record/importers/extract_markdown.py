"""The words of a Markdown text, without its syntax (CommonMark as most people write it, and GitHub's tables)."""

import re
from html import unescape

_FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S+.*$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.MULTILINE)
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_IMAGE = re.compile(r"!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\]]*)\](?:\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_WITHIN = r"((?:[^\n]|\n(?!\s*\n))+?)"  # never over an empty line
_CODE = re.compile(rf"(?<!`)(`+)(?!`){_WITHIN}(?<!`)\1(?!`)")
_STRONG = re.compile(rf"(\*\*\*|\*\*|\*|~~)(?=\S){_WITHIN}(?<=\S)\1")
_UNDERLINED = re.compile(rf"(?<!\w)(___|__|_)(?=\S){_WITHIN}(?<=\S)\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def markdown_text(text: str) -> str:
    """Give the words of a Markdown text: links and emphasis keep theirs, code blocks and comments are dropped.

    Headings, list items and rows of tables become blocks of their own, so that none runs into the next sentence.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for pattern in (_FRONT_MATTER, _FENCE, _COMMENT, _DEFINITION, _RULE, _TABLE_RULE):
        text = pattern.sub("", text)
    text = _HEADING.sub(r"\n\1\n", text)
    text = _QUOTE.sub("", _ITEM.sub("\n\n", text))
    text = "\n".join(_table_row(line) for line in text.split("\n"))
    return unescape(_ESCAPE.sub(r"\1", _inline(text))).strip() + "\n"


def _table_row(line: str) -> str:
    if not line.strip().startswith("|"):
        return line
    return "\n\n".join(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))) + "\n"


def _inline(text: str) -> str:
    text = _CODE.sub(r"\2", text)
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    text = _TAG.sub("", text)
    for pattern in (_STRONG, _UNDERLINED):
        for _ in range(3):  # emphasis within emphasis, as deep as people write it
            text = pattern.sub(r"\2", text)
    return text
