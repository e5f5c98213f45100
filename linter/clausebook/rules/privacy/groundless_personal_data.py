"""Personal data that nobody has a reason to keep, or no longer."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Kind

_OVER = {
    "person": ("active_until", "end_of_contract", "left on"),
    "customer": ("lost_on", "end_of_contract", "was lost on"),
    "complaint": ("closed_on", "closed", "was closed on"),
}
"""For each kind the day on which the reason ends, the trigger of retention, and how it is told."""

_NAMES_AT_WORK = "git_identities"
"""The addresses that match commits with a person, as ids match owners and attendees."""


@rule("PRV002", basis="house", severity="warning", since="0.2", clauses="7.5.3.2 d")
def groundless_personal_data(corpus: Corpus) -> Iterator[Finding]:
    """Personal data are kept without a reason, or longer than the reason lasts.

    A record may hold data about people where they are needed: who is competent, whom to call, which
    complainant is meant. Then it says why, on what ground, and until when; once the day is over,
    the data go. What nobody deletes is found by whoever should not, and a contact of 2019 helps
    nobody.

    In each record that can say so (`personal_data`), whatever its status, three things are faults:

    - a field for personal data is filled, and `personal_data` with purpose and basis is missing;
    - the day of deletion is over: `delete_after`, or where that is not given the end of the
      retention that counts from the end of the contract or from the closing;
    - the person has left, the customer is lost or the complaint is closed, and neither
      `delete_after` nor a retention that counts from that event says when the data go. While
      somebody works here or buys, that day need not be known.

    A customer named by a pseudonym, with names and addresses kept in another system, holds no
    personal data here and need not give grounds. Nor need a person whose addresses at work stand in
    `git_identities`, for the history to tell who wrote and approved what.

    **Basis.** The clause asks for control of retention and disposition; purpose and ground are
    asked by privacy law. So this is a rule of the house. That a retained record has a retention at
    all is asked by another rule.

    ## Fails

    ```yaml
    PSN-0003:
      name: Clara Neumann
      email: clara.neumann@oven.example
      personal_data: null
    ```

    ## Fails

    ```yaml
    PSN-0003:
      personal_data: {delete_after: 2026-03-31}
    ```

    ## Fails

    ```yaml
    CST-0002:
      lost_on: 2026-02-01
      lost_reason: Closed the shop
      lost_analysis_on: 2026-02-10
      personal_data: {purpose: Answer questions about the oven, basis: contract}
    ```

    ## Passes

    ```yaml
    PSN-0003:
      name: Clara Neumann
      personal_data: {delete_after: 2026-06-30}
    PSN-0002:
      git_identities: [b.m@ofen.example]
    CMP-0002:
      pseudonym: Bakery 7
      personal_data: {purpose: Answer the complaint, basis: contract}
    ```
    """
    for kind in corpus.library.kinds.values():
        if "personal_data" in kind.fields.properties:
            fields = _personal_fields(kind)
            for record in corpus.records(kind.name):
                yield from _findings(record, fields, corpus.today)


def _personal_fields(kind: Kind) -> tuple[str, ...]:
    return tuple(
        name
        for name, field in kind.fields.properties.items()
        if field.is_personal and name != _NAMES_AT_WORK
    )


def _findings(record: Record, fields: tuple[str, ...], today: date) -> Iterator[Finding]:
    held = [name for name in fields if record.has(name)]
    if not record.has("personal_data"):
        if held:
            named = " and ".join(f"'{name}'" for name in held)
            yield Finding(
                record.at(held[0]),
                f"{named} {'hold' if len(held) > 1 else 'holds'} personal data, and nothing says "
                "why and until when",
                "add personal_data, as in {purpose: Answer the complaint, basis: contract, "
                "delete_after: 2032-12-31}",
            )
        return
    end = record.part("personal_data").date("delete_after") or _end_of_retention(record)
    if end is not None and end < today:
        yield _overdue(record, end)
    elif end is None and (over := _reason_over(record)) is not None and over < today:
        yield _endless(record, over)


def _reason_over(record: Record) -> date | None:
    known = _OVER.get(record.kind.name)
    return record.date(known[0]) if known else None


def _end_of_retention(record: Record) -> date | None:
    over, retention = _reason_over(record), record.part("retention")
    if over is None or retention.text("trigger") != _OVER[record.kind.name][1]:
        return None
    return after(over, retention.text("period"))


def _overdue(record: Record, end: date) -> Finding:
    given = record.part("personal_data").has("delete_after")
    return Finding(
        record.at("personal_data", "delete_after") if given else record.at("personal_data"),
        f"personal data were to be deleted after {end}, and the record still holds them",
        "delete the record or make it anonymous and take personal_data out; a later day needs a "
        "purpose that still holds",
    )


def _endless(record: Record, over: date) -> Finding:
    said = _OVER[record.kind.name]
    who = {"person": "the person", "customer": "the customer", "complaint": "the complaint"}
    return Finding(
        record.at("personal_data"),
        f"{who[record.kind.name]} {said[2]} {over}, and nothing says when the personal data go",
        f"say until when they are needed, as in delete_after: {over.year + 3}-12-31",
        (("the day", record.at(said[0])),),
    )
