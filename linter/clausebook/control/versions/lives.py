"""The life of a document: what each version stated, told with as little reading as can be."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from clausebook.analysis.versions import number_of
from clausebook.control.fingerprint import grows
from clausebook.control.outline import Heading, heading_of, outlines
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.past import Past
from clausebook.record import LoadedDocument, Record

__all__ = ["Life", "controlled", "lives"]


@dataclass(frozen=True)
class Life:
    """A document as it is, and what it was: ``earlier`` are its committed states, newest first.

    States that cannot be read, or in which another id stood there, are left out. ``base`` is the
    state in the base where that lies outside this line of work, as when two branches parted.
    """

    now: State
    earlier: tuple[State, ...]
    base: State | None = None

    @property
    def header(self) -> Record:
        """The record that the document is now."""
        assert self.now.document is not None
        header = self.now.document.header
        assert header is not None
        return header

    @property
    def document(self) -> LoadedDocument:
        """The document as it is now."""
        assert self.now.document is not None
        return self.now.document

    def first_approved_as(self, number: str) -> State | None:
        """Return the first committed state that was approved under a version."""
        found = (s for s in reversed(self.earlier) if s.is_approved and s.number == number)
        return next(found, None)

    def last_approved_below(self, number: str) -> State | None:
        """Return the newest committed state that was approved under a lower version."""
        lower = (s for s in self.earlier if number_of(s.number) < number_of(number))
        found = (state for state in lower if state.is_approved)
        return next(found, None)

    @property
    def approving(self) -> State | None:
        """The committed state in which the present approval first stood, None before that."""
        same = list(takewhile(lambda state: state.has_approval_of(self.now), self.earlier))
        return same[-1] if same else None

    def predecessor(self, state: State) -> State | None:
        """Return the committed state that another was made from, None for the first one.

        Lines of work lie side by side in a history, so that the one before is not always it. Where
        not all commits between are known, it is taken to be.
        """
        older = self.before(state)
        by_commit = {one.version.commit.id: one for one in older if one.version is not None}
        known = state.past.commits if state.past is not None else {}
        seen: set[str] = set()
        ahead = deque(state.version.commit.parents if state.version is not None else ())
        while ahead and by_commit:
            commit_id = ahead.popleft()
            if commit_id in by_commit:
                return by_commit[commit_id]
            if commit_id in known and commit_id not in seen:
                seen.add(commit_id)
                ahead += known[commit_id].parents
        return older[0] if older else None

    def before(self, state: State) -> tuple[State, ...]:
        """Return the states that were committed before another, the newest first."""
        return self.earlier[self.earlier.index(state) + 1 :]


def controlled(corpus: Corpus) -> tuple[LoadedDocument, ...]:
    """Return the maintained documents that were read without a fault: those that are approved.

    They are found once, for many rules ask.
    """
    return corpus.once(_controlled)


def _controlled(corpus: Corpus) -> tuple[LoadedDocument, ...]:
    return tuple(_of_control(corpus))


def _of_control(corpus: Corpus) -> Iterator[LoadedDocument]:
    for document in corpus.loaded:
        if document.header is None or document.problems or document.document.faults:
            continue
        if document.header.id and not grows(document):
            yield document


def lives(corpus: Corpus, documents: Iterable[LoadedDocument]) -> tuple[Life, ...]:
    """Return the lives of those of some documents that are controlled and committed.

    They are found once for all documents of the corpus, for several rules ask.
    """
    found = corpus.once(_lives)
    if not found:
        return ()
    return tuple(found[one.path] for one in documents if one.path in found)


def _lives(corpus: Corpus) -> Mapping[str, Life]:
    """Return the lives of all documents by their paths, by one look into the history."""
    past = corpus.past
    if past is None:
        return {}
    committed = [one for one in controlled(corpus) if past.versions(one.path)]
    versions = [version for one in committed for version in past.versions(one.path)]
    found = {content: one.heading for content, one in outlines(past, versions).items()}
    prepare(State(past, version) for version in versions if found[version.content] is None)
    apart = {d.path: _content_apart(past, d.path) for d in committed} if past.history.base else {}
    past.fetch({content: path for path, content in apart.items() if content})
    return {one.path: _life(past, one, found, apart.get(one.path)) for one in committed}


def _content_apart(past: Past, path: str) -> str | None:
    """Return the content that only the base has of a document, whichever name it has there."""
    versions = past.versions(path)
    known = {version.content for version in versions}
    names = dict.fromkeys((path, *(version.path for version in versions)))
    found = (past.history.base.get(name) for name in names)
    return next((content for content in found if content and content not in known), None)


def _life(
    past: Past, document: LoadedDocument, known: Mapping[str, Heading | None], apart: str | None
) -> Life:
    now = State(past, None, _heading_now(past, document, known), document)
    states = [State(past, v, known[v.content]) for v in past.versions(document.path)]
    base = State(past, document=past.document(apart, document.path)) if apart else None
    return Life(
        now,
        tuple(state for state in states if state.is_of(now)),
        base if base is not None and base.is_of(now) else None,
    )


def _heading_now(
    past: Past, document: LoadedDocument, known: Mapping[str, Heading | None]
) -> Heading | None:
    """Return the heading of a document as it is, which mostly is that of its newest version."""
    newest = past.versions(document.path)[0].content
    is_newest = newest == past.identify(document.document)
    return known[newest] if is_newest else heading_of(document.document.text)
