"""Tables of rates: by category, period, kind of document and document; of comments always on their number."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Field, Sheet
from commonweal.lenses.lexicon.bars import IN_COMMENTS
from commonweal.lenses.lexicon.lexicon import CATEGORIES, Lexicon
from commonweal.lenses.lexicon.tally import Tally

_PER = "hits per 1,000 words"
_SAID = {
    "category": Field("label", meaning="the kind of language, in the order of the lexicon"),
    "words": Field("free", "words", "words outside quotation marks"),
    "hits": Field("free", "hits", "neither negated nor quoted"),
    "per_1000": Field("free", _PER, "how often"),
    "low": Field("free", _PER, "lower end of its 95 % interval"),
    "high": Field("free", _PER, "upper end"),
}
_APART = {
    "negated": Field("free", "hits", "after a negation; counted apart"),
    "quoted": Field("free", "hits", "inside quotation marks; counted apart"),
}
_WRITTEN = {
    "category": _SAID["category"],
    "comments": Field("count", "comments", "how many it rests on"),
    "per_1000": Field("statistic", _PER, "how often", of="comments"),
    "low": Field("statistic", _PER, "lower end of its 95 % interval", of="comments"),
    "high": Field("statistic", _PER, "upper end", of="comments"),
}


def by_category(told: Tally) -> Sheet:
    """Give the table of documents by category."""
    rows = [
        row | {"negated": int(told.negated[:, place].sum()), "quoted": int(told.quoted[:, place].sum())}
        for place, row in enumerate(_rows(told))
    ]
    return Sheet("In documents", _SAID | _APART, rows)


def of_comments(told: Tally) -> Sheet:
    """Give the table of comments by category."""
    return Sheet(IN_COMMENTS, _WRITTEN, _rows(told, of_people=True))


def over_time(told: Tally, periods: Sequence[str | None], of_people: bool = False) -> Sheet:
    """Give rates by period and category; documents without a date are in none."""
    fields = {"period": Field("label", meaning="when they are of")} | (_WRITTEN if of_people else _SAID)
    title = "Comments over time" if of_people else "Documents over time"
    return Sheet(title, fields, list(_parted(told, periods, "period", of_people)))


def by_kind(told: Tally, kinds: Sequence[str | None]) -> Sheet:
    """Give rates by kind of document and category."""
    fields = {"kind": Field("label", meaning="what kind of document")} | _SAID
    return Sheet("By kind of document", fields, list(_parted(told, kinds, "kind")))


def by_document(told: Tally, called: Sequence[str], most: int) -> Sheet:
    """Give rates by document and category, of the longest documents in the order of their names."""
    longest = sorted(np.argsort(-told.words, kind="stable")[:most].tolist(), key=lambda i: (called[i], i))
    fields = {"document": Field("label", meaning="what it is called")} | _SAID
    rows = []
    for place in longest:
        one = told.of(np.arange(len(called)) == place)
        rows += [{"document": called[place], **row} for row in _rows(one)] if one.written else []
    return Sheet("By document", fields, rows)


def by_phrase(lexicon: Lexicon, hits: NDArray[Any], documents: NDArray[Any]) -> Sheet:
    """Give how often each phrase was found, (entries,), and in how many documents; the most frequent first."""
    fields = {
        "phrase": Field("label", meaning="of the lexicon; a word that ends in * stands for all that begin so"),
        "category": Field("label", meaning="`neutral` for labels that were set aside"),
        "hits": Field("free", "hits", "quoted and negated ones too"),
        "documents": Field("free", "documents", "that use it"),
        "source": Field("label", meaning="where the lexicon has it from"),
    }
    rows = []
    for i in sorted(np.flatnonzero(hits).tolist(), key=lambda i: (-hits[i], lexicon.entries[i].phrase)):
        entry = lexicon.entries[i]
        counted = {"hits": int(hits[i]), "documents": int(documents[i])}
        rows.append({"phrase": entry.phrase, "category": entry.category, **counted, "source": entry.source})
    return Sheet("Phrases found", fields, rows)


def hits_in_context(rows: Sequence[Mapping[str, Any]]) -> Sheet:
    """Give the table of hits as they stood; see `contexts`."""
    fields = {
        "document": Field("label", meaning="what it is called"),
        "sentence": Field("free", "", "which sentence of it, from 1"),
        "before": Field("label", meaning="the words before"),
        "phrase": Field("label", meaning="as it was written"),
        "after": Field("label", meaning="the words after"),
        "category": _SAID["category"],
        "negated": Field("label", meaning="whether a negation stands before it"),
        "quoted": Field("label", meaning="whether it stands inside quotation marks"),
    }
    return Sheet("Hits in context", fields, rows)


def _rows(told: Tally, of_people: bool = False) -> list[dict[str, Any]]:
    return [_row(told, place, told.rate((name,)), of_people) for place, name in enumerate(CATEGORIES)]


def _row(told: Tally, place: int, rate: Doubt, of_people: bool) -> dict[str, Any]:
    number: dict[str, Any] = {"comments": told.written}
    if not of_people:
        number = {"words": int(told.words.sum()), "hits": int(told.hits[:, place].sum())}
    ends = {"per_1000": rate.value, "low": rate.low, "high": rate.high}
    return {"category": CATEGORIES[place], **number, **ends}


def _parted(
    told: Tally, parts: Sequence[str | None], heading: str, of_people: bool = False
) -> Iterable[dict[str, Any]]:
    named = np.array([part or "" for part in parts], object)
    for part in sorted({name for name in named.tolist() if name}):
        some = told.of(np.asarray(named == part, bool))
        if some.written:
            yield from ({heading: part, **row} for row in _rows(some, of_people))
