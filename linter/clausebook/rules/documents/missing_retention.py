"""Evidence of which nobody has said how long it is kept."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.rules.documents._registers import register_of
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature


@rule("DOC006", basis="requirement", severity="warning", since="0.2", clauses="7.5.3.2 d")
def missing_retention(corpus: Corpus) -> Iterator[Finding]:
    """Nobody has said how long a closed record, or evidence that is kept elsewhere, is kept.

    A customer asks in three years how the oven was measured, or asks that we forget the complaint:
    both need an answer that was decided before. For documented information the organization
    addresses retention and disposition. How it does that is its own affair; here each closed record
    of what happened says `retention`, itself or through its register, and so does each live record
    location, for what lies there. A register of which no record says it is told once.

    What is still open is not asked yet, nor are documents that are kept current. Retention that has
    ended is told by DOC106, and evidence that went before its time by DOC206.

    ## Fails

    ```yaml
    REG-0012: {retention: null}
    ```

    ## Fails

    ```yaml
    LOC-0001: {retention: null}
    ```

    ## Passes

    ```yaml
    ORD-0001: {retention: null}
    ```
    """
    for loaded in corpus.loaded:
        asked = [one for one in loaded.records if one.is_valid and _is_asked(corpus, one)]
        register = _register_for_all(loaded) if asked else None
        for record in asked if register is None else [register]:
            yield Finding(
                record.at(),
                "the register does not say how long its closed records are kept"
                if register is not None
                else "nothing says how long this is kept",
                "say for how long and from when, as in 'retention: {period: 5 years, trigger: "
                "closed}'",
            )


def _register_for_all(loaded: LoadedDocument) -> Record | None:
    """Return the register that has to say it for all, None where records say it themselves."""
    register = register_of(loaded)
    of_retained = all(one.kind.nature is Nature.RETAINED for one in loaded.records[1:])
    said = any(one.has("retention") for one in loaded.records)
    return register if of_retained and not said else None


def _is_asked(corpus: Corpus, record: Record) -> bool:
    if record.kind.name == "record-location":
        asked = record.is_live(corpus.today)
    else:
        asked = record.kind.nature is Nature.RETAINED and record.status == "closed"
    return asked and not record.has("retention")
