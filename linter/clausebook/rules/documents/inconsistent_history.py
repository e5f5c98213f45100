"""A history of versions that contradicts itself or the document."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.versions import number_of
from clausebook.corpus import Corpus
from clausebook.record import BEGUN, Part, Record
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC004", basis="house", severity="warning", since="0.2", clauses="7.5.3.2 c", by_document=True
)
def inconsistent_history(corpus: Corpus, *, least_words: int = 2) -> Iterator[Finding]:
    """The history of a document contradicts itself or does not end with the version in force.

    Which version held when this customer was promised that? Changes are controlled, for instance by
    version; a list of versions is the house's way to do it, and worth only as much as it is true.
    Where a document has a `history`, the oldest entry first, it is asked:

    - **Rising:** each entry has a higher version than the one before, and no earlier day.
    - **Past:** no entry lies after today.
    - **Complete at its end:** the last entry is the version in the header. A draft, or a document
      in review, may be ahead of its history until it is issued, but not behind it.
    - **Before its approval:** what was approved had been written by then.
    - **Telling:** a reason has at least `least_words` (2) words: "Update" says nothing.

    A history may begin late, at version 3.0 for instance, when a document comes from elsewhere, and
    numbers may be left out. A document without history is not asked for one, and one that was
    withdrawn is left alone. A record in a register is compared with a version only where it has one
    of its own. Whether the content has changed between two versions is not looked at here.

    ## Fails

    ```yaml
    POL-0001: {version: "1.1"}
    ```

    ## Fails

    ```yaml
    POL-0001:
      version: "2.0"
      history:
        - {version: "1.0", date: 2026-01-15, reason: First issue of the manual}
        - {version: "2.0", date: 2026-01-12, reason: Second sentence made shorter}
    ```

    ## Fails

    ```yaml
    POL-0001:
      history:
        - {version: "1.1", date: 2025-01-15, reason: First issue}
        - {version: "1.0", date: 2026-01-15, reason: Second issue}
    ```

    ## Fails

    ```yaml
    POL-0001:
      history:
        - {version: "1.0", date: 2026-02-15, reason: First issue of the manual}
    ```

    ## Fails

    ```yaml
    POL-0001:
      history:
        - {version: "1.0", date: 2026-01-15, reason: Update}
    ```

    ## Passes

    ```yaml
    POL-0001:
      version: "3.10"
      history:
        - {version: "3.2", date: 2025-01-15, reason: Taken over from the paper manual}
        - {version: "3.10", date: 2026-01-15, reason: Promise on delivery taken in}
    ```

    ## Passes

    ```yaml
    SOP-0001: {status: review, version: "1.1", approval: null, effective_on: null}
    PRC-0003: {procedures: null}
    IPA-0005: {requirements: [{id: R1, what: Clear tasks, addressed_by_qms: true,
                               addressed_by: [PRC-0002]}]}
    ```
    """
    today = corpus.today.isoformat()
    for record in corpus.records():
        if "history" not in record.values or _is_first_issue(record, today):
            continue
        if not is_withdrawn(record):
            entries = record.parts("history")
            yield from _order(entries, corpus.today)
            yield from _empty_reasons(entries, least_words)
            if entries and "version" in record.values:
                yield from _end(record, entries[-1], corpus.today)


def _is_first_issue(record: Record, today: str) -> bool:
    """Whether the only entry is that of the header and of a day that has come.

    So it is with most records; the days are compared as they are written, for every record passes
    here.
    """
    history = record.values["history"]
    if not isinstance(history, list) or len(history) != 1 or not isinstance(history[0], dict):
        return False
    version, day = history[0].get("version"), history[0].get("date")
    approved = record.part("approval").text("on") or today
    is_of_header = isinstance(version, str) and record.values.get("version", version) == version
    is_plain = " " in str(history[0].get("reason"))
    return is_of_header and is_plain and isinstance(day, str) and day <= min(approved, today)


def _order(entries: tuple[Part, ...], today: date) -> Iterator[Finding]:
    for before, entry in pairwise(entries):
        version, day, earlier = entry.text("version"), entry.date("date"), before.date("date")
        if number_of(version) <= number_of(before.text("version")):
            yield Finding(
                entry.at("version"),
                f"version {version} stands after version {before.text('version')}",
                "put the oldest version first, and raise the number with each",
                (("the entry before", before.at("version")),),
            )
        elif day is not None and earlier is not None and day < earlier:
            yield Finding(
                entry.at("date"),
                f"version {version} is of {day}, but the one before it of {earlier}",
                "mend one of the two days",
                (("the entry before", before.at("date")),),
            )
    last = entries[-1] if entries else None
    day = last.date("date") if last is not None else None
    if last is not None and day is not None and day > today:
        yield Finding(
            last.at("date"),
            f"version {last.text('version')} is of {day}, which is still to come",
            "write the day on which the version was made",
        )


def _end(record: Record, last: Part, today: date) -> Iterator[Finding]:
    own, listed = record.text("version"), last.text("version")
    if number_of(own) > number_of(listed) and record.status not in BEGUN:
        yield Finding(
            record.at("version"),
            f"the document is version {own}, but its history ends with {listed}",
            f'add what changed, as in \'- {{version: "{own}", date: 2026-01-15, author: '
            "PSN-0002, reason: Promise on delivery taken in}'",
            (("the last entry", last.at()),),
        )
    elif number_of(own) < number_of(listed):
        yield Finding(
            record.at("version"),
            f"the document is version {own}, but its history goes on to {listed}",
            f"write 'version: \"{listed}\"', or take out what was not issued",
            (("the last entry", last.at()),),
        )
    else:
        yield from _written_after_approval(record, last, today)


def _written_after_approval(record: Record, last: Part, today: date) -> Iterator[Finding]:
    approved, written = record.part("approval").date("on"), last.date("date")
    is_late = approved and written and approved < written <= today
    if "approval" in record.values and is_late:
        yield Finding(
            last.at("date"),
            f"version {last.text('version')} is of {written}, but was approved on {approved}",
            "mend the day that is wrong, or have the later content approved",
            (("the approval", record.at("approval", "on")),),
        )


def _empty_reasons(entries: tuple[Part, ...], least_words: int) -> Iterator[Finding]:
    for entry in entries:
        if len(entry.text("reason").split()) < least_words:
            yield Finding(
                entry.at("reason"),
                f"'{entry.text('reason')}' does not say why the content changed",
                "say what changed or why, as in 'Promise on delivery taken in'",
            )
