"""The tables of the measures lens: signs, lines, companions, charts, and one chart point by point."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.lenses.charts import Series
from commonweal.lenses.control_chart import TITLE
from commonweal.lenses.finding import Field, Sheet
from commonweal.lenses.signs.bunching import lines
from commonweal.lenses.signs.companions import move_together, pairs
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Sign
from commonweal.lenses.signs.xmr import ORDINARY, RULES
from commonweal.record.day import date_of

Row = dict[str, Any]

_SIGNS = {
    "of": Field("label", meaning="the indicator, pair of indicators or rows that the sign is of"),
    "sign": Field("label", meaning="what was looked for"),
    "value": Field("free", "as its unit says", "how strong it is"),
    "low": Field("free", "as its unit says", "lower end of the 95% interval"),
    "high": Field("free", "as its unit says", "upper end of the 95% interval"),
    "unit": Field("label", meaning="of the value"),
    "p": Field("free", "share", "how often chance alone shows as much"),
    "adjusted": Field("free", "share", "the same, after control of false discoveries over this kind of sign"),
    "adjusted_over_all": Field("free", "share", "the same, after control over all kinds of sign together"),
    "n": Field("free", "values or events", "how many it rests on"),
    "series": Field("free", "services or periods", "how many it rests on, each taken whole"),
    "answer": Field("label", meaning="what came of it"),
}
_CHARTS = {
    "indicator": Field("label", meaning="what is measured"),
    "service": Field("label", meaning="whose work, in the order of names"),
    "points": Field("free", "periods", "how many periods have a value"),
    "mean": Field("free", "unit of the indicator", "mean, of the last part where limits were begun anew"),
    "low": Field("free", "unit of the indicator", "lower limit of ordinary variation"),
    "high": Field("free", "unit of the indicator", "upper limit of ordinary variation"),
    "special": Field("free", "periods", "points beyond ordinary variation"),
    "assurance": Field("label", meaning="how the target lies to the limits"),
    "doubt": Field("label", meaning="where there are too few points for limits to be trusted"),
}
_POINTS = {
    "period": Field("label", meaning="first day of the period"),
    "value": Field("free", "unit of the indicator", "what was reported"),
    "mean": Field("free", "unit of the indicator", "mean of the series, or of its part"),
    "low": Field("free", "unit of the indicator", "lower limit of ordinary variation"),
    "high": Field("free", "unit of the indicator", "upper limit of ordinary variation"),
    "target": Field("free", "unit of the indicator", "what was asked for"),
    "what": Field("label", meaning="ordinary, or the rule by which the point is beyond it"),
    "unit": Field("label", meaning="of the indicator"),
}
_LINES = {
    "indicator": Field("label", meaning="what is measured"),
    "line": Field("label", meaning="the target, or a line that nobody set"),
    "offset": Field("free", "unit of the indicator", "how far from the target"),
    "past": Field("free", "values", "in the cell just past the line"),
    "short": Field("free", "values", "in the cell just short of it"),
    "width": Field("free", "unit of the indicator", "width of a cell"),
    "ratio": Field("free", "times", "just past for each just short, beyond what the slope explains"),
    "low": Field("free", "times", "lower end of the 95% interval"),
    "high": Field("free", "times", "upper end of the 95% interval"),
    "p": Field("free", "share", "how often chance alone shows as much"),
    "adjusted": Field("free", "share", "of lines that nobody set, the same after control over them"),
}
_PAIRS = {
    "indicator": Field("label", meaning="a measure that is asked for"),
    "companion": Field("label", meaning="another measure of the same services"),
    "correlation": Field("free", "correlation", "of their changes from period to period"),
    "low": Field("free", "correlation", "lower end of the 95% interval"),
    "high": Field("free", "correlation", "upper end of the 95% interval"),
}


def signs_sheet(signs: Sequence[Sign]) -> Sheet:
    """Table the signs looked for, those that could not be told too."""
    return Sheet("Signs looked for", _SIGNS, [_sign(sign) for sign in signs])


def points_sheet(series: Series) -> Sheet:
    """Table one chart point by point; the control chart is drawn from it."""
    drawn = series.drawn
    rows = [
        {
            "period": date_of(series.starts[i]).isoformat(),
            "value": float(drawn.values[i]),
            "mean": float(drawn.mean[i]),
            "low": float(drawn.low[i]),
            "high": float(drawn.high[i]),
            "target": float(series.target[i]) if np.isfinite(series.target[i]) else None,
            "what": ORDINARY if drawn.rule[i] < 0 else RULES[drawn.rule[i]],
            "unit": series.panel.unit,
        }
        for i in range(series.points)
    ]
    return Sheet(TITLE, _POINTS, rows)


def charts_sheet(series: Sequence[Series]) -> Sheet:
    """Table every chart, by indicator and service in the order of names: no ranking."""
    return Sheet("Every chart", _CHARTS, [_chart(one) for one in series])


def lines_sheet(panels: Sequence[Panel]) -> Sheet:
    """Table the target of each indicator beside lines that nobody set."""
    rows = [
        {
            "indicator": panel.indicator,
            "line": "target" if line.offset == 0 else "nobody's",
            "offset": line.offset,
            "past": line.found.past,
            "short": line.found.short,
            "width": line.found.width,
            "ratio": line.found.ratio.value,
            "low": line.found.ratio.low,
            "high": line.found.ratio.high,
            "p": line.found.p,
            "adjusted": line.adjusted,
        }
        for panel in panels
        if np.isfinite(panel.target).any()
        for line in lines(panel)
        if line.found.p is not None
    ]
    return Sheet("The target beside other lines", _LINES, rows)


def companions_sheet(asked: Sequence[Panel], panels: Sequence[Panel]) -> Sheet:
    """Table how far measures that are asked for move with their companions, in the directions that are better."""
    rows = []
    for one, other in pairs(asked, panels):
        told = move_together(one, other)
        if told.value is not None:
            pair = {"indicator": one.indicator, "companion": other.indicator}
            rows.append(pair | {"correlation": told.value, "low": told.low, "high": told.high})
    return Sheet("Measures beside their companions", _PAIRS, rows)


def _sign(sign: Sign) -> Row:
    told = {"of": sign.of, "sign": sign.name, "value": sign.value.value, "low": sign.value.low}
    told |= {"high": sign.value.high, "unit": sign.unit, "p": sign.p, "adjusted": sign.adjusted}
    told |= {"adjusted_over_all": sign.adjusted_over_all}
    return told | {"n": sign.n, "series": sign.series, "answer": sign.answer}


def _chart(one: Series) -> Row:
    drawn = one.drawn
    return {
        "indicator": one.panel.indicator,
        "service": one.service,
        "points": one.points,
        "mean": float(drawn.mean[-1]),
        "low": float(drawn.low[-1]),
        "high": float(drawn.high[-1]),
        "special": int(drawn.special.sum()),
        "assurance": one.assurance,
        "doubt": "fewer than twelve points in a part" if drawn.short else "",
    }
