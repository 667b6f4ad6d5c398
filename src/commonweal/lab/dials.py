"""The dials of a regime: what is bought, measured, paid, decided where, shared. Never an outcome."""

from typing import NamedTuple


class Dials(NamedTuple):
    """Sixteen numbers; range, meaning and what each acts on in `DIALS`. Defaults are those of the block contract."""

    proxy: float = 0.0
    breadth: float = 0.0
    follow: float = 0.0
    wait_w: float = 0.0
    rec: float = 0.0
    control: float = 0.0
    comp: float = 0.0
    pool: float = 0.0
    learn: float = 0.02
    feedback: float = 0.0
    coloc: float = 0.0
    coprod: float = 0.0
    perm: float = 0.1
    pbr: float = 0.0
    open_door: float = 0.0
    level: float = 0.0


# name: (lowest, highest, meaning, what it acts on)
DIALS: dict[str, tuple[float, float, str, str]] = {
    "proxy": (0, 2, "stake on measures", "payoff weight; effort"),
    "breadth": (0, 1, "breadth of the measure", "one domain's threshold .. change in the whole person"),
    "follow": (0, 1, "durability of the measure", "measured at closure .. 26 weeks later"),
    "wait_w": (0, 1, "share of the stake on waiting times", "share of the stake on starts in time"),
    "rec": (0, 1, "recording", "hours per open case-week"),
    "control": (0, 1, "prescription of practice", "variation of practice, and imitation"),
    "comp": (0, 1, "competition", "how often tenders are held; erosion of trust between teams"),
    "pool": (0, 1, "silo .. pooled hours", "hours follow load within an area"),
    "learn": (
        0,
        0.2,
        "time to learn, share of hours",
        "hours; rate of learning; telling luck from work; shared skill",
    ),
    "feedback": (0, 1, "whole-person follow-up", "sight of all needs and of those gone; hours"),
    "coloc": (0, 1, "co-location", "hours in liaison; growth of trust between teams"),
    "coprod": (0, 1, "co-production", "hours; growth of people's trust per contact"),
    "perm": (
        0,
        1,
        "permeable thresholds",
        "softness of thresholds; severity as the whole presenting picture",
    ),
    "pbr": (0, 1, "payment by results", "yearly hours follow the measure within a domain"),
    "open_door": (0, 1, "no right to refuse", "acceptance"),
    "level": (0, 2, "where learning sits: 0 team, 1 provider, 2 commissioner", "unit of learning"),
}
