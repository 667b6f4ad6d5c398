"""The model's mechanisms, each with the switch that takes it away (`docs/model.md` section 7).

A switch is a set of world parameters and the values at which the mechanism does nothing. A place is drawn
from its world (who is shock-prone, how areas are coupled), so take mechanisms away *before* `begin`. The
effect of every switch is shown in `tests/lab/test_mechanisms.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonweal.lab.world import World, WorldError, growth_at


@dataclass(frozen=True)
class Mechanism:
    """One mechanism: what it says, and the parameters at which it is off."""

    meaning: str
    off: Mapping[str, float]


MECHANISMS: dict[str, Mechanism] = {
    # nature and people
    "coupling": Mechanism("a person's needs press on one another", {"omega": 0, "het": 0}),
    "growth": Mechanism("needs under pressure grow, and tip", {"c": 0}),
    "recovery": Mechanism("needs recover by themselves", {"r0": 0, "r1": 0}),
    "assets": Mechanism("relationships and purpose speed recovery", {"r1": 0}),
    "asset_change": Mechanism(
        "relationships and purpose wear away in need and shock, and come back",
        {"ka": 0, "kah": 0, "a_shock": 0},
    ),
    "shocks": Mechanism("shocks strike the prone", {"lam": 0}),
    "shock_to_assets": Mechanism("a shock costs relationships and purpose", {"a_shock": 0}),
    "moving": Mechanism("people move away and newcomers take their place", {"move": 0}),
    "peers": Mechanism("the neighbourhood pulls on assets and trust", {"kpeer": 0, "tpeer": 0}),
    "person_trust": Mechanism("people's trust in services rises and falls with what they meet", {"ktr": 0}),
    "help": Mechanism("hours of work with people speed recovery and build assets", {"hmax": 0, "kah": 0}),
    "help_to_assets": Mechanism("hours of work with people build assets", {"kah": 0}),
    # doors, lists, cases
    "seeking": Mechanism("people in need ask for help", {"seek": 0}),
    "thresholds": Mechanism("teams turn away those below or beyond their lines", {"door": 1}),
    "abandoning": Mechanism("people give up waiting", {"renege": 0}),
    "falling_away": Mechanism("people fall away from open cases", {"drop": 0}),
    "service_load": Mechanism("several services at once make falling away likelier", {"load": 0}),
    "relationship": Mechanism("the same worker is worth more with time", {"rel": 0}),
    "turnover": Mechanism("workers leave, the sooner under strain and without meaning [O1]", {"tau0": 0}),
    "tilt": Mechanism("time goes to harder or easier cases", {"tilt_scale": 0}),
    "memory": Mechanism("teams remember those who return", {"memory": 0}),
    "noise": Mechanism("scores and notes are not exact", {"obs": 0, "obs_v": 0}),
    "partial_sight": Mechanism("teams see the other needs only in part", {"alpha_v": 1}),
    # between teams
    "handoffs": Mechanism("teams hand people on", {"handoffs": 0}),
    "cold_handoffs": Mechanism("hand-offs without trust between teams may not arrive", {"arrive": 1}),
    "lending": Mechanism("teams that trust one another lend each other skill", {"lend": 0}),
    "team_trust": Mechanism("trust between teams grows and is lost", {"kT": 0}),
    "shared_skill": Mechanism("teams that learn with others gain skill beyond their domain", {"kg": 0}),
    # hours
    "assessment_hours": Mechanism("assessments take hours", {"assess_h": 0}),
    "recording_hours": Mechanism("records take hours in any regime", {"rec_h": 0}),
    "follow_up_hours": Mechanism("follow-up takes hours", {"fu_h": 0}),
    "liaison": Mechanism("teams of an area spend time with one another in any regime", {"liaison": 0}),
    # incentives and learning
    "effort": Mechanism("stakes and motivation raise effort", {"elas": 0}),
    "strain": Mechanism("long lists make accepting people unwelcome", {"kap_w": 0}),
    "tacit_loss": Mechanism("what is seen on the ground is partly lost on the way up", {"tacit": 1}),
    "variation": Mechanism("practice varies from case to case, which learning needs", {"sigma": 0}),
    "learning": Mechanism("practice moves towards what paid", {"eta": 0}),
    "imitation": Mechanism("teams copy peers who look better", {"imit": 0}),
    # the fund
    "pool": Mechanism("hours follow load inside an area", {"pooling": 0}),
    "pay_by_results": Mechanism("hours follow the measure inside a domain", {"paying": 0}),
    "tenders": Mechanism("contracts go to the provider with the better measure", {"tendering": 0}),
}


def without(world: World, names: Iterable[str]) -> World:
    """Take mechanisms away from a world.

    Coupling moves where pressure comes from, not how much there is: when it goes, `c` is scaled as between
    areas of different coupling (`world.EQUAL_BURDEN`), so that the burden without services stays what it was.

    Raises WorldError for a name that is not in `MECHANISMS`.
    """
    wanted = list(names)
    unknown = [name for name in wanted if name not in MECHANISMS]
    if unknown:
        listed = ", ".join(map(repr, unknown))
        raise WorldError(f"unknown mechanism {listed}; it must be one of: {', '.join(MECHANISMS)}")
    off = {name: float(value) for wish in wanted for name, value in MECHANISMS[wish].off.items()}
    if "omega" in off and "c" not in off:
        off["c"] = growth_at(world, off["omega"])
    return world._replace(**off)
