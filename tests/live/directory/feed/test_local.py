from decimal import Decimal
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.directory.feed.local import (
    CLAUSES,
    NEEDS,
    TAXONOMIES,
    alert,
    clause_term,
    kind_term,
    local_id,
    need_term,
    readable,
    taxonomy,
    term,
)  # fmt: skip
from commonweal.live.directory.models import Service
from commonweal.place.openreferral import problems


def clause(pk=1, hardness=2, words="No dogs", bends="manager", value=None, manages="fleas"):
    return SimpleNamespace(
        pk=pk, clause=words, kind="least_severity", value=value, hardness=hardness, manages=manages, who_may_bend=bends
    )


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_the_same_words_have_the_same_id_and_others_another(one, other):
    made = local_id("ourtown", *one)
    assert made == local_id("ourtown", *one)
    assert made != local_id("elsewhere", *one)
    if "\x1f" not in "".join(one + other):
        assert (made == local_id("ourtown", *other)) == (one == other)


def test_a_clause_is_told_in_plain_words():
    assert readable(clause(value=Decimal("0.250"))) == (
        "A rule that turns on least severity, 0.25. It is there because of: fleas. It may be bent by: manager."
    )
    assert readable(clause(hardness=3, manages="")) == "The law that turns on least severity."


def test_clauses_that_say_the_same_are_one_term():
    same = (
        clause_term("ourtown", clause(1, value=Decimal("0.25"))),
        clause_term("ourtown", clause(2, value=Decimal("0.250"))),
    )
    assert same[0] == same[1]
    assert clause_term("ourtown", clause(bends="nobody"))["id"] != clause_term("ourtown", clause())["id"]


def test_an_alert_holds_the_hardest_rules_alone():
    rules = [clause(n, words=f"Rule {n}.") for n in range(4)] + [clause(9, 3, "The law."), clause(8, 1, "A guide")]
    assert alert(rules) == "Whom it takes: The law; Rule 0; Rule 1; and more, see the attributes."
    assert alert([clause(hardness=1)]) == ""


def test_our_own_taxonomies_and_terms_are_as_the_profile_has_them():
    for local in TAXONOMIES:
        assert problems("taxonomy", taxonomy("ourtown", local)) == []
    need = SimpleNamespace(key="home", name="Somewhere to live")
    made = [need_term("ourtown", need), kind_term("ourtown", Service.Kind.GROUP), clause_term("ourtown", clause())]
    for each in made:
        assert problems("taxonomy_term", each) == []
    assert made[0]["taxonomy_id"] == taxonomy("ourtown", NEEDS)["id"]
    assert term("ourtown", CLAUSES, "k", "n", "d")["term"] == "n"
