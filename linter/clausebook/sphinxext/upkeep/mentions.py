"""What pages refer to, for a link says the title of its target and follows it to another page."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from clausebook.sphinxext.collecting import PageCollector
from clausebook.sphinxext.domain import QmsDomain, domain_of

__all__ = ["MentionCollector", "Targets", "what_is_there"]

_OURS_OR_SPHINX = ("", "std", "doc", QmsDomain.name)

Mention = tuple[str, str, str]
"""The domain, the target, and the place in the target where that is a page."""


class MentionCollector(PageCollector):
    """Keeps what each page refers to."""

    kept_as = "qms_mentions"

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Keep what a page that was read refers to; records it asks for, which is kept anyway."""
        found = set(_mentions(doctree))
        if found:
            _mentions_by_page(app.env)[app.env.docname] = tuple(sorted(found))


class Targets:
    """What is known of the targets of references when all pages are read."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._standard = env.domains.standard_domain

    def of_page(self, page: str) -> list[Any]:
        """Return all that the references of a page may show and lead to, as plain data."""
        mentions = _mentions_by_page(self._env).get(page, ())
        return [self._target(page, mention) for mention in mentions]

    def _target(self, page: str, mention: Mention) -> list[Any]:
        domain, target, place = mention
        if domain not in _OURS_OR_SPHINX:
            return [str(sorted(self._env.domains[domain].data.items(), key=str))]
        names = dict.fromkeys((target, docname_join(page, target)))
        pages = [self._page(name, place) for name in names if name in self._env.found_docs]
        name = target.lower()
        labels = self._standard.labels.get(name), self._standard.anonlabels.get(name)
        numbers = [self._env.toc_fignumbers.get(one[0]) for one in labels if one is not None]
        ours = domain_of(self._env).record(target), domain_of(self._env).rule(target)
        return [pages, labels, numbers, self._by_name.get(name), ours]

    def _page(self, name: str, place: str) -> list[Any]:
        slugs = self._env.metadata[name].get("myst_slugs", {})
        title = self._env.titles.get(name)
        return [name, str(title), str(slugs.get(place)), self._env.toc_secnumbers.get(name)]

    @cached_property
    def _by_name(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for (sort, name), place in sorted(self._standard.objects.items()):
            found.setdefault(name.lower(), []).append([sort, place])
        return found


def what_is_there(env: BuildEnvironment, page: str) -> list[tuple[str, bool, bool]]:
    """Return whether there is a page, and a file, for each target of a page.

    Whether a link is one to a page is settled in Markdown when the page is read.
    """
    found = []
    for _domain, target, _place in _mentions_by_page(env).get(page, ()):
        relative, place = env.relfn2path(target, page)
        names = (target, docname_join(page, target), relative.rpartition(".")[0])
        is_page = any(name in env.found_docs for name in names)
        found.append((target, is_page, Path(place).is_file()))
    return found


def _mentions(doctree: nodes.document) -> Iterator[Mention]:
    for node in doctree.findall(addnodes.pending_xref):
        domain = str(node.get("refdomain") or "")
        if domain != QmsDomain.name:
            yield domain, str(node.get("reftarget") or ""), str(node.get("reftargetid") or "")


def _mentions_by_page(env: BuildEnvironment) -> dict[str, tuple[Mention, ...]]:
    return MentionCollector.by_page(env)
