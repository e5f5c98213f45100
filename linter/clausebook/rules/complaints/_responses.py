"""What an organization did about a complaint."""

from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["is_found_justified", "is_justified", "responses_to", "says_what_was_done"]

_RELATIONS = ("corrected_by", "gives_rise_to", "answered_by", "subject_of")
_CAUSE_REMOVING = frozenset(
    {
        "change",
        "corrective-action",
        "decision",
        "improvement",
        "nonconformity",
        "objective",
        "training",
    }
)
_SAID = ("decision", "correction", "corrective_action", "responses", "no_action_reason")


def responses_to(corpus: Corpus, complaint: Record) -> tuple[Record, ...]:
    """Return the records that react to a complaint, whichever side names the other.

    A risk that was updated, or a review that looked at it, does not remove a cause and is left out.
    """
    found = corpus.related(complaint, *_RELATIONS)
    return tuple(record for record in found if record.kind.name in _CAUSE_REMOVING)


def is_justified(complaint: Record) -> bool:
    """Whether a complaint was found to be justified, or nobody has said that it is not."""
    return complaint.text("justified") != "no"


def is_found_justified(complaint: Record) -> bool:
    """Whether somebody has said that a complaint is justified, wholly or partly."""
    return complaint.text("justified") in ("yes", "partly")


def says_what_was_done(corpus: Corpus, complaint: Record) -> bool:
    """Whether anything at all is written about what was decided or done."""
    return any(complaint.has(name) for name in _SAID) or bool(responses_to(corpus, complaint))
