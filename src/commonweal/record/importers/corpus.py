"""Documents on their way into a record: their texts become rows of `words`, and nothing else of them is kept."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.day import day_number
from commonweal.record.dtype import NO_CODE, NO_DATE, blank_rows
from commonweal.record.importers.prose import plain
from commonweal.record.importers.redaction import LOOKED_LIKE, redact
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.tokens import sentences
from commonweal.record.reader import Record
from commonweal.record.writer import RecordWriter

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document besides its words.

    Args:
        id: unique within the record.
        name: what it is called.
        kind: one of the kinds that the table `documents` lists.
        day: its date; None if not known.
        service: the id of the service it is of or about, if one.
    """

    id: str
    name: str
    kind: str
    day: date | None = None
    service: str | None = None


class Corpus:
    """Gathers documents; `add` each, then `write` the record. Memory grows with the words, 4 bytes each."""

    def __init__(self, repairs: Repairs) -> None:
        self._repairs = repairs
        self._vocabulary: dict[str, int] = {}
        self._services: dict[str, int] = {}
        self._documents: list[Document] = []
        self._words: list[np.ndarray[Any, Any]] = []

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, document: Document, text: str) -> int:
        """Take in a document's text; gives how many words and marks it has, and takes in nothing if none."""
        whole, mended = plain(text)
        whole, taken = redact(whole)
        cut = sentences(whole)
        self._note(mended, taken)
        if not cut:
            return 0
        rows = blank_rows("words", sum(map(len, cut)))
        rows["document"], rows["service"] = len(self._documents), self._service(document.service)
        rows["date"] = NO_DATE if document.day is None else day_number(document.day)
        rows["sentence"] = np.repeat(np.arange(len(cut)), [len(one) for one in cut])
        rows["word"] = [self._vocabulary.setdefault(word, len(self._vocabulary)) for one in cut for word in one]
        self._documents.append(document)
        self._words.append(rows)
        return len(rows)

    def write(self, out: str | Path, provenance: Mapping[str, Any], note: str, services: Iterable[Row] = ()) -> Record:
        """Write the record of all that was added.

        Args:
            out: the new folder.
            provenance: where it comes from.
            note: what a reader of its coverage should know.
            services: rows of the services spoken of, where more than their ids is known.
        """
        told = {str(row["id"]): row for row in services}
        with RecordWriter(
            out,
            [told.get(one, {"id": one, "name": one}) for one in self._services],
            dimensions={
                "documents": [{"id": d.id, "name": d.name, "kind": d.kind} for d in self._documents],
                "vocabulary": [{"id": word} for word in self._vocabulary],
            },
            provenance=provenance,
            coverage=self._coverage(note),
        ) as writer:
            for rows in self._words:
                writer.append("words", rows)
            return writer.finish()

    def _service(self, service: str | None) -> int:
        return NO_CODE if service is None else self._services.setdefault(service, len(self._services))

    def _note(self, mended: Counter[str], taken: Counter[str]) -> None:
        for what, count in mended.items():
            self._repairs.add(what, count)
        for kind, count in taken.items():
            self._repairs.add(f"[{kind}] put in place of what looked like {LOOKED_LIKE[kind]}", count)

    def _coverage(self, note: str) -> Coverage:
        days = [document.day for document in self._documents if document.day]
        undated = len(self._documents) - len(days)
        if undated:
            note += f"; {undated:,} of {len(self._documents):,} documents without a date"
        return Coverage(
            {"words": TableCoverage("present", min(days, default=None), max(days, default=None), note=note)}
        )
