"""A translation that more people may read than the document."""

from collections.abc import Iterator

from clausebook.analysis.translations import KIND
from clausebook.control.readers import CLASSIFICATIONS
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule("DOC017", basis="requirement", severity="warning", since="0.3", clauses="7.5.3.1 b")
def exposed_translation(corpus: Corpus) -> Iterator[Finding]:
    """A translation is classified less strictly than the document whose words it repeats.

    A translation holds each text of a document beside its original. A manual for the public leaves
    out what is confidential: it would leave out the document and publish its words twice. What has
    no classification counts as internal.

    ## Fails

    ```yaml
    POL-0001: {classification: confidential}
    ```

    ## Passes

    ```yaml
    TRL-0001: {classification: restricted}
    ```
    """
    for translation in corpus.live(KIND):
        document = corpus.get(translation.text("translates"))
        if document is not None and _strictness(translation) < _strictness(document):
            yield Finding(
                translation.at("translates"),
                f"{document.id} is {_classification(document)}, its translation "
                f"{_classification(translation)}",
                f"write 'classification: {_classification(document)}'",
                ((f"{document.id}, '{document.title}'", document.at("title")),),
            )


def _classification(record: Record) -> str:
    return record.text("classification") or "internal"


def _strictness(record: Record) -> int:
    """Return how strictly a record is classified; a word that is no classification is the most."""
    given = _classification(record)
    return CLASSIFICATIONS.index(given) if given in CLASSIFICATIONS else len(CLASSIFICATIONS)
