"""The words of a place's documents held against a lexicon: reading both, matching, and rates with their doubt."""

from commonweal.lenses.lexicon.bars import bars
from commonweal.lenses.lexicon.contexts import contexts
from commonweal.lenses.lexicon.lexicon import CATEGORIES, HARD, NEUTRAL, SOFT, Entry, Lexicon, read_lexicon
from commonweal.lenses.lexicon.matching import Hits, find
from commonweal.lenses.lexicon.periods import PERIODS, period_of
from commonweal.lenses.lexicon.prose import Prose, read_prose
from commonweal.lenses.lexicon.rates import CLUSTERS, per_1000, times
from commonweal.lenses.lexicon.tally import Tally, tally

__all__ = [
    "CATEGORIES",
    "CLUSTERS",
    "HARD",
    "NEUTRAL",
    "PERIODS",
    "SOFT",
    "Entry",
    "Hits",
    "Lexicon",
    "Prose",
    "Tally",
    "bars",
    "contexts",
    "find",
    "per_1000",
    "period_of",
    "read_lexicon",
    "read_prose",
    "tally",
    "times",
]
