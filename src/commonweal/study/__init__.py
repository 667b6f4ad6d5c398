"""Studies: where lab runs are set side by side, and what can honestly be said of them."""

from commonweal.study.as_data import as_data
from commonweal.study.claims import Claims, claims
from commonweal.study.compare import compare, refuse_bad_numbers
from commonweal.study.comparison import Comparison
from commonweal.study.crossing import Crossing
from commonweal.study.interval import Difference, Interval, paired
from commonweal.study.interval import interval as interval_of
from commonweal.study.report import refuse_unwritable, write_report
from commonweal.study.runs import weeks_to_run
from commonweal.study.text import as_text

__all__ = [
    "Claims",
    "Comparison",
    "Crossing",
    "Difference",
    "Interval",
    "as_data",
    "as_text",
    "claims",
    "compare",
    "interval_of",
    "paired",
    "refuse_bad_numbers",
    "refuse_unwritable",
    "weeks_to_run",
    "write_report",
]
