"""Writes events as contacts: sorted services and activities, rows by person and moment, and what they cover."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.day import date_of
from commonweal.record.dtype import NO_CODE, blank_rows
from commonweal.record.errors import RecordError
from commonweal.record.importers.events import Array, Events
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.terms import NOT_SAID
from commonweal.record.importers.timeline import Timeline
from commonweal.record.reader import Record
from commonweal.record.tables import TABLES
from commonweal.record.writer import RecordWriter

KINDS = TABLES["contacts"].column("kind").codes
AT_ONCE = 2**20  # rows


class Contacts:
    """The contacts that some events come to.

    Args:
        events: all events of the source.
        timeline: their order.
        kinds: activity -> kind of contact, for those that are more than a meeting.
        repairs: takes note of what had to be put right.

    Raises:
        RecordError: `kinds` names an activity that is not there, or the source a kind that is none.
    """

    def __init__(self, events: Events, timeline: Timeline, kinds: Mapping[str, str], repairs: Repairs) -> None:
        self._timeline, self._repairs = timeline, repairs
        service = self._ordered(events, "service")
        if (nameless := service < 0).any():
            service[nameless] = events.services.code(NOT_SAID)
            repairs.add(f"rows without a service stand under the service {NOT_SAID!r}", int(nameless.sum()))
        services, places = events.services.in_order(service)
        self._service = places[service]
        self.services = _described(services, events, repairs)
        activity = self._ordered(events, "activity")
        activities, places = events.activities.in_order(activity)
        self._activity = places[activity]
        self.activities = [{"id": word, "name": word} for word in activities]
        self._kind = _kinds_said(self._ordered(events, "kind"), events)
        _apply(kinds, activities, self._activity, self._kind)
        hours = events.column("hours")
        self._hours = None if hours is None else hours[timeline.at]

    def _ordered(self, events: Events, name: str) -> Array:
        column = events.column(name)
        at = self._timeline.at
        return np.full(len(at), NO_CODE, np.int32) if column is None else column[at]

    def write(self, out: str | Path, provenance: Mapping[str, Any], note: str) -> Record:
        """Write the record; `note` says what a reader should know, besides what is the same for all."""
        with RecordWriter(
            out, self.services, dimensions={"activities": self.activities}, provenance=provenance
        ) as writer:
            for start in range(0, len(self._service), AT_ONCE):
                writer.append("contacts", self._rows(slice(start, start + AT_ONCE)))
            return writer.finish(coverage=Coverage({"contacts": self._coverage(note)}))

    def _rows(self, part: slice) -> Array:
        rows = blank_rows("contacts", len(self._service[part]))
        rows["person"], rows["date"] = self._timeline.person[part], self._timeline.day[part]
        rows["service"], rows["activity"], rows["kind"] = self._service[part], self._activity[part], self._kind[part]
        if self._hours is not None:
            rows["hours"] = self._hours[part]
        return rows

    def _coverage(self, note: str) -> TableCoverage:
        day, ties = self._timeline.day, self._timeline.ties
        kept = "dates are kept to the day, and the order within a day"
        notes = [note, kept if self._timeline.clock else "the source gives days only"]
        if ties:
            said = f"{ties:,} events" if ties > 1 else "one event"
            notes.append(f"{said} at the same moment as the one before, in the order of the source")
        return TableCoverage("present", date_of(day.min()), date_of(day.max()), note="; ".join(filter(None, notes)))


def _described(words: list[str], events: Events, repairs: Repairs) -> list[dict[str, str | None]]:
    """Give the services' rows; where a service stands under several providers or areas, under the most frequent."""
    providers: dict[str, Counter[str]] = {word: Counter() for word in words}
    areas: dict[str, Counter[str]] = {word: Counter() for word in words}
    for service, provider, area, rows in events.standing():
        for found, said in ((providers, provider), (areas, area)):
            if said and service in found:
                found[service][said] += rows
    several = sum(len(one) > 1 for found in (providers, areas) for one in found.values())
    repairs.add("services with several providers or areas were put under the most frequent one", several)
    return [
        {"id": word, "name": word, "provider": _most(providers[word]), "area": _most(areas[word])} for word in words
    ]


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda word: (-counted[word], word)) if counted else None


def _kinds_said(codes: Array, events: Events) -> Array:
    """Turn the source's own kinds into the record's; a contact of which nothing is said is a meeting."""
    words, places = events.kinds.in_order(codes)
    strange = [word for word in words if word not in KINDS]
    if strange:
        what = f"{len(strange)} different words in the column of kinds are no kind of contact"
        raise RecordError(what, "--map kind", "the kinds are " + ", ".join(KINDS))
    table = np.array([*(KINDS.index(word) for word in words), KINDS.index("meeting")], np.int8)
    return np.asarray(table[places[codes]])


def _apply(kinds: Mapping[str, str], activities: list[str], activity: Array, kind: Array) -> None:
    for word, wanted in kinds.items():
        if word not in activities:
            there = "the activities are: " + ", ".join(activities[:30]) + (" …" if len(activities) > 30 else "")
            raise RecordError(f"no activity is called {word!r}", "--kind", there)
        if wanted not in KINDS:
            raise RecordError(f"{wanted!r} is no kind of contact", "--kind", "the kinds are " + ", ".join(KINDS))
        kind[activity == activities.index(word)] = KINDS.index(wanted)
