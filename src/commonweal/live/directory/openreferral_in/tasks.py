"""What the worker does of an import: fetching and reading it, and bringing it in."""

from contextlib import suppress
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext as _
from django_tasks import TaskResult, TaskResultStatus, task
from django_tasks.signals import task_finished

from commonweal.live.accounts.models import User
from commonweal.live.directory.models import FeedImport
from commonweal.live.directory.openreferral_in import actions
from commonweal.place.openreferral import NoFeedError, fetched

SMALL = 300_000
"""A file of so many bytes is read while its sender waits; anything else is the worker's."""
FEW = 200
"""So many changes are made while somebody waits."""


def read_soon(actor: Any, imported: FeedImport) -> FeedImport:
    """Read a small file now; leave everything else to the worker."""
    if imported.payload is not None and len(imported.payload) <= SMALL:
        return actions.check_import(actor, imported)
    read.enqueue(imported.pk, actor.pk)
    return imported


def bring_in_soon(actor: Any, imported: FeedImport) -> FeedImport:
    """Bring a few changes in now; leave many to the worker."""
    counts = imported.plan.get("counts", {})
    if sum(counts.get(what, 0) for what in ("add", "change", "same")) <= FEW:
        return actions.apply_import(actor, imported)
    bring_in.enqueue(imported.pk, actor.pk)
    return imported


@task()
def read(imported: int, actor: int) -> str:
    """Fetch a feed, if it has an address, and plan what it would change; gives the state that comes of it."""
    row, who = FeedImport.objects.get(pk=imported), User.objects.get(pk=actor)
    if row.state != FeedImport.State.WAITING:
        return str(row.state)
    if not row.url:
        return str(actions.check_import(who, row).state)
    try:
        name, data = fetched(row.url)
    except NoFeedError as error:
        return str(actions.check_import(who, row, why=str(error.problem)).state)
    return str(actions.check_import(who, row, data=data, file_name=name).state)


@task()
def bring_in(imported: int, actor: int) -> str:
    """Bring a feed in; gives the state that comes of it."""
    row, who = FeedImport.objects.get(pk=imported), User.objects.get(pk=actor)
    return str(actions.apply_import(who, row).state)


@receiver(task_finished)
def _say_that_it_broke_off(task_result: TaskResult, **_rest: Any) -> None:
    """Let an import whose task failed, or whose workers died again and again, not wait for ever."""
    if task_result.status != TaskResultStatus.FAILED or task_result.task.func not in (read.func, bring_in.func):
        return
    imported, actor = task_result.args
    why = _("The work on it broke off and is not taken up again. Nothing was brought in. Begin again.")
    # Where it has moved on meanwhile, or whoever asked may not any more, it stays as it is.
    with suppress(ObjectDoesNotExist, PermissionDenied, ValidationError):
        actions.check_import(User.objects.get(pk=actor), FeedImport.objects.get(pk=imported), why=why)
