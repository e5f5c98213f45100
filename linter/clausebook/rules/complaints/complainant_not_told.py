"""A complaint that was closed over the head of the one who complained."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._lists import listed
from clausebook.rules._places import place_of
from clausebook.rules.complaints._responses import is_found_justified, says_what_was_done
from clausebook.rules.rule import Finding, rule


@rule("CMP004", basis="guidance", severity="warning", since="0.1", clauses="8.2.1 c")
def complainant_not_told(corpus: Corpus) -> Iterator[Finding]:
    """A complaint is closed, but the customer was not told, or not told where else to go.

    For the customer a complaint ends with the answer, not with the file. The guidance on complaints
    (ISO 10002, and ISO 10003 for disputes) advises to tell the decision, to record whether it was
    accepted, and to point those who refuse it to a body outside. Of a closed complaint it is asked:

    - what was decided (`decision`), when the customer was told (`told_on`, or a note of progress on
      or after the day of the decision of which the customer was told), and whether the decision was
      accepted; `accepted: unknown` is an answer;
    - where it was refused, `external_route_offered`.

    Where nobody can be told, as with a nameless review on the web, say so in the decision and
    suppress the rule for that complaint with that reason. The standard asks that complaints be
    handled; it does not ask for these facts. Where nothing at all is said about what was done
    about a justified one, CMP101 says so, and the decision is not asked for twice.

    ## Fails

    ```yaml
    CMP-0001:
      told_on: null
    ```

    ## Fails

    ```yaml
    CMP-0001:
      decision: null
      accepted: null
    ```

    ## Fails

    ```yaml
    CMP-0001:
      accepted: no
    ```

    ## Passes

    ```yaml
    CMP-0001:
      told_on: null
      accepted: no
      external_route_offered: Arbitration board of the chamber of crafts
      progress_notes: [{on: 2026-02-20, note: Decision told by telephone, told_customer: true}]
    ```
    """
    for complaint in corpus.live("complaint"):
        if complaint.status != "closed":
            continue
        missing = [name for name in ("decision", "told_on", "accepted") if _lacks(complaint, name)]
        if is_found_justified(complaint) and not says_what_was_done(corpus, complaint):
            missing.remove("decision")
        if missing:
            yield Finding(
                place_of(complaint, "closed_on"),
                f"the complaint is closed, but {_joined(missing)} {_are(missing)} missing",
                "tell the customer, and write what was decided, on which day the customer was told "
                "and whether the decision was accepted, as in 'accepted: unknown'",
            )
        if complaint.text("accepted") == "no" and not complaint.has("external_route_offered"):
            yield Finding(
                complaint.at("accepted"),
                "the customer refused the decision, and was not told where else to go",
                "name the body, as in 'external_route_offered: Arbitration board of the chamber'",
            )


def _lacks(complaint: Record, name: str) -> bool:
    return not complaint.has(name) and not (name == "told_on" and _told_in_a_note(complaint))


def _told_in_a_note(complaint: Record) -> bool:
    decided = complaint.date("decided_on")
    days = [n.date("on") for n in complaint.parts("progress_notes") if n.flag("told_customer")]
    return decided is not None and any(day is not None and day >= decided for day in days)


def _joined(names: list[str]) -> str:
    return listed([f"'{name}'" for name in names])


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
