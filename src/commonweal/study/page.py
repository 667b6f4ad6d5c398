"""The page of a comparison: one HTML document that holds all it needs and asks no network for anything."""

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study import sheets, summary, words
from commonweal.study.claims import claims
from commonweal.study.comparison import Comparison
from commonweal.study.figures import figures


def page(comparison: Comparison) -> str:
    """Give a comparison's report as HTML."""
    text: str = environment().get_template("report.html").render(**_content(comparison))
    return text


@cache
def environment() -> Environment:
    """Read templates beside this module; all that is put into them is escaped, save charts drawn here."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("commonweal.study"), PackageLoader("commonweal.lenses")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"listed": words.listed, "capital": words.capital}
    return environment


def _content(comparison: Comparison) -> dict[str, Any]:
    return {
        "comparison": comparison,
        "opening": summary.opening(comparison),
        "warnings": comparison.warnings(),
        "looked": summary.looked(comparison, claims(comparison)),
        "pairs": summary.pair_summaries(comparison),
        "cautions": (*summary.drift(comparison), *summary.CAUTIONS),
        "untold": [OUTCOMES[name].meaning for name in comparison.untold()],
        "measured_and_lived": sheets.measured_and_lived(comparison),
        "figures": figures(comparison),
        "horizon_words": summary.horizon_sentences(comparison),
        "horizons": sheets.horizon_sheet(comparison),
        "groups": sheets.outcome_sheets(comparison),
        "standing": sheets.standing_sheet(comparison),
        "dials": sheets.dial_sheet(comparison),
        "parameters": sheets.parameter_sheet(comparison),
        "assumed": words.percent(comparison.assumed_share, 2),
        "command": comparison.provenance.get("command"),
    }
