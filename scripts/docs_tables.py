"""Write the tables of `docs/model.md` and `docs/lenses.md` from the code that they tell of.

Run it after changing a parameter, a dial, a mechanism, an outcome, the order of a week or a lens. A table stands
between two markers, `<!-- begin: NAME -->` and `<!-- end: NAME -->`; what is between them is replaced.
tests/architecture/test_docs_tables.py fails if a table is stale.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "docs/model.md", ROOT / "docs/lenses.md")
sys.path[:0] = [str(ROOT / "src")]

from commonweal.lab import DIALS, PARAMETERS, World, read_regime  # noqa: E402  # found only after the line above
from commonweal.lab.loop import CYCLE_END, CYCLE_START, WEEK, Part  # noqa: E402  # found only after the path is set
from commonweal.lab.mechanisms import MECHANISMS  # noqa: E402  # found only after the path is set
from commonweal.lab.outcomes import GROUPS, OUTCOMES  # noqa: E402  # found only after the path is set
from commonweal.lab.regime import SHIPPED  # noqa: E402  # found only after the path is set
from commonweal.lab.world import EQUAL_BURDEN, PRESSES  # noqa: E402  # found only after the path is set
from commonweal.lenses import LENSES, get_lens  # noqa: E402  # found only after the path is set
from commonweal.place import DOMAINS  # noqa: E402  # found only after the path is set

BEGIN, END = r"(?P<begin><!-- begin: (?P<name>[\w-]+) -->\n)", r"(?P<end><!-- end: (?P=name) -->)"
MARKED = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
BETTER = {"down": "less", "up": "more", None: ""}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def parameters() -> str:
    """Tell of the parameters of the world."""
    default = World()._asdict()
    rows = [
        (f"`{name}`", f"{default[name]:g}", unit, f"{lowest:g} to {highest:g}", meaning, "assumed")
        for name, (unit, lowest, highest, meaning) in PARAMETERS.items()
    ]
    return table(("name", "default", "unit", "range", "meaning", "how sure"), rows)


def dials() -> str:
    """Tell of the dials, and how the shipped regimes set them; a path from its first year to its last."""
    rows = [
        (f"`{name}`", f"{low:g} to {high:g}", meaning, acts_on, *(_set(regime, name) for regime in SHIPPED))
        for name, (low, high, meaning, acts_on) in DIALS.items()
    ]
    regimes = (f"`{regime}`" for regime in SHIPPED)
    return table(("dial", "range", "what it is", "what it acts on", *regimes), rows)


def _set(regime: str, dial: str) -> str:
    steps = read_regime(regime).steps
    first, last = (f"{getattr(steps[at].dials, dial):g}" for at in (0, -1))
    return first if first == last else f"{first}, then {last}"


def mechanisms() -> str:
    """Tell of the mechanisms, and of the switches that take them away."""
    rows = []
    for name, mechanism in MECHANISMS.items():
        switch = ", ".join(f"`{key}` = {value:g}" for key, value in mechanism.off.items())
        rows.append((f"`{name}`", mechanism.meaning, switch))
    return table(("mechanism", "what it says", "off at"), rows)


def order() -> str:
    """Tell of the order of a week."""
    rows = _told("as a cycle begins", CYCLE_START) + _told("each week", WEEK)
    rows += _told("as a cycle ends", CYCLE_END)
    return table(("step", "when", "what happens", "function"), rows)


def _told(when: str, steps: tuple[Part, ...]) -> list[tuple[str, str, str, str]]:
    return [(part.number, when, part.what, f"`{part.where}`") for part in steps]


def outcomes() -> str:
    """Tell of the outcomes, group by group."""
    rows = [
        (GROUPS[outcome.group], f"`{outcome.name}`", outcome.unit, outcome.meaning, BETTER[outcome.better])
        for outcome in OUTCOMES.values()
    ]
    return table(("group", "outcome", "unit", "meaning", "better if"), rows)


def coupling() -> str:
    """Tell how strongly each need presses on each other, before rows are scaled to sum to 1."""
    words = [domain.replace("_", " ") for domain in DOMAINS]
    rows = [(word, *(f"{weight:g}" for weight in PRESSES[k])) for k, word in enumerate(words)]
    return table(("on, from", *words), rows)


def growth() -> str:
    """Tell which growth goes with which coupling."""
    shares, rates = EQUAL_BURDEN
    heads = ("`omega`", *(f"{share:g}" for share in shares))
    return table(heads, [("C(`omega`)", *(f"{rate:g}" for rate in rates))])


def lenses() -> str:
    """Tell of the lenses: what each asks, needs and lets one choose."""
    rows = []
    for name in LENSES:
        lens = get_lens(name)
        needs = " or ".join(" and ".join(need) for need in lens.needs).replace("_", " ")
        choices = "; ".join(f"`{option.name}` ({option.default}): {option.meaning}" for option in lens.options)
        rows.append((f"`{name}`", lens.question, needs, choices))
    return table(("lens", "question", "needs", "may be chosen (else)"), rows)


TABLES: dict[str, Callable[[], str]] = {
    "parameters": parameters,
    "dials": dials,
    "mechanisms": mechanisms,
    "order": order,
    "outcomes": outcomes,
    "coupling": coupling,
    "growth": growth,
    "lenses": lenses,
}


def fresh(text: str) -> str:
    """Give a page with every table between markers written anew; KeyError for a name that is no table."""
    return MARKED.sub(lambda found: f"{found['begin']}\n{TABLES[found['name']]()}\n\n{found['end']}", text)


def names(text: str) -> list[str]:
    """Name the tables between markers on a page."""
    return [found["name"] for found in MARKED.finditer(text)]


def main() -> None:
    """Write the tables into the pages."""
    for page in PAGES:
        was = page.read_text()
        now = fresh(was)
        page.write_text(now)
        print(f"{page.relative_to(ROOT)}: {'tables written anew' if now != was else 'nothing was stale'}")


if __name__ == "__main__":
    main()
