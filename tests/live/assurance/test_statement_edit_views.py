import pytest

from commonweal.live.assurance import actions
from commonweal.live.assurance.models import Statement

from .conftest import ASKED

pytestmark = pytest.mark.django_db
POSTED = {name: getattr(value, "isoformat", lambda value=value: value)() for name, value in ASKED.items()}
BASE = "/ourtown/assurance/statements"


def test_a_commissioner_drafts_changes_issues_and_replaces_a_statement(cast, decision):
    client = cast.client("commissioner")
    path = client.post(f"{BASE}/new/", POSTED | {"subject": "place"}).url
    assert "This is a draft." in client.get(path).content.decode()
    assert client.post(f"{path}change/", POSTED | {"title": "How we really are"}).url == path
    assert client.get(f"{path}figures/decisions-taken/").status_code == 200
    assert client.post(f"{path}issue/").url == path
    page = cast.client("public").get(path).content.decode()
    assert "How we really are" in page
    assert Statement.objects.get().digest in page
    assert client.post(f"{path}replace/", POSTED).status_code == 302
    assert Statement.objects.filter(replaces__isnull=False).count() == 1


def test_what_is_issued_says_that_it_stays_as_it_is(cast, issued):
    client = cast.client("steward")
    for what in ("issue", "discard"):
        answer = client.post(f"{BASE}/{issued.pk}/{what}/")
        assert answer.status_code == 409
        assert "stays as it is" in answer.content.decode()
    assert "stays as it is" in client.post(f"{BASE}/{issued.pk}/change/", POSTED).content.decode()


def test_a_draft_is_thrown_away(cast):
    row = actions.draft(cast.steward, cast.place, **ASKED)
    assert cast.client("steward").post(f"{BASE}/{row.pk}/discard/").url == f"{BASE}/"
    assert not Statement.objects.exists()


@pytest.mark.parametrize("role", ["lead", "worker", "experience", "researcher", "auditor"])
def test_others_are_refused(cast, role):
    row = actions.draft(cast.steward, cast.place, **ASKED)
    client = cast.client(role)
    assert client.post(f"{BASE}/new/", POSTED | {"subject": "place"}).status_code == 403
    for what in ("change", "issue", "discard", "replace"):
        assert client.post(f"{BASE}/{row.pk}/{what}/", POSTED).status_code == 403
    assert Statement.objects.get().state == "draft"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"subject": "strategy-987654"}, "valid choice"),
        ({"since": "2999-01-01"}, "before it begins"),
        ({"day": "yesterday"}, "valid date"),
        ({"for_whom": ""}, "which body"),
        ({"body": "987654"}, "valid choice"),
    ],
)
def test_bad_answers_make_no_draft_and_are_said(cast, wrong, says):
    answer = cast.client("steward").post(f"{BASE}/new/", POSTED | {"subject": "place"} | wrong)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not Statement.objects.exists()
