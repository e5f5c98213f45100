"""A placeholder in a record that is in force."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from clausebook.analysis.texts import texts_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule
from clausebook.text import Location, Position, Span

_PLACEHOLDER = re.compile(
    r"(?<![\w-])(?:TODO|FIXME|XXX|(?i:TBD|TBC|lorem\s+ipsum|to\s+be\s+(?:defined|determined)))"
    r"(?![\w]|-\w)|(?<!\S)\?{3,}(?!\S)"
)
_TRACES = (("?", "???"), ("X", "XXX"), ("X", "FIXME"), ("T", "TODO"))
"""What every placeholder has in it, behind a letter that most texts have not: looking for one
letter costs next to nothing."""
_TRACES_IN_ANY_CASE = ("tb", "lorem", "ined")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_WORD = re.compile(r"\w+")
_NAMESAKE = "statement"


@rule(
    "STR005",
    basis="requirement",
    severity="error",
    since="0.1",
    clauses="7.5.2 c",
    by_document=True,
)
def placeholder_in_force(corpus: Corpus) -> Iterator[Finding]:
    """A record that is in force holds a placeholder where something was still to be written.

    Who approves a document says that it is suitable and adequate; a `TBD` in it says that nobody
    looked. Looked for are TBD, TBC, "to be defined", "to be determined" and "lorem ipsum" in any
    case, TODO, FIXME and XXX in capitals (todo is a word in some languages), and three or more
    question marks that stand alone. They count as whole words only, in every text of a live record
    and in the prose below its header; what is set as `code` does not count.

    A `statement` that only repeats the title is a placeholder as well: a need or a requirement
    says more than its name. Drafts may hold as many placeholders as they like.

    ## Fails

    ```yaml
    REQ-0002:
      rationale: TBD
    ```

    ## Fails

    ```yaml
    NED-0001:
      title: Nobody gets burnt
      statement: Nobody gets burnt.
    ```

    ## Fails

    ```md file=policies/taking-orders.md
    ---
    id: SOP-0901
    kind: procedure
    title: Taking orders
    status: effective
    version: "1.0"
    owner: ROL-0003
    author: PSN-0003
    approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
    effective_on: 2026-02-01
    review_by: 2027-03-31
    purpose: Orders say what the bakery needs
    processes: [PRC-0001]
    ---

    Orders by telephone: to be defined.
    ```

    ## Passes

    ```yaml
    REQ-0002:
      rationale: Wrong codes show as XXXL or `TODO`; why??? was asked before
    ```
    """
    live: dict[str, list[Record]] = {}
    for record in corpus.live():
        live.setdefault(record.path, []).append(record)
        yield from _namesake(record)
    for path, records in live.items():
        if _may_hold_one(corpus.documents[path].text):
            for record in records:
                yield from _in_texts(record)
            if not records[0].in_register:
                yield from _in_body(corpus, records[0])


def _may_hold_one(text: str) -> bool:
    for letter, trace in _TRACES:
        if letter in text and trace in text:
            return True
    lower = text.lower()
    for trace in _TRACES_IN_ANY_CASE:  # noqa: SIM110 - a generator costs more than the search
        if trace in lower:
            return True
    return False


def _in_texts(record: Record) -> Iterator[Finding]:
    for text in texts_of(record):
        found = _PLACEHOLDER.search(_without_code(text.value))
        if found is not None:
            yield Finding(text.place, _message(text.key, found[0]), _HINT)


def _in_body(corpus: Corpus, record: Record) -> Iterator[Finding]:
    document = corpus.documents[record.path]
    body = _without_code(document.body or "")
    for found in _PLACEHOLDER.finditer(body):
        before = body[: found.start()]
        line = document.body_line + before.count("\n")
        column = found.start() - (before.rfind("\n") + 1) + 1
        word = found[0].splitlines()[0]
        span = Span(Position(line, column), Position(line, column + len(word)))
        yield Finding(Location(record.path, span), _message("the text", found[0]), _HINT)


def _namesake(record: Record) -> Iterator[Finding]:
    if _NAMESAKE not in record.field.properties:
        return
    statement = record.text(_NAMESAKE)
    if statement and _same_words(statement, record.title):
        yield Finding(
            record.at(_NAMESAKE),
            f"'{_NAMESAKE}' only repeats the title '{record.title}'",
            "write out what the title is short for",
        )


_HINT = "write what is missing; a document can go back to draft until it is known"


def _message(where: str, placeholder: str) -> str:
    named = where if " " in where else f"'{where}'"
    return f"{named} of a record in force holds the placeholder '{' '.join(placeholder.split())}'"


def _without_code(text: str) -> str:
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case and marks; most differ in the first word."""
    pairs = zip_longest(_WORD.finditer(one.casefold()), _WORD.finditer(other.casefold()))
    return all(a is not None and b is not None and a[0] == b[0] for a, b in pairs)
