"""A directory from a place folder: its providers' teams, skills and thresholds, and community assets as an example."""

from typing import Any

from commonweal.live.directory.models import Area, Need, Service, Skill, Team, Threshold
from commonweal.live.places.models import Organisation, Place
from commonweal.place import Place as Folder

EXAMPLES = (
    (
        "group",
        "Peer support group",
        "An example, not a real group: people who have been there, weekly, no referral needed.",
    ),
    ("space", "Riverside park", "An example, not a real park: green and blue space, open to everyone."),
    ("offer", "A neighbour's hot meal", "An example, not a real offer: a meal once a week, for whoever comes."),
)


def load(actor: Any, place: Place, folder: Folder) -> None:
    """Fill the directory from the folder, each figure with the source and certainty it has there."""
    needs = {
        key: Need.objects.create(place=place, key=key, name=key.replace("_", " ").capitalize())
        for key in sorted({row.domain for row in folder.teams} | {row.skill for row in folder.skills})
    }
    areas = {row.id: Area.objects.create(place=place, key=row.id, name=row.name) for row in folder.areas}
    organisations = {row.key: row for row in Organisation.objects.filter(place=place)}
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
    _skills(place, folder, teams, needs)
    _thresholds(place, folder, teams)
    _examples(place, organisations, needs)


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


def _examples(place: Place, organisations: dict[str, Organisation], needs: dict[str, Need]) -> None:
    owner = next(iter(organisations.values()))
    for kind, name, words in EXAMPLES:
        asset = Service.objects.create(place=place, organisation=owner, kind=kind, name=name, description=words)
        asset.needs.set(needs.values())
