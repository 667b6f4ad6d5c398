"""Rates of words by category as points with their intervals, in the fixed order of the categories."""

from typing import Any

from commonweal.lenses.finding import Finding
from commonweal.lenses.lexicon.lexicon import CATEGORIES

IN_COMMENTS = "In comments of the public"


def bars(finding: Finding) -> Any:
    """Draw the finding's rates by category, of documents and of comments where there are both."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    sheets = [("documents", finding.table)]
    sheets += [("comments", sheet) for sheet in finding.more if sheet.title == IN_COMMENTS]
    if finding.table.title == IN_COMMENTS:
        sheets = [("comments", finding.table)]
    rows = [
        {"of": of, "category": row["category"], "rate": row["per_1000"], "low": row["low"], "high": row["high"]}
        for of, sheet in sheets
        for row in sheet.rows
        if row["per_1000"] is not None
    ]
    held = [of for of, _ in sheets]
    named = alt.Axis(labelExpr="replace(datum.label, '_', '-')")
    y = alt.Y("category:N", title=None, sort=list(CATEGORIES), axis=named)
    apart = alt.YOffset("of:N", sort=held, scale=alt.Scale(domain=held))
    scale = alt.Scale(domain=held, range=list(COLOURS[: len(held)]))
    colour = alt.Color("of:N", title=None, scale=scale, legend=alt.Legend() if len(held) > 1 else None)
    shape = alt.Shape("of:N", title=None, scale=alt.Scale(domain=held))
    base = chart_of(rows).encode(y=y, yOffset=apart, color=colour)
    lines = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("low:Q", title="hits per 1,000 words, with 95% interval", scale=alt.Scale(zero=True)), x2="high:Q"
    )
    points = base.mark_point(filled=True, size=70, opacity=1).encode(x="rate:Q", shape=shape)
    return (lines + points).properties(width=420, height=45 * len(CATEGORIES))
