"""A deed as people read it."""


def said(verb: str) -> str:
    """A verb as words: `fund.record_entry` is read as “fund: record entry”."""
    return verb.replace(".", ": ", 1).replace("_", " ")
