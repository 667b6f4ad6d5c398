"""Tasks whose worker died in the middle of them: taken up again, or reported as failed in words.

A task does its work in one transaction, so that of one that was killed nothing is left; taking it up again is safe.
One that also reaches outside the database (a mail) says `only_once`, and is reported instead.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from commonweal.live.serving import locks

MOST_ATTEMPTS = 3
"""A task under which so many workers died may be what kills them."""

UNKNOWN = (ImportError, AttributeError, SuspiciousOperation)
"""What naming a task raises that this version doesn't have."""

Function = TypeVar("Function", bound=Callable[..., Any])


class WorkerDiedError(Exception):
    """The worker of a task was killed, or its machine stopped, before the task was done."""


def only_once(function: Function) -> Function:
    """Mark a task's function (below `@task()`) as one that is not taken up again after its worker died."""
    function.only_once = True  # type: ignore[attr-defined]  # functions carry marks, as Django's own decorators do
    return function


def presence(worker_id: str) -> str:
    """The name of the lock that a worker holds while it lives."""
    return f"worker {worker_id}"


def sweep() -> Iterator[str]:
    """Deal with each task whose worker is gone; give a line on each."""
    for row in DBTaskResult.objects.running():
        worker_id = row.worker_ids[-1] if row.worker_ids else ""
        gone = locks.hold(presence(worker_id))  # a living worker has it, and of two who sweep only one gets it
        if gone is None:
            continue
        try:
            if said := _deal_with(row.pk, worker_id):
                yield said
        finally:
            gone.let_go()


def _deal_with(key: Any, worker_id: str) -> str | None:
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().get(pk=key)
        if row.status != TaskResultStatus.RUNNING or row.worker_ids[-1:] not in ([worker_id], []):
            return None  # done, or another's, by now
        why_not = _why_not_again(row)
        if why_not is None:
            row.status, row.started_at = TaskResultStatus.READY, None
            row.save(update_fields=["status", "started_at"])
            return f"task {row.task_name} ({row.pk}): its worker died; it is taken up again"
    row.set_failed(WorkerDiedError(f"The worker died in the middle of this task. {why_not}"))
    _tell(row)
    return f"task {row.task_name} ({row.pk}): its worker died; {why_not}"


def _why_not_again(row: DBTaskResult) -> str | None:
    try:
        function = row.task.func
    except UNKNOWN:
        return "This version no longer knows the task."
    if getattr(function, "only_once", False):
        return "It may have reached others already: look before you ask for it again."
    if len(row.worker_ids) >= MOST_ATTEMPTS:
        return f"That happened {len(row.worker_ids)} times, so it is not tried again: it may be too large."
    return None


def _tell(row: DBTaskResult) -> None:
    """Tell whoever listens for tasks that end, as a worker would."""
    try:
        task_finished.send(sender=type(row.task.get_backend()), task_result=row.task_result)
    except UNKNOWN:
        return


def who_am_i(random: str) -> str:
    """A worker's id: unique, and with its process to be found by."""
    return f"{os.getpid()}-{random}"
