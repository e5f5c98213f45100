"""Health, belief and the like of somebody who can be found."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.privacy._free_texts import free_texts, place_in, said_freely
from clausebook.rules.privacy._sensitive_words import may_hold_sensitive_word, sensitive_words
from clausebook.rules.rule import Finding, rule


@rule(
    "PRV101",
    basis="house",
    severity="info",
    since="0.2",
    clauses="7.5.3.1 b",
    parent="PRV001",
    by_document=True,
)
def sensitive_data_about_a_person(
    corpus: Corpus, *, everyday_words: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """A complaint, feedback or survey tells of health, belief or the like of somebody.

    "Could not lift the door, she is pregnant" is data that the law of many countries protects most:
    health, belief, ethnic origin, sexual life, membership of a trade union, politics, convictions.
    In a complaint it is seldom needed; "could not lift the door" is the same lesson.

    A word alone is no fault. It counts in a complaint or in feedback that names a customer or a
    pseudonym, so that somebody can be found, and in a survey, where it is asked of people or told
    about those who answered. Records in any status are looked at, since git keeps them alike.

    The words are common ones in seven languages that hardly mean anything else; a list can neither
    be complete nor sure, hence the low severity. A house that cares for the sick or makes
    wheelchairs names its own words in `everyday_words`, or ignores the rule.

    **Basis.** As for PRV001: protecting records is asked by the clause, leaving such data out is
    asked by privacy law. So this is a rule of the house.

    **Threshold.** `everyday_words` (none): words that tell nothing about anybody here.

    ## Fails

    ```yaml
    CMP-0002:
      description: The door of the lower deck squeaks, and she is pregnant and cannot lift it.
    ```

    ## Fails

    ```yaml
    SRV-0001:
      bias_note: Bakers who are Catholic answer less often on holidays.
    ```

    ## Passes

    ```yaml
    CMP-0002:
      description: The door of the lower deck squeaks, and it is too heavy to lift.
    FBK-0001:
      customer: null
      text: Somebody at the fair said that a door should be light enough for a wheelchair user.
    ```
    """
    left_out = frozenset(word.casefold() for word in everyday_words)
    for record in corpus.records("complaint", "feedback", "survey"):
        if _points_to_somebody(record) and may_hold_sensitive_word(said_freely(record)):
            yield from _findings(record, left_out)


def _points_to_somebody(record: Record) -> bool:
    if record.kind.name == "survey":
        return True
    return record.has("customer") or (record.kind.name == "complaint" and record.has("pseudonym"))


def _findings(record: Record, left_out: frozenset[str]) -> Iterator[Finding]:
    for text in free_texts(record):
        found = [said for said in sensitive_words(text.value) if said[0].casefold() not in left_out]
        if found:
            word, topic = found[0]
            yield Finding(
                place_in(text, 0, len(text.value)),
                f"'{text.key}' tells something about somebody's {topic}: '{word}'",
                "leave it out unless the record is worth nothing without it, as in "
                "'could not lift the door'",
            )
