"""The API reads what its reader may see, and nothing makes it fall over."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from commonweal.live.wsgi import application

pytestmark = pytest.mark.django_db
LISTS = ("directory/entries", "fund/lines", "fund/position", "governance/decisions")
LISTS += tuple(f"governance/{name}" for name in ("links", "bodies", "strategies", "systems"))
LISTS += ("assurance/entries", "assurance/statements")
ROWS = 1
"""Addresses of one row: a decision."""


@pytest.mark.parametrize("path", LISTS)
def test_lists_answer_the_public(cast, path):
    client = cast.client("public")
    answer = client.get(f"/api/ourtown/{path}")
    assert (answer.status_code, answer.json()) == (200, [])
    assert client.get(f"/api/elsewhere/{path}").status_code == 404


@pytest.fixture
def _one_connection():
    # A request from outside would close the connection in which this test's rows are not committed yet.
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.usefixtures("_one_connection")
def test_the_api_keeps_to_its_own_description(cast):
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == len(LISTS) + ROWS
    for operation in operations:

        @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def keeps(case):
            case.call_and_validate()

        keeps()
