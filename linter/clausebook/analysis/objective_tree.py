"""From the quality policy to the latest value: what was promised, aimed at, measured, reached."""

from dataclasses import dataclass

from clausebook.analysis.benefits import Measured, Standing, measured, standing_of
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.targets import Target, target_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = ["Aim", "Commitment", "PolicyBranch", "aim_of", "objective_tree"]


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective with its indicator's latest value against its own target.

    ``shown`` is None where no indicator measures it.
    """

    objective: Record
    shown: Measured | None
    target: Target | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment of a policy with the objectives that carry it out."""

    part: Part
    aims: tuple[Aim, ...]

    @property
    def text(self) -> str:
        """What is promised."""
        return self.part.text("text") or self.part.text("id")


@dataclass(frozen=True, slots=True)
class PolicyBranch:
    """A policy; ``others`` are objectives that name no commitment of it.

    Objectives without a policy stand in a branch whose policy is None.
    """

    policy: Record | None
    commitments: tuple[Commitment, ...]
    others: tuple[Aim, ...]


def objective_tree(corpus: Corpus) -> tuple[PolicyBranch, ...]:
    """Return a branch for each live policy, and one for objectives that follow from none.

    Objectives that were withdrawn are left out; each stands once, by id.
    """
    objectives = [one for one in corpus.records("objective") if not is_withdrawn(one)]
    aims = [aim_of(corpus, one) for one in sorted(objectives, key=lambda one: one.id)]
    policies = sorted(corpus.live("policy"), key=lambda one: one.id)
    branches = [_branch(policy, aims) for policy in policies]
    placed = {aim.objective.id for branch in branches for aim in _aims_of(branch)}
    rest = tuple(aim for aim in aims if aim.objective.id not in placed)
    if rest:
        branches.append(PolicyBranch(None, (), rest))
    return tuple(branches)


def aim_of(corpus: Corpus, objective: Record) -> Aim:
    """Return an objective with the latest value of its indicator."""
    kpi = corpus.get(objective.text("kpi"))
    if kpi is None or kpi.kind.name != "kpi" or is_withdrawn(kpi):
        target = target_of(objective, "target", objective.text("direction"))
        return Aim(objective, None, target, Standing.NO_VALUE)
    shown = measured(corpus, kpi)
    direction = objective.text("direction") or kpi.text("direction")
    target = target_of(objective, "target", direction) or shown.target
    return Aim(objective, shown, target, standing_of(shown.latest, target))


def _branch(policy: Record, aims: list[Aim]) -> PolicyBranch:
    own = [aim for aim in aims if aim.objective.text("policy") == policy.id]
    parts = policy.parts("commitments")
    known = {part.text("id") for part in parts}
    commitments = tuple(
        Commitment(
            part,
            tuple(a for a in own if a.objective.text("commitment") == part.text("id")),
        )
        for part in parts
    )
    others = tuple(aim for aim in own if aim.objective.text("commitment") not in known)
    return PolicyBranch(policy, commitments, others)


def _aims_of(branch: PolicyBranch) -> tuple[Aim, ...]:
    carried = tuple(aim for commitment in branch.commitments for aim in commitment.aims)
    return carried + branch.others
