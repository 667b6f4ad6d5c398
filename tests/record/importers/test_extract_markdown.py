import time

import pytest

from commonweal.record.importers.extract_markdown import markdown_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# One system #\nSome *very* __good__ words", ["One system", "Some very good words"]),
        ("[a link](https://x.org/a_(b)) and ![a picture](p.png)", ["a link and a picture"]),
        ("- [x] done\n- not\n1. third", ["done", "not", "third"]),
        ("```python\nsecret = 1\n```\nafter `code`", ["after code"]),
        ("> quoted\n> twice", ["quoted", "twice"]),
        ("---\ntitle: x\n---\nbody", ["body"]),
        ("<!-- note -->Kept <b>bold</b> &amp; <https://x.org>", ["Kept bold & https://x.org"]),
        ("| a | b |\n| --- | :-: |\n| c | d |", ["a", "b", "c", "d"]),
        (r"2 \* 3 and snake_case_name", ["2 * 3 and snake_case_name"]),
        ("[ref]: https://x.org\n[text][ref]", ["text"]),
    ],
)
def test_syntax_goes_and_words_stay(text: str, wanted: list[str]) -> None:
    assert [line.strip() for line in markdown_text(text).splitlines() if line.strip()] == wanted


def test_text_made_to_be_slow_is_not() -> None:
    start = time.monotonic()
    markdown_text("-" * 20_000 + "x\n" + "*a " * 1_500 + "\n" + "|-" * 5_000 + "x")
    assert time.monotonic() - start < 5
