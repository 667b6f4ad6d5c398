import pytest
from django.core.exceptions import ValidationError

from commonweal.live.governance import actions
from commonweal.live.governance.models import Dissent, Evidence, Option, Participant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/a", "//example.org", "nothing"])
def test_evidence_leads_to_the_web_or_nowhere(cast, question, url):
    with pytest.raises(ValidationError):
        actions.add_evidence(cast.worker, question, kind="document", words="x", url=url)
    actions.add_evidence(cast.worker, question, kind="document", words="x", url="https://example.org/a")
    assert Evidence.objects.get().url == "https://example.org/a"


def test_what_is_blank_or_holds_a_zero_character_is_not_kept(cast, question):
    for words in ("", "a\x00b"):
        with pytest.raises(ValidationError):
            actions.dissent(cast.worker, question, role="resident", words=words)
        with pytest.raises(ValidationError):
            actions.add_option(cast.worker, question, title=words)
        with pytest.raises(ValidationError):
            actions.add_participant(cast.worker, question, role=words)
    with pytest.raises(ValidationError, match="At least one"):
        actions.add_participant(cast.worker, question, role="residents", number=0)
    assert not any(model.objects.exists() for model in (Dissent, Option, Participant))
