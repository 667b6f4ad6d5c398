"""Words that could say who somebody is, and words that cannot."""

import pytest

from commonweal.live.gate.identity import A_NAME, why_not, why_not_key


@pytest.mark.parametrize(
    "words",
    [
        "Jane Smith",
        "Ask for Jane Smith, or for the duty worker",
        "JANE SMITH",
        "seen by Dr Okafor",
        "jane@example.org",
        "ring 01752 304000",
        "943 476 5919",
        "PL1 2AA",
        "born on 3 May 1980",
    ],
)
def test_a_person_is_seen_wherever_they_stand(words):
    assert why_not(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "No dogs",
        "People who sleep rough, or have within the last month",
        "Jane Smith House",
        "NHS Devon Clinical Commissioning Group",
        "Public Finance 23 Jun 2016, publicfinance.co.uk/case-study/2016/06/pooling-pioneers",
        "Wallace, Whole systems for whole people (talk)",
        "£7.7m a year at £45,000 a whole-time worker is 171.1",
    ],
)
def test_bodies_rules_and_sources_pass(words):
    assert why_not(words) is None


def test_a_short_name_is_read_as_words():
    assert why_not_key("jane-smith") == A_NAME
    assert why_not_key("homelessness-1") is None
    assert why_not_key("07700900123")


def test_who_exports_may_vouch_for_a_name_but_for_no_number():
    assert why_not("The Grace Darling way", {"Grace Darling"}) is None
    assert why_not("Grace Darling", {"Grace Darling"}) is None
    assert why_not_key("grace-darling", {"grace-darling"}) is None
    assert why_not("ring 01752 304000", {"ring 01752 304000", "01752 304000"})
    assert why_not("Grace Darling and Jane Smith", {"Grace Darling"}) == A_NAME
