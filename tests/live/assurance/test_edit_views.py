import pytest
from django.core.exceptions import ValidationError

from commonweal.live.assurance.forms import AskForm
from commonweal.live.assurance.models import Ask
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.pages.asking import done

from .conftest import SAID, TODAY

pytestmark = pytest.mark.django_db
WHOLE = SAID | {"on": TODAY.isoformat(), "evidence": "", "evidence_url": ""}


def _say(cast, role, decision, voice="service", **more):
    return cast.client(role).post(f"/ourtown/assurance/decision/{decision.pk}/say/{voice}/", WHOLE | more)


def test_a_lead_says_something_on_the_page_and_finds_it_there(cast, decision):
    answer = _say(cast, "lead", decision)
    assert answer.url == f"/ourtown/assurance/decision/{decision.pk}/"
    assert "It works most days." in cast.client("public").get(answer.url).content.decode()


@pytest.mark.parametrize("role", ["commissioner", "steward", "experience", "researcher", "auditor"])
def test_a_voice_that_is_not_ones_own_is_refused_on_the_page_too(cast, decision, role):
    assert _say(cast, role, decision).status_code == 403
    assert not AssuranceEntry.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words": ""}, "required"),
        ({"words": "a\x00b"}, "Null characters"),
        ({"on": "2999-01-01"}, "before it"),
        ({"evidence_url": "javascript:alert(1)"}, "valid URL"),
        ({"said_by": "x" * 201}, "200"),
    ],
)
def test_bad_answers_are_said_beside_their_question_and_nothing_is_written(cast, decision, wrong, says):
    answer = _say(cast, "lead", decision, **wrong)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert not AssuranceEntry.objects.exists()


def test_a_fifth_voice_has_no_page(cast, decision):
    path = f"/ourtown/assurance/decision/{decision.pk}"
    for what in ("say", "ask"):
        assert cast.client("steward").get(f"{path}/{what}/oracle/").status_code == 404


def test_an_entry_is_put_right_and_withdrawn_on_pages(cast, decision, served, peer):
    client, path = cast.client("worker"), f"/ourtown/assurance/entries/{served.pk}"
    assert "It works most days." in client.get(f"{path}/correct/").content.decode()
    assert cast.client("peer").get(f"{path}/correct/").status_code == 403
    assert client.post(f"{path}/correct/", WHOLE | {"words": "On weekdays."}).status_code == 302
    assert "before" in client.post(f"{path}/correct/", WHOLE).content.decode()
    later = AssuranceEntry.objects.standing().get()
    path = f"/ourtown/assurance/entries/{later.pk}/withdraw/"
    assert cast.client("peer").post(path, {"because": "no"}).status_code == 403
    assert cast.client("steward").post(path, {"because": "Wrong."}).status_code == 302
    assert not AssuranceEntry.objects.standing().exists()


def test_a_commissioner_asks_a_voice_and_the_page_shows_that_it_was_asked(cast, decision):
    path = f"/ourtown/assurance/decision/{decision.pk}/"
    assert cast.client("lead").post(f"{path}ask/peer/", {"words": "x"}).status_code == 403
    assert cast.client("commissioner").post(f"{path}ask/peer/", {"words": "Does it help you?"}).status_code == 302
    assert Ask.objects.get().voice == "peer"
    page = cast.client("lead").get(path).content.decode()
    assert "Does it help you?" in page
    assert "not answered since" in page


def test_what_a_verb_refuses_is_said_even_where_the_form_has_no_such_field():
    form = AskForm({"words": "x"})
    assert form.is_valid()

    def verb():
        raise ValidationError({"organisation": "Say for which.", "words": "Other words."})

    assert not done(form, verb)
    assert form.errors["__all__"] == ["Say for which."]
    assert form.errors["words"] == ["Other words."]
