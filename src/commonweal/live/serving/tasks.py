"""A task that does nothing, by which the worker shows that it works."""

from django_tasks import task


@task()
def nothing() -> str:
    """Do nothing, and say so."""
    return "done"
