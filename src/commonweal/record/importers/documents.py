"""Documents of a place (PDF, DOCX, Markdown, text) into a record: their words in order, never the files."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonweal.record.dimension import DIMENSIONS
from commonweal.record.errors import RecordError
from commonweal.record.importers.corpus import Corpus, Document
from commonweal.record.importers.extract import SUFFIXES, extract
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.redaction import redact
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.sheet import open_sheet
from commonweal.record.importers.source import Seal, seal

KINDS = DIMENSIONS["documents"].column("kind").codes
_MAP = ("name", "kind", "date", "service")
_NOTE = "words in order of reading; pictures, footnotes of DOCX and layout are not in it"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said of a document: its kind, day and service, where said."""

    kind: str | None = None
    day: date | None = None
    service: str | None = None


def import_documents(
    sources: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    kind: str = "other",
    day: date | None = None,
    service: str | None = None,
    map_file: str | Path | None = None,
    drop_bad: bool = False,
    command: str | None = None,
) -> Imported:
    """Make a record of the words of documents: tables documents, vocabulary and words.

    Args:
        sources: files, or folders of them (searched to the bottom, hidden ones left out).
        out: the new folder of the record.
        kind: what kind they are (strategy, specification, contract, minutes, report, leaflet, comment, other).
        day: the day they are of, if one for all.
        service: the service they are of or about, if one for all.
        map_file: a CSV with a row per file: name (of the file), kind, date (year-month-day), service; what it says of a
            file goes before `kind`, `day` and `service`.
        drop_bad: leave out documents that cannot be read or hold no words, and count them, rather than stop.
        command: the command as typed, for provenance.

    Raises:
        RecordError: no document there, one that cannot be read or has no words, or a map that does not fit.
    """
    _check_kind(kind, "--kind")
    repairs = Repairs()
    paths = _paths(sources, repairs)
    told = _read_map(Path(map_file), paths) if map_file else {}
    corpus, seals, ids = Corpus(repairs), list[Seal](), set[str]()
    for path in paths:
        one = told.get(path.name, Told())
        name = redact(path.stem)[0]
        document = Document(_free_id(name, ids), name, one.kind or kind, one.day or day, one.service or service)
        try:
            _add(corpus, document, path, repairs)
            seals.append(seal(path))
        except RecordError as wrong:
            if not drop_bad:
                raise
            repairs.add(f"a document was left out: {wrong.where}: {wrong.what}")
    if not len(corpus):
        raise RecordError("no document could be read", "documents", "leave out --drop-bad to be told why")
    options = {
        "kind": kind,
        "date": day and day.isoformat(),
        "service": service,
        "map": map_file and Path(map_file).name,
    }
    provenance = provenance_of("documents", seals, repairs, command=command, options=options)
    return Imported(corpus.write(out, provenance, _NOTE), repairs)


def _add(corpus: Corpus, document: Document, path: Path, repairs: Repairs) -> None:
    pages = extract(path)
    if not corpus.add(document, "\n".join(pages)):
        right = "it may be a scan: have its words recognised (OCR) and give the file that comes of it"
        raise RecordError("no words were found", path.name, right)
    wordless = sum(not page.strip() for page in pages)
    repairs.add("pages without words (scans or pictures?) gave nothing", wordless)


def _paths(sources: str | Path | Sequence[str | Path], repairs: Repairs) -> list[Path]:
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    found: dict[Path, None] = {}
    for source in map(Path, given):
        within = _within(source, repairs) if source.is_dir() else [source]
        if not within:
            raise RecordError("no document is in it", str(source), "documents end in " + ", ".join(SUFFIXES))
        found |= dict.fromkeys(within)
    if not found:
        raise RecordError("no document is named", "documents", "name a file or a folder of files")
    return list(found)


def _within(folder: Path, repairs: Repairs) -> list[Path]:
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    ]
    repairs.add(
        "files of other kinds in the folder were passed over", sum(p.suffix.lower() not in SUFFIXES for p in files)
    )
    return [path for path in files if path.suffix.lower() in SUFFIXES]


def _free_id(name: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "document"
    number, one = 1, slug
    while one in taken:
        number += 1
        one = f"{slug}-{number}"
    taken.add(one)
    return one


def _read_map(path: Path, files: Iterable[Path]) -> dict[str, Told]:
    sheet = open_sheet(path)
    sheet.require(["name"], "the map of documents")
    if strange := [one for one in sheet.headings if one not in _MAP]:
        raise RecordError("it has a column " + ", ".join(strange), sheet.name, "its columns are " + ", ".join(_MAP))
    told: dict[str, Told] = {}
    for block in sheet.blocks():
        columns = {one: block.words(one) if one in sheet.headings else [None] * len(block) for one in _MAP}
        for place, (name, kind, day, service) in enumerate(zip(*columns.values(), strict=True)):
            where = f"{sheet.name}, row {block.row_of(place)}"
            told[_name(name, told, where)] = Told(_kind(kind, where), _day(day, where), service)
    names = {file.name for file in files}
    if missing := sorted(set(told) - names):
        right = "name files as they are, with their endings: " + ", ".join(sorted(names)[:10])
        raise RecordError("it names files that are not given: " + ", ".join(missing[:5]), sheet.name, right)
    return told


def _name(name: str | None, told: dict[str, Told], where: str) -> str:
    if not name or name in told:
        raise RecordError(f"the name {name!r} comes twice" if name else "a name is missing", where, "one row per file")
    return name


def _kind(kind: str | None, where: str) -> str | None:
    return _check_kind(kind, where) if kind else None


def _check_kind(kind: str, where: str) -> str:
    if kind not in KINDS:
        raise RecordError(f"{kind!r} is no kind of document", where, "it is one of " + ", ".join(KINDS))
    return kind


def _day(day: str | None, where: str) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as wrong:
        raise RecordError(f"{day!r} is no date", where, "write year-month-day, such as 2019-04-01") from wrong
