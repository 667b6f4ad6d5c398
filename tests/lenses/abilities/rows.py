"""Rows of hand-offs, needs and skills for tests, as people write them, in a place of two areas."""

from datetime import date, timedelta

DAY = date(2024, 3, 1)
SERVICES = [
    {"id": "h1", "domain": "homelessness", "area": "one"},
    {"id": "m1", "domain": "mental_health", "area": "one"},
    {"id": "m2", "domain": "mental_health", "area": "two"},
    {"id": "any", "domain": None, "area": None},
]


def day(after: int) -> date:
    return DAY + timedelta(after)


def sent(person, after=0, source="h1", to="m1", outcome="accepted"):
    return {"person": person, "date": day(after), "from_service": source, "to_service": to, "outcome": outcome}


def need(person, after, domain, score, service="h1", occasion="assessment"):
    row = {"person": person, "service": service, "date": day(after), "domain": domain, "score": score}
    return row | {"occasion": occasion}


def skill(service, level, domain="mental_health", after=0, basis="observed"):
    return {"service": service, "date": day(after), "domain": domain, "level": level, "basis": basis}
