"""A requirement that the provider who is to fulfil it was not given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.providers._use import providers_in_use
from clausebook.rules.rule import Finding, rule


@rule("SUP002", basis="requirement", severity="error", since="0.2", clauses="8.4.3")
def requirement_not_flowed_down(corpus: Corpus) -> Iterator[Finding]:
    """A provider has to fulfil a requirement that it was not given, or not in this version.

    The best assembler cannot keep a promise that it never heard of. The organization tells its
    providers what it requires of them, and looks before whether that is right and complete. What a
    provider has to know follows from the records: a live requirement names it under `fulfilled_by`,
    or names a process that is `outsourced_to` it. Looked at are the providers from whom is bought.

    - Such a requirement stands under `communicated_requirements` of the provider; where it does
      not, an entry in the log of a communication that told the provider about it, in a version
      that is not older, will do.
    - What stands there is not older than the requirement: the newest entry has its major number or
      a higher one. This is asked of every requirement that a provider was given, and only of those
      with a version of their own: the version of a register rises for many reasons.
    - The newest entry does not say that nobody checked it (`adequate: false`).

    Obligations that a provider was given are compared in the same way. Where no provider has such a
    list and a live record location holds the letters of clause 8.4.3, nothing is asked. The form is
    free; but records of what a provider has to fulfil and of what it was given show the gap.

    ## Fails

    ```yaml
    PRC-0002:
      outsourced_to: [SUP-0001]
    ```

    ## Fails

    ```yaml
    REQ-0001:
      version: "1.0"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
    SUP-0001:
      communicated_requirements:
        - {requirement: REQ-0001, version: "0.9", on: 2025-12-02, adequate: true}
    ```

    ## Fails

    ```yaml
    SUP-0001:
      communicated_requirements:
        - {requirement: REQ-0001, version: "1.0", on: 2026-02-03, adequate: false}
    ```

    ## Passes

    ```yaml
    REQ-0001:
      version: "1.1"
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-05-18, author: PSN-0002, reason: Wording made plain}
      fulfilled_by: [PRC-0001, PRC-0002, SUP-0001]
    ```
    """
    providers = providers_in_use(corpus)
    if not providers:
        return
    listed_somewhere = any(provider.has("communicated_requirements") for provider in providers)
    asked = () if not listed_somewhere and is_kept_elsewhere(corpus, "8.4.3") else providers
    due = {} if corpus.unclear("communication") else _due(corpus)
    told = _told(corpus) if due else {}
    for provider in asked:
        given = _given(provider)
        yield from _outdated(corpus, provider, given)
        for requirement in due.get(provider.id, ()):
            heard = told.get((provider.id, requirement.id), -1)
            if requirement.id not in given and heard < major(_own_version(requirement)):
                yield Finding(
                    provider.at(),
                    f"{provider.id}, '{provider.title}', has to fulfil {requirement.id}, "
                    f"'{requirement.title}', but was not given it",
                    "pass it on, and add it to communicated_requirements: [{requirement: "
                    f'{requirement.id}, version: "{requirement.text("version") or "1.0"}", '
                    "on: 2026-03-12, adequate: true}]",
                    related=(("the requirement", requirement.at()),),
                )


@dataclass(frozen=True, slots=True)
class _Entry:
    """The newest entry by which a requirement was passed on."""

    part: Part
    major: int


def _given(provider: Record) -> Mapping[str, _Entry]:
    found: dict[str, _Entry] = {}
    for part in provider.parts("communicated_requirements"):
        entry = _Entry(part, major(part.text("version")))
        known = found.get(part.text("requirement"))
        if known is None or (known.major, known.part.text("on")) <= (entry.major, part.text("on")):
            found[part.text("requirement")] = entry
    return found


def _outdated(corpus: Corpus, provider: Record, given: Mapping[str, _Entry]) -> Iterator[Finding]:
    for record_id, entry in given.items():
        record = corpus.get(record_id)
        if record is None or not record.is_valid or not record.is_live(corpus.today):
            continue
        version = _own_version(record)
        if version and entry.major < major(version):
            yield Finding(
                entry.part.at("version"),
                f"{provider.id} was given {record.id} in version {entry.part.text('version')}, "
                f"but version {version} holds",
                "pass on the version that holds, and add an entry for it",
                related=((f"{record.id}, '{record.title}'", record.at("version")),),
            )
        elif entry.part.flag("adequate") is False:
            yield Finding(
                entry.part.at("adequate"),
                f"{record.id} was passed on to {provider.id} without a check that it is right and "
                "complete",
                "check it, pass it on anew if need be, and write adequate: true",
            )


def _due(corpus: Corpus) -> Mapping[str, list[Record]]:
    """Return the live requirements that each provider has to fulfil, by its id."""
    found: dict[str, list[Record]] = {}
    for requirement in corpus.live("requirement"):
        for provider in dict.fromkeys(_fulfilling(corpus, requirement)):
            found.setdefault(provider, []).append(requirement)
    return found


def _fulfilling(corpus: Corpus, requirement: Record) -> Iterator[str]:
    for record in corpus.related(requirement, "fulfilled_by"):
        if record.kind.name == "provider":
            yield record.id
        elif record.kind.name == "process" and record.is_live(corpus.today):
            yield from (link.target for link in corpus.outgoing(record, "outsourced_to"))


def _told(corpus: Corpus) -> Mapping[tuple[str, str], float]:
    """Return the newest major version of each record that each party was told of, by the logs.

    An entry that names no version tells of whichever holds.
    """
    found: dict[tuple[str, str], float] = {}
    for communication in corpus.live("communication"):
        for entry in communication.parts("log"):
            for part in entry.parts("about"):
                version = major(part.text("version")) if part.has("version") else inf
                for party in entry.texts("audience"):
                    pair = (party, part.text("record"))
                    found[pair] = max(version, found.get(pair, version))
    return found


def _own_version(record: Record) -> str:
    """Return the version that the record says itself, empty where its register says it."""
    return record.text("version") if "version" in record.values else ""
