import pytest
from django.core.exceptions import ValidationError

from commonweal.live.assurance.subjects import subject_of
from commonweal.live.assurance.voices import check_independence, organisations_of, permission, speaks_for
from commonweal.live.fund.models import Agreement
from commonweal.live.places.models import Organisation

from ..fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from .conftest import TODAY

pytestmark = pytest.mark.django_db


def test_each_voice_has_a_permission_of_its_own():
    assert permission("peer") == "assurance.say_peer"
    with pytest.raises(ValidationError):
        permission("say_peer; drop")


def test_only_leads_and_workers_speak_for_an_organisation(cast, decision):
    about = subject_of(decision)
    assert organisations_of(cast.lead, about) == [cast.shelter]
    assert organisations_of(cast.steward, about) == organisations_of(cast.outsider, about) == []
    assert speaks_for(cast.experience, about, "people", None) is None
    with pytest.raises(ValidationError, match="for which"):
        speaks_for(cast.lead, about, "peer", cast.council)


def test_the_host_of_the_fund_is_not_its_own_peer(cast, fund):  # noqa: F811 - as above
    about = subject_of(fund)
    check_independence(cast.lead, about, "peer", cast.shelter, None)
    Agreement.objects.create(fund=fund, title="Ours", begins=TODAY, host=cast.shelter)
    with pytest.raises(ValidationError, match="own organisation"):
        check_independence(cast.lead, about, "peer", cast.shelter, None)


def test_a_service_speaks_about_its_own_part_and_about_nobody_elsewhere(cast, decision):
    about = subject_of(decision)
    with pytest.raises(ValidationError, match="its own part"):
        check_independence(cast.lead, about, "service", cast.shelter, cast.council)
    theirs = Organisation.objects.get(key="theirs")
    with pytest.raises(ValidationError, match="another place"):
        check_independence(cast.lead, about, "peer", cast.shelter, theirs)
