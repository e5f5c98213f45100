"""The documents of a project in memory: what is open as the editor has it, the rest as on disk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from clausebook.control.renumbering import may_name_records
from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.past import Past
from clausebook.project import Project, WorkingTree
from clausebook.record import LoadedDocument
from clausebook.warm.stamps import Stamp, content_id, stamp

__all__ = ["Documents"]

_Content = bytes | Document | LoadedDocument
_Past = Callable[[], Past | None]


class Documents:
    """Reads each content once, for one project; used by one thread at a time.

    ``content_ids`` tell the contents of documents apart, by their paths.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._tree = WorkingTree(project.root)
        self._paths: Sequence[str] | None = None
        self._known: dict[str, tuple[Stamp | str, _Content]] = {}
        self._open: Mapping[str, str] = {}
        self._good: dict[str, LoadedDocument] = {}
        self._is_looking = True
        self._forgotten: set[str] = set()
        self.content_ids: dict[str, str] = {}

    def load(self, texts: Mapping[str, str], today: date, past: _Past, *, look: bool) -> Corpus:
        """Return the corpus with texts in the place of files, by their paths.

        With ``look``, files that changed, came or went on disk since the last time are seen.
        """
        self._is_looking = look or self._paths is None
        while self._forgotten:
            self._known.pop(self._forgotten.pop(), None)
        if self._is_looking:
            self._paths = self._tree.paths()
        self._open = texts
        corpus = self._project.load(today, self, past=past, read=self._read_or_known)
        for loaded in corpus.loaded:
            self._known[loaded.path] = (self._known[loaded.path][0], loaded)
            if loaded.header is not None:
                self._good[loaded.path] = loaded
        return corpus

    def forget(self, path: str) -> None:
        """Read a file again the next time, whatever its stamp says; any thread may say so."""
        self._forgotten.add(path)

    def readable(self, corpus: Corpus) -> Corpus:
        """Return the corpus with the last state that could be read of each document that cannot."""
        broken = [one.path for one in corpus.loaded if one.header is None]
        good = {path: self._good[path] for path in broken if path in self._good}
        if not good:
            return corpus
        return corpus.with_documents(good.get(one.path, one) for one in corpus.loaded)

    def pages(self, corpus: Corpus) -> Mapping[str, str]:
        """Return the texts of the files that hold no records and may name some, by their paths."""
        found: dict[str, str] = {}
        for path in self.paths():
            if path in corpus.documents:
                continue
            if may_name_records(path, self._project.configuration.baseline):
                data = self.read(path)
                text = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
                if text.encode() == data:
                    found[path] = text
        return found

    def paths(self) -> Sequence[str]:
        """Return every path of the project, as ``Files`` does, those of open texts too."""
        return sorted({*(self._paths or ()), *self._open})

    def read(self, path: str) -> bytes | Document:
        """Return what is open under a path, else the bytes of the file, as ``Files`` does."""
        text = self._open.get(path)
        return self._tree.read(path) if text is None else _bytes(text)

    def _read_or_known(self, path: str) -> _Content:
        """Return a document that is the same as before, else what is to be read."""
        text = self._open.get(path)
        known = self._known.get(path)
        if text is not None:
            if known is not None and known[0] == text:
                return known[1]
            return self._noted(path, text, _bytes(text))
        if known is not None and not self._is_looking and not isinstance(known[0], str):
            return known[1]
        found = stamp(f"{self._project.root}/{path}")
        if known is not None and found is not None and known[0] == found:
            return known[1]
        return self._noted(path, found, self._tree.read(path))

    def _noted(self, path: str, state: Stamp | str, content: bytes | Document) -> _Content:
        self._known[path] = (state, content)
        if isinstance(content, bytes):
            self.content_ids[path] = content_id(content)
        else:
            self.content_ids.pop(path, None)
        return content


def _bytes(text: str) -> bytes:
    """Return a text as it will be saved; half a character, which no file can hold, is a fault."""
    return text.encode("utf-8", "surrogatepass")
