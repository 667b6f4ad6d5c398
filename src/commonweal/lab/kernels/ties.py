"""Trust between teams and shared skill (`docs/model.md` S13)."""

from commonweal.lab.kernels.build import rule

K = 6


@rule
def tie_week(scene, team, k):
    """Move a team's trust in its neighbours by hand-offs, contact and decay; gives the mean over neighbours."""
    ties, dials, scale = scene.teams[team].ties, scene.dials, scene.world.kT
    gain = 0.5 * (0.006 * dials.coloc + 0.1 * scene.rules.link)
    loss = 0.003 + 0.01 * dials.comp
    mean = 0.0
    for j in range(K):
        if j != k:
            tie = ties[j]
            if scale > 0.0:
                for _ in range(scene.counts.success[k, j]):
                    tie = 1.0 - (1.0 - tie) * 0.98
                for _ in range(scene.counts.failure[k, j]):
                    tie *= 0.9
            tie += scale * (gain * (1.0 - tie) - loss * tie)
            ties[j] = min(1.0, max(0.0, tie))
            mean += ties[j]
    return mean / (K - 1)


@rule
def skill_week(scene, team, k, mean_tie):
    """Let skill beyond the own domain grow by learning with trusted others, fade, and leave with leavers."""
    world, skill = scene.world, scene.teams[team].skill
    grow = world.kg * scene.dials.learn * mean_tie
    fade = 0.0015 + scene.counts.leave[k]
    for j in range(K):
        if j != k:
            s = skill[j]
            skill[j] = s + grow * (0.75 - s) - fade * (s - world.gen_skill)
