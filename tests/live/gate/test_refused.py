"""One message for everything that stops an export."""

from commonweal.live.gate.refused import Refused


def test_all_reasons_are_in_one_message_and_very_many_are_counted():
    assert str(Refused(["a", "b"])) == "a\nb"
    said = str(Refused(f"reason {n}" for n in range(25)))
    assert said.endswith("reason 19\nand 5 more")
