"""A change that is claimed and may be chance."""

import re
from collections.abc import Iterator

from clausebook.analysis.rounding import rounded
from clausebook.analysis.survey_scores import unit_of
from clausebook.analysis.survey_waves import Change, change_between, earlier_wave, waves
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_CLAIM = re.compile(
    r"\b(improve(?:d|s|ment)|declin\w+|deteriorat\w+|worsened|r[io]ses?|risen|increase[ds]?"
    r"|decrease[ds]?|grew|grown|climbed|gain(?:ed|s)|fell|fallen|dropped|slipped|went (?:up|down)"
    r"|(?:up|down) from|(?:better|worse|higher|lower) than|significant(?:ly)?)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(margins?|chance|coincidence|may (?:be|have)|might|perhaps|too (?:few|small|early)"
    r"|uncertain|unchanged|(?:not|no|nor|hardly|in)[ -]?significant\w*|no (?:real )?change"
    r"|cannot (?:be )?(?:tell|told|say|said)|hint)\b",
    re.IGNORECASE,
)
_CHANGED = ("better", "worse")


@rule("STA003", basis="practice", severity="warning", since="0.2", clauses="9.1.3, 9.1.3 b")
def unsupported_change_claim(corpus: Corpus) -> Iterator[Finding]:
    """A survey or a review claims a change of satisfaction that may be chance.

    Two samples of the same customers never give the same score. "Recommendation improved by 3
    points" means nothing where each wave is known to 8 points: the change itself is known to 11.
    Who praises or blames people for it teaches them that numbers are weather.

    Looked at is a live survey that names the wave which it repeats (`previous_wave`), where the
    counts of both tell the scores. If its `reading` speaks of a change (improved, fell, up from,
    higher than, significant …) while the change lies within its margin at 95 %, and nothing in the
    text says that it may be chance (margin, chance, may be, not significant …), that is told. So is
    a management review whose input on satisfaction has the `trend` better or worse and rests on
    such surveys alone. The words are English; other languages are not judged.

    Whether the two waves can be compared at all is STA103's. The clause asks to evaluate results;
    to hold a change against its margin is good practice.

    ## Fails

    ```yaml
    SRV-0001:
      previous_wave: SRV-0002
      reading: Recommendation improved; those who waited for an oven are less happy.
    ```

    ## Passes

    ```yaml
    SRV-0001:
      previous_wave: SRV-0002
      reading: 48 after 33. The change has a margin of more than 15 points, so it may be chance.
    ```

    ## Passes

    ```yaml
    SRV-0002:
      answers: null
      results: {value: -20, promoters: 60, passives: 139, detractors: 125, margin_of_error: 6.5}
    SRV-0001:
      previous_wave: SRV-0002
      reading: Recommendation improved clearly.
    ```
    """
    for earlier, later in waves(corpus):
        change = change_between(earlier, later)
        if change is not None and change.may_be_chance:
            yield from _reading(earlier, later, change)
    for review in corpus.live("management-review"):
        yield from _trend(corpus, review.part("inputs").part("satisfaction_and_feedback"))


def _reading(earlier: Record, later: Record, change: Change) -> Iterator[Finding]:
    text = later.text("reading")
    claim = _CLAIM.search(text)
    if claim is not None and not _DOUBT.search(text) and _is_english(later):
        yield Finding(
            later.at("reading"),
            f"'{claim[0]}' is said, but {_told(change, later)}",
            "say how wide the margin is and that the change may be chance, or leave it out",
            (("the earlier wave", earlier.part("results").at("value")),),
        )


def _is_english(record: Record) -> bool:
    return record.text("language") in ("", "en") or record.text("language").startswith("en-")


def _told(change: Change, later: Record) -> str:
    return (
        f"from {rounded(change.earlier.value)} to {rounded(change.later.value)} is a change of "
        f"{rounded(abs(change.size))} with a margin of ±{rounded(change.margin)}{unit_of(later)}"
    )


def _trend(corpus: Corpus, considered: Part) -> Iterator[Finding]:
    """Find a trend that rests on surveys alone, none of which shows a change."""
    if considered.text("trend") not in _CHANGED:
        return
    records = [corpus.get(record_id) for record_id in considered.texts("records")]
    surveys = [r for r in records if r is not None and r.kind.name == "survey" and r.is_valid]
    if not surveys or len(surveys) < len(records):
        return
    pairs = [(earlier_wave(corpus, survey), survey) for survey in surveys]
    changes = [change_between(earlier, later) for earlier, later in pairs if earlier is not None]
    known = [change for change in changes if change is not None]
    if known and len(known) == len(surveys) and all(change.may_be_chance for change in known):
        yield Finding(
            considered.at("trend"),
            f"the trend is called {considered.text('trend')}, but {_told(known[0], surveys[0])}",
            "write 'trend: stable' or 'trend: unknown', or name what else shows it",
            (("the survey", surveys[0].at()),),
        )
