"""The past of documents as readers may see it who may not read all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from clausebook.control.readers.readers import CLASSIFICATIONS
from clausebook.control.readers.withholding import Withholding
from clausebook.document import unreadable
from clausebook.history import Commit, History, Identity, Removal, Version
from clausebook.past import Past
from clausebook.record import LoadedDocument, load

__all__ = ["PastForReaders"]


class PastForReaders(Past):
    """Earlier versions without what is withheld; those that are withheld whole cannot be read.

    What is found out of them is kept apart from what others found out of the whole.
    """

    def __init__(self, whole: Past, withholding: Withholding) -> None:
        super().__init__(_history(whole.history, withholding), whole.library)
        self._whole = whole
        self._withholding = withholding

    def loaded(self, path: str, content: bytes) -> LoadedDocument:
        """Return a content as these readers see it at a path."""
        found = super().loaded(path, content)
        return self._withholding.document(found) or load(
            unreadable(path, "it is not shown here", "ask whoever answers for it"), self.library
        )

    def fact(
        self, content_ids: Mapping[str, str], find: Callable[[LoadedDocument], Any]
    ) -> dict[str, Any]:
        """Return something about contents; of those that hide nothing others may know it."""
        own = dict(self._touched(content_ids))
        others = {one: path for one, path in content_ids.items() if one not in own}
        return {**self._whole.fact(others, find), **super().fact(own, find)}

    def _touched(self, content_ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Yield the contents of which these readers may see less than there is."""
        unseen = {*self._withholding.readers.unseen, _IN_ANOTHER_WAY}
        if self._withholding.ids or not self._withholding.readers.personal_data:
            yield from content_ids.items()
            return
        said = self._whole.fact_of_text(content_ids, _classifications_in)
        for content_id, path in content_ids.items():
            if unseen.intersection(said.get(content_id, [_IN_ANOTHER_WAY])):
                yield content_id, path


_IN_ANOTHER_WAY = "?"
_WORD = b"classification"


def _classifications_in(content: bytes) -> list[str]:
    """Return which classifications a text names, and whether it names one in another way."""
    found: set[str] = set()
    for after in content.split(_WORD)[1:]:
        said = after[:40].split(b"\n")[0].strip(b"\"' :\r")
        named = [one for one in CLASSIFICATIONS if said.startswith(one.encode())]
        found.update(named or [_IN_ANOTHER_WAY])
    return sorted(found)


def _history(history: History, withholding: Withholding) -> History:
    """Return the history with nothing that was said of changes, which nobody classified."""
    commits = {one.id: _commit(one, withholding) for one in history.commits}

    def version(one: Version) -> Version:
        return replace(one, commit=commits.get(one.commit.id) or _commit(one.commit, withholding))

    def removal(one: Removal) -> Removal:
        gone = commits.get(one.commit.id) or _commit(one.commit, withholding)
        return Removal(version(one.last), gone, tuple(map(version, one.earlier)))

    return replace(
        history,
        commits=tuple(commits[one.id] for one in history.commits),
        versions={path: tuple(map(version, found)) for path, found in _kept(history, withholding)},
        removals=tuple(map(removal, history.removals)),
    )


def _kept(history: History, withholding: Withholding) -> Iterable[tuple[str, tuple[Version, ...]]]:
    return ((p, found) for p, found in history.versions.items() if p not in withholding.paths)


def _commit(commit: Commit, withholding: Withholding) -> Commit:
    if withholding.readers.personal_data:
        return replace(
            commit, subject=withholding.text(commit.subject) if not withholding.ids else ""
        )
    nobody = Identity("", "")
    return replace(commit, subject="", author=nobody, committer=nobody, trailers=())
