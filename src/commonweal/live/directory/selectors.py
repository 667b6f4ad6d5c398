"""What pages and the API read of the directory, always as far as the reader may see."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from commonweal.live.directory.models import Need, Service, Skill, Team, Threshold
from commonweal.live.directory.who_can_help import Clause, Door
from commonweal.live.places.models import Place


def entries(user: Any, place: Place, asked: Mapping[str, str]) -> QuerySet[Service]:
    """Entries by need, area, organisation (their keys), kind and words; a key that is unknown finds nothing."""
    rows = Service.objects.visible_to(user).filter(place=place).select_related("organisation")
    for name, path in (("need", "needs"), ("area", "areas"), ("organisation", "organisation")):
        if asked.get(name):
            rows = (
                rows.filter(**{path: int(asked[name])})
                if asked[name].isdigit() and len(asked[name]) < 18
                else rows.none()
            )
    if asked.get("kind"):
        rows = rows.filter(kind=asked["kind"])
    for word in asked.get("words", "").replace("\x00", "").split()[:8]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(description__icontains=word) | Q(organisation__name__icontains=word)
        )
    return rows.prefetch_related("needs")


def whole_entry(user: Any, place: Place) -> QuerySet[Service]:
    """Entries with everything a page about one shows."""
    return (
        Service.objects.visible_to(user)
        .filter(place=place)
        .select_related("organisation", "place")
        .prefetch_related(
            "needs",
            "areas",
            "at_locations__location",
            "capacities",
            Prefetch("teams", Team.objects.visible_to(user).select_related("area")),
            Prefetch("teams__skills", Skill.objects.select_related("need")),
            Prefetch("thresholds", Threshold.objects.select_related("team")),
        )
    )


def doors(user: Any, place: Place) -> list[Door]:
    """Every team of the place as somebody who asks meets it; of two levels of a skill, the one that was observed."""
    skills: dict[int, dict[str, Any]] = defaultdict(dict)
    # "claimed" comes before "observed", so what was observed is written last.
    for row in Skill.objects.visible_to(user).filter(place=place).select_related("need").order_by("basis"):
        skills[row.team_id][row.need.key] = row.level
    clauses: dict[int, list[Clause]] = defaultdict(list)
    of_service: dict[int, list[Clause]] = defaultdict(list)
    for row in Threshold.objects.visible_to(user).filter(place=place):
        clause = Clause(row.clause, row.kind, row.hardness, row.value, row.manages, row.who_may_bend)
        if row.team_id:
            clauses[row.team_id].append(clause)
        elif row.service_id:
            of_service[row.service_id].append(clause)
    teams = Team.objects.visible_to(user).filter(place=place).select_related("area")
    return [
        Door(
            t.pk,
            t.name,
            skills[t.pk],
            t.area.key if t.area else None,
            [*clauses[t.pk], *of_service.get(t.service_id, [])],
        )
        for t in teams
    ]


def needs_of(user: Any, place: Place) -> dict[str, str]:
    """The place's needs, key to name."""
    return dict(Need.objects.visible_to(user).filter(place=place).values_list("key", "name"))
