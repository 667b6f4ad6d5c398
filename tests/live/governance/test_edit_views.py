import pytest

from commonweal.live.governance.models import Decision

from .conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db
HOME = "/ourtown/decisions/"


def test_from_a_question_to_a_decision_that_was_checked_back(cast):
    worker, lead = cast.client("worker"), cast.client("lead")
    worker.post(HOME + "propose/", {"title": "One door", "question": "Shall we?"})
    made = Decision.objects.get()
    page = f"{HOME}{made.pk}/"
    worker.post(page + "option/", {"title": "Yes"})
    worker.post(page + "evidence/", {"kind": "finding", "words": "Four in ten are handed on."})
    worker.post(page + "took-part/", {"role": "residents", "number": 9})
    worker.post(page + "dissent/", {"role": "a resident", "words": "No."})
    lead.post(page + "take/", {**ANSWERS, "option": made.options.get().pk})
    assert "Not yet checked back" in lead.get(page).content.decode()
    worker.post(page + "check-back/", {"with_whom": "the residents' meeting"})
    shown = cast.client("public").get(page).content.decode()
    assert "Not yet checked back" not in shown
    assert "the residents&#x27; meeting" in shown


def test_a_form_that_is_not_complete_says_so(cast, question):
    answer = cast.client("lead").post(f"{HOME}{question.pk}/take/", {**ANSWERS, "best_for_person": ""})
    assert "govuk-error" in answer.content.decode()
    assert Decision.objects.get().state == "proposed"


def test_closing_opening_and_linking(cast, question):
    steward = cast.client("steward")
    steward.post(f"{HOME}{question.pk}/close/", {"because": "somebody could be known", "until": LATER})
    assert Decision.objects.get().is_closed_today
    steward.post(f"{HOME}{question.pk}/reopen/")
    assert not Decision.objects.get().is_closed_today
    steward.post(HOME + "propose/", {"title": "Another", "question": "?"})
    other = Decision.objects.get(title="Another")
    steward.post(f"{HOME}{other.pk}/link/", {"kind": "came_from", "other": question.pk})
    assert "led to" in steward.get(f"{HOME}{question.pk}/").content.decode()


def test_there_is_no_other_step(cast, question):
    assert cast.client("steward").get(f"{HOME}{question.pk}/burn/").status_code == 404
