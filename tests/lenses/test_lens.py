import re

import pytest
from tests.lenses.making import END, START, made

from commonweal.lenses import Lens, Option
from commonweal.record import Coverage, RecordError, TableCoverage

OPTIONS = (Option("days", 30, "how long"), Option("far", 0.5, "how far"), Option("all", False, "everything"))


def seen(record, **options):
    return LENS.answer(f"Looked with {options}.".replace("{", "{{").replace("}", "}}"))


LENS = Lens("test", "Why?", ({"contacts": ("person",)}, {"voice": ("item",)}), seen, {"ties": ("trust",)}, OPTIONS)


def test_without_what_it_needs_it_says_that_it_cannot_tell_and_why(tmp_path):
    finding = LENS.look(made(tmp_path / "r", {"ties": []}))
    assert finding.say().startswith("Cannot tell: This record holds no contacts or voice")
    assert finding.numbers == ()
    assert finding.coverage["contacts"]["status"] == "absent"


def test_any_one_of_its_needs_is_enough(tmp_path):
    assert LENS.look(made(tmp_path / "r", {"voice": []})).say().startswith("Looked")


def test_what_the_coverage_leaves_open_is_said(tmp_path):
    tables = {
        "contacts": TableCoverage("partial", START, END, ("a",), 0.25, "one in four"),
        "ties": TableCoverage("present", START, END),
    }
    record = made(tmp_path / "r", {"contacts": []}, Coverage(tables), services=["a", "b"])
    said = LENS.look(record).cannot_tell
    wanted = "contacts is only in part there and holds about 25% of what happened and speaks of 1 of 2 services"
    assert said == (f"The table {wanted} (one in four).",)


def test_options_are_read_in_the_type_of_their_default(tmp_path):
    record = made(tmp_path / "r", {"voice": []})
    assert "'days': 7, 'far': 2.5, 'all': True" in LENS.look(record, days="7", far="2.5", all="yes").say()
    assert "'days': 30" in LENS.look(record).say()


def test_an_option_without_a_default_may_still_be_a_number_and_a_number_is_finite():
    line = Option("line", None, "a line", float)
    assert line.read("0.5") == 0.5
    assert line.read(None) is None
    for wrong in ("high", "nan", "inf"):
        with pytest.raises(RecordError, match="Give a number"):
            line.read(wrong)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"daze": "1"}, "there is no option 'daze'. It has days, far, all"),
        ({"days": "x"}, "option days: it is 'x'. Give a whole number"),
        ({"far": "x"}, "Give a number"),
        ({"all": "maybe"}, "Give yes or no"),
    ],
)
def test_a_wrong_option_is_one_clear_message(tmp_path, given, said):
    record = made(tmp_path / "r", {"voice": []})
    with pytest.raises(RecordError, match=re.escape(said)):
        LENS.look(record, **given)


def test_it_names_every_table_that_it_may_read():
    assert LENS.tables == ("contacts", "voice", "ties")
