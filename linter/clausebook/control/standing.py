"""Where a record stands in its life: what a reader must know before relying on it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from clausebook.control.succession import begins_on
from clausebook.language import N_, _, day_text, noun
from clausebook.record import Record
from clausebook.schema import Nature

__all__ = ["VOID", "Standing", "barred", "standing_of", "with_standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A word and a sentence; the tone tells what is to come from what is over and what is due.

    ``name`` and ``message`` are English; ``day`` is the one that the message tells of.
    """

    tone: Literal["pending", "gone", "due"]
    name: str
    message: str
    day: date | None = None

    @property
    def word(self) -> str:
        """The word, as it begins a sentence."""
        return _(self.name)

    @property
    def mark(self) -> str:
        """The word, as it stands behind a title."""
        return noun(self.name)

    @property
    def sentence(self) -> str:
        """What it means for who reads the record."""
        return _(self.message, day="" if self.day is None else day_text(self.day))


VOID = Standing(
    "gone",
    N_("Approval void"),
    N_(
        "The content was changed after it was approved. "
        "Do not work by it until it is approved again."
    ),
)
_BY_STATUS = {
    "draft": Standing("pending", N_("Draft"), N_("Nobody has approved it yet. Do not work by it.")),
    "review": Standing(
        "pending", N_("In review"), N_("It is not approved yet. Do not work by it.")
    ),
    "superseded": Standing("gone", N_("Superseded"), N_("It no longer applies.")),
    "obsolete": Standing(
        "gone", N_("Obsolete"), N_("It no longer applies and nothing replaces it.")
    ),
}


def standing_of(record: Record, today: date) -> Standing | None:
    """Return what a reader must know before relying on a record, None where it is in force."""
    if record.kind.nature is Nature.RETAINED or record.status in ("open", "closed"):
        return None
    return _BY_STATUS.get(record.status) or _by_days(record, today)


def barred(record: Record, today: date) -> Standing | None:
    """Return why nobody may work by a record, None where it is in force, if due for a review."""
    standing = standing_of(record, today)
    return None if standing is None or standing.tone == "due" else standing


def with_standing(title: str, record: Record, today: date) -> str:
    """Return a title that says itself, wherever it stands, that nobody may work by the record."""
    found = barred(record, today)
    return title if found is None else f"{title} ({found.mark})".strip()


def _by_days(record: Record, today: date) -> Standing | None:
    begins, last, review = begins_on(record), record.last_day, record.date("review_by")
    if begins is not None and begins > today:
        return Standing("pending", N_("Not yet in force"), N_("It applies from {day}."), begins)
    if not record.approval_holds:
        return VOID
    if last is not None and last < today:
        return Standing("gone", N_("Expired"), N_("It applied until {day}."), last)
    if record.is_temporary and last is not None:
        return Standing("due", N_("Temporary"), N_("It applies until {day} and no longer."), last)
    if review is not None and review < today:
        return Standing("due", N_("Review overdue"), N_("It was to be reviewed by {day}."), review)
    return None
