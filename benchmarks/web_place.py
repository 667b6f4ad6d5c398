"""A large place for `web.py`: Plymouth's folder, with services, teams, decisions, ledger and events beside it.

Runs in a process of its own, in the environment of the workbench that is measured:

    python benchmarks/web_place.py fill SERVICES EVENTS     says as JSON what the load may ask for
    python benchmarks/web_place.py hold                     holds what is on standard input against the database
"""

import hashlib
import hmac
import json
import random
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from commonweal.live.serving.prepare import prepare

ROOT = Path(__file__).resolve().parents[1]
WORDS = ("housing", "debt", "listening", "harbour", "night", "shelter", "drug", "alcohol", "health", "food", "garden")
ROLES = ("steward", "commissioner", "lead", "worker", "experience", "auditor")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ENTRIES_A_SERVICE = 10


def fill(services: int, events: int) -> dict:
    """Fill the workbench; give the place's short name, sessions by role, and numbers of services and decisions."""
    from django.conf import settings
    from django.test import Client

    from commonweal.live.accounts.models import Membership, User
    from commonweal.live.serving.demo import load
    from commonweal.place import read_place

    place, _ = load(read_place(ROOT / "places/plymouth"), settings.HOME)
    luck = random.Random(1)
    steward = User.objects.get(email="steward@demo.invalid")
    numbers = directory(place, luck, services)
    told = {
        "place": place.slug,
        "services": numbers,
        "decisions": decisions(place, luck, steward, services // 4),
        "needs": list(place.needs.values_list("pk", "key")),
        "words": WORDS,
        "sessions": {},
    }
    ledger(place, luck, steward, services * ENTRIES_A_SERVICE)
    chain(place, numbers, list(User.objects.values_list("pk", flat=True)), events)
    for membership in Membership.objects.filter(role__in=ROLES).select_related("user"):
        second_factor(membership.user)
        client = Client()
        client.force_login(membership.user, backend=BACKEND)
        told["sessions"][membership.role] = client.cookies["sessionid"].value
    analyse()
    return told


def second_factor(user) -> None:
    """An authenticator app, without which staff see no page of a place on PostgreSQL."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})


def directory(place, luck, count) -> list[int]:
    """Services of a tenth as many organisations, each with a team, its skills and its thresholds."""
    from simple_history.utils import bulk_create_with_history

    from commonweal.live.directory.models import Service, Skill, Team, Threshold
    from commonweal.live.places.models import Organisation

    needs, areas = list(place.needs.all()), list(place.areas.all())
    organisations = Organisation.objects.bulk_create(
        Organisation(place=place, key=f"body-{n}", name=f"{luck.choice(WORDS).title()} body {n}")
        for n in range(count // 10)
    )
    kinds = ["service"] * 4 + ["group", "space", "offer"]
    rows = [
        Service(
            place=place, organisation=luck.choice(organisations), kind=luck.choice(kinds),
            name=" ".join(luck.sample(WORDS, 3)).capitalize() + f" {n}",
            description=" ".join(luck.choices(WORDS, k=60)), confirmed_on=date.today() - timedelta(luck.randrange(400)),
        )
        for n in range(count)
    ]  # fmt: skip
    rows = bulk_create_with_history(rows, Service)
    through = Service.needs.through
    picked = [through(service=s, need=need) for s in rows for need in luck.sample(needs, min(2, len(needs)))]
    through.objects.bulk_create(picked, batch_size=2000)
    teams = Team.objects.bulk_create(
        Team(
            place=place, organisation=s.organisation, service=s, key=f"team-{n}", name=f"Team {n} of {s.name}",
            need=luck.choice(needs), area=luck.choice([None, *areas]),
        )
        for n, s in enumerate(rows)
    )  # fmt: skip
    mine = [{"place": place, "organisation": t.organisation, "team": t} for t in teams]
    Skill.objects.bulk_create(
        Skill(**whose, need=need, level=luck.choice(["0.25", "0.5", "0.75", "1"]), basis="claimed", said_by="the team")
        for whose in mine
        for need in luck.sample(needs, min(3, len(needs)))
    )
    Threshold.objects.bulk_create(
        Threshold(**whose, clause="Only people who " + luck.choice(WORDS), kind=kind, hardness=luck.randrange(4))
        for whose in mine
        for kind in luck.sample(("diagnosis", "age", "referrer", "behaviour"), 2)
    )
    return [s.pk for s in rows]


def decisions(place, luck, actor, count) -> list[int]:
    """Decisions, half of them taken, a third of those checked back."""
    from commonweal.live.governance.models import Decision, Evidence, Link, Option

    body = place.decisions.exclude(body=None).first().body
    rows = Decision.objects.bulk_create(
        Decision(
            place=place, title=f"Shall we {luck.choice(WORDS)} {n}?", question=" ".join(luck.choices(WORDS, k=30)),
            state="taken" if n % 2 else "proposed", decided_on=date.today() - timedelta(n) if n % 2 else None,
            body=body, best_for_person=" ".join(luck.choices(WORDS, k=20)), made_by=actor,
            best_for_system=" ".join(luck.choices(WORDS, k=20)), look_again_on=date.today() + timedelta(n - 50),
        )
        for n in range(count)
    )  # fmt: skip
    Option.objects.bulk_create(Option(decision=d, title=f"Way {k}", words="Words.") for d in rows for k in range(3))
    Evidence.objects.bulk_create(Evidence(decision=d, kind="story", words="What was told.") for d in rows)
    links = [{"place": place, "from_kind": "decision", "from_key": str(d.pk)} for d in rows]
    Link.objects.bulk_create(
        [Link(**link, to_kind="people", to_words="Those it is about", kind="checked_back_with") for link in links[::3]]
        + [Link(**link, to_kind="decision", to_key=str(rows[0].pk), kind="came_from") for link in links[1::2]]
    )
    return [d.pk for d in rows]


def ledger(place, luck, actor, count) -> None:
    """Entries of the fund's open year, each of two sides that sum to nothing, and a plan."""
    from django.db import transaction

    from commonweal.live.fund.ledger import next_entries
    from commonweal.live.fund.models import Account, Entry, MonthFigure, Posting
    from commonweal.live.fund.position import months_of

    fund = place.funds.get()
    bank = Account.objects.create(fund=fund, code="bank", kind="asset")
    components = list(fund.components.all())
    whose = {"fund": fund, "kind": "expense"}
    spent = [Account.objects.create(**whose, code=f"spent:{c}"[:120], component=c) for c in components]
    months = months_of(fund.year_starts)
    MonthFigure.objects.bulk_create(
        (
            MonthFigure(fund=fund, component=c, month=month, kind="plan", pence=10_000_000)
            for c in components
            for month in months
        ),
        ignore_conflicts=True,  # the demonstration's own plan stays
    )
    with transaction.atomic():  # an entry is written after its postings; the database takes no other
        entries = [
            Entry(
                pk=key, fund=fund, day=luck.choice(months) + timedelta(luck.randrange(28)), memo=f"Paid {n}",
                made_by=actor,
            )
            for n, key in enumerate(next_entries(count))
        ]  # fmt: skip
        pence = [luck.randrange(1, 100_000) for _ in entries]
        sides = [(Posting(entry_id=e.pk, account=luck.choice(spent), pence=p),
                  Posting(entry_id=e.pk, account=bank, pence=-p))
                 for e, p in zip(entries, pence, strict=True)]  # fmt: skip
        Posting.objects.bulk_create([side for pair in sides for side in pair], batch_size=5000)
        Entry.objects.bulk_create(entries, batch_size=5000)


def chain(place, services, actors, count) -> None:
    """Events, chained as `audit.chain` chains them, inserted by the thousand: their verbs would take an hour."""
    from django.conf import settings
    from django.db import connection, transaction

    from commonweal.live.audit.chain import START, head
    from commonweal.live.audit.models import Event

    key, (there, previous) = settings.AUDIT_KEY.encode(), head()
    names = ("at", "actor_id", "place_id", "verb", "subject_kind", "subject_key", "body", "previous", "digest")
    insert = f"INSERT INTO {Event._meta.db_table} ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    began = datetime.now(UTC) - timedelta(days=1000)
    assert there or previous == START

    def rows(first: int, last: int):
        nonlocal previous
        for n in range(first, last):
            at = began + timedelta(seconds=n, microseconds=1)
            verb, kind, subject = "directory.confirm_service", "directory.service", str(services[n % len(services)])
            told = {"at": at.isoformat(), "actor": actors[n % len(actors)], "facts": {"n": n}, "key": subject,
                    "kind": kind, "place": place.pk, "verb": verb}  # fmt: skip
            body = json.dumps(told, sort_keys=True, separators=(",", ":"))
            digest = hmac.new(key, (previous + body).encode(), hashlib.sha256).hexdigest()
            when = at if connection.vendor == "postgresql" else str(at.replace(tzinfo=None))
            yield when, told["actor"], place.pk, verb, kind, subject, body, previous, digest
            previous = digest

    with transaction.atomic(), connection.cursor() as cursor:
        for first in range(0, count, 20_000):
            cursor.executemany(insert, list(rows(first, min(first + 20_000, count))))


def analyse() -> None:
    """Let the database count what it holds, as it does by itself within a day."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def hold(answered: list[str]) -> dict:
    """How many of the writes that were answered are not there, how many events there are, and whether they hold."""
    from commonweal.live.audit import chain as events
    from commonweal.live.directory.models import Capacity

    kept = set(Capacity.objects.values_list("unit", flat=True))
    broken = events.verify()
    return {"lost": len(set(answered) - kept), "events": events.head()[0], "broken": broken and broken.row}


if __name__ == "__main__":
    prepare()
    if sys.argv[1] == "fill":
        print(json.dumps(fill(int(sys.argv[2]), int(sys.argv[3]))))
    else:
        print(json.dumps(hold(json.load(sys.stdin))))
