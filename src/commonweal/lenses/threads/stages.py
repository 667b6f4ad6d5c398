"""How far things said have come: for each stage, the share that led to it, with its interval."""

from typing import Any

from commonweal.lenses import doubt
from commonweal.lenses.finding import Finding
from commonweal.lenses.threads.fates import STAGES
from commonweal.lenses.threads.sheets import OPEN, OTHERS, USERS


def stages(finding: Finding) -> Any:
    """Draw a finding's table (`said_by`, `led_to`, `reached`, `said`) as points with intervals, made from it alone."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    rows = []
    for row in finding.table.rows:
        if row.get("share") is not None and row["said"]:
            told = doubt.share(row["reached"], row["said"])
            rows.append({"who": row["said_by"], "stage": row["led_to"], "share": told.value} | _ends(told))
    who = [name for name in (USERS, OTHERS) if any(row["who"] == name for row in rows)]
    scale = alt.Scale(domain=who, range=list(COLOURS[: len(who)]))
    base = chart_of(rows).encode(
        x=alt.X("stage:N", title=None, sort=[*STAGES, OPEN], axis=alt.Axis(labelAngle=0)),
        xOffset=alt.XOffset("who:N", scale=alt.Scale(domain=who)),
        color=alt.Color("who:N", title="said by", scale=scale),
    )
    percent = alt.Axis(format="%", title="share of things said, with 95% interval")
    lines = base.mark_rule(strokeWidth=2).encode(
        y=alt.Y("low:Q", scale=alt.Scale(domain=[0, 1]), axis=percent), y2="high:Q"
    )
    shape = alt.Shape("who:N", title="said by", scale=alt.Scale(domain=who))
    points = base.mark_point(filled=True, size=70, opacity=1).encode(y="share:Q", shape=shape)
    return (lines + points).properties(width=520, height=280)


def _ends(told: doubt.Doubt) -> dict[str, float | None]:
    return {"low": told.low, "high": told.high}
