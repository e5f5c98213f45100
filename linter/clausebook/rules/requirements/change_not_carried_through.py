"""A changed requirement, and documents that nobody has looked at since."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules.communication._changed import Change, changes
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_SHOWN = 3


@rule("REQ004", basis="requirement", severity="warning", since="0.3", clauses="8.2.4")
def change_not_carried_through(
    corpus: Corpus, *, grace_days: int = 30, within: str = "24 months"
) -> Iterator[Finding]:
    """A requirement has changed, and what is to see to it was not looked at since.

    The customer was promised 50 °C; the instruction at the test bench still says 60. When
    requirements change, the documented information they bear upon is amended. Looked at are live
    requirements whose own `history` shows that the major version rose; minor changes are wording.

    Bearing upon it are the live processes, procedures and instructions that the requirement names
    under `fulfilled_by` and in its checks, and those that name it among their own `requirements`.
    Each of them, or the register that it stands in, shows on the day of that version or later one
    of these:

    - a version of its own in the `history`, or an approval: it was amended;
    - `reviewed_on`, or `reviewed_in` with a meeting or an audit of such a day: somebody looked and
      found that no change is needed.

    Asked `grace_days` (30) after the change took effect, and not of changes older than `within`
    (24 months): both are the house's. Who has to be told is asked by COM002, and what providers are
    told by SUP002. The standard asks for no record of having looked, so a warning.

    ## Fails

    ```yaml
    REQ-0002:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, reason: First issue of the manual}
        - {version: "2.0", date: 2026-05-04, reason: Children reach the oven in shops}
    COM-0001:
      log:
        - on: 2026-05-06
          what: Outside stays below 50 °C
          topics: [policy, requirements]
          about: [{record: REQ-0002, version: "2.0"}, {record: POL-0001, version: "1.0"}]
          audience: [ROL-0001, ROL-0002, ROL-0003]
          how: Shift meeting
          by: PSN-0001
    ```

    ## Passes

    ```yaml
    REQ-0002:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, reason: First issue of the manual}
        - {version: "2.0", date: 2026-05-04, reason: Children reach the oven in shops}
    REG-0007: {reviewed_on: 2026-05-11}
    COM-0001:
      log:
        - on: 2026-05-06
          what: Outside stays below 50 °C
          topics: [policy, requirements]
          about: [{record: REQ-0002, version: "2.0"}, {record: POL-0001, version: "1.0"}]
          audience: [ROL-0001, ROL-0002, ROL-0003]
          how: Shift meeting
          by: PSN-0001
    ```
    """
    for change in changes(corpus, grace_days, within):
        if change.record.kind.name == "requirement":
            left = [
                one for one in _bearing_on(corpus, change) if not _was_seen(corpus, one, change)
            ]
            if left:
                yield _finding(change, left)


def _bearing_on(corpus: Corpus, change: Change) -> Iterator[Record]:
    """Yield the live documents that a requirement bears upon, each once."""
    named = corpus.targets(change.record, "fulfilled_by", "verified_in")
    naming = corpus.related(change.record, "put_into_practice_in")
    for record in {one.id: one for one in (*named, *naming)}.values():
        is_document = record.kind.nature is Nature.MAINTAINED and record.kind.name != "provider"
        if is_document and record.is_live(corpus.today):
            yield record


def _was_seen(corpus: Corpus, record: Record, change: Change) -> bool:
    """Whether a document, or the register it stands in, was amended or reviewed since."""
    register = next(one.header for one in corpus.loaded if one.path == record.path)
    both = (record,) if register is None or not record.in_register else (record, register)
    days = (day for one in both for day in _days(corpus, one))
    return any(change.day <= day <= corpus.today for day in days)


def _days(corpus: Corpus, record: Record) -> Iterator[date]:
    """Yield the days on which a document was versioned, approved or reviewed."""
    days = [entry.date("date") for entry in record.parts("history")]
    days += [record.part("approval").date("on"), record.date("reviewed_on")]
    review = corpus.get(record.text("reviewed_in"))
    if review is not None and "held_on" in review.field.properties:
        days += days_of(review)
    return (day for day in days if day is not None)


def _finding(change: Change, left: list[Record]) -> Finding:
    record = change.record
    more = [f"{len(left) - _SHOWN} more"] if len(left) > _SHOWN else []
    ids = [one.id for one in left[:_SHOWN]]
    return Finding(
        record.at("version"),
        f"{record.id}, '{record.title}', changed to version {change.part.text('version')} on "
        f"{change.day}, and nothing shows that {listed([*ids, *more])} "
        f"{'was' if len(left) == 1 else 'were'} looked at since",
        f"amend {left[0].id}, or write the day on which it was found that no change is needed, as "
        "in 'reviewed_on: 2026-05-11'",
        related=tuple((f"{one.id}, '{one.title}'", one.at()) for one in left[:_SHOWN]),
    )
