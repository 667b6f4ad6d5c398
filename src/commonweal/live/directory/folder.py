"""A place folder brought into the directory: its organisations, teams, skills and thresholds, in one deed."""

from typing import Any

from commonweal.live.audit.deed import deed
from commonweal.live.directory import permissions  # noqa: F401 - who may bring a folder in is said there
from commonweal.live.directory.models import Area, Need, Service, Skill, Team, Threshold
from commonweal.live.places.models import Organisation, Place
from commonweal.place import Place as Folder


def bring_in_folder(actor: Any, place: Place, folder: Folder) -> None:
    """Fill an empty directory from a folder that was checked, each figure with the source and certainty it has there.

    All or nothing; the event holds the folder's digest and how many rows of each kind came from it.
    """
    with deed(actor, "directory.bring_in_folder", place) as told:
        needs = {
            key: Need.objects.create(place=place, key=key, name=key.replace("_", " ").capitalize())
            for key in sorted({row.domain for row in folder.teams} | {row.skill for row in folder.skills})
        }
        areas = {row.id: Area.objects.create(place=place, key=row.id, name=row.name) for row in folder.areas}
        organisations = _organisations(place, folder)
        teams = _teams(place, folder, organisations, needs, areas)
        _skills(place, folder, teams, needs)
        _thresholds(place, folder, teams)
        counts = {name: len(folder.table(name)) for name in ("providers", "areas", "teams", "skills", "thresholds")}
        told.fact(folder=folder.hash, **counts)


def _organisations(place: Place, folder: Folder) -> dict[str, Organisation]:
    for row in folder.providers:
        Organisation.objects.get_or_create(place=place, key=row.id, defaults={"name": row.name, "sector": row.sector})
    return {row.key: row for row in Organisation.objects.filter(place=place)}


def _teams(
    place: Place, folder: Folder, organisations: dict[str, Organisation], needs: dict[str, Need], areas: dict[str, Area]
) -> dict[str, Team]:
    services: dict[tuple[str, str], Service] = {}
    teams: dict[str, Team] = {}
    for row in folder.teams:
        organisation, need = organisations[row.provider], needs[row.domain]
        service = services.get((row.provider, row.domain))
        if service is None:
            service = Service.objects.create(
                place=place, organisation=organisation, name=f"{need.name}: {organisation.name}"
            )
            service.needs.add(need)
            services[row.provider, row.domain] = service
        area = areas.get(row.area)
        if area:
            service.areas.add(area)
        teams[row.id] = Team.objects.create(
            place=place, organisation=organisation, service=service, key=row.id, name=row.name, need=need, area=area,
            fte=row.fte, caseload=row.caseload, **_vouched(row),
        )  # fmt: skip
    return teams


def _vouched(row: Any) -> dict[str, str]:
    return {"source": row.source, "certainty": row.certainty}


def _skills(place: Place, folder: Folder, teams: dict[str, Team], needs: dict[str, Need]) -> None:
    Skill.objects.bulk_create(
        Skill(
            place=place, organisation=teams[row.team].organisation, team=teams[row.team], need=needs[row.skill],
            level=round(row.level, 2), basis=row.basis, said_by="the place folder", **_vouched(row),
        )
        for row in folder.skills
    )  # fmt: skip


def _thresholds(place: Place, folder: Folder, teams: dict[str, Team]) -> None:
    Threshold.objects.bulk_create(
        Threshold(
            place=place, organisation=teams[row.team].organisation, team=teams[row.team],
            service=teams[row.team].service, clause=row.clause, kind=row.kind, value=row.value, hardness=row.hardness,
            who_may_bend=row.bends, **_vouched(row),
        )
        for row in folder.thresholds
    )  # fmt: skip
