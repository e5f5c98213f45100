"""What a lint that runs takes from memory, and what it leaves there."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from clausebook.cache import digest_of_schemas
from clausebook.cli.progress import CountedFiles
from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.engine import Check
from clausebook.git import StagedFiles
from clausebook.past import Past
from clausebook.project import CONFIGURATIONS, Files, Project
from clausebook.record import LoadedDocument
from clausebook.warm import Answer, LintMemory, Watch
from clausebook.warm.documents import DocumentMemory
from clausebook.warm.findings import FindingMemory

__all__ = ["Remembering", "kinds_of", "settings_of"]


class Remembering:
    """The memory of one lint, from its beginning to its end.

    It is begun before anything is read. It keeps nothing where not all is known that the lint
    rests on, as where plug-ins run code of others.
    """

    def __init__(self, memory: LintMemory, watch: Watch, project: Project) -> None:
        self._memory = memory
        self._watch = watch
        self._project = project
        self._kinds = kinds_of(project)
        self._documents: DocumentMemory = memory.documents(self._kinds, project.library)
        self._findings: FindingMemory | None = None

    def past(self, past: Callable[[], Past | None]) -> Callable[[], Past | None]:
        """Return the way to the past, watched."""
        return self._watch.past(past)

    def files(self, files: Files) -> Files:
        """Return the files, watched."""
        if not isinstance(files, StagedFiles):
            return self._watch.files(files)
        self._watch.staged(files)
        return files

    def reader(
        self, files: Files, counted: CountedFiles
    ) -> Callable[[str], bytes | Document | LoadedDocument]:
        """Return what reads a document, from memory where it is the same."""
        return self._documents.reader(files, counted, self._watch)

    def check(self, corpus: Corpus) -> Check:
        """Return what runs a rule, or knows what it finds."""
        ids = self._documents.content_ids()
        key = settings_of(self._project, self._kinds)
        self._findings = self._memory.findings(key, self._watch, corpus, ids)
        return self._findings.check

    def keep(self, corpus: Corpus, answer: Answer) -> None:
        """Keep what was read and found."""
        self._documents.keep(corpus.loaded)
        if self._watch.has_moved():
            return
        if self._findings is not None:
            self._findings.keep()
        if not self._project.configuration.plug_ins:
            self._memory.keep(self._watch, _places_that_decide(self._project), answer)


def kinds_of(project: Project) -> str:
    """Return what tells one set of schemas from another."""
    return digest_of_schemas(project.library) if project.configuration.schemas else "own"


def settings_of(project: Project, kinds: str) -> str:
    """Return what tells one way to run the rules from another; which of them run does not."""
    configuration = project.configuration
    own = [_content(project.root / path) for path in configuration.own_rules]
    decides = (
        kinds,
        project.configuration_path,
        configuration.edition,
        sorted((code, repr(values)) for code, values in configuration.rules.items()),
        configuration.approval_proof,
        configuration.allowed_signers,
        own,
    )
    return hashlib.sha256(repr(decides).encode("utf-8", "surrogateescape")).hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _places_that_decide(project: Project) -> tuple[str, ...]:
    """Return the files and folders that a lint rests on besides the records."""
    configuration = project.configuration
    others = (configuration.baseline, configuration.allowed_signers)
    named = (*configuration.schemas, *configuration.own_rules, *filter(None, others))
    return tuple(str(project.root / name) for name in (*CONFIGURATIONS, *named))
