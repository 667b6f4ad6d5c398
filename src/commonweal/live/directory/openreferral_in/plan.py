"""What a feed would change in a place, before anything is changed."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from commonweal.live.directory.models import FeedItem
from commonweal.live.directory.openreferral_in.fields import Said, cannot_be, said_of
from commonweal.live.directory.openreferral_in.rows import Rows
from commonweal.live.places.models import Place
from commonweal.place.openreferral import PARTS, Feed, Problem

ADD, CHANGE, SAME, GONE = "add", "change", "same", "gone"


@dataclass(frozen=True)
class FieldChange:
    """One field: what it says here, what the feed says, and whether it was changed here since the last import."""

    name: str
    here: Any
    there: Any
    changed_here: bool


@dataclass(frozen=True)
class Change:
    """One item: what it is, and what would be done with it; for a change, field by field."""

    part: str
    key: str
    name: str
    what: str
    fields: tuple[FieldChange, ...] = ()


@dataclass
class Plan:
    """What would be added, changed, left as it is; what has gone from the feed; what is wrong with the feed."""

    changes: list[Change] = field(default_factory=list)
    said: dict[str, dict[str, Said]] = field(default_factory=lambda: {part: {} for part in PARTS})
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def counts(self) -> dict[str, int]:
        """How many items each thing would be done with; how many are left out."""
        each = {what: sum(change.what == what for change in self.changes) for what in (ADD, CHANGE, SAME, GONE)}
        return each | {"left_out": self.left_out}

    def as_json(self) -> dict[str, Any]:
        """What a page needs to show it; items that stay the same are only counted."""
        told = [asdict(change) for change in self.changes if change.what != SAME]
        problems = [problem.as_json() for problem in self.problems]
        return {"counts": self.counts(), "changes": told, "problems": problems}

    def digest(self) -> str:
        """A fingerprint of what would be done, 64 hexadecimal digits."""
        told = [asdict(change) for change in self.changes if change.what != SAME]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def plan_of(place: Place, name: str, feed: Feed) -> Plan:
    """What bringing the feed in would do to the place. `name` is what the place calls the feed; nothing is written."""
    rows, plan = Rows(place), Plan(problems=list(feed.problems))
    plan.left_out = sum(len(ids) for ids in feed.left_out.values())
    _say(feed, rows, plan)
    before = _before(place, name)
    for part in PARTS:
        for key, said in plan.said[part].items():
            plan.changes.append(_change(part, key, said, rows.said[part].get(key), before.get((part, key))))
    plan.changes += _gone(feed, rows, before)
    plan.problems += _namesakes(plan, rows)
    return plan


def _say(feed: Feed, rows: Rows, plan: Plan) -> None:
    """Turn the feed's items into our shape, and leave out those that cannot be rows; what hangs on them as well."""

    def known(part: str, key: str) -> bool:
        # Until a part has been gone through, the feed's word counts; afterwards, what became of it.
        here = plan.said[part] if part in done else feed.items[part]
        return key in here or rows.known(part, key)

    done: set[str] = set()
    for part in PARTS:
        for key, item in feed.items[part].items():
            said = said_of(part, item, known)
            wrong = list(cannot_be(part, item, said))
            plan.problems += wrong
            plan.left_out += bool(wrong)
            if not wrong:
                plan.said[part][key] = said
        done.add(part)
    _no_rings(plan.said["taxonomy_term"], rows.said["taxonomy_term"])


def _no_rings(terms: dict[str, Said], here: dict[str, Said]) -> None:
    """A term that would be its own ancestor keeps its parent as a word in `extra`: a way up has to end."""
    arrives: set[str] = set()
    for begin in sorted(terms):
        path: dict[str, None] = {}
        key: str | None = begin
        while key is not None and key not in arrives:
            path[key] = None
            above = (terms.get(key) or here.get(key, {})).get("parent")
            if above in path:
                ring = list(path)[list(path).index(above) :]
                if ours := min((each for each in ring if each in terms), default=None):
                    terms[ours]["extra.parent_id"] = terms[ours].pop("parent")
                above = None
            key = above
        arrives.update(path)


def _before(place: Place, name: str) -> dict[tuple[str, str], Said]:
    rows = FeedItem.objects.filter(place=place, feed=name).values_list("part", "oruk_id", "said")
    return {(part, str(key)): said for part, key, said in rows}


def _change(part: str, key: str, said: Said, here: Said | None, before: Said | None) -> Change:
    name = said.get("name") or key
    if here is None:
        return Change(part, key, name, ADD)
    fields = tuple(_differences(said, here, before))
    return Change(part, key, name, CHANGE if fields else SAME, fields)


def _differences(said: Said, here: Said, before: Said | None) -> Iterator[FieldChange]:
    for name in sorted(set(said) | set(here)):
        there, ours = said.get(name), here.get(name)
        if there == ours or (name == "confirmed_on" and ours and there and ours > there):
            continue  # somebody here has looked at it since: a later day of confirming is no disagreement
        yield FieldChange(name, ours, there, before is None or before.get(name) != ours)


def _namesakes(plan: Plan, rows: Rows) -> Iterator[Problem]:
    """Organisations that would be new but are called as one that is here: perhaps they are the same."""
    names = {said.get("name", "").casefold() for said in rows.said["organization"].values()}
    for change in plan.changes:
        if change.part == "organization" and change.what == ADD and change.name.casefold() in names:
            right = "If they are the same, the feed and the place give it different ids"
            yield Problem(f"organization {change.key}", f"there is a {change.name} here already", right, grave=False)


def _gone(feed: Feed, rows: Rows, before: Mapping[tuple[str, str], Said]) -> Iterator[Change]:
    """Services that the feed had and no longer lists, and that are still active here."""
    if not feed.whole:
        return
    for part, key in sorted(before):
        here = rows.said["service"].get(key) if part == "service" else None
        listed = key in feed.items["service"] or key in feed.left_out["service"]
        if here and not listed and here.get("status") == "active":
            yield Change("service", key, here.get("name", key), GONE)
