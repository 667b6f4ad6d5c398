"""What a contract says, what it leaves out, and what it would reward, as an account."""

import altair as alt

from commonweal.lab.contract import COUNTED, Contract
from commonweal.lab.outcomes import OUTCOMES, PRACTICES
from commonweal.lenses.drawing import BLUE, GREY, chart_of
from commonweal.record.indicators import INDICATORS
from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet
from commonweal.study.interval import Interval, interval
from commonweal.study.reward import STEP, YEARS, Reward
from commonweal.study.words import listed, percent

CANNOT = (
    "The lab pays for each unit counted and has no target line for a share: nobody can be just over or just under one.",
    "Nobody in the lab lies in a record, so misreporting is not among what is rewarded.",
    "A closure counts as success at a score of .35 or less, a start as in time within 12 weeks, whatever the "
    "target says in words; a place's parameters tau_c and wait_target move these lines.",
    "What a contract rewards is shown for one step of practice at a time, by every team alike, from where practice is.",
    *CAUTIONS,
)


def contract_account(contract: Contract, reward: Reward | None = None, title: str = "") -> Account:
    """Tell a contract; with a reward worked out on a place (`title` names it), tell what it would pay teams to do."""
    parts = [_written(contract), _paid(contract)]
    says = [_first(contract, reward, title)]
    if reward is not None:
        parts.append(_rewarded(reward))
    return Account(
        kind="contract",
        title=contract.title,
        question="What does this contract count, what does it hope for, and what would it reward?",
        says=tuple(says),
        parts=tuple(parts),
        cannot_tell=CANNOT,
        data=_data(contract, reward),
    )


def _first(contract: Contract, reward: Reward | None, title: str) -> str:
    stake = contract.regime.steps[0].dials.proxy
    counted = listed(c.indicator for c in contract.chains)
    hoped = listed(dict.fromkeys(c.outcome for c in contract.chains))
    start = f"It hopes that {hoped}, and pays for {counted} (a stake of {stake:g})."
    if reward is None:
        return start + " To see what that would reward, check it on a place: --place PLACE."
    cosine = reward.cosine()
    if cosine.mean is None:
        return start + f" In {title} nothing that teams can do moves the measure."
    met = "what is paid and less need pull apart" if cosine.mean < 0 else "what is paid and less need pull the same way"
    if not cosine.excludes_zero:
        met = "whether what is paid and less need pull the same way cannot be told from luck"
    return (
        f"{start} In {title}, {met}: the cosine of the angle between them is {_plain(cosine)}, where 1 is the same way."
    )


def _written(contract: Contract) -> Part:
    logic = Sheet(
        "The programme logic model",
        ("part", "as written"),
        tuple((name.capitalize(), "; ".join(texts)) for name, texts in contract.logic.items()),
    )
    chains = Sheet(
        "From outcome to payment",
        ("outcome", "indicator", "target", "share of the stake", "what the lab counts for it", "source"),
        tuple(
            (c.outcome, c.indicator, c.target, percent(c.weight), c.stands_for.replace("_", " "), c.source)
            for c in contract.chains
        ),
    )
    return Part("As it is written", sheets=(logic, chains))


def _paid(contract: Contract) -> Part:
    shares = contract.weights
    nothing = [each.name for each, share in zip(INDICATORS, shares, strict=True) if share == 0]
    rows = tuple(
        (each.name, percent(share) if share else "nothing", each.event)
        for each, share in zip(INDICATORS, shares, strict=True)
    )
    dials = contract.regime.steps[0].dials
    says = (
        f"It pays nothing for {listed(nothing)}." if nothing else "It pays something for all that the lab can count.",
        f"{percent(dials.pbr)} of a domain's hours follow the measure each year; {dials.rec:g} hours of records for "
        f"each open case and week; tenders at {dials.comp:g} on a scale of 0 to 1. They hold for every provider.",
    )
    return Part(
        "What it pays for",
        says,
        sheets=(Sheet("What is counted, and what is paid", ("counted", "share of the stake", "counts when"), rows),),
    )


def _rewarded(reward: Reward) -> Part:
    rows = [
        (name, interval(m), interval(n)) for name, m, n in zip(PRACTICES, reward.measure.T, reward.need.T, strict=True)
    ]
    sheet = Sheet(
        "If every team moved across the whole range of a practice",
        ("practice", "more of it means", "the paid measure (95% interval)", "mean need (95% interval)"),
        tuple(
            (name.replace("_", " "), OUTCOMES[f"practice_{name}"].meaning, _signed(m), _signed(n))
            for name, m, n in rows
        ),
        f"Slopes, from steps of {STEP:g} of the range up and down, in the last of {YEARS} years, practice held; the "
        "measure in times the place's history, need in need-units a person. Intervals hold luck alone.",
    )
    apart = [name.replace("_", " ") for name, m, n in rows if _pays_and_harms(m, n)]
    says = (
        f"Here, what teams would be paid to do more or less of is what makes need grow: {listed(apart)}."
        if apart
        else "No practice was found, beyond luck, that pays and makes need grow.",
    )
    return Part(
        "What it would reward", says, (Picture("Which way pay and need pull", _chart(rows), _words(rows)),), (sheet,)
    )


def _pays_and_harms(measure: Interval, need: Interval) -> bool:
    if not (measure.excludes_zero and need.excludes_zero):
        return False
    return (measure.mean or 0) * (need.mean or 0) > 0


def _chart(rows: list[tuple[str, Interval, Interval]]) -> alt.LayerChart:
    points = [
        {"practice": n.replace("_", " "), "measure": m.mean, "need": d.mean, "low": d.low, "high": d.high}
        for n, m, d in rows
    ]
    base = chart_of(points)
    x = alt.X("measure:Q", title="change in the paid measure")
    dots = base.mark_point(filled=True, size=70, color=BLUE).encode(x=x, y=alt.Y("need:Q", title="change in mean need"))
    bars = base.mark_rule(color=GREY).encode(x=x, y="low:Q", y2="high:Q")
    names = base.mark_text(align="left", dx=8, dy=-6, fontSize=13).encode(x=x, y="need:Q", text="practice:N")
    zero = [alt.Chart(alt.Data(values=[{"v": 0}])).mark_rule(color=GREY, strokeDash=[3, 3])]
    lines = [zero[0].encode(y="v:Q"), zero[0].encode(x="v:Q")]
    return alt.layer(*lines, bars, dots, names).properties(width=460, height=300)


def _words(rows: list[tuple[str, Interval, Interval]]) -> str:
    return "Up and right, or down and left: what pays goes with more need. " + " ".join(
        f"{name.replace('_', ' ')}: measure {_signed(m)}, need {_signed(n)}." for name, m, n in rows
    )


def _signed(found: Interval) -> str:
    if found.mean is None:
        return "cannot tell"
    bounds = "" if found.low is None or found.high is None else f" ({found.low:+.3f} to {found.high:+.3f})"
    return f"{found.mean:+.3f}{bounds}".replace("-", "\N{MINUS SIGN}")


def _plain(found: Interval) -> str:
    if found.low is None or found.high is None:
        return f"{found.mean:.2f}, with no interval from one run".replace("-", "\N{MINUS SIGN}")
    bounds = f"{max(-1.0, found.low):.2f} to {min(1.0, found.high):.2f}"
    return f"{found.mean:.2f} (95% interval {bounds})".replace("-", "\N{MINUS SIGN}")


def _data(contract: Contract, reward: Reward | None) -> dict[str, object]:
    written: dict[str, object] = {
        "contract": contract.name,
        "logic": {name: list(texts) for name, texts in contract.logic.items()},
        "chains": [vars(chain) for chain in contract.chains],
        "weights": dict(zip(COUNTED, contract.weights, strict=True)),
        "dials": contract.regime.steps[0].dials._asdict(),
        "regime_hash": contract.regime.hash,
    }
    if reward is None:
        return written
    slopes = {
        name: {"paid_measure": vars(interval(m)), "burden": vars(interval(n))}
        for name, m, n in zip(PRACTICES, reward.measure.T, reward.need.T, strict=True)
    }
    return written | {"cosine": vars(reward.cosine()), "slopes": slopes}
