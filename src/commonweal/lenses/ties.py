"""Who works with whom, with what trust; silos, brokers, and what one closure would break.

What a single service says of another is never shown: trust is told as a whole or not at all, and where ties are
counted by trust no service is named, for two that lose a tie at the same line of trust would name the tie between.
"""

from typing import Any

import numpy as np

from commonweal.lenses.bonds import sheets, trust
from commonweal.lenses.bonds.brokers import between
from commonweal.lenses.bonds.density import Density, Reciprocity, density, reciprocity, within_to_between
from commonweal.lenses.bonds.network import BY, WITHIN, Network, read_network
from commonweal.lenses.bonds.picture import picture
from commonweal.lenses.bonds.wave import Bonds, read_bonds
from commonweal.lenses.columns import code, names, words
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Finding, Number, Sheet, free
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.networks import Communities, agreement, declared, find_communities
from commonweal.record import TABLES, Record, RecordError

FEWEST, MOST = 5, 1500  # services
_PLAIN = {"strength": "closeness", "handoffs": "people handed on in a year", "trust": "trust", "told": "being told"}


def see(record: Record, by: str | None, least: float, within: str | None, kind: str | None, wave_days: int) -> Finding:
    """Answer from ties, as they stood in the last wave; trust over all waves."""
    _check(by, least, within, kind)
    bonds = read_bonds(record, wave_days, code("ties", "kind", kind) if kind else None)
    if not bonds.waves or bonds.services > MOST:
        return _blind("holds no tie" if not bonds.waves else "holds more services than a place has")
    if by in ("strength", "handoffs", "trust") and not bonds.knows(by):
        return _blind(f"does not tell ties by {_PLAIN[by]}")
    network = read_network(record, bonds, by, least, within)
    if int(network.answered.sum()) < FEWEST:
        return _blind("was answered by too few services to speak of their ties")
    return _whole(network, bonds) if network.by == "trust" else _named(record, network, bonds)


def _check(by: str | None, least: float, within: str | None, kind: str | None) -> None:
    kinds = TABLES["ties"].column("kind").codes
    for value, known, what in ((by, BY, "by"), (within, WITHIN, "within"), (kind, kinds, "kind")):
        if value is not None and value not in known:
            raise RecordError(f"it is {value!r}", f"option {what}", "it is " + " or ".join(known))
    if least < 0:
        raise RecordError(f"it is {least:g}", "option least", "it is 0 or more")
    if by in (None, "handoffs") and least > 1 and (least < 10 or least % 5):
        right = "of people, it is 0, 10, 15 and so on: line by line, finer ones would give small counts away"
        raise RecordError(f"it is {least:g}", "option least", right)


def _blind(why: str) -> Finding:
    return LENS.answer(f"Cannot tell: the record {why}.", cannot_tell=(f"The record {why}.",))


def _whole(network: Network, bonds: Bonds) -> Finding:
    """Answer without naming a service."""
    told = density(network, ~np.eye(network.size, dtype=bool))
    if told.tied < trust.FEWEST:
        return _blind("holds too few ties of so much trust to speak of them without naming them")
    numbers = [*_base(network, told), *_trust(bonds, network)]
    return LENS.answer(
        "Of pairs of services, {density} have a tie of so much trust." + _said_of_trust(numbers),
        numbers=tuple(numbers),
        table=sheets.density_sheet({"all": told}),
        more=(sheets.trust_sheet(trust.over_time(bonds)),),
        chart=picture,
        alt="How dense ties are, with intervals; below it mean trust wave by wave, where it may be shown.",
        cannot_tell=(_HIDDEN, _UNSAID, *_silence(network)),
    )


def _named(record: Record, network: Network, bonds: Bonds) -> Finding:
    called = [names(record, "services")[i] for i in network.services]
    everyone = density(network, ~np.eye(network.size, dtype=bool))
    parts = {"within": density(network, network.alike), "between": density(network, network.apart)}
    parts = parts if network.within and all(part.heard for part in parts.values()) else {}
    mutual = reciprocity(network)
    numbers = [*_base(network, everyone), *_parted(network, parts), *_mutual(mutual)]
    more, structure = _structure(record, network, called)
    numbers += [*structure, *_trust(bonds, network)]
    label = {f"{which} {network.within}s": part for which, part in parts.items()}
    return LENS.answer(
        _sentence(network, numbers),
        numbers=tuple(numbers),
        table=sheets.density_sheet(label | {"all": everyone}),
        more=(*more, sheets.trust_sheet(trust.over_time(bonds))),
        chart=picture,
        alt="How dense ties are within and between organisations, with intervals; below it mean trust wave by wave, "
        "where it may be shown.",
        cannot_tell=_open_questions(network, bonds, mutual, numbers),
    )


def _base(network: Network, told: Density) -> list[Number]:
    found = [
        free("services", network.size, network.size, "services", "services that told of ties or were told of"),
        free("answered", int(network.answered.sum()), network.size, "services", "services held to have been asked"),
        free("ties", told.tied, told.heard, "pairs", f"pairs tied, counted by {_PLAIN[network.by]}"),
        free("density", told.value, told.heard, "share", "tied, of pairs of which both were heard"),
    ]
    if told.heard < told.pairs:
        found.append(free("density_least", told.least, told.pairs, "share", "if the silent have no other tie"))
        found.append(free("density_most", told.most, told.pairs, "share", "if they have all that they could have"))
    return found


def _parted(network: Network, parts: dict[str, Density]) -> list[Number]:
    if not parts:
        return []
    word = network.within
    told = [
        free(f"density_{which}", part.value, part.heard, "share", f"tied, of pairs {_where(which, word)}")
        for which, part in parts.items()
    ]
    meaning = f"how many times denser ties are within one {word} than between two"
    return [*told, free("within_to_between", within_to_between(network), network.size, "times", meaning)]


def _where(which: str, word: str) -> str:
    return f"within one {word}" if which == "within" else f"of two {word}s"


def _mutual(told: Reciprocity) -> list[Number]:
    if told.value.value is None:
        return []
    found = [free("mutual", told.value, told.tied, "share", "ties that both told of, of those that either did")]
    if told.least is not None and told.most is not None and told.least < told.most:
        found.append(free("mutual_least", told.least, told.tied, "share", "the least, whatever the silent would say"))
        found.append(free("mutual_most", told.most, told.tied, "share", "the most, whatever the silent would say"))
    return found


def _structure(record: Record, network: Network, called: list[str]) -> tuple[tuple[Sheet, ...], list[Number]]:
    """Give brokers, closures and communities, each beside networks with as many ties at each service."""
    told = between(network.tied, draws=199)
    found = find_communities(network.tied, draws=99)
    said = words(record, "services", network.within) if network.within else [None] * record.rows("services")
    groups = [said[i] for i in network.services]
    low, middle, high = (float(q) for q in np.quantile(told.breaking_chance, (0.025, 0.5, 0.975)))
    draws, chance = len(found.chance), np.quantile(found.chance, (0.025, 0.975))
    numbers = [
        free("brokers", int(told.unusual.sum()), network.size, "services", "on unusually many shortest paths"),
        free("breaking", told.breaking, network.size, "services", "whose closure alone would cut others off"),
        free("breaking_by_chance", Doubt(middle, low, high), network.size, "services", "the same, by chance"),
        free("communities", found.number, network.size, "communities", "by Louvain, services without ties left out"),
        free("modularity", found.modularity, network.size, "Q", "how clearly ties divide (Newman's Q)"),
        free("modularity_by_chance", Doubt(float(found.chance.mean()), *chance), draws, "Q", "the same, by chance"),
        free("modularity_p", found.p, draws, "p", "how often chance divides as clearly or more"),
    ]
    if found.stability is not None:
        numbers.append(free("stability", found.stability, 9, "index", "agreement with divisions from other seeds"))
    numbers += _follows(record, network, found)
    made = sheets.brokers_sheet(told, network, called), sheets.closures_sheet(network, called)
    return (*made, sheets.communities_sheet(found, network, called, groups)), numbers


def _follows(record: Record, network: Network, found: Communities) -> list[Number]:
    """Give how far communities follow what was declared: organisations, areas, kinds of need."""
    numbers = []
    for column, label in declared(record).items():
        told = agreement(found.label, label[network.services])
        if told.value is not None:
            meaning = f"how far communities follow {column}s: 1 wholly, 0 as chance does"
            numbers.append(free(f"follows_{column}", told.value, told.n, "index", meaning))
            numbers.append(free(f"follows_{column}_p", told.p, told.n, "p", "how often chance follows them as far"))
    return numbers


def _trust(bonds: Bonds, network: Network) -> list[Number]:
    """Give trust as a whole: now, within and between, how differently two see it, and its change."""
    if not bonds.knows("trust"):
        return []
    here = np.ix_(network.services, network.services)
    last = bonds.at(bonds.waves - 1).trust[here]
    gap, over, mean = trust.perception_gap(last), trust.over_time(bonds), trust.guarded(last)
    inside, outside = trust.parted(last, network.alike, network.apart)
    told = (
        ("trust", mean.value, mean.n, "mean trust in the last wave"),
        ("trust_within", inside.value, inside.n, f"of these, within one {network.within}"),
        ("trust_between", outside.value, outside.n, f"of these, between two {network.within}s"),
        ("trust_gap", gap.mean.value, gap.mean.n, "mean difference between what two say of each other, either way"),
        ("trust_gap_by_chance", gap.chance, gap.mean.n, "the same between two answers drawn at random"),
        ("trust_change", over.change.value, over.change.n, "from the first wave to the last, along the same ties"),
    )
    return [
        free(name, value, n, "0 to 1", f"{meaning}, to the nearest {trust.grain(n):g}")
        for name, value, n, meaning in told
        if value.value is not None
    ]


def _sentence(network: Network, numbers: list[Number]) -> str:
    held = {number.name: number.value for number in numbers if number.value is not None}
    parts = ["Of pairs of services, {density} are tied" + (_PARTS if "density_within" in held else "") + "."]
    if "density_within" in held:
        parts[0] = parts[0].replace("WORD", network.within)
    if "within_to_between" in held:
        parts.append("That is {within_to_between} times as dense within as between.")
    if "mutual" in held:
        parts.append("Of the ties, {mutual} are told by both.")
    if held.get("brokers"):
        parts.append("Through {brokers.plain} of {services.plain} lead unusually many paths: worth asking what for.")
    if "breaking" in held:
        parts.append("If one alone closed, others would be cut off in {breaking.plain} of {services.plain} cases.")
    if "modularity_p" in held:
        clear = "more clearly" if (held["modularity_p"] or 1) <= 0.05 else "no more clearly"
        parts.append("Ties fall into {communities.plain} communities, " + clear + " than chance gives.")
    return " ".join(parts) + _said_of_trust(numbers)


_PARTS = ": {density_within} within one WORD, {density_between} between two"


def _said_of_trust(numbers: list[Number]) -> str:
    held = {number.name for number in numbers if number.value is not None}
    said = ""
    if "trust" in held:
        said += " Mean trust is {trust}, of 1."
    if "trust_gap" in held:
        said += " Two services put the trust between them {trust_gap} apart."
    if "trust_change" in held:
        said += " From the first wave to the last it changed by {trust_change}."
    return said


_HIDDEN = "Which services have ties of so much trust is not shown: line by line, it would tell who trusts whom."
_UNSAID = "How good a tie is for those who use services is not in a record; nor are ties that nobody wrote down."


def _open_questions(network: Network, bonds: Bonds, mutual: Reciprocity, numbers: list[Number]) -> tuple[str, ...]:
    held = {number.name for number in numbers}
    told = [
        _UNSAID,
        "A service on many paths may be a bridge or a bottleneck, and a tie that a closure breaks may be made anew.",
        *_silence(network),
    ]
    if not network.within:
        told.append("Silos: the record does not say of which provider, area or kind of need the services are.")
    elif "density_within" not in held:
        told.append("Silos: no two of the services heard are of one organisation.")
    if mutual.why_not:
        told.append(mutual.why_not)
    if not bonds.knows("trust"):
        told.append("Trust: the record does not say how far services trust each other.")
    elif "trust" not in held:
        told.append("Trust: too few ties tell it, or all tell the same, and a mean would tell what single ones say.")
    elif "trust_gap" not in held:
        told.append("How differently two see their tie: too few pairs of services both said it.")
    return tuple(told)


def _silence(network: Network) -> tuple[str, ...]:
    if not network.said:
        return ("Who was asked and did not answer: the record does not say, so all are held to have answered.",)
    if network.answered.all():
        return ()
    return ("What those who did not answer would have said; the bounds hold whatever it was, the paths do not.",)


def _options() -> tuple[Option, ...]:
    return (
        Option("by", None, "what a tie is counted by: strength, handoffs, trust, or told; else the first there is"),
        Option("least", 0.0, "ties of less than this do not count: a share, or people of `handoffs`; 0: any counts"),
        Option("within", None, "what organisations are: provider, area or domain; else the first that tells any apart"),
        Option("kind", None, "one kind of tie alone, such as hands_on or asks_advice; else all"),
        Option("wave_days", 30, "days without an answer after which a new wave begins"),
    )


_NEEDED: dict[str, Any] = {"ties": ("from_service", "to_service", "date")}
LENS = Lens(
    "ties",
    "Who works with whom, with what trust; where are silos and brokers, and what would one closure break?",
    needs=(_NEEDED,),
    see=see,
    options=_options(),
)
