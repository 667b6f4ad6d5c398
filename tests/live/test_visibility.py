"""Every model of the workbench says who may see its rows."""

import pytest
from django.apps import apps

from commonweal.live.places.visibility import PlacesOf

OURS = [
    model
    for config in apps.get_app_configs()
    if config.name.startswith("commonweal.live.")
    for model in config.get_models()
    if not model.__name__.startswith("Historical")
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
@pytest.mark.django_db
def test_every_model_is_read_through_visible_to(model, cast):
    rows = model.objects.get_queryset()
    assert isinstance(rows, PlacesOf)
    for role in (*cast.users,):
        list(rows.visible_to(cast.users[role])[:1])
