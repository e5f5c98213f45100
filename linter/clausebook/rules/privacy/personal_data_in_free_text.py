"""Personal data in a text that anybody may read and that git keeps for ever."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.privacy._contacts import SHARED_MAILBOXES
from clausebook.rules.privacy._free_texts import (
    FreeText,
    free_texts,
    place_in,
    said_freely,
    text_below,
)
from clausebook.rules.privacy._names import recorded_names
from clausebook.rules.privacy._search import Search
from clausebook.rules.privacy._sightings import Sighting, masked
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_NAMED_ON_PURPOSE = frozenset(
    {"outside", "outside_auditors", "given_by_outside", "others", "maker"}
)
_OWN_ADDRESS = frozenset({"address", "where", "place", "publisher", "available_at"})


@rule(
    "PRV001", basis="house", severity="warning", since="0.2", clauses="7.5.3.1 b", by_document=True
)
def personal_data_in_free_text(
    corpus: Corpus,
    *,
    allowed: tuple[str, ...] = (),
    shared_mailboxes: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """A text holds personal data: a name, an address, a number that leads to a person.

    "Mrs Weber, 0170 …, wants her money back" tells everybody who can read the repository, and every
    copy of it, what one customer complained of. The record needs the complaint, not the person:
    a pseudonym in the record, and the name in the customer system.

    Looked for are e-mail addresses, telephone numbers that exist in the plan of their country, bank
    account and payment card numbers with right check digits, identity numbers of persons where
    check digits (or a word in front) make it safe, street addresses with a house number, number
    plates behind a word for a vehicle, names behind a form of address, and the full names of people
    whose records go by initials or another title. All texts count that people write freely, in
    drafts and obsolete records too, and the prose below a header: git keeps them alike.

    Not looked at: fields that the schema marks as personal (they are there to hold such data, see
    PRV002), owners, authors and attendees (they are ids), references, and what follows a pattern.
    Mailboxes of a function (`sales@`), numbers that are free of charge and web addresses are not
    personal. Street addresses count in records of what happened and of customers; elsewhere they
    are places of business. Names of auditors and trainers from outside are evidence and may stand.

    The message shows what was found only in part, since it travels into logs and baselines.

    **Basis.** The clause asks that documented information is protected, for instance against loss
    of confidentiality; it does not forbid names in it. That personal data are kept to what is
    needed is asked by privacy law, which this linter cannot judge. So this is a rule of the house.

    **What is already in the history** stays there after the text was mended, in every clone. Say so
    to whoever answers for privacy; then either accept it with a reason, or have the history written
    anew (`git filter-repo --replace-text`), all clones fetched again, and the server's caches and
    forks cleaned. Before the first push an `--amend` is enough: run the linter as a hook.

    **Thresholds.** `allowed` lists addresses and numbers that may be told, such as those of an
    authority or of the own help desk, and `@halde.example` for all of a domain. `shared_mailboxes`
    adds names of mailboxes that belong to a function, beside the usual ones in nine languages.

    ## Fails

    ```yaml
    CMP-0002:
      description: The door squeaks. Mrs Weber wants to be called back at +49 30 901820 today.
    ```

    ## Fails

    ```yaml
    FBK-0001:
      text: Wrote from petra.weber@backstube-weber.example that she would like to know about wear.
    ```

    ## Fails

    ```yaml
    CMP-0001:
      correction: Refund to DE89 3704 0044 0532 0130 00; the oven stands in the Lindenstraße 4
    ```

    ## Fails

    ```md file=policies/calling-bakeries.md
    ---
    id: SOP-0902
    kind: procedure
    title: Calling bakeries
    status: draft
    version: "0.1"
    owner: ROL-0003
    purpose: Bakeries are called when an oven is late
    ---

    Call the bakery in the morning. At Bakery group A ask for Mr Sommer, mobile 0171 2345678.
    ```

    ## Passes

    ```yaml
    CMP-0002:
      description: >-
        The door squeaks since 2026-06-24. Part 4500-123456-7890, serial 0170 1234567, firmware
        10.20.30.40, 220-240 V; told to complaints@oven.example and 0800 1234567.
    ```
    """
    mailboxes = frozenset(name.casefold() for name in (*SHARED_MAILBOXES, *shared_mailboxes))
    search = Search(mailboxes, allowed, recorded_names(corpus.whole))
    for loaded in corpus.loaded:
        for record in loaded.records:
            if record.is_valid:
                for text in _texts(corpus, record, search):
                    yield from _findings(search, text)


def _texts(corpus: Corpus, record: Record, search: Search) -> Iterator[FreeText]:
    """Yield the texts to look at: none where a quick look at all of them sees nothing."""
    if search.may_find(said_freely(record)):
        yield from free_texts(record)
    below = text_below(corpus, record)
    if below is not None:
        yield below


def _findings(search: Search, text: FreeText) -> Iterator[Finding]:
    record = text.record
    found = search.find(
        text.value,
        record.text("language"),
        places=_tells_what_happened(record) and text.key not in _OWN_ADDRESS,
        names=text.key not in _NAMED_ON_PURPOSE,
    )
    if text.document is not None:
        for seen in found:
            yield _finding(text, (seen,))
    elif found:
        yield _finding(text, found)


def _tells_what_happened(record: Record) -> bool:
    return record.kind.nature is Nature.RETAINED or record.kind.name == "customer"


def _finding(text: FreeText, found: tuple[Sighting, ...]) -> Finding:
    where = f"'{text.key}'" if text.key else "the text"
    told = ", ".join(f"{_with_article(seen.sort)} ({masked(seen)})" for seen in found)
    return Finding(
        place_in(text, found[0].start, found[0].end),
        f"{where} holds personal data: {told}",
        "say what happened without the person, as in 'the baker called', and keep names, addresses "
        "and numbers in the customer system; git's history keeps what was committed",
    )


def _with_article(sort: str) -> str:
    return f"an {sort}" if sort[0] in "aeiou" else f"a {sort}"
