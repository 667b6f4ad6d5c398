import os
import signal
import subprocess
import sys

import pytest
from django.core.management import call_command
from tests.live.serving.conftest import BEGIN, fresh, python  # noqa: F401 - a fixture is found by its name

from commonweal.live.directory.models import Service
from commonweal.live.directory.openreferral_in import actions, tasks
from commonweal.place.openreferral import NoFeedError

from .conftest import bundle, looked_at
from .feeds import service


def work():
    """Let a worker do what waits."""
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_worker_reads_what_is_large_and_brings_it_in(cast, monkeypatch):
    monkeypatch.setattr(tasks, "SMALL", 10)
    monkeypatch.setattr(tasks, "FEW", 0)
    row = actions.begin_import(cast.steward, cast.place, feed="county", data=bundle(services=[service()]))
    assert tasks.read_soon(cast.steward, row).state == "waiting"
    work()
    row.refresh_from_db()
    assert row.state == "checked"
    started = actions.start_import(cast.steward, row, take=(), retire=())
    assert tasks.bring_in_soon(cast.steward, started).state == "applying"
    assert not Service.objects.exists()
    work()
    row.refresh_from_db()
    assert (row.state, Service.objects.count()) == ("applied", 1)


@pytest.mark.django_db(transaction=True)
def test_the_worker_fetches_an_address_or_says_why_it_cannot(cast, monkeypatch):
    asked = []

    def fetched(url):
        asked.append(url)
        if "good" in url:
            return "feed.json", bundle(services=[service()])
        raise NoFeedError(url, "leads into an inner network", "Only the open internet")

    monkeypatch.setattr(tasks, "fetched", fetched)
    states = {}
    for url in ("https://good.example.org", "http://169.254.169.254/latest"):
        row = actions.begin_import(cast.steward, cast.place, feed=url, url=url)
        tasks.read_soon(cast.steward, row)
        work()
        row.refresh_from_db()
        states[url] = (row.state, row.why)
    assert states["https://good.example.org"] == ("checked", "")
    assert states["http://169.254.169.254/latest"][0] == "failed"
    assert "inner network" in states["http://169.254.169.254/latest"][1]


@pytest.mark.django_db
def test_a_real_inner_address_is_refused_by_the_worker(cast):
    row = actions.begin_import(cast.steward, cast.place, feed="x", url="http://127.0.0.1:1/")
    assert tasks.read.call(row.pk, cast.steward.pk) == "failed"
    row.refresh_from_db()
    assert "leads to this machine" in row.why


@pytest.mark.django_db
def test_small_things_are_done_at_once(cast):
    row = actions.begin_import(cast.steward, cast.place, feed="x", data=bundle(services=[service()]))
    row = tasks.read_soon(cast.steward, row)
    started = actions.start_import(cast.steward, row, take=(), retire=())
    assert tasks.bring_in_soon(cast.steward, started).state == "applied"


@pytest.mark.django_db
def test_what_is_read_already_is_left_as_it_is(cast):
    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    assert tasks.read.call(row.pk, cast.steward.pk) == "checked"


SET_UP = """
from commonweal.live.accounts.models import Membership, User
from commonweal.live.places.models import Place
from commonweal.live.directory.openreferral_in import actions, tasks
from tests.live.directory.openreferral_in.conftest import bundle, looked_at
from tests.live.directory.openreferral_in.feeds import service
place = Place.objects.create(slug="ourtown", title="Our Town")
user = User.objects.create_user("steward@example.org", "x", name="Steward")
Membership.objects.create(user=user, place=place, role="steward")
row = looked_at(user, place, bundle(services=[service(n) for n in range(100, 400)]))
assert row.plan["counts"]["add"] == 301, row.plan
row = actions.start_import(user, row, take=(), retire=())
tasks.bring_in.enqueue(row.pk, user.pk)
print("ready", flush=True)
"""
KILLED_IN_THE_MIDDLE = """
import sys, time
from django.core.management import call_command
from commonweal.live.directory.openreferral_in import writing
def wait(*_):
    from commonweal.live.directory.models import Service
    print("written", Service.objects.count(), flush=True)
    time.sleep(60)
writing.Writer.remember = wait
call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
"""
AFTERWARDS = """
from django.core.management import call_command
from commonweal.live.audit import chain
from commonweal.live.directory.models import FeedImport, FeedItem, Service
from commonweal.live.serving.sweep import sweep
row = FeedImport.objects.get()
print(row.state, Service.objects.count(), Service.history.count(), FeedItem.objects.count(), row.payload is not None)
print(len(list(sweep())), "taken up")
call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
row.refresh_from_db()
print(row.state, Service.objects.count(), FeedItem.objects.count(), chain.verify())
"""


@pytest.mark.slow
def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_half_done(fresh):  # noqa: F811 - the fixture from above
    """A real worker, kill -9, on the database that the tests run on; then the import is there and done again."""
    env = fresh() | {"PYTHONPATH": os.pathsep.join(sys.path)}
    begun = python(env, SET_UP)
    assert begun.communicate(timeout=120)[0].strip().endswith("ready")
    worker = python(env, KILLED_IN_THE_MIDDLE)
    assert worker.stdout.readline() == "written 300\n"
    worker.send_signal(signal.SIGKILL)
    assert worker.wait(10) == -signal.SIGKILL
    told = subprocess.run(
        [sys.executable, "-c", BEGIN + AFTERWARDS], env=env, capture_output=True, text=True, check=True, timeout=120
    ).stdout.splitlines()
    assert told == ["applying 0 0 0 True", "1 taken up", "applied 300 301 None"]


@pytest.mark.django_db
def test_an_import_whose_workers_died_again_and_again_says_so(cast):
    from django_tasks_db.models import DBTaskResult

    from commonweal.live.serving.sweep import sweep

    row = looked_at(cast.steward, cast.place, bundle(services=[service()]))
    started = actions.start_import(cast.steward, row, take=(), retire=())
    key = tasks.bring_in.enqueue(started.pk, cast.steward.pk).id
    DBTaskResult.objects.filter(pk=key).update(status="RUNNING", worker_ids=["one", "two", "three"])
    assert "not tried again" in "".join(sweep())
    row.refresh_from_db()
    assert row.state == "failed"
    assert "Nothing was brought in" in row.why
    assert not Service.objects.exists()
