"""What is said of an experiment: each ask with its doubt, and nothing called that does not stand."""

from dataclasses import replace

import numpy as np
from tests.study.places import small_place
from tests.study.test_contrast import planned, results

from commonweal.study.account import Account, as_data
from commonweal.study.account_page import account_page
from commonweal.study.account_text import account_text
from commonweal.study.contrast import Contrast, contrast
from commonweal.study.contrast_account import contrast_account, relative_words, years_words
from commonweal.study.interval import interval


def found(runs: int = 4) -> Contrast:
    return contrast(planned(runs), small_place(), results(planned(runs)))


def account(runs: int = 4) -> Account:
    return contrast_account(found(runs), "A small place", {})


def test_the_first_sentence_is_the_answer_with_its_doubt() -> None:
    first = account().says[0]
    assert first.startswith("2 of 4 differences asked about can be told from luck (A small place, 4 runs of 8 years).")
    assert "from a to b, mean need (years 1 to 8) falls: −10.0% (−10.0% to −10.0%)." in first


def test_what_does_not_stand_is_not_called() -> None:
    weak = tuple(replace(answer, stands=False) for answer in found().answers)
    told = contrast_account(replace(found(), answers=weak), "A small place", {})
    assert told.says[0].startswith("Of 4 differences asked about, none can be told from luck")
    assert " falls: " not in " ".join(told.says)
    assert "not among so many" in " ".join(told.says)


def test_one_run_has_no_interval_and_calls_nothing() -> None:
    told = account(1)
    assert "none can be told from luck" in told.says[0]
    assert "one run, so no interval" in " ".join(told.says)


def test_the_recovery_table_tells_the_planted_years() -> None:
    sheet = next(sheet for part in account().parts for sheet in part.sheets if sheet.title == "Recovery")
    assert [row[:2] for row in sheet.rows] == [("shock", "a"), ("shock", "b")]
    assert all(row[4:] == ("year 3 after it", "year 3 after it") for row in sheet.rows)


def test_few_runs_and_assumptions_stand_under_what_it_cannot_tell() -> None:
    few = replace(found(), experiment=replace(planned(), assumed=("That is assumed.",)))
    told = contrast_account(few, "A small place", {}).cannot_tell
    assert told[0] == "That is assumed."
    assert told[1].startswith("4 runs is few")


def test_the_account_is_told_as_text_page_and_data() -> None:
    told = account()
    assert "The world 'shock'" in account_text(told)
    assert "<svg" in account_page(told)
    assert as_data(told)["recoveries"][0]["back_from"] == 3


def test_relative_changes_and_years_in_words() -> None:
    assert relative_words(interval(np.array([-0.02, -0.02]))) == "−2.0% (−2.0% to −2.0%)"
    assert relative_words(interval(np.array([np.nan]))) == "cannot tell"
    assert years_words((0, 3)) == "years 1 to 3"
    assert years_words((0, 1)) == "year 1"
