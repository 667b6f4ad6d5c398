from commonweal.record import RecordError


def test_it_says_where_what_and_what_would_be_right() -> None:
    wrong = RecordError("it is torn", "folder/money.parquet", "write it again")
    assert str(wrong) == "folder/money.parquet: it is torn. Write it again."
    assert (wrong.what, wrong.where, wrong.right) == ("it is torn", "folder/money.parquet", "write it again")


def test_it_says_only_what_it_knows() -> None:
    assert str(RecordError("it is torn")) == "it is torn."
