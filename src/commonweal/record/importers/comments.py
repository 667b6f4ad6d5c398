"""What the public wrote, once somebody has taken names out of it: each comment a document, without its source's id."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from commonweal.record.errors import RecordError
from commonweal.record.importers.corpus import Corpus, Document
from commonweal.record.importers.days import read_days
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.sheet import Block, Sheet, open_sheet
from commonweal.record.importers.watch import Watch

_NOT_FLAGGED = {"", "0", "no", "n", "false", "none"}
_WHO = (
    "no program can tell names, or a story that only one person could tell, from other words; have somebody read the "
    "comments and take out whatever could say who wrote or is spoken of, then name who did: --anonymised-by"
)
_NOTE = "comments anonymised by {who}; order is that of the source; nothing says who did not comment"


def import_comments(
    source: str | Path,
    out: str | Path,
    *,
    text: str,
    anonymised_by: str = "",
    day: str | None = None,
    service: str | None = None,
    flagged: str | None = None,
    ignore: Sequence[str] = (),
    ignore_rest: bool = False,
    delimiter: str | None = None,
    day_first: bool | None = None,
    drop_bad: bool = False,
    command: str | None = None,
) -> Imported:
    """Make a record of comments: tables documents (kind `comment`), services, vocabulary and words.

    Args:
        source: a CSV file (or a `.gz` or `.zip` of one), a comment a row.
        out: the new folder of the record.
        text: the column of the comments.
        anonymised_by: who took out what could say who somebody is; without it nothing is imported.
        day: the column of their dates, if any.
        service: the column that says which service they are about, if any.
        flagged: a column that flags comments in which somebody can be recognised: those are left out.
        ignore: columns that are dropped though they may look identifying.
        ignore_rest: drop all columns that are not named above without looking at them.
        delimiter: what stands between values; None to find out.
        day_first: whether 1/4/2019 is in April; None to let the column decide.
        drop_bad: leave days that cannot be told unknown, and count them, rather than stop.
        command: the command as typed, for provenance.

    Raises:
        RecordError: nobody anonymised them, a column is not there or looks identifying, or a date is none.
    """
    if not anonymised_by.strip():
        raise RecordError("nobody is named who anonymised these comments", Path(source).name, _WHO)
    sheet = open_sheet(source, delimiter)
    used = {
        one: column
        for one, column in (("text", text), ("day", day), ("service", service), ("flagged", flagged))
        if column
    }
    sheet.require(used.values(), "the command")
    repairs = Repairs()
    columns = _read(sheet, used, _watch(sheet, used, ignore, ignore_rest))
    days = _days(columns, f"{sheet.name}, column {day}", day_first, drop_bad, repairs)
    corpus = _gather(columns, days, sheet.name, repairs)
    options = {**used, "anonymised_by": anonymised_by, "ignore": list(ignore), "ignore_rest": ignore_rest}
    provenance = provenance_of("comments", [sheet.seal], repairs, command=command, options=options)
    return Imported(corpus.write(out, provenance, _NOTE.format(who=anonymised_by)), repairs)


def _watch(sheet: Sheet, used: dict[str, str], ignore: Sequence[str], ignore_rest: bool) -> Watch:
    mapped = [column for one, column in used.items() if one in ("day", "service")]
    # The comments themselves are free text, and somebody has vouched for them.
    vouched = {used["text"], *([used["flagged"]] if "flagged" in used else [])}
    watch = Watch(
        sheet.headings, person=vouched, mapped=mapped, ignored=ignore, ignore_rest=ignore_rest, where=sheet.name
    )
    watch.headings_first()
    return watch


def _read(sheet: Sheet, used: dict[str, str], watch: Watch) -> dict[str, list[str | None]]:
    columns: dict[str, list[str | None]] = {one: [] for one in used}
    for block in sheet.blocks():
        watch.see(block)
        for one, column in used.items():
            columns[one] += _tidy(block, column)
    watch.check()
    return columns


def _tidy(block: Block, column: str) -> Iterable[str | None]:
    return ((value.strip() or None) if value else None for value in block.words(column))


def _days(
    columns: dict[str, list[str | None]], where: str, day_first: bool | None, drop_bad: bool, repairs: Repairs
) -> list[date | None]:
    count = len(columns["text"])
    if "day" not in columns:
        return [None] * count
    read = read_days(columns["day"], range(2, count + 2), where, day_first, drop_bad)
    repairs.add(read.assumed, bool(read.assumed) * count)
    repairs.add("dates that could not be told were left unknown", len(read.given_up), read.given_up)
    return read.days


def _gather(columns: dict[str, list[str | None]], days: list[date | None], where: str, repairs: Repairs) -> Corpus:
    empty: list[str | None] = [None] * len(days)
    services, flags = columns.get("service", empty), columns.get("flagged", empty)
    corpus, wordless, left_out = Corpus(repairs), 0, 0
    for text, day, service, flag in zip(columns["text"], days, services, flags, strict=True):
        if (flag or "").lower() not in _NOT_FLAGGED:
            left_out += 1
            continue
        number = len(corpus) + 1
        about = " ".join(service.split()) if service else None
        document = Document(f"comment-{number}", f"Comment {number}", "comment", day, about)
        wordless += not corpus.add(document, text or "")
    repairs.add("comments in which somebody can be recognised were left out, as flagged", left_out)
    repairs.add("rows without words were left out", wordless)
    if not len(corpus):
        raise RecordError("no comment is left", where, "see that --text names the column of the comments")
    return corpus
