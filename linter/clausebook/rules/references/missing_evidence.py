"""Evidence that cannot be found where the record says it is."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from clausebook.analysis.texts import texts_under
from clausebook.corpus import Corpus
from clausebook.rules.references._suggestions import COMPARED, guess_id
from clausebook.rules.rule import Finding, rule
from clausebook.schema import nearest

_FIELD = "evidence"
_ID = re.compile(r"[A-Z]{3}-[0-9]+")
_SCHEME = re.compile(r"(?:https?|ftp|file|mailto):|[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_MACHINE = re.compile(r"[/~]|[A-Za-z]:|.*\\", re.DOTALL)
_COMMIT = re.compile(r"(?:commit:)?[0-9a-f]{7,64}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#]+(?:[/?#]\S*)?", re.IGNORECASE)
_HINT = "name a file of the project, a web address, or a record such as LOC-0002"


@rule(
    "REF005",
    basis="requirement",
    severity="error",
    since="0.1",
    clauses="7.5.3.1 a, 7.5.3.2 a",
    by_document=True,
)
def missing_evidence(corpus: Corpus) -> Iterator[Finding]:
    """Evidence is not where the record says it is.

    An auditor asks for the sheet, and it has to be there, years later too. Evidence is a file of
    the project with its path from the root (`evidence/2026-03-minutes.pdf`, a part of it behind
    `#`), a folder, a web address, a record (`LOC-0002` for what is kept elsewhere), or a commit
    (`commit:` and at least seven digits of its hash). Files and records must exist; addresses and
    commits must be well formed, for nothing is fetched. Paths that leave the project or begin at
    the root of one machine lead nowhere for everybody else.

    ## Fails

    ```yaml
    DEC-0001:
      evidence: [evidence/2026-02-minutes.txt]
    ```

    ## Fails

    ```yaml
    NCR-0001:
      evidence: [LOC-0009]
    ```

    ## Fails

    ```yaml
    DEC-0001:
      evidence: ["https:/ovens.example/minutes"]
    ```

    ## Passes

    ```yaml
    DEC-0001:
      evidence:
        - evidence/2026-02-11-minutes.txt#item-3
        - evidence
        - LOC-0001
        - https://ovens.example/minutes?year=2026
        - commit:3f2a9c1
    ```
    """
    places = _Places(corpus.whole)
    for text in texts_under(corpus, corpus.live(), _FIELD):
        if fault := places.fault(text.value.strip(), text.record.path):
            yield Finding(text.place, *fault)


class _Places:
    """Where evidence can be, gathered once and only where it is asked."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._unread = corpus.unread_ids

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(above for path in self._corpus.files for above in _folders_of(path))

    @cached_property
    def _near(self) -> Mapping[str, list[str]]:
        """The files by their names and by their folders."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in sorted(self._corpus.files):
            folder, _, name = path.rpartition("/")
            found[name].append(path)
            found[f"{folder}/"].append(path)
        return found

    def fault(self, text: str, home: str) -> tuple[str, str] | None:
        """Return what is wrong with a piece of evidence and how to mend it, None if nothing is."""
        if _ID.fullmatch(text):
            return self._of_record(text)
        if text.startswith("commit:") or _COMMIT.fullmatch(text):
            told = f"'{text}' is no commit", "write commit: and at least seven digits of the hash"
            return None if _COMMIT.fullmatch(text) else told
        if _SCHEME.match(text):
            return _of_address(text)
        return self._of_path(text, home)

    def _of_record(self, text: str) -> tuple[str, str] | None:
        if text in self._corpus.by_id or text in self._unread:
            return None
        guess = guess_id(text, self._corpus.by_id)
        hint = f"did you mean {guess}?" if guess else _HINT
        return f"the evidence {text} does not exist", hint

    def _of_path(self, text: str, home: str) -> tuple[str, str] | None:
        if _MACHINE.match(text):
            return f"'{text}' is a path of one machine", f"{_HINT}, with / between folders"
        path = posixpath.normpath(text.partition("#")[0])
        if path == ".." or path.startswith("../"):
            return f"'{text}' leads out of the project", _HINT
        if not self._corpus.files or self._exists(path):
            return None
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(home), path))
        guess = beside if self._exists(beside) else self._like(path)
        message = f"there is no file '{path}' in the project"
        return message, f"did you mean '{guess}'?" if guess else _HINT

    def _like(self, path: str) -> str | None:
        """Return the file that was meant: one of that name, in that folder, or like it at all."""
        folder, _, name = path.rpartition("/")
        for known in (self._near.get(name), self._near.get(f"{folder}/"), self._corpus.files):
            if known and len(known) <= COMPARED and (found := nearest(path, known)):
                return found
        return None

    def _exists(self, path: str) -> bool:
        return path in self._corpus.files or path in self._folders


def _of_address(text: str) -> tuple[str, str] | None:
    if text.lower().startswith("file:"):
        return f"'{text}' is a path of one machine", _HINT
    if _ADDRESS.fullmatch(text):
        return None
    return f"'{text}' is no web address", "write it as in https://dms.example.com/doc/4711"


def _folders_of(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
