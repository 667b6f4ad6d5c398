import pytest

from commonweal.record import RecordError
from commonweal.record.disclosure import Rate, Statistic


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            lambda: Rate("contacts", "people", share=False, end="low"),
            "rate of contacts: only a share has this interval",
        ),
        (lambda: Statistic("people", quantile=90), "statistic of people: the quantile is 90. It is 0 to 1"),
        (lambda: Statistic("people", figures=9), "statistic of people: 9 figures. 1 to 3 significant figures leave"),
    ],
)
def test_what_cannot_be_is_refused(wrong: object, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        wrong()  # type: ignore[operator]
