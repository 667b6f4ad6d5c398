"""A made-up village in which a little of everything happens: a record with rows in every table."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from tests.lenses.making import START, made

from commonweal.place import DOMAINS
from commonweal.record import Record
from commonweal.record.relations import BEHAVIOURS

WEEKS, PEOPLE = 104, 240
SERVICES = [
    {"id": f"{domain[:4]}-{area}", "name": f"{domain} {area}", "provider": f"p{k % 3}", "domain": domain, "area": area}
    for k, domain in enumerate(DOMAINS[:4])
    for area in ("north", "south", "west")
]
IDS = [str(service["id"]) for service in SERVICES]
SAID = "We care for people together . The market for treatment is under siege . Nobody is “ hard to reach ” ."
TEXT = SAID.split(" ")
Rows = list[dict[str, Any]]


def village(folder: Path, seed: int = 1) -> Record:
    """Write the village's record; the same seed makes the same village."""
    luck = np.random.default_rng(seed)
    tables = _journeys(luck) | _reports(luck) | _relations(luck)
    indicators = [{"id": "paid", "name": "Completed", "better": "higher"}, {"id": "other", "better": "higher"}]
    return made(
        folder,
        tables,
        services=SERVICES,
        indicators=indicators,
        components=["health", "housing"],
        strategies=["wellbeing", "crisis"],
        activities=["visit", "call"],
        documents=[{"id": f"d{i}", "kind": "strategy" if i < 6 else "minutes"} for i in range(12)],
    )


def day(week: int, extra: int = 0) -> date:
    return START + timedelta(7 * week + extra)


def _journeys(luck: np.random.Generator) -> dict[str, Rows]:
    found: dict[str, Rows] = {"contacts": [], "referrals": [], "spells": [], "needs": []}
    for person in range(1, PEOPLE + 1):
        week, here = int(luck.integers(0, 30)), None
        for _ in range(int(luck.integers(1, 6))):
            there, score = str(luck.choice(IDS)), float(luck.beta(2, 3))
            domain = next(s["domain"] for s in SERVICES if s["id"] == there)
            found["needs"].append(
                {"person": person, "service": there, "date": day(week), "domain": domain, "score": score}
            )
            found["contacts"].append({"person": person, "service": there, "date": day(week), "kind": "assessment"})
            refused = score < 0.3
            found["referrals"].append(
                {
                    "person": person, "date": day(week), "from_service": here, "to_service": there,
                    "outcome": "refused" if refused else "accepted",
                    "declined_by": "provider" if refused else "none",
                    "reason": "not_ill_enough" if refused else "none",
                    "clause": "least_severity" if refused else "none",
                }
            )  # fmt: skip
            week += int(luck.integers(1, 6))
            if not refused:
                long = int(luck.integers(2, 14))
                for k in range(0, long, 2):
                    kind = "start" if k == 0 else "review"
                    found["contacts"].append(
                        {"person": person, "service": there, "date": day(week + k), "kind": kind, "hours": 1.5}
                    )
                found["spells"].append(
                    {
                        "person": person, "service": there, "start": day(week), "end": day(week + long),
                        "ending": str(luck.choice(["completed", "handed_on", "fell_away"])), "gain": score / 3,
                    }
                )  # fmt: skip
                week, here = week + long, there
    return found


def _reports(luck: np.random.Generator) -> dict[str, Rows]:
    found: dict[str, Rows] = {"measures": [], "money": [], "practice": [], "skills": [], "room": []}
    for service in IDS:
        for month in range(24):
            start = date(2024 + month // 12, month % 12 + 1, 1)
            end = (start + timedelta(32)).replace(day=1) - timedelta(1)
            period = {"service": service, "period_start": start, "period_end": end}
            for indicator in ("paid", "other"):
                value = float(np.clip(0.6 + 0.1 * luck.normal(), 0, 1))
                found["measures"].append(
                    period | {"indicator": indicator, "value": value, "target": 0.6, "denominator": 40, "stake": 0.5}
                )
            component, purpose = str(luck.choice(["health", "housing"])), str(luck.choice(["crisis", "prevention"]))
            spent = {"pounds": 5000.25, "hours": 400.0, "strategy": "wellbeing"}
            found["money"].append(period | spent | {"component": component, "purpose": purpose})
            if month % 3 == 0:
                for coordinate, value in (("intake_min", 0.3), ("breadth", 0.4), ("close_at", 0.3)):
                    value = float(value + 0.05 * luck.normal())
                    found["practice"].append(period | {"coordinate": coordinate, "value": value})
        for domain in DOMAINS[:4]:
            for basis in ("claimed", "observed"):
                level = float(luck.random())
                found["skills"].append(
                    {"service": service, "date": START, "domain": domain, "level": level, "basis": basis}
                )
        for when in (day(10), day(60)):
            sign = {"service": service, "level": "team", "date": when, "sign": "reflection"}
            found["room"].append(sign | {"value": float(luck.random())})
    return found


def _relations(luck: np.random.Generator) -> dict[str, Rows]:
    found: dict[str, Rows] = {"ties": [], "voice": [], "voice_links": [], "perceptions": [], "words": []}
    for a in IDS:
        for b in IDS:
            if a != b and (a[-3:] == b[-3:] or luck.random() < 0.2):
                trust = float(luck.random())
                found["ties"].append(
                    {
                        "from_service": a, "to_service": b, "date": day(50), "trust": trust,
                        "strength": trust, "handoffs": int(luck.integers(0, 30)), "kind": "works_with",
                    }
                )  # fmt: skip
    steps = (("insight", "resident"), ("vision", "worker"), ("decision", "body"), ("checked_back", "resident"))
    for thread in range(40):
        for k, (kind, role) in enumerate(steps[: int(luck.integers(1, 5))]):
            item, when = 10 * thread + k, day(thread + 4 * k)
            found["voice"].append(
                {"item": item, "date": when, "kind": kind, "role": role, "service": str(luck.choice(IDS))}
            )
            if k:
                kind = "checked_back_with" if k == 3 else "came_from"
                found["voice_links"].append({"from_item": item, "to_item": item - 1, "date": when, "kind": kind})
    for respondent in range(60):
        who = {"respondent": respondent, "date": day(20), "role": "worker" if respondent % 2 else "commissioner"}
        for behaviour in BEHAVIOURS:
            score = float(luck.integers(1, 11))
            found["perceptions"].append(who | {"level": "team", "behaviour": behaviour, "score": score})
    for document in range(12):
        for sentence in range(30):
            for word in luck.permutation(TEXT)[:9]:
                found["words"].append(
                    {"document": f"d{document}", "date": day(8 * document), "sentence": sentence, "word": str(word)}
                )
    return found
