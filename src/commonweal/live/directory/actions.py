"""Everything that changes the directory, one verb each."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from commonweal.live.audit.deed import deed
from commonweal.live.directory import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.directory.models import Capacity, Correction, Need, Service, Skill, Team, Threshold
from commonweal.live.places.models import Organisation

EDITABLE = ("name", "description", "kind", "status", "url", "email", "phone", "minimum_age", "maximum_age")


def add_service(actor: Any, organisation: Organisation, *, needs: Iterable[Need] = (), **fields: Any) -> Service:
    """Add a service or a community asset of an organisation, confirmed by being added.

    Raises ValidationError where a field cannot be.
    """
    with deed(actor, "directory.add_service", organisation) as told:
        service = Service(place=organisation.place, organisation=organisation, confirmed_on=timezone.localdate())
        _set(service, fields)
        service.needs.set(needs)
        told.about(service, fields=sorted(fields))
    return service


def edit_service(actor: Any, service: Service, *, needs: Iterable[Need] | None = None, **fields: Any) -> Service:
    """Change an entry; an entry that was just edited counts as confirmed.

    Raises ValidationError where a field cannot be.
    """
    with deed(actor, "directory.edit_service", service) as told:
        changed = sorted(name for name, value in fields.items() if getattr(service, name) != value)
        service.confirmed_on = timezone.localdate()
        _set(service, fields)
        if needs is not None:
            service.needs.set(needs)
        told.fact(fields=changed)
    return service


def _set(service: Service, fields: dict[str, Any]) -> None:
    if unknown := set(fields) - set(EDITABLE):
        raise ValidationError(f"an entry has no field {', '.join(sorted(unknown))} that can be edited")
    for name, value in fields.items():
        setattr(service, name, value)
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None and low > high:
        raise ValidationError({"maximum_age": "The highest age is below the lowest; swap them or leave one blank."})
    service.full_clean(exclude=["oruk_id"])
    service.save()


def confirm_service(actor: Any, service: Service) -> None:
    """Say that an entry is right as it is today."""
    with deed(actor, "directory.confirm_service", service):
        service.confirmed_on = timezone.localdate()
        service.save(update_fields=["confirmed_on"])


def set_capacity(actor: Any, service: Service, *, unit: str, available: int, maximum: int | None = None) -> Capacity:
    """Say how much room a service has today; what was said before is kept."""
    if maximum is not None and available > maximum:
        raise ValidationError({"available": "More is available than there is at most; check both numbers."})
    with deed(actor, "directory.set_capacity", service) as told:
        whose = {"place": service.place, "organisation": service.organisation, "service": service}
        capacity = Capacity.objects.create(**whose, unit=unit, available=available, maximum=maximum)
        told.fact(available=available, maximum=maximum)
    return capacity


def set_threshold(actor: Any, service: Service, threshold: Threshold | None = None, **fields: Any) -> Threshold:
    """Add a clause to a service, or change one that it has."""
    if threshold is not None and threshold.service_id != service.pk:
        raise ValidationError("This clause belongs to another service.")
    with deed(actor, "directory.set_threshold", service) as told:
        clause = threshold or Threshold(place=service.place, organisation=service.organisation, service=service)
        team = fields.get("team")
        if team is not None and team.service_id != service.pk:
            raise ValidationError({"team": "This team belongs to another service."})
        for name, value in fields.items():
            setattr(clause, name, value)
        clause.full_clean()
        clause.save()
        told.fact(threshold=clause.pk, fields=sorted(fields))
    return clause


def set_skill(actor: Any, team: Team, need: Need, *, level: Any, basis: str, said_by: str) -> Skill:
    """Say how far a team can help with a need: claimed by itself, or observed, and by whom."""
    with deed(actor, "directory.set_skill", team) as told:
        if need.place_id != team.place_id:
            raise ValidationError({"need": "This need belongs to another place."})
        skill = Skill.objects.filter(team=team, need=need, basis=basis).first()
        skill = skill or Skill(place=team.place, organisation=team.organisation, team=team, need=need, basis=basis)
        skill.level, skill.said_by, skill.as_at = level, said_by, timezone.localdate()
        skill.full_clean()
        skill.save()
        told.fact(need=need.pk, level=str(level), basis=basis)
    return skill


def suggest_correction(actor: Any, service: Service, *, words: str) -> Correction:
    """Tell a service what seems to be wrong with its entry."""
    if not words.strip():
        raise ValidationError({"words": "Say what is wrong, and what would be right."})
    with deed(actor, "directory.suggest_correction", service) as told:
        whose = {"place": service.place, "organisation": service.organisation, "service": service}
        correction = Correction.objects.create(**whose, suggested_by=actor, words=words.strip())
        told.about(correction, service=service.pk)
    return correction


def answer_correction(actor: Any, correction: Correction, *, taken: bool, answer: str) -> Correction:
    """Take a correction up or decline it, with why; once."""
    with deed(actor, "directory.answer_correction", correction) as told:
        waiting = Correction.objects.select_for_update().get(pk=correction.pk)
        if waiting.state != Correction.State.OPEN:
            raise ValidationError("This correction was answered before.")
        waiting.state = Correction.State.TAKEN if taken else Correction.State.DECLINED
        waiting.answer, waiting.answered = answer, timezone.now()
        waiting.save()
        told.fact(taken=taken)
    return waiting
