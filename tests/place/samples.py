"""Random whole places, for tests that write one and read it back."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from commonweal.place import (
    CERTAINTIES,
    DOMAINS,
    EVERYWHERE,
    TABLES,
    FundTotal,
    Manifest,
    Mark,
    Place,
    Population,
    tables,
)
from commonweal.place.column import Column
from commonweal.place.words import CLAUSE_RANGES

# Any text a cell may hold: printable, not blank at its ends, not started as a formula or an error value.
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t"), min_size=1, max_size=12
).filter(lambda t: t == t.strip() and not t.startswith(("=", "+", "-", "@", "#")))
SLUGS = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,5}", fullmatch=True).filter(lambda slug: slug != EVERYWHERE)
POUNDS = st.integers(0, 10**11).map(lambda pence: Decimal(pence) / 100)
SURE = st.sampled_from(CERTAINTIES)


def numbers(column: Column) -> st.SearchStrategy[float]:
    least = column.least if column.least is not None else column.above
    return st.floats(
        least, column.most, allow_nan=False, allow_infinity=False, exclude_min=column.above is not None
    ).map(lambda value: value + 0.0)


def cell(column: Column, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Any value the column may hold, given the ids of the other tables."""
    known = ids.get(column.refers, [])
    kinds: dict[str, Any] = {
        "text": WORDS,
        "slug": SLUGS,
        "ref": st.sampled_from([*known, EVERYWHERE] if column.or_all else known or [""]),
        "refs": st.lists(st.sampled_from(known or [""]), unique=True, max_size=2).map(tuple),
        "choice": st.sampled_from(column.choices or ("",)),
        "whole": st.integers(int(column.least or 0), int(column.most or 10**9)),
        "number": numbers(column) if column.kind == "number" else None,
        "money": POUNDS,
        "flag": st.booleans(),
        "date": st.dates(),
    }
    return st.none() | kinds[column.kind] if column.blank and column.empty is None else kinds[column.kind]


@st.composite
def row(draw: st.DrawFn, name: str, ids: dict[str, list[str]], **fixed: Any) -> Any:
    """Any row of the table of that name, with the columns given fixed."""
    table = tables.BY_NAME[name]
    values = {c.name: draw(cell(c, ids)) for c in table.columns if c.name not in fixed} | fixed
    marks = []
    for figure in table.figures:
        if values[figure.name] is not None and draw(st.integers(0, 3)) == 0:
            marks.append(Mark(figure.name, draw(WORDS), draw(st.sampled_from(("", *CERTAINTIES)))))
    sure = draw(SURE)
    source = draw(WORDS) if sure != "assumed" else draw(st.just("") | WORDS)
    return table.row(**values, source=source, certainty=sure, marks=tuple(marks))


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Any place that passes the check: random in every cell, made to agree where rows must."""
    ids = {
        name: draw(st.lists(SLUGS, min_size=1, max_size=3, unique=True)) for name in ("areas", "providers")
    }
    ids["teams"] = [*(f"t{n}" for n in range(len(DOMAINS))), *draw(st.lists(st.just("extra"), max_size=1))]
    held = {
        "areas": [draw(row("areas", ids, id=i, deprivation=1.0)) for i in ids["areas"]],
        "providers": [draw(row("providers", ids, id=i)) for i in ids["providers"]],
        "teams": [draw(row("teams", ids, id=i, **_covers(n))) for n, i in enumerate(ids["teams"])],
        "needs": [draw(row("needs", ids, area=EVERYWHERE, domain=domain)) for domain in DOMAINS],
    }
    for table in TABLES:
        if table.name not in held:
            found = draw(st.lists(row(table.name, ids, **_agreeing(draw, table.name)), max_size=2))
            found = [r for r in found if table.name != "ties" or r.from_team != r.to_team]
            held[table.name] = list({tuple(getattr(r, k) for k in table.key): r for r in found}.values())
    whole = {name: tuple(rows) for name, rows in held.items()}
    return Place(manifest=draw(manifests(whole["areas"], whole["fund"])), **whole)


def _covers(n: int) -> dict[str, str]:
    return {"domain": DOMAINS[n % len(DOMAINS)], "area": EVERYWHERE}


def _agreeing(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Columns that must agree with others, fixed so that they do."""
    if name == "contracts":
        return {
            "start": draw(st.none() | st.dates(max_value=date(2020, 1, 1))),
            "end": date(2020, 1, 1),
            "part_of": "",
        }
    if name == "fund":
        return {"income": Decimal("0.00")}
    if name == "thresholds":
        kind = draw(st.sampled_from(tables.BY_NAME[name].columns[2].choices))
        least, most = CLAUSE_RANGES.get(kind, (-1e300, 1e300))
        return {"kind": kind, "value": draw(st.floats(least, most)) + 0.0}
    return {}


@st.composite
def manifests(draw: st.DrawFn, areas: tuple[Any, ...], fund: tuple[Any, ...]) -> Manifest:
    """Any heading whose totals are the tables' own."""
    funds = []
    for version in dict.fromkeys(line.version for line in fund):
        gross = sum((line.gross for line in fund if line.version == version), Decimal(0))
        funds.append(FundTotal(version, gross, gross, source=draw(WORDS), certainty=draw(SURE)))
    total = sum(area.population for area in areas)
    return Manifest(
        draw(SLUGS),
        draw(WORDS),
        draw(st.dates()),
        Population(total, source=draw(WORDS), certainty=draw(SURE)),
        tuple(funds),
        notes=draw(st.just("") | WORDS),
    )
