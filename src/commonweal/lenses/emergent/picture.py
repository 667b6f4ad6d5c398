"""The whole system over time and the variety of practice, drawn from the tables of the lens of emergence."""

from typing import Any

from commonweal.lenses.emergent import evolution, series
from commonweal.lenses.finding import Finding, Sheet

_LINES = {
    "meetings": "meetings",
    "share_refused": "share refused",
    "mean_need": "mean need at assessment",
    "mean_wait": "mean wait, days",
}


def picture(finding: Finding) -> Any:
    """Draw each series of the whole system, and the spread of practice, one below the other."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    sheets = {sheet.title: sheet for sheet in finding.more}
    charts: list[Any] = []
    days = [row["from"] for title in (series.TITLE, evolution.TITLE) if title in sheets for row in sheets[title].rows]
    span = [min(days), max(days)]
    if series.TITLE in sheets:
        held = sheets[series.TITLE]
        charts += [_line(held, name, title, span) for name, title in _LINES.items() if name in held.fields]
    if evolution.TITLE in sheets:
        charts.append(_line(sheets[evolution.TITLE], "spread", "variance of practice between teams", span))
    return alt.vconcat(*charts, spacing=14)


def _time(span: list[str]) -> Any:
    import altair as alt

    ends = [dict(zip(("year", "month", "date"), map(int, day.split("-")), strict=True)) for day in span]
    return alt.Scale(domain=[alt.DateTime(**end) for end in ends])


def _line(sheet: Sheet, column: str, title: str, span: list[str]) -> Any:
    import altair as alt

    from commonweal.lenses.drawing import BLUE, chart_of

    rows = [{"from": row["from"], "value": row[column]} for row in sheet.rows if row[column] is not None]
    base = chart_of(rows).encode(
        x=alt.X("from:T", title=None, axis=alt.Axis(format="%b %Y", labelAngle=0), scale=_time(span)),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)),
    )
    heading = alt.TitleParams(title, anchor="start", fontSize=13, fontWeight="normal")
    return base.mark_line(color=BLUE, strokeWidth=1.5).properties(width=440, height=90, title=heading)
