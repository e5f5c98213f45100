"""A translation of words that the document does not have any more."""

from collections.abc import Iterator

from clausebook.analysis.translations import KIND, outdated_texts
from clausebook.corpus import Corpus
from clausebook.record import LoadedDocument, Record
from clausebook.rules.rule import Finding, rule

_LONG = 60


@rule("DOC016", basis="requirement", severity="warning", since="0.3", clauses="7.5.3.2")
def outdated_translation(corpus: Corpus) -> Iterator[Finding]:
    """A translation gives words in another language that the document does not say.

    Who reads the translation works by an earlier version without knowing it. A translation gives
    each text beside its original, and the manual shows it where the document has exactly these
    words; line breaks and spaces do not matter. This rule tells the originals that stand nowhere in
    the document: it has changed since, or they were never copied word by word. Until they are
    translated anew, the manual shows the document's own words there, and says so.

    Looked at are live translations of a document or a register; what else of it is not translated
    is nobody's fault. Translations of documents that cannot be found are the matter of REF001.

    ## Fails

    ```yaml
    TRL-0001:
      texts:
        - original: We build ovens that never stop.
          translation: Wir bauen Öfen, die nie stehen bleiben.
    ```

    ## Fails

    ```yaml
    POL-0001:
      values: [{name: Customers first, behaviour: Whoever takes a call answers for it}]
    ```

    ## Passes

    ```yaml
    TRL-0001:
      texts:
        - original: |
            Whoever takes a call
            follows it to its end
          translation: Wer einen Anruf annimmt, begleitet ihn bis zum Ende
    ```
    """
    documents = {one.header.id: one for one in corpus.loaded if one.header is not None}
    for translation in corpus.live(KIND):
        document = documents.get(translation.text("translates"))
        if document is not None:
            yield from _outdated(translation, document)


def _outdated(translation: Record, document: LoadedDocument) -> Iterator[Finding]:
    for index, original in outdated_texts(translation, document):
        short = " ".join(original.split())
        shown = short if len(short) <= _LONG else f"{short[:_LONG].rstrip()}…"
        yield Finding(
            translation.at("texts", index, "original"),
            f"'{shown}' stands nowhere in {translation.text('translates')}",
            "copy the words that stand there now, and translate them anew",
        )
