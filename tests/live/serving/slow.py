"""A task like an import: idempotent, one transaction, and slow enough to be killed in the middle."""

import time
from pathlib import Path

from django.db import transaction
from django_tasks import task

MANY = 200


@task()
def bring_in(slug: str, flag: str) -> int:
    """Bring in many needs, saying in the middle (by a file) that it is there; the second time it doesn't wait."""
    from commonweal.live.directory.models import Need
    from commonweal.live.places.models import Place

    first = not Path(flag).exists()
    with transaction.atomic():
        place = Place.objects.get(slug=slug)
        for n in range(MANY):
            Need.objects.update_or_create(place=place, key=f"need-{n}", defaults={"name": f"Need {n}"})
            if n == MANY // 2 and first:
                Path(flag).touch()
                time.sleep(60)
    return MANY
