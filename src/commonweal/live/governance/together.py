"""How decisions hang together: families of them drawn, told in reading order, and as rows of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.governance.drawing import Arrow, Box, Drawing, draw, ranks
from commonweal.live.governance.lineage import around, edge_of, edges_of, families
from commonweal.live.governance.models import Decision, Link
from commonweal.live.governance.ties import FORTH, Tie, links_of, ties_among
from commonweal.live.governance.wrapping import lines_of
from commonweal.live.places.models import Place

MOST_BOXES = 60
"""A drawing of more could not be read; its table is there all the same."""
STEPS = 2
"""How far around one decision is drawn."""


@dataclass(frozen=True)
class Node:
    """What stands in a box: a decision, or people with whom one was checked back."""

    lines: list[str]
    below: list[str]
    url: str
    box: Box


@dataclass(frozen=True)
class Step:
    """A decision in reading order, with what it is tied to."""

    decision: Decision
    ties: list[Tie]


@dataclass(frozen=True)
class Figure:
    """Decisions drawn (None where there are too many), and in reading order, each after what it goes back to."""

    steps: list[Step]
    drawing: Drawing | None
    nodes: list[Node]
    arrows: list[tuple[Arrow, str]]


@dataclass(frozen=True)
class Row:
    """A link as a row of a table, from the older decision to the newer."""

    first: str
    first_url: str
    words: str
    second: str
    second_url: str
    on: date


def families_of(place: Place) -> list[set[int]]:
    """The keys of decisions that hang together, the newest family first; show them through `figure`."""
    return families(edges_of(links_of(place)))


def keys_around(decision: Decision) -> set[int]:
    """The decisions within two steps of this one, itself among them."""
    return around(edges_of(links_of(decision.place)), decision.pk, STEPS)


def figure(user: Any, place: Place, keys: Iterable[int]) -> Figure:
    """Draw these decisions of a place as the user may see them, with the links among them."""
    rows = list(Decision.objects.visible_to(user).filter(place=place, pk__in=list(keys)).select_related("place"))
    rows.sort(key=lambda row: (_day(user, row) or date.max, row.pk))
    known = {row.pk: row for row in rows}
    links = [link for link in links_of(place, known) if _is_among(user, link, known)]
    rank = ranks([*known], edges_of(links))
    rows.sort(key=lambda row: rank[row.pk])  # a day can be told wrongly or late; what came from what cannot
    steps = [Step(row, ties_among(row, links, known)) for row in rows]
    people = [link for link in links if link.to_words]
    order = [*known, *(f"people-{link.pk}" for link in people)]
    if len(order) > MOST_BOXES:
        return Figure(steps, None, [], [])
    edges: list[tuple[Any, Any, str]] = [*edges_of(links)]
    edges += [(int(link.from_key), f"people-{link.pk}", link.kind) for link in people]
    drawing = draw(order, edges)
    said = {f"people-{link.pk}": link.to_words for link in people}
    nodes = [_node(user, box, known, said) for box in drawing.boxes]
    return Figure(steps, drawing, nodes, [(arrow, _words(arrow.kind)) for arrow in drawing.arrows])


def _is_among(user: Any, link: Link, known: dict[int, Decision]) -> bool:
    if link.to_words:
        row = known.get(int(link.from_key)) if link.from_key.isdecimal() else None
        return row is not None and row.shown_to(user)
    edge = edge_of(link)
    return edge is not None and edge.older in known and edge.newer in known


def _day(user: Any, row: Decision) -> date | None:
    # When a closed decision was proposed is nobody else's affair; when it was taken, everyone is told.
    return row.day if row.shown_to(user) else row.decided_on


def _words(kind: str) -> str:
    return str(FORTH.get(kind) or _("checked back with"))


def _node(user: Any, box: Box, known: dict[int, Decision], said: dict[str, str]) -> Node:
    if box.key in said:
        words = said[str(box.key)]
        return Node(lines_of(words), [_("people")], "", box)
    row = known[int(str(box.key))]
    title, day = row.title_for(user), _day(user, row)
    below = [str(row.get_state_display()), *([f"{day:%-d %B %Y}"] if day else [])]
    return Node(lines_of(title), below, _url(row), box)


def _url(row: Decision) -> str:
    return reverse("governance:decision", args=[row.place.slug, row.pk])


def rows_of(figures: Sequence[Figure], user: Any) -> list[Row]:
    """The links of figures as rows, each once: from the older decision to the newer, or to people it went back to."""
    found = {}
    for step in (step for each in figures for step in each.steps):
        for tie in step.ties:
            if tie.other is not None and not tie.newer:
                continue  # told from its other end
            second = tie.other.title_for(user) if tie.other else tie.said
            url = _url(tie.other) if tie.other else ""
            words = _words(tie.kind)
            row = Row(step.decision.title_for(user), _url(step.decision), words, second, url, tie.on)
            found[step.decision.pk, tie.kind, url or second] = row
    return list(found.values())
