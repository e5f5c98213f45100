"""Which links make the golden thread: the one table that says so.

Each line reads as a sentence, "a need is satisfied by a requirement". It holds whichever of the two
records names the other: the phrase may be a link of the first or the inverse of one of the second.
"""

from dataclasses import dataclass
from enum import StrEnum

from clausebook.language import N_

__all__ = ["HOPS", "STAGE_KINDS", "Hop", "Stage", "stages_of_kind"]


class Stage(StrEnum):
    """The stages of the thread in their order."""

    SEGMENT = "segment"
    NEED = "need"
    REQUIREMENT = "requirement"
    PROCESS = "process"
    VERIFICATION = "verification"
    INDICATOR = "indicator"
    VOICE = "voice"
    RISK = "risk"
    ACTION = "action"
    REVIEW = "review"
    COMMUNICATION = "communication"

    @property
    def label(self) -> str:
        """The stage as people call it, in English."""
        return _LABELS.get(self, self.short_label)

    @property
    def short_label(self) -> str:
        """The stage in one word, for the head of a column."""
        return _SHORT_LABELS[self]


_SHORT_LABELS = {
    Stage.SEGMENT: N_("Segment"),
    Stage.NEED: N_("Need"),
    Stage.REQUIREMENT: N_("Requirement"),
    Stage.PROCESS: N_("Process"),
    Stage.VERIFICATION: N_("Verification"),
    Stage.INDICATOR: N_("Indicator"),
    Stage.VOICE: N_("Feedback"),
    Stage.RISK: N_("Risk"),
    Stage.ACTION: N_("Action"),
    Stage.REVIEW: N_("Review"),
    Stage.COMMUNICATION: N_("Communication"),
}
_LABELS = {
    Stage.SEGMENT: N_("Segment or interested party"),
    Stage.REQUIREMENT: N_("Requirement or obligation"),
    Stage.VOICE: N_("Feedback, complaint or survey"),
    Stage.RISK: N_("Risk or opportunity"),
}

STAGE_KINDS = {
    Stage.SEGMENT: frozenset({"segment", "interested-party"}),
    Stage.NEED: frozenset({"need"}),
    Stage.REQUIREMENT: frozenset({"requirement", "obligation"}),
    Stage.PROCESS: frozenset({"process", "procedure", "work-instruction", "provider"}),
    Stage.VERIFICATION: frozenset(
        {"process", "procedure", "work-instruction", "record-location", "equipment"}
    ),
    Stage.INDICATOR: frozenset({"kpi"}),
    Stage.VOICE: frozenset({"survey", "feedback", "complaint"}),
    Stage.RISK: frozenset({"risk", "opportunity"}),
    Stage.ACTION: frozenset(
        {"objective", "change", "nonconformity", "corrective-action", "improvement"}
    ),
    Stage.REVIEW: frozenset({"decision", "management-review"}),
    Stage.COMMUNICATION: frozenset({"communication"}),
}


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of the thread; one that does not lead onward adds a record without going on from it.

    Without that, one procedure shared by all processes would tie everything to everything.
    """

    sources: tuple[Stage, ...]
    phrase: str
    target: Stage
    onward: bool = True


_ASKED = (Stage.NEED, Stage.REQUIREMENT)
_DONE = (*_ASKED, Stage.PROCESS)
_HEARD = (Stage.INDICATOR, Stage.VOICE)
_ALL = (*_DONE, *_HEARD, Stage.RISK, Stage.ACTION, Stage.REVIEW)

HOPS = (
    Hop((Stage.SEGMENT,), "has_need", Stage.NEED),
    Hop((Stage.SEGMENT,), "expresses", Stage.NEED),
    Hop((Stage.SEGMENT,), "dealt_with_by", Stage.NEED),
    Hop((Stage.SEGMENT,), "dealt_with_by", Stage.REQUIREMENT),
    Hop((Stage.SEGMENT,), "leads_to", Stage.REQUIREMENT),
    Hop((Stage.SEGMENT,), "imposes", Stage.REQUIREMENT),
    Hop((Stage.SEGMENT,), "expects", Stage.REQUIREMENT),
    Hop((Stage.SEGMENT,), "heard_in", Stage.VOICE),
    Hop((Stage.SEGMENT,), "asked_in", Stage.VOICE),
    Hop((Stage.NEED,), "satisfied_by", Stage.REQUIREMENT),
    Hop((Stage.REQUIREMENT,), "leads_to", Stage.REQUIREMENT),
    Hop((Stage.REQUIREMENT,), "derived_from", Stage.REQUIREMENT, onward=False),
    Hop((Stage.REQUIREMENT,), "fulfilled_by", Stage.PROCESS),
    Hop((Stage.REQUIREMENT,), "put_into_practice_in", Stage.PROCESS),
    Hop((Stage.PROCESS,), "describes", Stage.PROCESS),
    Hop((Stage.PROCESS,), "described_in", Stage.PROCESS, onward=False),
    Hop((Stage.REQUIREMENT,), "verified_in", Stage.VERIFICATION),
    Hop((Stage.REQUIREMENT,), "fulfilment_shown_in", Stage.VERIFICATION),
    Hop((Stage.REQUIREMENT,), "tested_with", Stage.VERIFICATION),
    Hop(_DONE, "measured_by", Stage.INDICATOR),
    Hop((Stage.REQUIREMENT,), "ability_shown_by", Stage.INDICATOR),
    Hop((Stage.NEED,), "rated_in", Stage.VOICE),
    Hop((Stage.NEED,), "evidenced_by", Stage.VOICE),
    Hop(_DONE, "asked_about_in", Stage.VOICE),
    Hop(_DONE, "subject_of", Stage.VOICE),
    Hop((Stage.INDICATOR,), "fed_by", Stage.VOICE),
    Hop((Stage.REQUIREMENT, Stage.PROCESS), "conformity_threatened_by", Stage.RISK),
    Hop((Stage.REQUIREMENT, Stage.PROCESS), "conformity_improved_by", Stage.RISK),
    Hop((Stage.NEED, Stage.INDICATOR), "satisfaction_threatened_by", Stage.RISK),
    Hop((Stage.NEED, Stage.INDICATOR), "satisfaction_improved_by", Stage.RISK),
    Hop((Stage.REQUIREMENT,), "compliance_threatened_by", Stage.RISK),
    Hop((Stage.REQUIREMENT,), "compliance_improved_by", Stage.RISK),
    Hop((Stage.PROCESS,), "handles", Stage.RISK),
    Hop((Stage.PROCESS,), "controls_risk", Stage.RISK),
    Hop((*_DONE, *_HEARD), "gives_rise_to", Stage.RISK),
    Hop(_HEARD, "answered_by", Stage.RISK),
    Hop((Stage.VOICE,), "used_in", Stage.RISK),
    Hop(_ASKED, "pursued_by", Stage.ACTION),
    Hop((Stage.PROCESS,), "has_objective", Stage.ACTION),
    Hop(_ASKED, "altered_by", Stage.ACTION),
    Hop((Stage.REQUIREMENT,), "failed_in", Stage.ACTION),
    Hop((Stage.REQUIREMENT,), "breached_in", Stage.ACTION),
    Hop((*_ASKED, *_HEARD, Stage.RISK, Stage.ACTION), "gives_rise_to", Stage.ACTION),
    Hop((*_HEARD, Stage.ACTION), "answered_by", Stage.ACTION),
    Hop((Stage.VOICE, Stage.ACTION), "corrected_by", Stage.ACTION),
    Hop((Stage.VOICE,), "used_in", Stage.ACTION),
    Hop((Stage.RISK,), "updated_through", Stage.ACTION),
    Hop(_ALL, "subject_of", Stage.REVIEW),
    Hop(_ALL, "considered_in", Stage.REVIEW),
    Hop(_ALL, "answered_by", Stage.REVIEW),
    Hop((Stage.VOICE,), "used_in", Stage.REVIEW),
    Hop((Stage.REQUIREMENT,), "traded_off_in", Stage.REVIEW),
    Hop((Stage.RISK, Stage.ACTION), "carries_out_decision_of", Stage.REVIEW),
    Hop(_ALL, "told_about_in", Stage.COMMUNICATION),
    Hop(_ALL, "to_be_told_about_in", Stage.COMMUNICATION),
    Hop((Stage.REVIEW,), "carried_out_in", Stage.COMMUNICATION),
)


def stages_of_kind(kind: str) -> tuple[Stage, ...]:
    """Return the stages that records of a kind may stand in, none for a kind beside the thread."""
    return tuple(stage for stage, kinds in STAGE_KINDS.items() if kind in kinds)
