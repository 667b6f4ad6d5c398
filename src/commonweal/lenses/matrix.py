"""A matrix from where to where, drawn from a finding's table of pairs."""

from typing import Any

from commonweal.lenses.finding import Finding

_MOST = 15  # services on a side; more cannot be read


def matrix(finding: Finding) -> Any:
    """Draw the pairs of a finding's table (`from`, `to`, `people`), the services with most people."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import SHADES, chart_of

    rows = [dict(row) for row in finding.table.rows if row["people"] is not None]
    many = _busiest(rows)
    rows = [row for row in rows if row["from"] in many and row["to"] in many]
    base = chart_of(rows).encode(
        x=alt.X("to:N", title="came to", sort=many, axis=alt.Axis(labelAngle=-45, orient="bottom")),
        y=alt.Y("from:N", title="left", sort=many),
    )
    shade = alt.Color("people:Q", title="people", scale=alt.Scale(scheme=SHADES, type="sqrt"))
    return base.mark_rect(stroke="white").encode(color=shade).properties(width=420, height=420)


def _busiest(rows: list[dict[str, Any]]) -> list[str]:
    people: dict[str, int] = {}
    for row in rows:
        for side in ("from", "to"):
            people[row[side]] = people.get(row[side], 0) + row["people"]
    return sorted(people, key=lambda name: (-people[name], name))[:_MOST]
