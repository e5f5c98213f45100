"""A key that the schema does not know."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from clausebook.amendment import Fix, Rename
from clausebook.corpus import Corpus
from clausebook.record import Place, Record
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings
from clausebook.schema import Field, alike_words
from clausebook.text import Location


@rule(
    "STR002",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    by_document=True,
    mends=True,
)
def unknown_key(corpus: Corpus) -> Iterator[Finding]:
    """A key is not known to the schema.

    A misspelt key is worse than a missing one: the text is there, the author believes that it
    counts, and nobody reads it.

    ## Fails

    ```yaml
    RSK-0001:
      onwer: ROL-0002
    ```

    ## Passes

    ```yaml
    RSK-0001:
      owner: ROL-0002
    ```
    """
    unknown = tuple(findings(corpus, "unknown"))
    records: defaultdict[str, list[Record]] = defaultdict(list)
    for record in corpus.all_records if unknown else ():
        records[record.path].append(record)
    for finding in unknown:
        yield replace(finding, fix=_fix(corpus, finding.place, records[finding.place.path]))


def _fix(corpus: Corpus, place: Place | Location, records: Sequence[Record]) -> Fix | None:
    """Return the renaming to the one key that is known and alike, if that is not there yet."""
    if isinstance(place, Location):
        return None
    *above, key = pointer = place.pointer
    within = [one for one in records if pointer[: len(one.pointer)] == one.pointer]
    if not within or not isinstance(key, str):
        return None
    record = max(within, key=lambda one: len(one.pointer))
    field: Field | None = record.field
    for step in above[len(record.pointer) :]:
        if field is not None:
            field = field.items if isinstance(step, int) else field.properties.get(str(step))
    value: Any = corpus.documents[place.path].value
    for step in above:
        value = value[step]
    alike = alike_words(key, field.properties) if field is not None else ()
    if len(alike) != 1 or alike[0] in value:
        return None
    return Fix(f"rename '{key}' to '{alike[0]}'", (Rename(pointer, alike[0]),))
