"""Migrations of places on a database that has rows already."""

import os
import subprocess
import sys

import pytest
from tests.live.serving.conftest import fresh  # noqa: F401 - a fixture is found by its name

BEFORE_AND_AFTER = """
import commonweal.live.serving.prepare as prepare
prepare.open_home()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
call_command("migrate", "places", "0001", verbosity=0)
old = MigrationExecutor(connection).loader.project_state([("places", "0001_initial")]).apps
place = old.get_model("places", "Place").objects.create(slug="ourtown", title="Our Town")
for name in ("a", "b", "c"):
    old.get_model("places", "Organisation").objects.create(place=place, key=name, name=name)
call_command("migrate", verbosity=0)
from commonweal.live.places.models import Organisation
ids, extras = zip(*Organisation.objects.values_list("oruk_id", "extra"))
print(len(set(ids)), list(extras))
"""


@pytest.mark.slow
def test_organisations_that_were_here_get_an_id_of_their_own(fresh):  # noqa: F811 - the fixture from above
    env = fresh() | {"DJANGO_SETTINGS_MODULE": "commonweal.live.settings", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_AND_AFTER], env=env, capture_output=True, text=True, check=False
    )
    assert done.stdout == "3 [{}, {}, {}]\n", done.stderr
