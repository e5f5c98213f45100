"""A requirement that the provider who is to fulfil it was not given."""

from collections.abc import Iterator, Mapping

from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.analysis.flow_down import (
    Passed,
    own_version,
    passed_on,
    to_be_passed_on,
    told_in_logs,
)
from clausebook.analysis.providers_in_use import providers_in_use
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Record
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
    due = {} if corpus.unclear("communication") else to_be_passed_on(corpus)
    told = told_in_logs(corpus) if due else {}
    for provider in asked:
        given = passed_on(provider)
        yield from _outdated(corpus, provider, given)
        for requirement in due.get(provider.id, ()):
            heard = told.get((provider.id, requirement.id), -1)
            if requirement.id not in given and heard < major(own_version(requirement)):
                yield Finding(
                    provider.at(),
                    f"{provider.id}, '{provider.title}', has to fulfil {requirement.id}, "
                    f"'{requirement.title}', but was not given it",
                    "pass it on, and add it to communicated_requirements: [{requirement: "
                    f'{requirement.id}, version: "{requirement.text("version") or "1.0"}", '
                    "on: 2026-03-12, adequate: true}]",
                    related=(("the requirement", requirement.at()),),
                )


def _outdated(corpus: Corpus, provider: Record, given: Mapping[str, Passed]) -> Iterator[Finding]:
    for record_id, entry in given.items():
        record = corpus.get(record_id)
        if record is None or not record.is_valid or not record.is_live(corpus.today):
            continue
        version = own_version(record)
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
