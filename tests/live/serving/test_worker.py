"""A worker shows that it lives, and takes up what a dead one left."""

import os
import subprocess
import sys
import time

from .conftest import python

LEFT = """
from commonweal.live.serving.tasks import nothing
from django_tasks_db.models import DBTaskResult
key = nothing.enqueue().id
DBTaskResult.objects.filter(pk=key).update(status="RUNNING", worker_ids=["dead"])
print(key, flush=True)
"""
STATUS = """
from django_tasks_db.models import DBTaskResult
row = DBTaskResult.objects.get()
print(row.status, len(row.worker_ids), flush=True)
"""


def test_a_worker_takes_up_what_a_dead_one_left(fresh):
    env = fresh()
    assert python(env, LEFT).communicate(timeout=120)[0]
    worker = subprocess.Popen([sys.executable, "-m", "commonweal.live.serving.worker"], env=env | {"LANG": "C"})
    try:
        until = time.monotonic() + 60
        said = ""
        while "SUCCESSFUL" not in said and time.monotonic() < until:
            said = python(env, STATUS).communicate(timeout=60)[0]
    finally:
        worker.terminate()
        worker.wait(30)
    assert said.split() == ["SUCCESSFUL", "2"]
    assert os.getpid() != worker.pid
