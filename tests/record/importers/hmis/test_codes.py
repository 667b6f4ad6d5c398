from commonweal.place import DOMAINS
from commonweal.record import TABLES
from commonweal.record.importers.hmis import codes


def test_every_code_comes_to_a_word_that_the_record_knows() -> None:
    endings = TABLES["spells"].column("ending").codes
    assert set(codes.COMPLETION.values()) <= set(endings)
    assert set(codes.OCCASIONS.values()) <= set(TABLES["needs"].column("occasion").codes)
    assert set(codes.DISABILITIES.values()) <= set(DOMAINS)
    for outcome, declined in codes.RESULTS.values():
        assert outcome in TABLES["referrals"].column("outcome").codes
        assert declined in TABLES["referrals"].column("declined_by").codes


def test_what_is_not_known_is_no_code_at_all() -> None:
    unknown = {"8", "9", "30", "99"}
    assert not unknown & {codes.DIED, *codes.INSTITUTIONS, *codes.HOMELESS, *codes.HOUSED}
    assert not set(codes.HOMELESS) & set(codes.HOUSED)


def test_every_event_has_a_door() -> None:
    assert set(codes.DOORS) == {str(number) for number in range(1, 19)}


def test_a_code_of_each_list_is_as_the_specification_has_it() -> None:
    """From lib/util/concerns/hud_lists_2022.rb of greenriver/hmis-warehouse: 3.12.1, R17.1, 5.03.1, 1.3, 1.4, 4.20."""
    assert (codes.DIED, codes.INSTITUTIONS) == ("24", ("4", "6", "7"))
    assert codes.COMPLETION["3"] == "excluded"
    assert (codes.OCCASIONS["5"], codes.OCCASIONS["6"], "4" in codes.OCCASIONS) == ("review", "follow_up", False)
    assert (codes.DISABILITIES["9"], codes.DISABILITIES["10"]) == ("mental_health", "substance_misuse")
    assert (codes.ACTIVITIES["144"], codes.ACTIVITIES["200"]) == ("SSVF service", "bed night")
    assert codes.DOORS["14"] == "permanent supportive housing"
    assert (codes.DOORS["17"], codes.DOORS["18"]) == ("emergency housing voucher", "housing stability voucher")
    assert codes.RESULTS["2"] == ("refused", "person")
