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


def test_a_proposal_is_reworded_put_before_a_meeting_split_merged_and_withdrawn(cast, question):
    from commonweal.live.governance import actions

    body = actions.make_body(cast.lead, cast.place, name="Board")
    meeting = actions.make_meeting(cast.lead, body, day=LATER)
    lead, page = cast.client("lead"), f"{HOME}{question.pk}/"
    lead.post(page + "edit/", {"title": "Some doors", "question": "How many?"})
    lead.post(page + "before/", {"meeting": meeting.pk})
    shown = lead.get(page).content.decode()
    assert "“One door” → “Some doors”" in shown
    assert f"/meetings/{meeting.pk}/" in shown
    parts = {"title_1": "A", "question_1": "?", "title_2": "B", "question_2": "?", "title_3": "C", "question_3": "?"}
    lead.post(page + "split/", parts)
    made = Decision.objects.filter(state="proposed").order_by("pk")
    assert [row.title for row in made] == ["A", "B", "C"]
    first, second, third = made
    answer = lead.post(f"{HOME}{first.pk}/merge/", {"others": [second.pk], "title": "AB", "question": "?"})
    new = Decision.objects.get(title="AB")
    assert answer.url == f"{HOME}{new.pk}/"
    lead.post(f"{HOME}{third.pk}/withdraw/", {"why": "Nobody wants it."})
    assert "Nobody wants it." in cast.client("public").get(f"{HOME}{third.pk}/").content.decode()
    assert "Some doors" in cast.client("public").get(f"{HOME}{new.pk}/").content.decode()


def test_what_a_verb_refuses_is_told_on_the_page(cast, question):
    lead, page = cast.client("lead"), f"{HOME}{question.pk}/"
    assert "at least two" in lead.post(page + "merge/", {"title": "x", "question": "?"}).content.decode()
    lead.post(page + "take/", ANSWERS)
    parts = {"title_1": "A", "question_1": "?", "title_2": "B", "question_2": "?"}
    assert "taken or withdrawn before" in lead.post(page + "split/", parts).content.decode()
    assert "a day to come" in lead.post(page + "look-again/", {"found": "x", "next_on": "2020-01-01"}).content.decode()
    lead.post(page + "look-again/", {"found": "Doors closed.", "title": "Anew", "question": "?"})
    shown = cast.client("public").get(page).content.decode()
    assert "Doors closed." in shown
    assert "Anew" in shown


def test_somebody_elses_proposal_is_not_reworded(cast, question):
    for what in ("edit", "withdraw"):
        assert cast.client("experience").get(f"{HOME}{question.pk}/{what}/").status_code == 403
        assert cast.client("worker").get(f"{HOME}{question.pk}/{what}/").status_code == 200
