"""A controlled copy on paper that is not the version in force."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_KINDS = ("procedure", "work-instruction")


@rule(
    "DOC012", basis="requirement", severity="warning", since="0.2", clauses="7.5.3.1 a, 7.5.3.2 c"
)
def outdated_paper_copy(corpus: Corpus) -> Iterator[Finding]:
    """A controlled paper copy is of another version than the document, or of a withdrawn one.

    People work by the sheet at the machine, not by the file: what customers receive is made by the
    version that hangs there. Documents are to be fit for use where they are needed, and changes of
    version are to reach every place where the old one lies. Of procedures and work instructions
    that list `paper_copies` it is asked:

    - **In force:** each copy that lies somewhere bears the version of the document.
    - **Withdrawn:** no copy of a superseded or obsolete document lies anywhere any more. One may
      be marked and kept on purpose, as to know how older units were set: `kept_for` says so.

    A copy is gone once the list drops it, or its `taken_back_on` has come; the latter can be shown
    to an auditor. A copy without a version is left alone, for the record does not tell what lies
    there. So are documents that are not in force yet: until then the copies of the old version are
    right. Prints that nobody controls are no matter of records; ask at the place of work.

    ## Fails

    ```yaml
    SOP-0001:
      paper_copies: [{place: Service desk, holder: ROL-0003, version: "0.9", on: 2025-11-03}]
    ```

    ## Fails

    ```yaml
    WIN-0902:
      kind: work-instruction
      title: Setting burners by ear
      status: superseded
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2024-01-20}
      effective_on: 2024-02-01
      purpose: Burners burn evenly
      applies_to_roles: [ROL-0002]
      paper_copies:
        - {place: Test bench, holder: ROL-0002, version: "1.0", on: 2024-02-01}
    ```

    ## Passes

    ```yaml
    SOP-0001:
      paper_copies:
        - place: Service desk
          holder: ROL-0003
          version: "0.9"
          on: 2025-11-03
          taken_back_on: 2026-02-02
        - {place: Service desk, holder: ROL-0003, version: "1.0", on: 2026-02-02}
    ```

    ## Passes

    ```yaml
    WIN-0902:
      kind: work-instruction
      title: Setting burners by ear
      status: superseded
      version: "1.0"
      owner: ROL-0002
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2024-01-20}
      effective_on: 2024-02-01
      purpose: Burners burn evenly
      applies_to_roles: [ROL-0002]
      paper_copies:
        - place: Folder of old versions
          holder: ROL-0002
          version: "1.0"
          on: 2024-02-01
          kept_for: Repairs of ovens built before 2026; every sheet is stamped
    ```
    """
    for document in corpus.records(*_KINDS):
        withdrawn = is_withdrawn(document)
        if not document.has("paper_copies") or not (withdrawn or document.is_live(corpus.today)):
            continue
        for copy in document.parts("paper_copies"):
            if not _lies_there(copy, corpus.today):
                continue
            if withdrawn:
                if not copy.has("kept_for"):
                    yield _left_behind(corpus, document, copy)
            elif copy.has("version") and copy.text("version") != document.text("version"):
                yield _other_version(document, copy)


def _lies_there(copy: Part, today: date) -> bool:
    gone = copy.date("taken_back_on")
    return gone is None or gone > today


def _left_behind(corpus: Corpus, document: Record, copy: Part) -> Finding:
    followers = corpus.sources(document, "supersedes")
    return Finding(
        copy.at(),
        f"{document.id} is {document.status}, but nobody took back the copy at "
        f"'{copy.text('place')}'",
        "take the copy back and write the day, as in 'taken_back_on: 2026-02-02', or mark it and "
        "write what it is for, as in 'kept_for: Repairs of older ovens'",
        tuple(("what supersedes it", follower.at("supersedes")) for follower in followers),
    )


def _other_version(document: Record, copy: Part) -> Finding:
    version = document.text("version")
    return Finding(
        copy.at("version"),
        f"the copy at '{copy.text('place')}' is version {copy.text('version')}, but version "
        f"{version} is in force",
        f"exchange the copy, and write 'version: \"{version}\"' and the day, or take it back and "
        "write 'taken_back_on'",
        (("the version in force", document.at("version")),) if "version" in document.values else (),
    )
