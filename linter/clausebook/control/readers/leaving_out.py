"""What is in force, without what some readers may not read: done once, for all pages."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from clausebook.analysis.translations import KIND
from clausebook.control.effect.in_force import InForce
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.control.readers.past import PastForReaders
from clausebook.control.readers.readers import Readers
from clausebook.control.readers.withholding import Withholding, personal_texts, withheld_in
from clausebook.corpus import Corpus
from clausebook.past import Past
from clausebook.record import LoadedDocument, text_of

__all__ = ["corpus_for", "state_for", "withholding_for"]


def withholding_for(readers: Readers, written: Corpus, state: InForce) -> Withholding:
    """Return what is withheld from readers.

    The stricter counts of what a document says as it is written and of the version that is shown:
    what is to be closed is closed at once, and what is to be opened is so when it is in force.
    """
    paths: set[str] = set()
    ids: set[str] = set()
    if not readers.see_all:
        for loaded in (*written.loaded, *state.corpus.loaded):
            found = withheld_in(loaded, readers)
            if found is not None:
                ids.update(filter(None, found))
                if not loaded.records or found[0] == loaded.records[0].id:
                    paths.add(loaded.path)
        for translation in _translations_of(readers, ids, (*written.loaded, *state.corpus.loaded)):
            paths.add(translation.path)
            ids.update(record.id for record in translation.records if record.id)
    return Withholding(readers, frozenset(paths), frozenset(ids))


def _translations_of(
    readers: Readers, ids: Collection[str], documents: Sequence[LoadedDocument]
) -> Iterator[LoadedDocument]:
    """Yield the translations of documents that are withheld in whole or in part.

    A translation repeats the words of a document, whatever classification it has itself. What one
    version of a document holds counts, though another does not.
    """
    of_document: defaultdict[str, set[str]] = defaultdict(set)
    personal: defaultdict[str, set[str]] = defaultdict(set)
    for loaded in documents:
        if loaded.header is not None:
            of_document[loaded.header.id].update(record.id for record in loaded.records)
            if not readers.personal_data:
                personal[loaded.header.id].update(map(_spaced, personal_texts(loaded)))
    for loaded in documents:
        if loaded.header is not None and loaded.header.kind.name == KIND:
            target = text_of(loaded.header.values.get("translates"))
            said = {_spaced(part.text("original")) for part in loaded.header.parts("texts")}
            of_target = of_document.get(target, {target})
            if not of_target.isdisjoint(ids) or not personal[target].isdisjoint(said):
                yield loaded


def _spaced(text: str) -> str:
    return " ".join(text.split())


def state_for(withholding: Withholding, state: InForce) -> InForce:
    """Return what is in force as the readers may see it."""
    if withholding.readers.see_all:
        return state
    works = ((one, _work(withholding, work)) for one, work in state.in_progress.items())
    return InForce(
        corpus_for(withholding, state.corpus),
        {one: work for one, work in works if work is not None},
        {path: one for path, one in state.shown.items() if path not in withholding.paths},
        tuple(one for one in state.cut_off if one not in withholding.ids),
    )


def corpus_for(withholding: Withholding, corpus: Corpus) -> Corpus:
    """Return a corpus as the readers may see it."""
    if withholding.readers.see_all:
        return corpus
    return corpus.shortened(
        _documents(withholding, corpus),
        corpus.files - withholding.paths,
        _past(withholding, corpus),
    )


def _documents(withholding: Withholding, corpus: Corpus) -> Iterator[LoadedDocument]:
    for loaded in corpus.loaded:
        shown = withholding.document(loaded)
        if shown is not None:
            yield shown


def _past(withholding: Withholding, corpus: Corpus) -> Callable[[], Past | None]:
    """Return the way to the past, which is gone when somebody first looks."""

    def look() -> Past | None:
        return None if corpus.past is None else PastForReaders(corpus.past, withholding)

    return look


def _work(withholding: Withholding, work: WorkInProgress) -> WorkInProgress | None:
    document = withholding.document(work.document)
    if document is None:
        return None
    shown = withholding.document(work.shown) if work.shown is not None else None
    since = replace(work.since, subject="") if work.since is not None else None
    return replace(work, document=document, shown=shown, since=since)
