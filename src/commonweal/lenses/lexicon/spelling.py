"""How a word is spelt for matching: capitals, curly apostrophes, inner hyphens and a final 's make no difference."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_HYPHENS = str.maketrans({"-": "", "‐": "", "‑": ""})


def fold(word: str) -> str:
    """Give a word as it is matched: `Co-operation` and `cooperation` alike, `carer’s` as `carer`."""
    plain = word.casefold().translate(_APOSTROPHES).translate(_HYPHENS)
    return plain.removesuffix("'s")


def is_word(token: str) -> bool:
    """Say whether a token is a word: it holds a letter, and is no mark such as `[email]` for what was taken out."""
    return not token.startswith("[") and any(character.isalpha() for character in token)
