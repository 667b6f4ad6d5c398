"""Who is refused, at which clause and by whom, and where are they afterwards?

What followed a refusal is stored nowhere: it is found in people's own later rows, and only for those whose later
weeks lie inside the record.
"""

from commonweal.lenses.columns import names
from commonweal.lenses.doors import Sight, figures, look, read_answers, where
from commonweal.lenses.doors.bars import where_bars
from commonweal.lenses.doors.sheets import by_door, by_quarter, halves, lines, noes
from commonweal.lenses.finding import Finding, Sheet
from commonweal.lenses.lens import Lens, Option
from commonweal.record import Record, RecordError


def see(record: Record, weeks: str, near: float) -> Finding:
    """Answer from referrals; what followed from every table about people; lines from practice and needs."""
    stretches = _weeks(weeks)
    if not 0 < near <= 1:
        raise RecordError(f"it is {near:g}", "option near", "give a distance in need-units, above 0 and at most 1")
    answers = read_answers(record)
    if not answers.answered.any():
        why = "The record holds no answer at a door, neither a yes nor a no."
        return LENS.answer(f"Cannot tell: {why[0].lower()}{why[1:]}", cannot_tell=(why,))
    sight = look(record, answers, stretches, near)
    numbers = figures(sight)
    called = names(record, "services")
    followed = where(sight)
    return LENS.answer(
        _sentence({number.name for number in numbers if number.value is not None}, stretches),
        numbers=tuple(numbers),
        table=followed if followed.rows else noes(answers),
        more=tuple(_more(sight, called, bool(followed.rows))),
        chart=where_bars if followed.rows else None,
        alt="One bar for each stretch of weeks after a refusal, split by where the people refused were by then.",
        cannot_tell=tuple(_open_questions(record, sight)),
    )


def _weeks(text: str) -> tuple[int, ...]:
    try:
        told = tuple(sorted({int(part) for part in str(text).split(",")}))
    except ValueError:
        told = ()
    if not told or told[0] < 1 or told[-1] > 520:
        raise RecordError(
            f"it is {text!r}", "option weeks", "give whole weeks, 1 to 520, parted by commas, such as 4,13,26"
        )
    return told


def _more(sight: Sight, called: list[str], followed: bool) -> list[Sheet]:
    sheets = [noes(sight.answers)] if followed else []
    sheets += [by_door(sight.answers, called), by_quarter(sight.answers), halves(sight.halves)]
    return sheets + ([lines(sight.doors, called)] if sight.doors else [])


def _sentence(held: set[str], weeks: tuple[int, ...]) -> str:
    last = max((w for w in weeks if f"nobody_{w}" in held), default=0)
    told = ["Of people who got an answer at a door, {refused} were turned away at least once."]
    if f"helped_{last}" in held:
        told.append(f"{last} weeks after their first refusal {{helped_{last}}} had been helped by some service.")
    if last:
        told.append(f"By then {{nobody_{last}}} had not been seen by any service again.")
    if "need_change" in held:
        told.append(
            "Of those refused, {assessed_again} were scored again; their need, and only theirs is known, had changed "
            "by {need_change} need-units."
        )
    if "gave_up_first" in held:
        told.append(
            f"Within {weeks[-1]} weeks of being taken on, {{work_begun}} saw work begin and {{gave_up_first}} gave "
            "up first."
        )
    if "doors_with_heaps" in held:
        told.append(
            "Of {doors_looked_at.plain} doors, {doors_with_heaps.plain} have a heap of scores on one side of their "
            "line that is worth asking about."
        )
    return " ".join(told)


def _open_questions(record: Record, sight: Sight) -> list[str]:
    questions = [
        "People who never asked, or whom somebody turned away before a record was made, are in no row.",
        "A stated reason is what was said, which need not be what decided.",
        "Whether a refusal was right: someone refused may have found help that no record holds.",
    ]
    if sight.after.last is None:
        questions.append("Where people are after a refusal: the record does not say how far it reaches.")
    else:
        questions.append(
            "Why somebody has no later row: they may be well, helped elsewhere, moved away or dead. Those refused too "
            "near the end of the record were left out, and are counted; and the first refusal that a record holds need "
            "not be somebody's first."
        )
    if not sight.after.works:
        questions.append("Whether those refused were helped later: the record holds neither spells nor contacts.")
    if sight.again is None or not sight.again.seen.any():
        questions.append("Need after a refusal: the record holds no later scores of people refused.")
    else:
        questions.append(
            "Need of those refused and not scored again: people come back when need has grown, so the change is of "
            "those who came back, and scores vary by chance too, so that low ones tend to be followed by higher ones."
        )
    if sight.waited is not None and sight.waited.middle.value is None:
        questions.append("The wait within which work begins with half of those taken on: it began with fewer.")
    if sight.waited is None:
        questions.append("Waits from a yes to the start of work: the record holds no spells, or not for when.")
    if not sight.doors:
        questions.append(
            "Whether scores heap by a door's line: the record lacks scores at doors, or the lines of practice."
        )
    else:
        questions.append(
            "The line of greatest complexity: what a service saw of it is in no record. Where services score people to "
            "fit a line without a heap beside it, nothing shows; and a heap is a reason to ask, never proof."
        )
    return questions


LENS = Lens(
    "thresholds",
    "Who is refused, at which clause and by whom, and where are they afterwards?",
    needs=(
        {"referrals": ("person", "date", "from_service", "to_service", "outcome", "declined_by", "reason", "clause")},
    ),
    see=see,
    helps={
        "contacts": ("person", "service", "date", "kind"),
        "spells": ("person", "service", "start", "end"),
        "needs": ("person", "service", "date", "domain", "score", "occasion"),
        "practice": ("service", "period_start", "period_end", "coordinate", "value"),
    },
    options=(
        Option("weeks", "4,13,26", "after how many weeks to look where people are, parted by commas"),
        Option("near", 0.1, "need-units on each side of a door's line within which refusals are looked at"),
    ),
)
