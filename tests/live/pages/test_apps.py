from django.apps import apps
from django.core.checks import run_checks


def test_the_app_is_there_and_nothing_is_wrong_with_it():
    assert apps.get_app_config("pages").name == "commonweal.live.pages"
    assert run_checks() == []
