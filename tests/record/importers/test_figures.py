import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record.importers.figures import Figure, read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("£1,234.50", 1234.5),
        ("(1,234)", -1234.0),
        ("-£5", -5.0),
        ("£ 5", 5.0),
        ("−3", -3.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        (" 12 000".replace(" ", ""), 12000.0),
    ],
)
def test_figures_as_people_write_them(text: str, value: float) -> None:
    assert read_figure(text) == Figure(value)


def test_a_percentage_is_the_share_it_says() -> None:
    assert read_figure("95.2%") == Figure(0.952, True)
    assert read_figure("100 %") == Figure(1.0, True)


@given(st.integers(0, 100_000))
def test_a_percentage_is_the_very_number_written_as_a_share(thousandths: int) -> None:
    assert read_figure(f"{thousandths // 1000}.{thousandths % 1000:03}%").value == thousandths / 100_000


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_plain_number_is_read_as_it_is(value: float) -> None:
    assert read_figure(repr(value)).value == value


@pytest.mark.parametrize("text", [None, "", " ", "-", "..", "*", "[c]", "n/a", "#N/A"])
def test_what_is_not_given_is_unknown(text: str | None) -> None:
    assert read_figure(text) == Figure(None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("95,2", "write 95.2"),
        ("#REF!", "error value"),
        ("12.5.3", "no figure"),
        ("nan", "no figure"),
        ("12m", "no figure"),
        ("1e999", "too large"),
        ("1/2", "no figure"),
    ],
)
def test_what_is_no_figure_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_figure(text)
