"""XES event logs (IEEE 1849-2016), packed or not, read as a stream: no entities, no DTD, bounded memory."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

import numpy as np
import pyarrow as pa
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from commonweal.record.errors import RecordError
from commonweal.record.importers.contacts import Contacts
from commonweal.record.importers.events import Array, Batch, Events
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import LIMITS, Limits, open_source, seal
from commonweal.record.importers.timeline import Rules, put_in_order
from commonweal.record.importers.watch import Watch
from commonweal.record.staging import check_free

PERSON, TIME, ACTIVITY = "concept:name", "time:timestamp", "concept:name"
SERVICES = ("org:group", "org:resource")
"""Where the service stands, if nobody says: the first of these that any event has."""
OF_TRACE = "case:"
"""Stands before the key of a trace's attribute where it could be taken for an event's."""
AT_ONCE = 100_000  # events
_VALUES = ("string", "date", "int", "float", "boolean", "id")
_AGAIN = "export it again; it may be cut short"

Event = dict[str, str]


def import_xes(
    source: str | Path,
    out: str | Path,
    key: Key,
    *,
    person: str = PERSON,
    service: str | None = None,
    time: str = TIME,
    activity: str = ACTIVITY,
    kinds: Mapping[str, str] | None = None,
    drop_bad: bool = False,
    ignore: Collection[str] = (),
    ignore_rest: bool = False,
    command: str | None = None,
    today: date | None = None,
    limits: Limits = LIMITS,
) -> Imported:
    """Import an XES log as contacts: a trace is a person, an event a contact.

    Args:
        source: the file, `.xes` or `.xes.gz`.
        out: the folder of the record that is to be made.
        key: for the pseudonyms.
        person: the attribute of a trace that says whose it is.
        service: the attribute of an event that says at which service; None for the first of `SERVICES` there is.
        time: the attribute of an event that says when.
        activity: the attribute of an event that says what was done.
        kinds: activity -> kind of contact, where it is more than a meeting.
        drop_bad: whether events that cannot be are left out and counted, rather than stopping the import.
        ignore: attributes to drop although they look identifying; a trace's as `case:KEY`.
        ignore_rest: whether to drop all attributes that are not used.
        command: the command as typed, for provenance.
        today: the last day that can have been; None for today.
        limits: what a packed file may unpack to.

    Raises:
        RecordError: no XES, broken XML (with its line), a DTD or an entity, no service, or what `Watch`,
            `put_in_order` and `Contacts` refuse; nothing is left behind.
    """
    check_free(Path(out).absolute())
    sealed, repairs = seal(source), Repairs()
    used = {"person": OF_TRACE + person, "time": time, "activity": activity}
    used["service"] = service or _service(source, sealed.name, limits)
    watch = Watch(
        ignore, person=[used["person"], time], mapped=[used["service"], activity], ignored=ignore,
        ignore_rest=ignore_rest, where=sealed.name,
    )  # fmt: skip
    events, marks = Events(key, first_row=1), []
    for batch in _batches(source, sealed.name, limits, repairs):
        marks.append(_add(events, batch, used, watch))
    watch.check()
    if not len(events.services):
        right = "say which key is the service with --service"
        raise RecordError(f"no event has {used['service']!r}", sealed.name, right)
    rules = Rules(sealed.name, None, drop_bad, today)
    whole = np.concatenate(marks) if marks else np.zeros(0, np.int64)
    timeline = put_in_order(events, rules, repairs, lambda places: whole[places])
    contacts = Contacts(events, timeline, kinds or {}, repairs)
    options = {"keys": used, "kind": dict(kinds or {}), "ignore": sorted(ignore), "ignore_rest": ignore_rest}
    provenance = provenance_of("xes", [sealed], repairs, key=key, command=command, options=options)
    return Imported(contacts.write(out, provenance, ""), repairs)


def _add(events: Events, batch: list[Event], used: Mapping[str, str], watch: Watch) -> Array:
    """Hand a batch on to the events, have all of it watched, and give each event's fingerprint."""
    keys = dict.fromkeys(one for event in batch for one in event)
    columns = {one: pa.array([event.get(one) for event in batch], pa.string()) for one in keys}
    for one, values in columns.items():
        watch.meet(one, values)
    nothing = pa.nulls(len(batch), pa.string())
    events.add(Batch(**{meaning: columns.get(one, nothing) for meaning, one in used.items()}))
    return np.array([_mark(event) for event in batch], np.int64)


def _mark(event: Event) -> int:
    whole = "\x1f".join(f"{name}\x1e{event[name]}" for name in sorted(event))
    return int.from_bytes(blake2b(whole.encode(), digest_size=8).digest(), signed=True)


def _service(source: str | Path, where: str, limits: Limits) -> str:
    """Find the attribute that says the service, in the first events."""
    for batch in _batches(source, where, limits, Repairs()):
        there = sorted({name for event in batch for name in event if not name.startswith(OF_TRACE)})
        found = [one for one in SERVICES if one in there]
        if found:
            return found[0]
        right = "say which with --service KEY (concept:name takes each activity as a service); the keys are: "
        raise RecordError(f"no event has {' or '.join(SERVICES)}", where, right + ", ".join(there[:30]))
    raise RecordError("it holds no events", where, "see that it is the file you meant")


def _batches(source: str | Path, where: str, limits: Limits, repairs: Repairs) -> Iterator[list[Event]]:
    """Give the events in batches, each with its trace's attributes; XML that is broken or dangerous is refused."""
    batch: list[Event] = []
    with open_source(source, limits) as stream:
        try:
            for event in _events(stream, where, repairs):
                batch.append(event)
                if len(batch) >= AT_ONCE:
                    yield batch
                    batch = []
        except DefusedXmlException as wrong:
            right = "an event log needs neither; be careful where this file comes from"
            raise RecordError("it declares a DTD or an entity", where, right) from wrong
        except ParseError as wrong:
            line, why = wrong.position[0], str(wrong).partition(":")[0]
            raise RecordError(f"line {line} is not well-formed XML ({why})", where, _AGAIN) from wrong
    if batch:
        yield batch


def _events(stream: IO[bytes], where: str, repairs: Repairs) -> Iterator[Event]:
    path: list[str] = []
    event: Event = {}
    trace: Event = {}
    held: list[Event] = []
    root: Element | None = None
    for what, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        tag = element.tag.rpartition("}")[2]
        if what == "start":
            root = _log(element, tag, where) if root is None else root
            path.append(tag)
            continue
        path.pop()
        above = path[-1] if path else ""
        if tag in _VALUES and above == "event":
            _take(event, element, "")
        elif tag in _VALUES and above == "trace":
            _take(trace, element, OF_TRACE)
        elif tag == "event" and above == "trace":
            held.append(event)
            event = {}
            element.clear()
        elif tag == "event":
            repairs.add("events outside any trace were left out")
            event = {}
        elif tag == "trace" and root is not None:
            yield from ({**trace, **one} for one in held)
            trace, held = {}, []
            root.clear()


def _log(element: Any, tag: str, where: str) -> Element:
    if tag != "log":
        raise RecordError(f"it begins with <{tag}>", where, "an XES file begins with <log>")
    found: Element = element
    return found


def _take(into: Event, element: Any, before: str) -> None:
    name, value = element.get("key"), element.get("value")
    if name and value:
        into[before + name] = value
