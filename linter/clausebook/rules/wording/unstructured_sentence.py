"""A requirement that is no sentence with a doer, a 'shall' and a deed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.wording._grammar import (
    ADVERBS,
    DEEDS,
    PARTICIPLES,
    PRONOUNS,
    STATES,
    SUBORDINATORS,
    TIMES,
    WEAK_MODALS,
)
from clausebook.rules.wording._statement import Statement, first_modal, own_statements

_POINTING = frozenset({"these", "this"})
_EMPTY_ENDS = frozenset({"for", "if", "that", "to", "whether"})
_OTHER_MODALS = frozenset({("has", "to"), ("have", "to"), ("required", "to")})
_KEYWORDS = frozenset({"OPTIONAL", "RECOMMENDED", "REQUIRED", *map(str.upper, WEAK_MODALS)})
_DEED_ENDS = frozenset({".", ";", "if", "that", "whether"})
_PATTERN = "as in 'When an order arrives, the order desk shall confirm the day within 1 day.'"


@rule("WRD004", basis="guidance", severity="info", since="0.2", clauses="8.2.2")
def unstructured_sentence(corpus: Corpus) -> Iterator[Finding]:
    """A requirement does not say in one plain sentence who shall do what.

    A sentence with a doer, a binding verb and a deed leaves little room: "When an order arrives,
    the order desk shall confirm the day within 1 working day." This form, with "when", "while",
    "if" or "where" before it as needed, is known as EARS. Told is a statement without "shall" or
    "must" ("should", "will" and "may" bind nobody for certain; "has to" does, and SHOULD or
    OPTIONAL in capitals is meant so); one in which nobody is named, or only "it", "they" or "this";
    and a deed in the passive of which nobody is the doer ("complaints shall be investigated").

    "When a call comes, it shall …" is plain, and is not told. The passive is told where people do
    the deed, or where the record names no product. Otherwise the product is taken to be the doer
    ("the command shall be rejected"), and a state is no deed at all ("the door shall be painted").
    "By the promised day" names no doer; "by Service" does. Other orders of the sentence, and
    conditions such as "upon receipt of", are not told: the form is a help and no law, so this is a
    note.

    Looked at are requirements under review or in force whose wording is the organization's own:
    `source` is `organization` or `customer_unstated`. What a customer, a law or an authority wrote
    is theirs to word. A record in another `language` than English is left alone.

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: The works should deliver each oven on the promised day.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: Complaints shall be investigated by the end of the next working day.
    ```

    ## Fails

    ```yaml
    REQ-0001:
      source: organization
      statement: It shall reach the works within 3 working days.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: When a complaint arrives, Service shall answer it within 1 working day.
    ```

    ## Passes

    ```yaml
    REQ-0001:
      source: organization
      statement: Each door shall be painted in the colour of the order.
    ```
    """
    for requirement, statement in own_statements(corpus):
        fault = _fault(statement, requirement.has("products"))
        if fault is not None:
            message, hint = fault
            yield Finding(requirement.at("statement"), message, f"{hint}, {_PATTERN}")


def _fault(statement: Statement, is_of_product: bool) -> tuple[str, str] | None:
    words = statement.main
    modal = first_modal(words)
    if modal is None:
        is_meant = not _KEYWORDS.isdisjoint(statement.tokens)
        return None if is_meant or first_modal(statement.words) is not None else _unbinding(words)
    said = words[modal]
    if modal == 0 or words[modal - 1] in ".;:" or _only_condition(words[:modal]):
        return f"nobody is named who {said} do it", "name who or what does it"
    deed = _deed_without_doer(words, modal + 1)
    if deed is not None and (deed in DEEDS or not is_of_product):
        return f"'{said} be {deed}' does not say by whom", "name who does it"
    if _is_unclear(words, modal) and not (is_of_product and _is_empty(words, modal)):
        return f"'{words[modal - 1]} {said}' leaves open who or what is meant", "name it"
    return None


def _unbinding(words: Sequence[str]) -> tuple[str, str] | None:
    pairs = set(pairwise(words))
    if not pairs.isdisjoint(_OTHER_MODALS):
        return None
    weak = next((word for word in words if word in WEAK_MODALS), None)
    told = f"'{weak}' does not bind anybody" if weak else "nothing binds: there is no 'shall'"
    return told, "say who or what shall do it"


def _is_unclear(words: Sequence[str], modal: int) -> bool:
    """Whether a pronoun is the doer, and nothing before it in its sentence says which."""
    before = words[modal - 2] if modal > 1 else "."
    return words[modal - 1] in PRONOUNS and (
        before in ".;:" or (before in (",", "then") and words[modal - 1] in _POINTING)
    )


def _is_empty(words: Sequence[str], modal: int) -> bool:
    """Whether 'it' stands for nothing, as in 'it shall be possible to turn the door'."""
    rest = [word for word in words[modal + 1 : modal + 5] if word not in ADVERBS]
    return words[modal - 1] == "it" and rest[:1] == ["be"] and not _EMPTY_ENDS.isdisjoint(rest[2:3])


def _only_condition(before: Sequence[str]) -> bool:
    """Whether all before the 'shall' is one 'when …,'."""
    return before[-1] == "," and before.count(",") == 1 and before[0] in SUBORDINATORS


def _deed_without_doer(words: Sequence[str], start: int) -> str | None:
    """Return the participle of a passive that names no doer, None where there is none."""
    rest = [word for word in words[start : _end(words, start)] if word not in ADVERBS]
    if rest[:1] != ["be"] or len(rest) < 2 or _names_doer(rest):
        return None
    deed = rest[1]
    is_deed = deed in PARTICIPLES or (len(deed) > 4 and deed.endswith("ed"))
    return deed if is_deed and deed not in STATES and "-" not in deed else None


def _names_doer(words: Sequence[str]) -> bool:
    """Whether there is a 'by' that is followed by somebody, not by a time, a way or a measure."""
    return any(
        following[0].isalpha()
        and not following[0].endswith("ing")
        and following[0] != "default"
        and TIMES.isdisjoint(following)
        for following in (words[i + 1 : i + 5] for i, word in enumerate(words[:-1]) if word == "by")
    )


def _end(words: Sequence[str], start: int) -> int:
    return next((i for i in range(start, len(words)) if words[i] in _DEED_ENDS), len(words))
