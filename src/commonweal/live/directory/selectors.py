"""What pages and the API read of the directory, always as far as the reader may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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


def in_teams(clauses: QuerySet[Threshold]) -> QuerySet[Threshold]:
    """Clauses team by team, the hardest first."""
    return clauses.order_by("team__name", "team", "-hardness", "pk")


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
            Prefetch("thresholds", in_teams(Threshold.objects.select_related("team"))),
        )
    )


def doors(user: Any, place: Place, needs: Iterable[str] | None = None) -> list[Door]:
    """Teams of the place as somebody who asks meets them: all, or those that have some skill for the needs (by key).

    Of two levels of a skill, the one that was observed counts. Read as bare values: a city has thousands of teams.
    """
    skilled = Skill.objects.visible_to(user).filter(place=place)
    teams = Team.objects.visible_to(user).filter(place=place)
    thresholds = Threshold.objects.visible_to(user).filter(place=place)
    if needs is not None:
        skilled = skilled.filter(need__key__in=list(needs))
        teams = teams.filter(pk__in=skilled.values("team"))
        thresholds = thresholds.filter(Q(team=None) | Q(team__in=skilled.values("team")))
    skills: dict[int, dict[str, Any]] = defaultdict(dict)
    # "claimed" comes before "observed", so what was observed is written last.
    for team, key, level in skilled.order_by("basis").values_list("team", "need__key", "level"):
        skills[team][key] = level
    found = teams.values_list("pk", "name", "area__key", "service")
    clauses = _clauses(thresholds)
    return [
        Door(pk, name, skills[pk], area, [*clauses["team", pk], *clauses.get(("service", service), [])], service)
        for pk, name, area, service in found
    ]


def _clauses(thresholds: QuerySet[Threshold]) -> dict[tuple[str, int], list[Clause]]:
    """Clauses by the team or the service whose they are."""
    found: dict[tuple[str, int], list[Clause]] = defaultdict(list)
    rows = thresholds.values_list("team", "service", "clause", "kind", "hardness", "value", "manages", "who_may_bend")
    for team, service, *told in rows:
        if team or service:
            found[("team", team) if team else ("service", service)].append(Clause(*told))
    return found


def needs_of(user: Any, place: Place) -> dict[str, str]:
    """The place's needs, key to name."""
    return dict(Need.objects.visible_to(user).filter(place=place).values_list("key", "name"))
