"""What must hold across rows and tables: ids, references, sums, every need served, figures sourced."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from commonweal.place.fault import Fault, shown
from commonweal.place.folder import MANIFEST
from commonweal.place.manifest import Manifest
from commonweal.place.sheet import Sheet
from commonweal.place.tables import BY_NAME
from commonweal.place.words import CLAUSE_RANGES, DOMAINS, EVERYWHERE

Sheets = dict[str, Sheet]
Rule = Callable[[Sheets, Manifest | None], Iterator[Fault]]


def disagreements(sheets: Sheets, manifest: Manifest | None) -> Iterator[Fault]:
    """Every fault that only shows when rows are held against each other."""
    for rule in RULES:
        yield from rule(sheets, manifest)


def repeated_rows(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """Each row's key may be used once."""
    for sheet in sheets.values():
        first: dict[tuple[Any, ...], int] = {}
        key = sheet.table.key
        for record in sheet.records:
            if not all(name in record.values for name in key):
                continue
            found = tuple(record.values[name] for name in key)
            if found in first:
                what = f"{shown(' / '.join(map(str, found)))} is already in row {first[found]}"
                yield Fault(
                    sheet.table.file, record.row, key[-1], what, "Give each row its own, or take one out"
                )
            first.setdefault(found, record.row)


def unknown_references(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """A cell that names a row of another table must name one that is there."""
    for sheet in sheets.values():
        for column in (column for column in sheet.table.columns if column.refers):
            known = _ids(sheets[column.refers])
            if known is None:
                continue  # that table could not be read: its own fault says so
            for record in sheet.records:
                for name in _named(record.values.get(column.name)):
                    if name not in known and not (column.or_all and name == EVERYWHERE):
                        what = f"{shown(name)} is not in {column.refers}.csv"
                        right = f"Write one of: {_some(known)}{', or all' if column.or_all else ''}"
                        yield Fault(sheet.table.file, record.row, column.name, what, right)


def _ids(sheet: Sheet) -> dict[str, None] | None:
    """The ids of a table, in order; None where its rows could not be read."""
    ids = {record.values["id"]: None for record in sheet.records if "id" in record.values}
    return ids if ids or sheet.clean else None


def _named(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _some(ids: dict[str, None]) -> str:
    listed = list(ids)
    return ", ".join(listed[:6]) + (f" … ({len(listed)} in all)" if len(listed) > 6 else "")


def ties_to_itself(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """A tie runs between two teams."""
    for record in sheets["ties"].records:
        team = record.values.get("from_team")
        if team and team == record.values.get("to_team"):
            what = f"{shown(team)} is tied to itself"
            yield Fault("ties.csv", record.row, "to_team", what, "Name another team, or take the row out")


def population_sum(sheets: Sheets, manifest: Manifest | None) -> Iterator[Fault]:
    """The areas' people are the place's people."""
    areas = sheets["areas"]
    if manifest is None or not areas.clean:
        return
    total = sum(record.values["population"] for record in areas.records)
    if total != manifest.population.total:
        what = f"the areas add up to {total:,} people and place.toml says {manifest.population.total:,}"
        yield Fault("areas.csv", None, "population", what, _differ(total - manifest.population.total))


def deprivation_mean(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """Deprivation says how areas differ; a mean off 1 would change the whole place's need as well."""
    areas = sheets["areas"]
    people = sum(record.values["population"] for record in areas.records) if areas.clean else 0
    if not people:
        return
    mean = sum(r.values["population"] * r.values["deprivation"] for r in areas.records) / people
    if not 0.9 <= mean <= 1.1:
        what = f"the population-weighted mean is {mean:.3f}"
        yield Fault(
            "areas.csv", None, "deprivation", what, f"Divide every value by {mean:.3f}, so that the mean is 1"
        )


def fund_sums(sheets: Sheets, manifest: Manifest | None) -> Iterator[Fault]:
    """Each version's lines add up, to the penny, to the totals it was published with."""
    fund = sheets["fund"]
    yield from _income_above_gross(fund)
    if manifest is None or not fund.clean:
        return
    sums: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for record in fund.records:
        line = record.values
        sums[line["version"]][0] += line["gross"]
        sums[line["version"]][1] += line["gross"] - line["income"]
    totals = {total.version: (total.gross, total.net) for total in manifest.funds}
    if len(totals) < len(manifest.funds):
        yield Fault(
            MANIFEST, None, "fund", "two totals have the same version", "Give each version its own name"
        )
    for version in dict.fromkeys([*totals, *sums]):
        yield from _version_fault(version, totals.get(version), sums.get(version))


def _income_above_gross(fund: Sheet) -> Iterator[Fault]:
    for record in fund.records:
        gross, income = record.values.get("gross"), record.values.get("income")
        if gross is not None and income is not None and income > gross:
            what = f"income {income:,} is more than gross {gross:,}"
            yield Fault("fund.csv", record.row, "income", what, "Write at most the gross")


def _version_fault(
    version: str, totals: tuple[Decimal, Decimal] | None, sums: list[Decimal] | None
) -> Iterator[Fault]:
    if totals is None:
        what = f"version {version} has no totals in place.toml"
        yield Fault(
            "fund.csv", None, "version", what, f'Add [[fund]] with version = "{version}", gross and net'
        )
    for name, total, found in zip(
        ("gross", "net"), totals or (), sums or (Decimal(0), Decimal(0)), strict=False
    ):
        if total != found:
            what = f"version {version} adds up to £{found:,.2f} {name} and place.toml says £{total:,.2f}"
            yield Fault("fund.csv", None, name if name == "gross" else "income", what, _differ(found - total))


def _differ(by: Decimal | int) -> str:
    return f"Make them agree: the table is {abs(by):,} too {'high' if by > 0 else 'low'}"


def contract_sums(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """Contracts aligned into one add up to that one; no contract ends before it starts."""
    contracts = sheets["contracts"]
    for record in contracts.records:
        start, end = record.values.get("start"), record.values.get("end")
        if start and end and end < start:
            what = f"it ends ({end}) before it starts ({start})"
            yield Fault("contracts.csv", record.row, "end", what, "Write an end after the start")
    if contracts.clean:
        yield from _part_sums(contracts)


def _part_sums(contracts: Sheet) -> Iterator[Fault]:
    parts: dict[str, Decimal] = defaultdict(Decimal)
    for record in contracts.records:
        parts[record.values["part_of"]] += record.values["value_per_year"]
    for record in contracts.records:
        value, found = record.values["value_per_year"], parts.get(record.values["id"])
        if found is not None and found != value:
            what = f"the contracts aligned into it add up to £{found:,.2f} and it pays £{value:,.2f}"
            yield Fault("contracts.csv", record.row, "value_per_year", what, _differ(found - value))


def clause_ranges(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """A clause that the lab reads as a number needs one, within the range the lab can give it."""
    for record in sheets["thresholds"].records:
        if record.values.get("kind") not in CLAUSE_RANGES or "value" not in record.values:
            continue
        least, most = CLAUSE_RANGES[record.values["kind"]]
        value = record.values["value"]
        if value is None or not least <= value <= most:
            what = "a value is needed" if value is None else f"{value:g} is out of range"
            right = f"For {record.values['kind']} write {least:g} to {most:g}"
            yield Fault("thresholds.csv", record.row, "value", what, right)


def every_need_met(sheets: Sheets, _: Manifest | None) -> Iterator[Fault]:
    """Every area has, in every domain, a team that serves it and a statement of how common the need is."""
    if sheets["areas"].clean and sheets["teams"].clean:
        yield from _gaps(
            sheets, "teams", "no team serves it", "Add a team for each, or one whose area is all"
        )
    if sheets["areas"].clean and sheets["needs"].clean:
        yield from _gaps(
            sheets, "needs", "no prevalence is given", "Add a row for each, or one whose area is all"
        )


def _gaps(sheets: Sheets, table: str, what: str, right: str) -> Iterator[Fault]:
    areas = [record.values["id"] for record in sheets["areas"].records]
    held = {(record.values["area"], record.values["domain"]) for record in sheets[table].records}
    for domain in DOMAINS:
        bare = [area for area in areas if (area, domain) not in held and (EVERYWHERE, domain) not in held]
        if bare:
            yield Fault(BY_NAME[table].file, None, "domain", f"{domain}: {what} in {', '.join(bare)}", right)


def unsourced_figures(sheets: Sheets, manifest: Manifest | None) -> Iterator[Fault]:
    """What is said to be seen or derived says where."""
    for sheet in sheets.values():
        for record in sheet.records:
            yield from _unsourced(sheet.table.file, record.row, record.values)
    heading = (
        [("population", manifest.population), *((f"fund {t.version}", t) for t in manifest.funds)]
        if manifest
        else []
    )
    for where, total in heading:
        if total.certainty != "assumed" and not total.source:
            yield _no_source(MANIFEST, None, f"{where}.source", total.certainty)


def _unsourced(file: str, row: int, values: dict[str, Any]) -> Iterator[Fault]:
    sure = values["certainty"] != "assumed"
    if sure and values.get("source") == "":
        yield _no_source(file, row, "source", values["certainty"])
    for mark in values["marks"]:
        # The row's source vouches for a figure of its own certainty only if it vouches for the row.
        if mark.certainty not in ("", "assumed") and not mark.source and not sure:
            yield _no_source(file, row, f"{mark.column}_source", mark.certainty)


def _no_source(file: str, row: int | None, column: str, certainty: str) -> Fault:
    return Fault(file, row, column, f"it is {certainty} and has no source", "Say where, or mark it assumed")


RULES: tuple[Rule, ...] = (
    repeated_rows,
    unknown_references,
    ties_to_itself,
    population_sum,
    deprivation_mean,
    fund_sums,
    contract_sums,
    clause_ranges,
    every_need_met,
    unsourced_figures,
)
