"""A task whose worker died is taken up again, or reported as failed in words; one whose worker lives is let be."""

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from commonweal.live.serving import locks
from commonweal.live.serving.sweep import only_once, presence, sweep, who_am_i

pytestmark = pytest.mark.django_db


@task()
def harmless() -> str:
    """Reach nobody."""
    return "done"


@task()
@only_once
def a_mail() -> str:
    """Reach somebody."""
    return "sent"


def running(what, *workers):
    """A task in the middle of which its worker (the last named) is."""
    key = what.enqueue().id
    DBTaskResult.objects.filter(pk=key).update(status="RUNNING", worker_ids=list(workers))
    return key


def test_a_task_whose_worker_died_is_taken_up_again_three_times_at_most():
    key = running(harmless, "dead")
    assert "taken up again" in "".join(sweep())
    assert harmless.get_result(key).status == "READY"
    other = running(harmless, "dead", "dead too", "dead as well")
    assert "3 times" in "".join(sweep())
    result = harmless.get_result(other)
    assert result.status == "FAILED"
    assert "not tried again" in result.errors[0].traceback


def test_a_task_that_reached_others_is_reported_and_not_done_again():
    result = a_mail.get_result(running(a_mail, "dead"))
    assert "look before you ask" in "".join(sweep())
    result.refresh()
    assert result.status == "FAILED"


def test_a_task_of_a_living_worker_is_let_be():
    name = who_am_i("living")
    held = locks.hold(presence(name))
    key = running(harmless, name)
    # To PostgreSQL this process is two: the lock has a session of its own. A file's lock is held by its opening.
    assert not list(sweep())
    assert harmless.get_result(key).status == "RUNNING"
    held.let_go()
    assert list(sweep())


def test_a_task_that_this_version_does_not_know_is_reported():
    key = running(harmless, "dead")
    DBTaskResult.objects.filter(pk=key).update(task_path="commonweal.live.gone.task")
    assert "no longer knows" in "".join(sweep())
    assert DBTaskResult.objects.get(pk=key).status == "FAILED"
