"""Figures of the thresholds lens: people asked, refused, followed, scored again and waiting."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.doors.aftermath import STATES
from commonweal.lenses.doors.alike import CLAUSE
from commonweal.lenses.doors.answers import Answers
from commonweal.lenses.doors.shift import Shift
from commonweal.lenses.doors.sight import Sight
from commonweal.lenses.doors.waits import Waits
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Field, Number, Sheet, count_of, free, share_of, statistic_of


def figures(sight: Sight) -> list[Number]:
    """Give every figure that the record allows."""
    return _answer_numbers(sight.answers) + _after_numbers(sight) + _other_numbers(sight)


def _answer_numbers(answers: Answers) -> list[Number]:
    asked, refused = answers.different(answers.answered), answers.different(answers.refused)
    taken = np.unique(answers.number[answers.accepted])
    gave_up = np.intersect1d(taken, answers.number[answers.is_outcome("abandoned")])
    numbers = [
        count_of("people", asked, "people who got a yes or a no at a door"),
        share_of("refused", refused, asked, "people turned away at least once"),
        share_of("gave_up", len(gave_up), len(taken), "of people taken on, those who gave up waiting at least once"),
    ]
    if refused:
        each = np.bincount(answers.number[answers.refused])
        times = doubt.mean(each[each > 0])
        numbers.insert(2, statistic_of("refusals_each", times, refused, "refusals", "for each person turned away"))
    sent = answers.sender >= 0
    if sent.any():
        lost, of = answers.different(sent & answers.is_outcome("lost")), answers.different(sent)
        numbers.append(share_of("lost", lost, of, "of people sent on by a service, those who once never arrived"))
    return numbers


def _after_numbers(sight: Sight) -> list[Number]:
    numbers = []
    for weeks in sight.weeks:
        counts = sight.after.counts(weeks)
        n = int(counts.sum())
        if not n:
            continue
        if sight.after.works:
            helped = int(counts[:2].sum())
            numbers.append(share_of(f"helped_{weeks}", helped, n, f"helped by any service within {weeks} weeks"))
        numbers.append(share_of(f"nobody_{weeks}", int(counts[-1]), n, f"with no row in the {weeks} weeks after"))
        left = len(sight.after.day) - n
        numbers.append(count_of(f"left_out_{weeks}", left, "refused too near the end of the record to be followed"))
    return numbers


def _other_numbers(sight: Sight) -> list[Number]:
    numbers: list[Number] = []
    if sight.again is not None and len(sight.again.before):
        again, n = sight.again, int(sight.again.seen.sum())
        within = f"within {sight.weeks[-1]} weeks"
        numbers += [
            share_of(
                "assessed_again",
                n,
                len(again.before),
                f"of people scored at their refusal, those scored again {within}",
            ),
            statistic_of(
                "need_at_refusal", doubt.mean(again.before[again.seen]), n, "need-units", "of those scored again"
            ),
            statistic_of(
                "need_change", doubt.mean(again.change), n, "need-units", "by which it was greater when last scored"
            ),
        ]
    if sight.waited is not None and len(sight.waited.days):
        numbers += _wait_numbers(sight.waited, sight.weeks[-1])
    numbers += _half_numbers(sight.halves[0])
    like = next((each for each in sight.halves if each.clause == CLAUSE), None)
    if like is not None and like.difference.value is not None:
        meaning = "second half less first, refused for want of severity, of people with like scores"
        numbers.append(statistic_of("refused_change_alike", like.difference, like.people, "share", meaning))
    if sight.doors is not None:
        tested = [door for door in sight.doors if door.adjusted[0] is not None]
        steps = [door for door in sight.doors if door.adjusted[1] is not None]
        heaps, jumps = sum(door.bunched for door in sight.doors), sum(door.steps for door in sight.doors)
        numbers += [
            free("doors_looked_at", len(tested), None, "doors", "with enough scores by their line to look for heaps"),
            free(
                "doors_with_heaps",
                heaps if tested else None,
                None,
                "doors",
                "with more scores on one side of the line than chance",
            ),
            free("doors_with_jumps", jumps if steps else None, None, "doors", "where refusals jump at the line"),
        ]
    return numbers


def _wait_numbers(waited: Waits, weeks: int) -> list[Number]:
    n = len(waited.days)
    numbers = [
        share_of("work_begun", waited.begun, n, f"of people taken on, those with whom work began within {weeks} weeks"),
        share_of("gave_up_first", waited.gave_up, n, f"of people taken on, those who gave up within {weeks} weeks"),
        count_of("waits_left_out", waited.left_out, "taken on too near the end of the record to be followed"),
    ]
    if waited.middle.value is not None:
        meaning = "within which work began with half of those taken on"
        numbers.append(statistic_of("wait_to_start", waited.middle, n, "days", meaning, 0.5))
    return numbers


def _half_numbers(whole: Shift) -> list[Number]:
    if whole.before is None or whole.after is None:
        return []
    return [
        statistic_of(
            "refused_first_half", Doubt(whole.before), whole.people, "share", "of the answers of the first half"
        ),
        statistic_of(
            "refused_second_half", Doubt(whole.after), whole.people, "share", "of the answers of the second half"
        ),
        statistic_of("refused_change", whole.difference, whole.people, "share", "second half less first"),
    ]


_WHERE = {
    "weeks": Field("label", "weeks", "after each person's first refusal in the record"),
    "where": Field("label", meaning="the first of these that held by then"),
    "people": Field("count", "people", "how many were there"),
    "followed": Field("count", "people", "people whose weeks lie wholly inside the record"),
    "share": Field("rate", "share", "of these", of="people", over="followed"),
}


def where(sight: Sight) -> Sheet:
    """Tell where people are after each stretch of weeks; no rows where nobody could be followed."""
    rows: list[dict[str, Any]] = []
    for weeks in sight.weeks:
        counts: NDArray[Any] = sight.after.counts(weeks)
        n = int(counts.sum())
        for state, count in zip(STATES, counts, strict=True):
            if n and (sight.after.works or "helped by" not in state):
                share = float(count / n)
                rows.append({"weeks": weeks, "where": state, "people": int(count), "followed": n, "share": share})
    return Sheet("Where people are after their first refusal", _WHERE, rows)
