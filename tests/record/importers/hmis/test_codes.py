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
