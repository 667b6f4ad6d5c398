"""Do our documents speak of conflict, markets and deficits, or of care, strengths and co-operation?

Phrases of a lexicon that a place edits, the longest at each place; negated and quoted ones are counted apart. What
members of the public wrote (documents of kind `comment`) is never shown, nor mixed with what the place writes.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import names, words
from commonweal.lenses.finding import Finding, Number, Sheet, count_of, free, statistic_of
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.lexicon import (
    CATEGORIES,
    CLUSTERS,
    HARD,
    PERIODS,
    SOFT,
    Hits,
    Lexicon,
    Prose,
    Tally,
    bars,
    contexts,
    find,
    period_of,
    read_lexicon,
    read_prose,
    tally,
)
from commonweal.lenses.lexicon.sheets import (
    by_category,
    by_document,
    by_kind,
    by_phrase,
    hits_in_context,
    of_comments,
    over_time,
)
from commonweal.record import NO_DATE, Record, RecordError

_PER = "per 1,000 words"


def see(record: Record, lexicon: str | None, hits: int, around: int, period: str, documents: int) -> Finding:
    """Answer for the place's own documents, and apart from them for comments of the public."""
    if period not in PERIODS:
        raise RecordError(f"it is {period!r}", "option period", "give " + " or ".join(PERIODS))
    held, prose = read_lexicon(lexicon), read_prose(record)
    found = find(prose, held)
    told = tally(prose, found, held)
    comment = np.array([kind == "comment" for kind in words(record, "documents", "kind")], bool)
    own, public = told.of(~comment), told.of(comment)
    if not own.written and not public.written:
        return LENS.answer("Cannot tell: the documents hold no word.", cannot_tell=("They hold no word.",))
    when = np.array(period_of(prose.day, period), object)
    sheets: list[Sheet] = []
    if own.written:
        called, kinds = names(record, "documents"), words(record, "documents", "kind")
        sheets += _rates(own, when[~comment], _only(kinds, ~comment), _only(called, ~comment), documents)
        sheets += _words_found(prose, found, held, ~comment)
        sheets += [hits_in_context(contexts(prose, found, held, ~comment, hits, around, called))]
    if public.written:
        sheets += [of_comments(public), over_time(public, when[comment], of_people=True)]
    return LENS.answer(
        " ".join((*_sentences(own), *_comment_sentence(public))),
        numbers=(*_numbers(own), *_assumed(prose, found, held, ~comment), *_comment_numbers(public)),
        table=sheets[0],
        more=tuple(sheet for sheet in sheets[1:] if sheet.rows),
        chart=bars,
        alt=_ALT,
        cannot_tell=_open_questions(own, public, bool((prose.day[told.words > 0] == NO_DATE).any()), lexicon),
    )


def _rates(own: Tally, when: Any, kinds: list[Any], called: list[Any], most: int) -> list[Sheet]:
    return [by_category(own), over_time(own, when), by_kind(own, kinds), by_document(own, called, most)]


def _words_found(prose: Prose, found: Hits, held: Lexicon, may: NDArray[np.bool_]) -> list[Sheet]:
    """Give how often each phrase was found in documents that may be shown, and in how many."""
    document = prose.document[found.start]
    entry, document = found.entry[may[document]], document[may[document]]
    pairs = np.unique(np.stack([entry, document]), axis=1)
    size = len(held.entries)
    return [by_phrase(held, np.bincount(entry, minlength=size), np.bincount(pairs[0], minlength=size))]


_ALT = (
    "For each of conflict, market, deficit, care, strength and co-operation, in that order, a point for its hits "
    "per 1,000 words and a line for the 95% interval; comments of the public apart from documents."
)
_SAID_IN_COMMENTS = (
    "In {comments.plain} comments of the public, words of care, strength and co-operation come "
    "{comments_care_strength_co_operation} times per 1,000 words, words of conflict, markets and deficits "
    "{comments_conflict_market_deficit}."
)


def _numbers(own: Tally) -> list[Number]:
    n = own.written
    if not n:
        return []
    basis = "interval over documents" if n >= CLUSTERS else "interval as if each word came alone (Poisson)"
    return [
        free("documents", n, n, "documents", "documents of the place that hold words"),
        free("words", int(own.words.sum()), n, "words", "words in them outside quotation marks"),
        free("care_strength_co_operation", own.rate(SOFT), n, _PER, f"hits of these three; {basis}"),
        free("conflict_market_deficit", own.rate(HARD), n, _PER, f"hits of these three; {basis}"),
        free("ratio", own.ratio(), n, "for each", f"the first three for each of the second three; {basis}"),
        *(free(name, own.rate((name,)), n, _PER, f"hits of this category; {basis}") for name in CATEGORIES),
        free("negated", int(own.negated.sum()), n, "hits", "after a negation; in no rate"),
        free("quoted", int(own.quoted.sum()), n, "hits", "inside quotation marks; in no rate"),
        free("set_aside", int(own.neutral.sum()), n, "hits", "labels such as `social care`; in no rate"),
    ]


def _comment_numbers(public: Tally) -> list[Number]:
    n = public.written
    if not n:
        return []
    told = [("care_strength_co_operation", SOFT), ("conflict_market_deficit", HARD)]
    return [
        count_of("comments", n, "comments of the public that hold words", "comments"),
        *(
            statistic_of(f"comments_{name}", public.rate(group), n, _PER, "hits of these three, in comments")
            for name, group in (*told, *((name, (name,)) for name in CATEGORIES))
        ),
    ]


def _assumed(prose: Prose, found: Hits, held: Lexicon, may: NDArray[np.bool_]) -> list[Number]:
    """Give the share of hits in documents that rest on phrases which somebody assumed."""
    entry = found.entry[may[prose.document[found.start]]]
    counted = np.array([each.category in CATEGORIES for each in held.entries], bool)[entry]
    if not counted.any():
        return []
    guessed = np.array([each.source.lower().startswith("assumed") for each in held.entries], bool)[entry]
    share, n = float(guessed[counted].mean()), int(counted.sum())
    return [free("assumed", share, n, "share", "hits of phrases that the lexicon marks as assumed")]


def _sentences(own: Tally) -> list[str]:
    if not own.written:
        return []
    parts = [
        "In {documents.plain} document" + ("s" if own.written != 1 else "") + " of {words.plain} words, words of "
        "care, strength and co-operation come {care_strength_co_operation} times per 1,000 words, words of conflict, "
        "markets and deficits {conflict_market_deficit}."
    ]
    if own.ratio().value is not None:
        parts.append("That is {ratio} of the first for each of the second.")
    parts.append(
        "Counted apart: {negated.plain} after a negation, {quoted.plain} inside quotation marks, and "
        "{set_aside.plain} labels, such as social care."
    )
    return parts


def _comment_sentence(public: Tally) -> list[str]:
    return [_SAID_IN_COMMENTS] if public.written else []


def _only(values: Any, mask: Any) -> list[Any]:
    return [value for value, wanted in zip(values, mask.tolist(), strict=True) if wanted]


def _open_questions(own: Tally, public: Tally, undated: bool, lexicon: str | None) -> tuple[str, ...]:
    told = [
        "Irony, and a word used in a sense that the lexicon does not know: read the hits in their context.",
        "Who speaks: words in quotation marks may be others' words or held at arm's length; they are counted apart.",
        "Whether deeds match the words: this lens reads what is written, not what is done.",
        "Text in other languages than the lexicon's: it counts as words, and nothing is found in it.",
        _OURS if lexicon is None else "The lexicon is somebody's: whoever wrote it decided what counts as what.",
        "A negation is seen only up to three words before, in the same clause; irregular denials are missed.",
    ]
    if 0 < own.written < CLUSTERS:
        told.append(_FEW)
    if public.written:
        told.append("What any one comment says: people's own words are not quoted back, nor counted with documents.")
    if undated:
        told.append("Change over time of documents without a date: they are in no period.")
    return tuple(told)


_OURS = (
    "The lexicon begins with the words of one talk, and the rest of it is assumed: a place should make its own, with "
    "the people it speaks of."
)
_FEW = (
    "How far other documents of this place would differ: under eight, intervals are as if each word came alone, which "
    "is too narrow, for words come in bursts."
)

_MEANT = "a CSV with the columns phrase, category, note and source; without it, the one that comes with Commonweal"

LENS = Lens(
    "language",
    "Do our documents speak of conflict, markets and deficits, or of care, strengths and co-operation?",
    needs=({"words": ("document", "date", "sentence", "word")},),
    see=see,
    options=(
        Option("lexicon", None, _MEANT),
        Option("hits", 200, "how many hits are shown in context, evenly through the documents"),
        Option("around", 8, "how many words and marks to each side of a hit"),
        Option("period", "year", "year or quarter, for change over time"),
        Option("documents", 50, "how many documents are told one by one, the longest"),
    ),
)
